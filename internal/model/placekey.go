package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// keyBits is the width of the key of a name. At half a million names, one unknown
// name in two million is taken for a known one.
const keyBits = 40

// keyOffset and keyPrime are those of FNV-1a in 64 bits.
const (
	keyOffset = 14695981039346656037
	keyPrime  = 1099511628211
)

// PlaceKey is the key of a name of a place. Names that differ only in case, in
// accents, in full stops and apostrophes, in hyphens, in a leading article or in
// "Saint" written short have the same key. It is zero for a name without letters.
func PlaceKey(name string) uint64 {
	h, length := uint64(keyOffset), 0
	for word := range strings.FieldsFuncSeq(name, parts) {
		at, n := keyWord(h, length, word)
		if n > length {
			h, length = at, n
		}
	}
	if length == 0 {
		return 0
	}
	return (h ^ h>>keyBits) & (1<<keyBits - 1)
}

// parts reports whether a rune stands between the words of a name.
func parts(r rune) bool {
	return unicode.IsSpace(r) || r == '-' || r == ',' || r == '/' || r == '‐' || r == '–'
}

// keyWord adds a word to the key of the words before it and tells how many bytes
// there are then.
func keyWord(h uint64, length int, word string) (uint64, int) {
	switch {
	case length == 0 && strings.EqualFold(word, "the"):
		return h, length
	case strings.EqualFold(word, "saint"), strings.EqualFold(word, "sainte"):
		word = "st"
	case strings.EqualFold(word, "mount"):
		word = "mt"
	case strings.EqualFold(word, "fort"):
		word = "ft"
	}
	start := length
	add := func(c byte) {
		if start > 0 && length == start {
			h, length = (h^' ')*keyPrime, length+1
		}
		h, length = (h^uint64(c))*keyPrime, length+1
	}
	for _, r := range word {
		if r < utf8.RuneSelf {
			if c := plain(byte(r)); c != 0 {
				add(c)
			}
			continue
		}
		for _, c := range []byte(spelt(r)) {
			add(c)
		}
	}
	return h, length
}

// plain is an ASCII character as it counts in a key, zero if it does not.
func plain(c byte) byte {
	switch {
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		return c
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	}
	return 0
}

// spelt is a letter outside of ASCII as it counts in a key: without its accent
// where it has one, as two letters where that is the custom, else as it is.
func spelt(r rune) string {
	switch r {
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'ı':
		return "i"
	case 'ß':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'þ', 'Þ':
		return "th"
	case 'ə', 'Ə':
		return "e"
	}
	if !unicode.IsLetter(r) {
		return ""
	}
	letters := norm.NFD.String(string(unicode.ToLower(r)))
	if first := letters[0]; first < utf8.RuneSelf {
		return letters[:1]
	}
	return letters
}
