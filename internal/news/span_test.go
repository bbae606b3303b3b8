package news_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

func span(start, end int) news.Span { return news.Span{Start: start, End: end} }

func TestSpan_Relations(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		a, b                 news.Span
		contains, overlaps   bool
		cover                news.Span
		compare              int
		containsB, overlapsB bool
	}{
		"Same":     {a: span(2, 5), b: span(2, 5), contains: true, overlaps: true, cover: span(2, 5), containsB: true, overlapsB: true},
		"Inside":   {a: span(2, 9), b: span(3, 5), contains: true, overlaps: true, cover: span(2, 9), compare: -1, overlapsB: true},
		"AtStart":  {a: span(2, 9), b: span(2, 5), contains: true, overlaps: true, cover: span(2, 9), compare: 1, overlapsB: true},
		"Crossing": {a: span(2, 5), b: span(4, 9), overlaps: true, cover: span(2, 9), compare: -1, overlapsB: true},
		"Touching": {a: span(2, 5), b: span(5, 9), cover: span(2, 9), compare: -1},
		"Apart":    {a: span(2, 3), b: span(5, 9), cover: span(2, 9), compare: -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.contains, c.a.Contains(c.b))
			require.Equal(t, c.overlaps, c.a.Overlaps(c.b))
			require.Equal(t, c.containsB, c.b.Contains(c.a))
			require.Equal(t, c.overlapsB, c.b.Overlaps(c.a))
			require.Equal(t, c.cover, c.a.Cover(c.b))
			require.Equal(t, c.cover, c.b.Cover(c.a))
			require.Equal(t, c.compare, sign(c.a.Compare(c.b)))
			require.Equal(t, -c.compare, sign(c.b.Compare(c.a)))
		})
	}
}

func sign(n int) int { return max(-1, min(1, n)) }

func TestSpan_Compare(t *testing.T) {
	t.Parallel()
	spans := []news.Span{span(5, 6), span(1, 9), span(1, 2), span(0, 1)}
	slices.SortFunc(spans, news.Span.Compare)
	require.Equal(t, []news.Span{span(0, 1), span(1, 2), span(1, 9), span(5, 6)}, spans)
}

func TestSpan_ZeroIsAbsent(t *testing.T) {
	t.Parallel()
	require.True(t, news.Span{}.IsZero())
	require.False(t, span(0, 1).IsZero())
	require.Equal(t, 3, span(4, 7).Len())
	data, err := json.Marshal(news.Quote{Kind: news.Direct, Content: []news.Span{span(0, 1)}})
	require.NoError(t, err)
	require.JSONEq(t, `{"content":[[0,1]],"kind":"direct"}`, string(data))
}

func TestSpan_UnmarshalJSON(t *testing.T) {
	t.Parallel()
	var s news.Span
	require.NoError(t, json.Unmarshal([]byte(` [3, 9] `), &s))
	require.Equal(t, span(3, 9), s)
	require.Equal(t, "[3,9]", s.String())
	for _, data := range []string{`[3]`, `[3,9,1]`, `[9,3]`, `[-1,3]`, `{}`, `"3,9"`, `[1.5,2]`, `[1e99,2]`, `[]`} {
		require.ErrorContains(t, json.Unmarshal([]byte(data), &s), "span", data)
	}
	require.Equal(t, span(3, 9), s, "a span that cannot be read is left as it was")
}

func FuzzSpan_JSON(f *testing.F) {
	f.Add(`[3,9]`)
	f.Add(`[9,3]`)
	f.Add(`[3,9`)
	f.Fuzz(func(t *testing.T, data string) {
		var s, again news.Span
		if json.Unmarshal([]byte(data), &s) != nil {
			return
		}
		require.True(t, 0 <= s.Start && s.Start <= s.End)
		written, err := json.Marshal(s)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(written, &again))
		require.Equal(t, s, again)
	})
}
