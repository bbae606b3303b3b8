package label

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// joined is a line whose words, which stood apart, are written as in print.
type joined struct {
	text string
	// at are the offsets in the line of the text's code points; size counts those
	// of the line.
	at   []int
	size int
	// start is where the text begins in its article.
	start int
}

// joinWords writes a line as in print. Marks and endings that a tokeniser cut
// off go back to their words; nothing else changes.
func joinWords(line string, tokenised bool) joined {
	w := joiner{glue: true}
	var word []rune
	for _, r := range line {
		if r == ' ' && tokenised {
			w.write(word)
			word = word[:0]
		} else {
			word = append(word, r)
		}
		w.size++
	}
	w.write(word)
	w.joined.text = w.text.String()
	return w.joined
}

// joiner is a line that was joined so far.
type joiner struct {
	joined
	text strings.Builder
	// glue is set where the next word follows without a space, quoted behind a
	// quotation mark that opens.
	glue, quoted bool
}

// write writes a word that ends where the line was read to.
func (w *joiner) write(word []rune) {
	if len(word) == 0 {
		return
	}
	before, after := glues(string(word), w.quoted)
	if string(word) == `"` {
		w.quoted = !w.quoted
	}
	first := w.size - len(word)
	if !w.glue && !before {
		w.text.WriteByte(' ')
		w.at = append(w.at, first-1)
	}
	for i, r := range word {
		w.text.WriteRune(r)
		w.at = append(w.at, first+i)
	}
	w.glue = after
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
