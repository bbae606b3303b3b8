package quote

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestForms(t *testing.T) {
	t.Parallel()
	for lemma, want := range map[string][]string{
		"add":   {"add", "adds", "added", "adding"},
		"argue": {"argue", "argues", "argued", "arguing"},
		"deny":  {"deny", "denies", "denied", "denying"},
		"say":   {"say", "says", "sayed", "saying"},
		"slam*": {"slam", "slams", "slammed", "slamming"},
		"teach": {"teach", "teaches", "teached", "teaching"},
	} {
		require.Equal(t, want, forms(lemma), lemma)
	}
}

func TestNewLexicon(t *testing.T) {
	t.Parallel()
	words := newLexicon()
	require.Equal(t, verb{"say", saying}, words["said"])
	require.Equal(t, verb{"tell", telling}, words["told"])
	require.Equal(t, verb{"criticise", judging}, words["criticised"])
	require.NotContains(t, words, "ate")
}

func TestMarker_read(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		paragraphs []string
		want       [][]stretch
	}{
		{"Closed", []string{`A "b" c`}, [][]stretch{{{start: 2, end: 5}}}},
		{"TwoStretches", []string{`"a" "b"`}, [][]stretch{{{start: 0, end: 3}, {start: 4, end: 7}}}},
		{"Unclosed", []string{`A "b c`}, [][]stretch{{{start: 2, end: 6, unclosed: true}}}},
		{"Continued", []string{`"a`, `"b"`}, [][]stretch{{{start: 0, end: 2, unclosed: true}}, {{start: 0, end: 3, continues: true}}}},
		{"ClosedInTheNext", []string{`"a`, `b" c`}, [][]stretch{{{start: 0, end: 2, unclosed: true}}, {{start: 0, end: 2, continues: true}}}},
		{"NotContinued", []string{`"a`, `b c`, `"d"`}, [][]stretch{{{start: 0, end: 2, unclosed: true}}, nil, {{start: 0, end: 3}}}},
		{"SingleAndDouble", []string{`'a,' "b"`}, [][]stretch{{{start: 0, end: 4}, {start: 5, end: 8}}}},
		{"CodePoints", []string{`é “ü” x`}, [][]stretch{{{start: 2, end: 5}}}},
		{"Elision", []string{`the '90s and 'em'`}, [][]stretch{nil}},
		{"OrphanClosing", []string{`a" b`}, [][]stretch{nil}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var m marker
			for i, paragraph := range c.paragraphs {
				require.Equal(t, c.want[i], m.read(paragraph, 0), "paragraph %d", i)
			}
		})
	}
}
