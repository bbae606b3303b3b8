package store

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// personName is a person's name as far as two names are compared for being
// spellings or short forms of one.
type personName struct {
	plain   string
	surname string
	// given are the words before the surname, as spelt by [spell]; an initial is
	// a word of one letter.
	given []string
	bare  bool
}

// newPersonName reads a folded name, and the same without accents.
func newPersonName(norm, plain string) personName {
	words := strings.Fields(strings.ReplaceAll(plain, ",", " "))
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	name := personName{plain: plain, bare: isBareName(norm)}
	if len(words) == 0 {
		return name
	}
	name.surname = spell(words[len(words)-1])
	for _, word := range words[:len(words)-1] {
		if isParticle(word) || isHonorific(word) {
			continue
		}
		if utf8.RuneCountInString(word) <= 2 && isInitials(word) {
			for _, initial := range word {
				name.given = append(name.given, spell(string(initial)))
			}
			continue
		}
		name.given = append(name.given, spell(word))
	}
	return name
}

// fits reports whether two names may be of one person: the surnames are
// spellings of one, and so are the given names, as far as both have them.
func (n personName) fits(o personName) bool {
	if n.surname == "" || n.surname != o.surname {
		return false
	}
	short, long := n.given, o.given
	if len(short) > len(long) {
		short, long = long, short
	}
	switch {
	case len(short) == 0:
		return n.bare || o.bare
	case !sameGiven(short[0], long[0]):
		// "Sampaio Leme" of "Beatriz Sampaio Leme"
		return !n.bare && !o.bare && slices.EqualFunc(short, long[len(long)-len(short):], sameGiven)
	}
	return isWithin(short[1:], long[1:])
}

// isWithin reports whether the words of short stand in long in that order.
func isWithin(short, long []string) bool {
	for _, word := range long {
		if len(short) > 0 && sameGiven(short[0], word) {
			short = short[1:]
		}
	}
	return len(short) == 0
}

// sameGiven takes an initial for every name that begins so.
func sameGiven(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || utf8.RuneCountInString(a) == 1 && strings.HasPrefix(b, a)
}

// spell gives the form that transliterations of one name share: Sergei and
// Sergey, Yousef and Youssef, Karavasili and Karavassili.
func spell(word string) string {
	for _, article := range []string{"al-", "el-"} {
		if rest, found := strings.CutPrefix(word, article); found && rest != "" {
			word = rest
		}
	}
	switch {
	case strings.HasPrefix(word, "m") && slices.Contains([]string{"mhmmd", "mhmd", "mhmt"}, consonants(word)):
		return "muhamed"
	case strings.HasPrefix(word, "ye"):
		word = word[1:]
	}
	word = strings.NewReplacer(
		"sch", "sh", "tch", "ch", "ch", "ch", "ou", "u", "oo", "u", "ph", "f", "kh", "h", "gh", "g", "ck", "k", "tz", "ts",
		"ey", "i", "ei", "i", "ej", "i", "iy", "i", "ij", "i", "ee", "i", "ie", "i",
		"c", "k", "q", "k", "w", "v", "x", "ks", "y", "i", "j", "i", "-", "",
	).Replace(word)
	return squeeze(word)
}

// squeeze gives every run of one letter once.
func squeeze(word string) string {
	return string(slices.Compact([]rune(word)))
}

func consonants(word string) string {
	return strings.Map(func(letter rune) rune {
		if strings.ContainsRune("aeiouy", letter) {
			return -1
		}
		return letter
	}, word)
}
