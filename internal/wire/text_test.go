package wire_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The text of an article is the text that came, to the code point, wherever
// the headline ends.
func TestDecoder_DecodeText(t *testing.T) {
	t.Parallel()
	const body = "They met in the capital."
	for name, c := range map[string]struct{ data, title string }{
		"Story":          {story, "Holm and Lindqvist to meet again in Bergen"},
		"Headline":       {"Talks end in Oslo\n\n" + body, "Talks end in Oslo"},
		"TwoBlankLines":  {"Talks end in Oslo\n\n\n" + body, "Talks end in Oslo"},
		"QuotedHeadline": {"Holm: ‘We agree’\n\n" + body, "Holm: ‘We agree’"},
		"Sentence":       {"The talks ended.\n\n" + body, ""},
		"QuotedSentence": {"“The talks ended.”\n\n" + body, ""},
		"Question":       {"Will they agree?\n\n" + body, ""},
		"OneLineBreak":   {"Talks end in Oslo\n" + body, ""},
		"NoBody":         {"Talks end in Oslo\n\n", ""},
		"OneWord":        {"OSLO\n\n" + body, ""},
		"Byline":         {"By Arne Holm\n\n" + body, ""},
		"Numbers":        {"12 10\n\n" + body, ""},
		"Long":           {strings.Repeat("word ", 40) + "end\n\n" + body, ""},
		"Indented":       {"  Talks end\n\n" + body, ""},
		"LeadingLines":   {"\n\nTalks end\n\n" + body, ""},
		"OuterSpace":     {" \u00A0" + body + " \n\n", ""},
		"Brace":          {"{Update} " + body, ""},
		"Bracket":        {"[Update] " + body, ""},
		"Angle":          {"< 5 % agree. " + body, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			article := mustDecode(t, c.data)
			require.Equal(t, c.title, article.Title)
			require.Equal(t, c.data, article.Text())
			again := mustDecode(t, c.data, "Content-Type", "text/plain; charset=utf-8")
			require.Equal(t, article, again)
		})
	}
}

func TestDecoder_DecodeTextLineEnds(t *testing.T) {
	t.Parallel()
	article := mustDecode(t, "\uFEFFTalks end in Oslo\r\n\r\nThey met.\r\n")
	require.Equal(t, "Talks end in Oslo", article.Title)
	require.Equal(t, "They met.\n", article.Body)
}
