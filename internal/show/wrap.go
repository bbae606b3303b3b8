package show

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// columns is the number of terminal columns that one character takes.
func columns(char rune) int {
	switch {
	case char < 0x7F:
		return 1
	case unicode.In(char, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(char).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	default:
		return 1
	}
}

// line is a part of a text, in bytes, that fits on one line of a terminal.
type line struct{ start, end int }

// wrap cuts text into lines of at most limit columns: at line ends, else at
// the last space that fits, which is dropped, else, in a word that is longer
// than a line, between two characters.
func wrap(text string, limit int) []line {
	var lines []line
	start := 0
	for {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			return append(lines, fold(text, start, len(text), limit)...)
		}
		lines = append(lines, fold(text, start, start+end, limit)...)
		start += end + 1
	}
}

// fold cuts one paragraph, text[start:end].
func fold(text string, start, end, limit int) []line {
	var lines []line
	first, used, space, after := start, 0, -1, 0
	for at, char := range text[start:end] {
		at += first
		wide := columns(char)
		if char == ' ' || char == '\t' {
			// A space may hang over the edge: it is dropped there.
			space, used, after = at, used+wide, 0
			continue
		}
		if used+wide > limit && used > 0 && wide > 0 {
			cut, next := at, at
			if space >= 0 {
				cut, next = space, space+1
			} else {
				after = 0
			}
			lines = append(lines, line{start, cut})
			start, used, space = next, after, -1
		}
		used += wide
		after += wide
	}
	return append(lines, line{start, end})
}

// safe replaces characters that a terminal would obey instead of showing:
// control characters, and those that turn the direction of what follows.
func safe(text string) string {
	return strings.Map(func(char rune) rune {
		switch {
		case char == '\n':
			return char
		case char == '\t':
			return ' '
		case unicode.IsControl(char), '\u202A' <= char && char <= '\u202E', '\u2066' <= char && char <= '\u2069':
			return unicode.ReplacementChar
		}
		return char
	}, text)
}
