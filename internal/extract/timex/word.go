package timex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a run of letters, a run of digits or a single mark of the text.
type word struct {
	// start and end are byte offsets.
	start, end int
	text       string
	// lower is text in lower case; marks are their own lower case.
	lower string
	// glued is set when no white space stands before the word.
	glued bool
	sense sense
}

// capital reports whether the word starts with an upper-case letter.
func (w word) capital() bool {
	first, _ := utf8.DecodeRuneInString(w.text)
	return unicode.IsUpper(first)
}

// scan cuts text into words and looks each of them up in the calendar.
func scan(text string) []word {
	words := make([]word, 0, len(text)/5)
	glued := false
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			glued = false
			at += size
			continue
		}
		end := at + runLength(text[at:], r, size)
		words = append(words, newWord(text, at, end, glued))
		glued = true
		at = end
	}
	return words
}

// runLength is the length in bytes of the word that begins with first.
func runLength(text string, first rune, size int) int {
	class := classOf(first)
	if class == other {
		return size
	}
	for at, r := range text {
		if classOf(r) != class {
			return at
		}
	}
	return len(text)
}

// charClass tells characters that form runs from those that stand alone.
type charClass int

const (
	other charClass = iota
	letter
	digit
)

func classOf(r rune) charClass {
	switch {
	case '0' <= r && r <= '9':
		return digit
	case unicode.IsLetter(r), unicode.Is(unicode.Mn, r):
		return letter
	}
	return other
}

func newWord(text string, start, end int, glued bool) word {
	w := word{start: start, end: end, text: text[start:end], glued: glued}
	w.lower = strings.ToLower(w.text)
	w.sense = senseOf(w.lower)
	return w
}
