package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Wrapped text is recognised by its lines: not shorter than headlines are and
// not longer than terminals and mail programs make them.
const (
	minWrapWidth = 45
	maxWrapWidth = 120
)

// paragraphs cuts text at blank lines and at those single line breaks that do
// not merely wrap a line. No paragraph is empty or has white space at its ends.
func paragraphs(text string) []section {
	var found []section
	for _, block := range blocks(text) {
		lines := block.lines
		if isWrapped(text, lines) {
			found = append(found, section{lines[0].start, lines[len(lines)-1].end})
			continue
		}
		start := 0
		for i := range lines {
			if i+1 == len(lines) || !continues(text, lines[i], lines[i+1]) {
				found = append(found, section{lines[start].start, lines[i].end})
				start = i + 1
			}
		}
	}
	return found
}

// block is a run of lines without a blank line between them.
type block struct{ lines []section }

// blocks cuts text at blank lines; each line is trimmed of white space.
func blocks(text string) []block {
	var found []block
	var current block
	for start := 0; start <= len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		if line := trim(text, section{start, end}); line.start < line.end {
			current.lines = append(current.lines, line)
		} else if len(current.lines) > 0 {
			found, current = append(found, current), block{}
		}
		start = end + 1
	}
	if len(current.lines) > 0 {
		found = append(found, current)
	}
	return found
}

func trim(text string, s section) section {
	left := strings.TrimLeftFunc(text[s.start:s.end], unicode.IsSpace)
	s.start = s.end - len(left)
	s.end = s.start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}

// isWrapped reports whether lines are one text that a program has wrapped: each
// line is as full as the width allows, for the next line's first word would not
// have fitted, and some line stops in mid-sentence.
func isWrapped(text string, lines []section) bool {
	if len(lines) < 3 {
		return false
	}
	width, open := 0, false
	for i, line := range lines {
		width = max(width, length(text, line))
		open = open || i+1 < len(lines) && !closes(text[line.start:line.end])
	}
	if !open || width < minWrapWidth || width > maxWrapWidth {
		return false
	}
	for i, line := range lines[:len(lines)-1] {
		if length(text, line)+1+firstWord(text, lines[i+1]) <= width {
			return false
		}
	}
	return true
}

// continues reports whether next goes on with the sentence of a full line.
func continues(text string, line, next section) bool {
	first, _ := utf8.DecodeRuneInString(text[next.start:])
	return unicode.IsLower(first) && length(text, line) >= minWrapWidth && !closes(text[line.start:line.end])
}

// closes reports whether line ends as a sentence or a heading does.
func closes(line string) bool {
	core := strings.TrimRight(line, closers)
	last, _ := utf8.DecodeLastRuneInString(core)
	return strings.ContainsRune(".!?:;…", last)
}

func length(text string, line section) int {
	return utf8.RuneCountInString(text[line.start:line.end])
}

func firstWord(text string, line section) int {
	word := text[line.start:line.end]
	if i := strings.IndexFunc(word, unicode.IsSpace); i >= 0 {
		word = word[:i]
	}
	return utf8.RuneCountInString(word)
}
