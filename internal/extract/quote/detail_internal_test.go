package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

func TestManners_Of(t *testing.T) {
	t.Parallel()
	table, words := newManners(), newLexicon()
	for _, c := range []struct {
		cue  string
		kind news.QuoteKind
		want news.Manner
	}{
		{"said", news.Direct, news.SaidManner},
		{"told", news.Indirect, news.SaidManner},
		{"according to", news.Indirect, news.SaidManner},
		{":", news.Direct, news.SaidManner},
		{"snapped", news.Direct, news.SaidManner},
		{"likes", news.Indirect, ""},
		{"has denied", news.Indirect, news.DeniedManner},
		{"declined to say", news.Indirect, news.RefusedManner},
		{"asked", news.Direct, news.AskedManner},
		{"called on", news.Indirect, news.UrgedManner},
		{"called", news.Mixed, news.SaidManner},
		{"promised", news.Indirect, news.PromisedManner},
		{"her claim", news.Indirect, news.ClaimedManner},
		{"warning", news.Indirect, news.WarnedManner},
		{"confirmed", news.Indirect, news.ConfirmedManner},
		{"slammed", news.Indirect, news.CriticisedManner},
	} {
		require.Equal(t, c.want, table.of(strings.Fields(c.cue), words, c.kind), c.cue)
	}
}

func TestDenies(t *testing.T) {
	t.Parallel()
	for cue, want := range map[string]bool{
		"said": false, "did not say": true, "has n't said": true, "declined to comment": true, "never said": true,
		"failed to explain": true, "failed": false, "had no comment": true, "had no idea": false, "denied": false,
	} {
		require.Equal(t, want, denies(strings.Fields(cue)), cue)
	}
}

func TestMediaTable_At(t *testing.T) {
	t.Parallel()
	table := newMedia()
	words := strings.Fields("he said at a news conference in berlin and on twitter")
	require.Equal(t, news.NewsConferenceMedium, table.at(words, 5))
	require.Equal(t, news.SocialMediaMedium, table.at(words, 10))
	require.Empty(t, table.at(words, 0))
	require.True(t, through(words, 5))
	require.True(t, through(words, 10))
	require.False(t, through(strings.Fields("the report"), 1))
	require.False(t, through(strings.Fields("in the end , the report"), 5))
}

func TestMarkIndex_Kind(t *testing.T) {
	t.Parallel()
	text := news.NewText(`“One two” three`)
	marks := newMarkIndex([]stretch{{start: 0, end: 9}})
	for _, c := range []struct {
		span news.Span
		want news.QuoteKind
	}{
		{news.Span{Start: 0, End: 9}, news.Direct}, {news.Span{Start: 0, End: 15}, news.Mixed}, {news.Span{Start: 10, End: 15}, news.Indirect},
	} {
		require.Equal(t, c.want, marks.kind(text, []news.Span{c.span}))
	}
}

func TestInOrder_KeepsReferences(t *testing.T) {
	t.Parallel()
	at := func(start int) []news.Span { return []news.Span{{Start: start, End: start + 1}} }
	outer := 0
	sorted := inOrder([]news.Quote{{Content: at(10), Kind: news.Direct}, {Content: at(2)}, {Content: at(12), Within: &outer}})
	require.Equal(t, at(2), sorted[0].Content)
	require.Equal(t, at(12), sorted[2].Content)
	require.Equal(t, 1, *sorted[2].Within)
	require.Equal(t, news.Direct, sorted[*sorted[2].Within].Kind)
}

func TestBucket_Grows(t *testing.T) {
	t.Parallel()
	last := uint32(0)
	for n := range 200 {
		require.GreaterOrEqual(t, bucket(n), last)
		last = bucket(n)
	}
	require.Less(t, last, uint32(15))
	require.Equal(t, uint32(15), bucket(-1))
}
