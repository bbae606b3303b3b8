package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxHeadline is the longest first line that passes for a headline, in code
// points.
const maxHeadline = 150

func textFormat() format {
	return format{
		mediaTypes: []string{"text/plain"},
		fits:       func([]byte) bool { return true },
		looks:      func([]byte) bool { return true },
		decode: func(content []byte) (draft, error) {
			var found draft
			found.Body = string(content)
			return found, nil
		},
	}
}

// splitHeadline finds the headline of a body that has none beside it, and
// drops it from a body that repeats it. Both ways the article's text is then
// what the body was, to the code point.
func splitHeadline(title, body string) (headline, rest string) {
	if title == "" {
		first, rest, found := strings.Cut(body, "\n\n")
		// A body that repeats its headline at once keeps both, as it came.
		if found && isHeadline(first) && isFilled(rest) && !strings.HasPrefix(rest, first+"\n\n") {
			return first, rest
		}
		return "", body
	}
	for {
		rest, repeated := strings.CutPrefix(body, title+"\n\n")
		if !repeated || !isFilled(rest) {
			return title, body
		}
		body = rest
	}
}

// isHeadline tells a headline from the first sentence of a text: one short
// line of at least two words that does not end a sentence and is no byline.
func isHeadline(line string) bool {
	if strings.Contains(line, "\n") || strings.TrimSpace(line) != line || utf8.RuneCountInString(line) > maxHeadline {
		return false
	}
	words := strings.Fields(line)
	if len(words) < 2 || strings.EqualFold(words[0], "by") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, "\"'”’)»"))
	return strings.ContainsFunc(line, unicode.IsLetter) && !strings.ContainsRune(".!?…:;,", last)
}
