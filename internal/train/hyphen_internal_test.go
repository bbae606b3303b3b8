package train

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestJoinHyphens(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		in, want Sentence
		ok       bool
	}{
		"Adjective": {
			in: Sentence{
				Words: []string{"a", "two", "-", "year", "deal"}, Tags: []string{"DT", "CD", "HYPH", "NN", "NN"},
				Labels: []string{"det", "nummod", "punct", "compound", "root"}, Heads: []int{4, 3, 3, 4, -1},
			},
			want: Sentence{
				Words: []string{"a", "two-year", "deal"}, Tags: []string{"DT", "JJ", "NN"},
				Labels: []string{"det", "compound", "root"}, Heads: []int{2, 2, -1},
			},
			ok: true,
		},
		"Chain": {
			in: Sentence{
				Words: []string{"up", "-", "to", "-", "date"}, Tags: []string{"RB", "HYPH", "IN", "HYPH", "NN"},
				Labels: []string{"root", "punct", "case", "punct", "obl"}, Heads: []int{-1, 4, 4, 4, 0},
			},
			want: Sentence{Words: []string{"up-to-date"}, Tags: []string{"RB"}, Labels: []string{"root"}, Heads: []int{-1}},
			ok:   true,
		},
		"NameStays": {
			in: Sentence{
				Words: []string{"Oslo", "-", "Bergen", "line"}, Tags: []string{"NNP", "HYPH", "NNP", "NN"},
				Labels: []string{"compound", "punct", "compound", "root"}, Heads: []int{2, 2, 3, -1},
			},
			want: Sentence{Words: []string{"Oslo-Bergen", "line"}, Tags: []string{"NNP", "NN"}, Labels: []string{"compound", "root"}, Heads: []int{1, -1}},
			ok:   true,
		},
		"None": {
			in:   Sentence{Words: []string{"Yes"}, Tags: []string{"UH"}, Labels: []string{"root"}, Heads: []int{-1}},
			want: Sentence{Words: []string{"Yes"}, Tags: []string{"UH"}, Labels: []string{"root"}, Heads: []int{-1}},
		},
		"Edges": {
			in: Sentence{
				Words: []string{"-", "yes", "-"}, Tags: []string{"HYPH", "UH", "HYPH"},
				Labels: []string{"punct", "root", "punct"}, Heads: []int{1, -1, 1},
			},
			want: Sentence{
				Words: []string{"-", "yes", "-"}, Tags: []string{"HYPH", "UH", "HYPH"},
				Labels: []string{"punct", "root", "punct"}, Heads: []int{1, -1, 1},
			},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := joinHyphens(c.in)
			require.Equal(t, c.ok, ok)
			require.Equal(t, c.want, got)
		})
	}
}

func TestWithHyphens(t *testing.T) {
	t.Parallel()
	docs := withHyphens([]Document{{Sentences: []Sentence{
		{Words: []string{"so", "-", "so"}, Tags: []string{"RB", "HYPH", "RB"}, Labels: []string{"root", "punct", "dep"}, Heads: []int{-1, 0, 0}},
		{Words: []string{"Yes"}, Tags: []string{"UH"}, Labels: []string{"root"}, Heads: []int{-1}},
	}}})
	require.Len(t, docs[0].Sentences, 3)
	require.Equal(t, []string{"so-so"}, docs[0].Sentences[2].Words)
}
