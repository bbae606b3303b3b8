// Package abbreviation knows the words of English news that end in a full stop
// without ending a sentence. The sentence stage asks it before it breaks, the
// token stage before it cuts the full stop off.
//
// The lists were written for this project.
package abbreviation

import (
	"strings"
	"unicode/utf8"
)

// Kind says how an abbreviation behaves before a capitalised word.
type Kind int

// The kinds of abbreviation.
const (
	// None is no abbreviation that this package knows.
	None Kind = iota
	// Leading stands before what it belongs to and never ends a sentence there:
	// "Gov. Smith", "St. Petersburg", "vs. Spain".
	Leading
	// Numbering is Leading before a number only: "No. 5", "pp. 12".
	Numbering
	// Trailing closes a name or a list and may end a sentence: "Inc.", "etc.".
	Trailing
	// Dotted has a full stop after each part: "U.S.", "Ph.D.", "e.g.".
	Dotted
	// Hour is "a.m." or "p.m.", which ends a sentence unless a day follows.
	Hour
	// Initial is one capital letter: the "W." of "George W. Bush".
	Initial
)

// Of classifies word, which must still have its full stop.
func Of(word string) Kind {
	stem, ok := strings.CutSuffix(word, ".")
	if !ok || stem == "" {
		return None
	}
	if kind, known := known[stem]; known {
		return kind
	}
	switch {
	case isInitial(stem):
		return Initial
	case isDotted(stem):
		return Dotted
	}
	return None
}

// isInitial reports whether stem is one upper-case letter, or two such letters
// joined by a hyphen, as in "J.-P.".
func isInitial(stem string) bool {
	r, size := utf8.DecodeRuneInString(stem)
	return size == len(stem) && isUpper(r) || isDoubleInitial(stem)
}

func isDoubleInitial(stem string) bool {
	first, second, ok := strings.Cut(stem, ".-")
	return ok && utf8.RuneCountInString(first) == 1 && utf8.RuneCountInString(second) == 1 &&
		strings.ToUpper(stem) == stem
}

func isUpper(r rune) bool { return 'A' <= r && r <= 'Z' || 'À' <= r && r <= 'Þ' && r != '×' }

// isDotted reports whether stem is made of one to three letters between full
// stops: "U.S", "Ph.D", "i.e".
func isDotted(stem string) bool {
	if !strings.Contains(stem, ".") || len(stem) > maxDotted {
		return false
	}
	for part := range strings.SplitSeq(stem, ".") {
		if part == "" || len(part) > 2 || !isLetters(part) {
			return false
		}
	}
	return true
}

// maxDotted keeps a long chain such as a file name from looking like letters
// with full stops.
const maxDotted = 12

func isLetters(s string) bool {
	for _, r := range s {
		if (r < 'a' || 'z' < r) && (r < 'A' || 'Z' < r) {
			return false
		}
	}
	return true
}
