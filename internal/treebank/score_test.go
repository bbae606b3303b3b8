package treebank_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/treebank"
)

func spans(ends ...int) []news.Span {
	var list []news.Span
	for i := 0; i+1 < len(ends); i += 2 {
		list = append(list, news.Span{Start: ends[i], End: ends[i+1]})
	}
	return list
}

func TestScore_Add(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		found, wanted []news.Span
		right         int
		f1            float64
	}{
		"Same":      {spans(0, 3, 4, 9), spans(0, 3, 4, 9), 2, 100},
		"CutTwice":  {spans(0, 3, 4, 9), spans(0, 9), 0, 0},
		"OneOfTwo":  {spans(0, 3, 4, 9), spans(0, 3, 4, 6, 7, 9), 1, 40},
		"Nothing":   {nil, nil, 0, 0},
		"NoneFound": {nil, spans(0, 3), 0, 0},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var s treebank.Score
			s.Add(c.found, c.wanted)
			require.Equal(t, treebank.Score{Right: c.right, Found: len(c.found), Wanted: len(c.wanted)}, s)
			require.InDelta(t, c.f1, s.F1(), 0.01)
		})
	}
}

func TestScore_AddUp(t *testing.T) {
	t.Parallel()
	var s treebank.Score
	s.Add(spans(0, 3), spans(0, 3))
	s.Add(spans(0, 2), spans(0, 3))
	require.InDelta(t, 50, s.F1(), 0.01)
}

func TestBoundaries(t *testing.T) {
	t.Parallel()
	text := read(t)[0]
	ends := treebank.Boundaries(text.Text, text.Sentences)
	require.Len(t, ends, 2, "the end of the heading and that of the text are given by the layout")
	for _, e := range ends {
		require.Zero(t, e.Len())
		require.Equal(t, ".", string([]rune(text.Text)[e.End-1]))
	}
}
