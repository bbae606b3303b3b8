package timex_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/timex"
)

// written is one sentence of testdata with the expressions wanted of it.
type written struct {
	section, text string
	published     time.Time
	want          []string
}

// writtenExamples reads a file of testdata. A line "day 2017-05-11" gives the
// day of publication of the sentences that follow, "day" alone none; a line in
// square brackets opens a section; an indented line tells an expression of the
// sentence above: its words, type, value, modifier and zone, as far as it has them. In
// the place of a value that is not known stands, in parentheses, what the words say.
func writtenExamples(tb testing.TB, file string) []written {
	tb.Helper()
	data, err := os.ReadFile("testdata/" + file)
	require.NoError(tb, err)
	var all []written
	var section string
	var published time.Time
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
		case line == "day":
			published = time.Time{}
		case strings.HasPrefix(line, "day "):
			published, err = time.Parse("day "+time.DateOnly, line)
			require.NoError(tb, err)
		case strings.HasPrefix(line, "  "):
			last := &all[len(all)-1]
			last.want = append(last.want, strings.TrimSpace(line))
		default:
			all = append(all, written{section: section, text: strings.ReplaceAll(line, "¶", "\n\n"), published: published})
		}
	}
	return all
}

// facts writes the expressions of a text as testdata does.
func facts(text string, published time.Time) []string {
	var list []string
	for _, e := range timex.Read(text, published) {
		value := e.Value
		if value == "" {
			value = "(" + e.Relative + ")"
		}
		line := []string{text[e.Start:e.End], "=", string(e.Type), value, string(e.Mod), e.Zone}
		list = append(list, strings.Join(slices.DeleteFunc(line, func(part string) bool { return part == "" }), " "))
	}
	return list
}

func TestRead_Written(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"news.txt", "granularity.txt", "rare.txt", "local.txt", "narrative.txt", "nothing.txt"} {
		for _, example := range writtenExamples(t, file) {
			require.Equal(t, example.want, facts(example.text, example.published), "%s: %s: %s", file, example.section, example.text)
		}
	}
}
