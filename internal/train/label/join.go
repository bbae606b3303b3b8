package label

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// joined is a line whose words, which stood apart, are written as in print.
type joined struct {
	text string
	// at are the offsets in the line of the text's code points.
	at []int
	// start is where the text begins in its article.
	start int
}

// joinWords writes a line as in print. Marks and endings that a tokeniser cut
// off go back to their words; nothing else changes.
func joinWords(line string, tokenised bool) joined {
	var j joined
	var text strings.Builder
	glue, quoted := true, false
	word := []rune{}
	flush := func(next int) {
		if len(word) == 0 {
			return
		}
		before, after := glues(string(word), quoted)
		if string(word) == `"` {
			quoted = !quoted
		}
		if !glue && !before {
			text.WriteByte(' ')
			j.at = append(j.at, next-len(word)-1)
		}
		for i, r := range word {
			text.WriteRune(r)
			j.at = append(j.at, next-len(word)+i)
		}
		glue, word = after, word[:0]
	}
	n := 0
	for _, r := range line {
		if r == ' ' && tokenised {
			flush(n)
		} else {
			word = append(word, r)
		}
		n++
	}
	flush(n)
	j.text = text.String()
	return j
}

// glues reports whether a word is written without a space before it, and without
// one behind it.
func glues(word string, quoted bool) (before, after bool) {
	switch word {
	case ",", ".", ";", ":", "?", "!", "%", ")", "]", "n't", "...":
		return true, false
	case "(", "[", "$":
		return false, true
	case `"`:
		return quoted, !quoted
	}
	return strings.HasPrefix(word, "'") && len(word) <= len("'re"), false
}

// span is what stands in the article for code points of the line.
func (j *joined) span(first, end int) news.Span {
	from := sort.SearchInts(j.at, first)
	to := sort.SearchInts(j.at, end)
	return news.Span{Start: j.start + from, End: j.start + to}
}
