package coref

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/news"
)

// form is a surface taken apart for comparing.
type form struct {
	kind news.EntityType
	// core is the name in lower case without full stops, legal suffixes and
	// generational ones; words are its words.
	core  string
	words []string
	// keys are the words as they are compared, without what spellings differ in.
	keys []string
	// tail is a generational suffix that was left out: "jr".
	tail string
	// acronym is the name's letters where it is written all in capitals.
	acronym string
}

// newForm takes surface apart.
func newForm(surface string, kind news.EntityType) form {
	folded := strings.ToLower(strings.NewReplacer(".", "", ",", "", "’", "'").Replace(surface))
	words := strings.Fields(folded)
	tail := ""
	for len(words) > 1 && isTail(words[len(words)-1], kind) {
		tail = words[len(words)-1]
		words = words[:len(words)-1]
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if kind == news.Organization {
		words = withoutCountry(words)
	}
	f := form{kind: kind, words: words, keys: words, tail: tail, core: strings.Join(words, " ")}
	if kind == news.Person {
		f.keys = make([]string, len(words))
		for i, word := range words {
			f.keys[i] = spelling(word)
		}
	}
	if len(words) == 1 {
		f.acronym = acronym(surface)
	}
	return f
}

// withoutCountry leaves out the country that American bodies are often named with:
// "U.S. Congress", "United States Congress" and "Congress" are one.
func withoutCountry(words []string) []string {
	switch {
	case len(words) > 1 && words[0] == "us":
		return words[1:]
	case len(words) > 2 && words[0] == "united" && words[1] == "states":
		return words[2:]
	}
	return words
}

// isTail reports whether a last word may be left out of a name without its
// meaning another.
func isTail(word string, kind news.EntityType) bool {
	switch kind {
	case news.Person:
		return word == "jr" || word == "sr" || word == "ii" || word == "iii"
	case news.Organization:
		return slices.Contains([]string{"inc", "corp", "corporation", "ltd", "limited", "llc", "plc", "co", "company", "group", "sa", "ag", "nv", "gmbh"}, word)
	case news.Location, news.Misc:
	}
	return false
}

// acronym is surface without full stops if all its letters are capitals.
func acronym(surface string) string {
	letters := strings.ReplaceAll(surface, ".", "")
	if utf8.RuneCountInString(letters) < 2 {
		return ""
	}
	for _, r := range letters {
		if !unicode.IsUpper(r) {
			return ""
		}
	}
	return strings.ToLower(letters)
}

func (f form) first() string { return f.keys[0] }
func (f form) last() string  { return f.keys[len(f.keys)-1] }

// initials are the acronyms that f may have: of all its words, and of those that
// are not small.
func (f form) initials() []string {
	var all, big strings.Builder
	for _, word := range f.words {
		first, _ := utf8.DecodeRuneInString(word)
		all.WriteRune(first)
		switch word {
		case "of", "the", "and", "for", "in", "on", "&", "to", "de", "la":
		default:
			big.WriteRune(first)
		}
	}
	return []string{all.String(), big.String()}
}

// abbreviates reports whether the letters of an acronym stand in full in this
// order, the first of them first: "ASUU" for "Academic Staff Union of
// Universities", "Comesa" for "Common Market for Eastern and Southern Africa".
func abbreviates(acronym string, full form) bool {
	if acronym == "" || len(full.words) < 2 || acronym[0] != full.core[0] {
		return false
	}
	at := 0
	for i := 0; i < len(full.core) && at < len(acronym); i++ {
		if full.core[i] == acronym[at] {
			at++
		}
	}
	return at == len(acronym)
}

// fullest picks the name that says most, the one with the most words and then the
// most letters, and lists the others in their order.
func fullest(names []string) (string, []string) {
	best := 0
	for i, name := range names {
		if weight(name) > weight(names[best]) {
			best = i
		}
	}
	var others []string
	for i, name := range names {
		if i != best {
			others = append(others, name)
		}
	}
	return names[best], others
}

// weight orders the forms of a name. One all in capitals says less than the same
// in small letters.
func weight(name string) int {
	w := 1000*strings.Count(name, " ") + 2*min(utf8.RuneCountInString(name), 400)
	if strings.ToUpper(name) == name {
		w--
	}
	return w
}
