package quote

import (
	"strings"
	"unicode"
)

// singleReach is how far a closing single mark is looked for: single marks
// are apostrophes more often than not, so a far one is not believed.
const singleReach = 600

// single finds stretches in single marks, the British way, outside of those
// in double marks.
func (p page) single(double []stretch) []stretch {
	var found []stretch
	for i := 0; i < len(p.runes); i++ {
		for len(double) > 0 && double[0].end <= i {
			double = double[1:]
		}
		limit := min(len(p.runes), i+singleReach)
		if len(double) > 0 {
			if i >= double[0].start {
				i = double[0].end - 1
				continue
			}
			limit = min(limit, double[0].start)
		}
		if !p.opensSingle(i) {
			continue
		}
		end := p.closeSingle(i+1, limit)
		if end == 0 {
			continue
		}
		found = append(found, stretch{start: i, end: end})
		i = end - 1
	}
	return found
}

// opensSingle reports whether ‘ or ' at i opens a quotation.
func (p page) opensSingle(i int) bool {
	if r := p.runes[i]; r != '\'' && r != '‘' {
		return false
	}
	before, after := p.at(i-1), p.at(i+1)
	if !unicode.IsSpace(before) && !strings.ContainsRune("([—–-", before) {
		return false
	}
	return (unicode.IsLetter(after) || strings.ContainsRune("“\"[…$", after) || unicode.IsDigit(after)) && !p.elision(i+1)
}

// elisions are words that begin with an apostrophe.
var elisions = []string{"em", "til", "tis", "twas", "n", "cause", "round", "bout"}

// elision reports whether the word at i lost its first letters, as in ’em or
// ’90s.
func (p page) elision(i int) bool {
	if isDigitRune(p.at(i)) && isDigitRune(p.at(i+1)) && !isDigitRune(p.at(i+2)) {
		return true
	}
	end := i
	for end < len(p.runes) && unicode.IsLetter(p.runes[end]) && end-i < 6 {
		end++
	}
	word := strings.ToLower(string(p.runes[i:end]))
	for _, e := range elisions {
		if word == e {
			return true
		}
	}
	return false
}

// closeSingle is the end of the quotation that opened before i, or zero. A
// mark after punctuation closes for certain; a mark after a letter may be a
// plural possessive and is taken only if no certain one follows.
func (p page) closeSingle(i, limit int) int {
	first := 0
	for ; i < limit; i++ {
		if first > 0 && p.opensSingle(i) {
			return first
		}
		if r := p.runes[i]; r != '\'' && r != '’' {
			continue
		}
		before, after := p.at(i-1), p.at(i+1)
		if isWordRune(after) || unicode.IsSpace(before) {
			continue
		}
		if strings.ContainsRune(".,!?…", before) {
			return i + 1
		}
		if first == 0 {
			first = i + 1
		}
	}
	return first
}
