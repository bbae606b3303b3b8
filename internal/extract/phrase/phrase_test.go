package phrase_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/news"
)

// tagged makes tokens of "word/TAG word/TAG", one blank apart.
func tagged(text string) []extract.Token {
	var tokens []extract.Token
	at := 0
	for _, field := range strings.Fields(text) {
		word, tag, _ := strings.Cut(field, "/")
		span := news.Span{Start: at, End: at + len(word)}
		tokens = append(tokens, extract.Token{Span: span, Text: word, Tag: tag})
		at = span.End + 1
	}
	return tokens
}

// phrases writes the phrases of tokens.
func phrases(tokens []extract.Token) []string {
	var list []string
	for _, p := range phrase.All(tokens) {
		var words []string
		for _, token := range tokens[p.First:p.End] {
			words = append(words, token.Text)
		}
		list = append(list, strings.Join(words, " "))
	}
	return list
}

func TestAll(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want []string
	}{
		{"the/DT old/JJ port/NN opened/VBD", []string{"the old port"}},
		{"Mayor/NNP Anna/NNP Reyes/NNP said/VBD", []string{"Mayor Anna Reyes"}},
		{"the/DT mayor/NN of/IN Salem/NNP", []string{"the mayor", "Salem"}},
		{"Reyes/NNP 's/POS top/JJ diplomat/NN", []string{"Reyes 's top diplomat"}},
		{"he/PRP told/VBD his/PRP$ deputy/NN", []string{"he", "his deputy"}},
		{"Reyes/NNP and/CC Okafor/NNP", []string{"Reyes", "Okafor"}},
		{"the/DT recently/RB elected/VBN mayor/NN", []string{"the recently elected mayor"}},
		{"all/PDT the/DT ships/NNS", []string{"all the ships"}},
		{"Berlin/NNP last/JJ week/NN", []string{"Berlin", "last week"}},
		{"this/DT is/VBZ good/JJ", []string{"this"}},
		{"Johnson/NNP &/CC Sons/NNP", []string{"Johnson & Sons"}},
		{"quickly/RB ran/VBD", nil},
	} {
		require.Equal(t, c.want, phrases(tagged(c.text)), c.text)
	}
}

func TestIndex(t *testing.T) {
	t.Parallel()
	tokens := tagged("the/DT mayor/NN met/VBD Reyes/NNP")
	index := phrase.NewIndex(tokens)
	mayor, reyes := phrase.Phrase{First: 0, End: 2}, phrase.Phrase{First: 3, End: 4}
	require.Equal(t, []phrase.Phrase{mayor, reyes}, index.All)

	found, ok := index.From(0)
	require.True(t, ok)
	require.Equal(t, mayor, found)
	found, ok = index.Until(4)
	require.True(t, ok)
	require.Equal(t, reyes, found)
	found, ok = index.Around(1)
	require.True(t, ok)
	require.Equal(t, mayor, found)
	require.Equal(t, news.Span{Start: 0, End: 9}, mayor.Span(tokens))

	for _, at := range []int{-1, 1, 2, 99} {
		_, ok = index.From(at)
		require.False(t, ok, at)
	}
	_, ok = index.Around(2)
	require.False(t, ok)
	_, ok = index.Around(99)
	require.False(t, ok)
}

// TestNamed shows that the entity stage is believed over the tagger.
func TestNamed(t *testing.T) {
	t.Parallel()
	doc := &extract.Document{
		Tokens: tagged("Bank/NN of/IN Salem/RB 's/POS chief/NN"),
		Entities: []news.Entity{
			{Type: news.Organization, Mentions: []news.Mention{{Span: news.Span{Start: 0, End: 16}, Kind: news.NameMention}}},
			{Type: news.Person, Mentions: []news.Mention{{Span: news.Span{Start: 20, End: 25}, Kind: news.NominalMention}}},
		},
	}
	var tags []string
	for _, token := range phrase.Named(doc) {
		tags = append(tags, token.Tag)
	}
	require.Equal(t, []string{"NNP", "NNP", "NNP", "POS", "NN"}, tags)
	require.Equal(t, "IN", doc.Tokens[1].Tag)
}

func FuzzAll(f *testing.F) {
	f.Add("The mayor of Salem said that he and the 3 ships met.")
	f.Add("\"& 's the the — \n\n all")
	f.Fuzz(func(t *testing.T, text string) {
		tokens := extracttest.Rough(strings.ToValidUTF8(text, "")).Tokens
		last := 0
		for _, p := range phrase.All(tokens) {
			require.LessOrEqual(t, last, p.First)
			require.Less(t, p.First, p.End)
			require.LessOrEqual(t, p.End, len(tokens))
			last = p.End
		}
	})
}

func BenchmarkAll(b *testing.B) {
	tokens := tagged(strings.Repeat("the/DT old/JJ mayor/NN of/IN Salem/NNP met/VBD him/PRP ", 1000))
	for b.Loop() {
		require.Len(b, phrase.All(tokens), 3000)
	}
}
