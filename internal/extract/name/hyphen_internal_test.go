package name

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

func TestJoint(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"Nairobi-based": 7, "UN-backed": 2, "Élysée-led": 8, "Guinea-Bissau-born": 13,
		"Jean-Pierre": -1, "Ji-hoon": -1, "al-Harbi": -1, "crude-based": -1, "President-elect": -1,
		"-based": -1, "based": -1, "": -1, "-": -1, "A-": -1,
	} {
		require.Equal(t, want, joint(text), text)
	}
}

func TestDesk_Between(t *testing.T) {
	t.Parallel()
	entries := map[uint32]model.Entry{}
	for _, country := range []string{"norway", "ghana", "guinea", "bissau", "guinea-bissau"} {
		entries[model.Hash(country)] = model.NewEntry(model.Country, 0, 0)
	}
	d := &desk{page: NewPage(model.NewLexicon(entries))}
	for text, want := range map[string]int{
		"Norway-Ghana": 6, "Guinea-Bissau": -1, "Norway-Ghana-Guinea": -1, "Norway": -1, "Norway-": -1, "-Ghana": -1, "": -1,
		"Norway-style": -1, "Jean-Ghana": -1,
	} {
		require.Equal(t, want, d.between(text), text)
	}
}

func TestDesk_AddToken(t *testing.T) {
	t.Parallel()
	text := news.NewText("Élysée-led talks")
	d := &desk{page: NewPage(model.NewLexicon(nil))}
	d.addToken(&extract.Token{Span: news.Span{Start: 0, End: 10}, Text: "Élysée-led"})
	d.addToken(&extract.Token{Span: news.Span{Start: 11, End: 16}, Text: "talks"})
	var words []string
	for _, s := range d.spans {
		words = append(words, text.Slice(s))
	}
	require.Equal(t, []string{"Élysée", "led", "talks"}, words)
	require.Equal(t, len(words), d.page.Len())
}

func TestDesk_AddTokenPair(t *testing.T) {
	t.Parallel()
	entries := map[uint32]model.Entry{}
	for _, country := range []string{"norway", "ghana"} {
		entries[model.Hash(country)] = model.NewEntry(model.Country, 0, 0)
	}
	d := &desk{page: NewPage(model.NewLexicon(entries))}
	d.addToken(&extract.Token{Span: news.Span{Start: 4, End: 16}, Text: "Norway-Ghana"})
	require.Equal(t, []news.Span{{Start: 4, End: 10}, {Start: 10, End: 11}, {Start: 11, End: 16}}, d.spans)
	require.Equal(t, 3, d.page.Len())
}
