package token

import (
	"strings"
	"unicode/utf8"
)

// clitics are the endings that are tokens of their own, in the order in which
// they are tried. The apostrophe of each may be straight or curly.
var clitics = []string{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"}

// cliticStart is the offset at which the clitic of word starts, or its length.
func cliticStart(word string) int {
	for _, clitic := range clitics {
		if at, ok := cutFold(word, clitic); ok && at > 0 {
			return at
		}
	}
	return len(word)
}

// cutFold finds suffix at the end of word, whatever its case and apostrophe.
func cutFold(word, suffix string) (int, bool) {
	at := len(word)
	for i := len(suffix) - 1; i >= 0; i-- {
		r, size := utf8.DecodeLastRuneInString(word[:at])
		if r == '’' {
			r = '\''
		}
		if size == 0 || r > utf8.RuneSelf || byte(r)|foldBit(byte(r)) != suffix[i] {
			return 0, false
		}
		at -= size
	}
	return at, true
}

// foldBit is the bit that makes an upper-case ASCII letter lower-case.
func foldBit(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return 'a' - 'A'
	}
	return 0
}

// isClitic reports whether word is a clitic that stands alone.
func isClitic(word string) bool {
	for _, clitic := range clitics {
		if at, ok := cutFold(word, clitic); ok && at == 0 {
			return true
		}
	}
	return false
}

// maxElision is the length of the longest elision with marks behind it. It keeps
// the look at each of a long run of marks short.
const maxElision = 12

// isElision reports whether the apostrophe that opens word belongs to it, as in
// "'em" and "'90s", and does not open a quotation.
func isElision(word string) bool {
	rest, ok := strings.CutPrefix(word, "'")
	if !ok {
		rest, ok = strings.CutPrefix(word, "’")
	}
	if !ok || len(rest) > maxElision {
		return false
	}
	rest = strings.ToLower(strings.TrimRight(rest, closing+"."))
	switch rest {
	case "em", "tis", "twas", "til", "cause", "n", "bout", "round":
		return true
	}
	return isClitic("'"+rest) || isDecade(rest)
}

// isDecade reports whether rest is "90s" or, short for a year, "68".
func isDecade(rest string) bool {
	digits := strings.TrimSuffix(rest, "s")
	return len(digits) == 2 && strings.Trim(digits, "0123456789") == ""
}

// isAddress reports whether word is a web or mail address.
func isAddress(word string) bool {
	if strings.HasPrefix(word, "www.") && len(word) > len("www.") {
		return true
	}
	if scheme, rest, ok := strings.Cut(word, "://"); ok && rest != "" {
		return isLower(scheme)
	}
	name, host, ok := strings.Cut(word, "@")
	return ok && name != "" && strings.Contains(strings.Trim(host, closing+"."), ".")
}

// isLower reports whether s is one or more lower-case ASCII letters.
func isLower(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || 'z' < s[i] {
			return false
		}
	}
	return s != ""
}
