package label

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

func TestJoinWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ line, want string }{
		{"", ""},
		{"Reyes met Okafor .", "Reyes met Okafor."},
		{"Reyes , the mayor , met Okafor ; why ?", "Reyes, the mayor, met Okafor; why?"},
		{"It did n't end .", "It didn't end."},
		{"Okafor 's aides , who 've left , say it 's late", "Okafor's aides, who've left, say it's late"},
		{"the ministers ' talks", "the ministers' talks"},
		{"in the '80s", "in the '80s"},
		{"the port ( of Bergen ) and [ sic ]", "the port (of Bergen) and [sic]"},
		{"it cost $ 3 and 4 % more", "it cost $3 and 4% more"},
		{`" We met , " she said . " Twice . "`, `"We met," she said. "Twice."`},
		{`he said " no`, `he said "no`},
		{"well ... yes", "well... yes"},
		{"two  spaces", "two spaces"},
		{" spaces around ", "spaces around"},
		{"Ása met Öle — in Ålesund .", "Ása met Öle — in Ålesund."},
		{".", "."},
		{"( (", "(("},
		{`"`, `"`},
	} {
		j := joinWords(c.line, true)
		require.Equal(t, c.want, j.text)
		require.Len(t, j.at, utf8.RuneCountInString(c.want), c.line)
		require.Equal(t, utf8.RuneCountInString(c.line), j.size)
	}
}

// TestJoinWords_Print leaves a line alone that is as in print.
func TestJoinWords_Print(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"", " ", "Ása , of  Bergen ( met ) .", `" ' n't ( $`} {
		j := joinWords(line, false)
		require.Equal(t, line, j.text)
		for i, at := range j.at {
			require.Equal(t, i, at, line)
		}
	}
}

func TestJoined_Span(t *testing.T) {
	t.Parallel()
	j := joinWords(`Ása did n't say " yes " ( to Öle 's $ 5 ) .`, true)
	require.Equal(t, `Ása didn't say "yes" (to Öle's $5).`, j.text)
	line, text := []rune(`Ása did n't say " yes " ( to Öle 's $ 5 ) .`), []rune(j.text)
	for _, c := range []struct{ words, want string }{
		{"Ása", "Ása"},
		{"did n't", "didn't"},
		{"n't", "n't"},
		{`" yes "`, `"yes"`},
		{"yes", "yes"},
		{"to Öle", "to Öle"},
		{"Öle 's", "Öle's"},
		{"$ 5", "$5"},
		{"( to", "(to"},
		{"5 ) .", "5)."},
	} {
		before, _, found := strings.Cut(string(line), c.words)
		require.True(t, found, c.words)
		first := utf8.RuneCountInString(before)
		span := j.span(first, first+utf8.RuneCountInString(c.words))
		require.Equal(t, c.want, string(text[span.Start:span.End]))
	}
	j.start = 100
	require.Equal(t, news.Span{Start: 100, End: 103}, j.span(0, 3), "spans are those of the article")
}

// unspaced is a text without its spaces.
func unspaced(text string) string { return strings.ReplaceAll(text, " ", "") }

func FuzzJoinWords(f *testing.F) {
	for _, seed := range []string{
		"", `" We met , " Ása did n't say .`, "( $ 5 % ) [ 's ' ... ]", "  a  b  ", `" " " "`, "é ' ’ “ ” 世 界", "n't", "\xff . \x80",
	} {
		f.Add(seed, true, 1, 4)
		f.Add(seed, false, 0, 2)
	}
	f.Fuzz(func(t *testing.T, line string, tokenised bool, first, end int) {
		line = strings.ToValidUTF8(line, "\ufffd")
		j := joinWords(line, tokenised)
		runes, text := []rune(line), []rune(j.text)
		require.Equal(t, len(runes), j.size)
		require.Len(t, j.at, len(text))
		for i, at := range j.at {
			require.Equal(t, string(runes[at]), string(text[i]), "a code point is the one that it was")
			require.True(t, i == 0 || at > j.at[i-1], "offsets grow")
		}
		require.Equal(t, unspaced(line), unspaced(j.text), "no more than spaces goes")
		if !tokenised {
			require.Equal(t, line, j.text)
		}
		if first < 0 || end < first || end > len(runes) {
			return
		}
		span := j.span(first, end)
		require.LessOrEqual(t, span.End, len(text))
		require.Equal(t, unspaced(string(runes[first:end])), unspaced(string(text[span.Start:span.End])))
	})
}
