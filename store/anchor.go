package store

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/news"
)

// newEntityKey is what an entity of an article is known by. Most are known by
// type and name. What the name leaves open is settled by an anchor:
//
//   - A country is its ISO code and any other place its GeoNames id, whatever
//     it is called: the key has no name then.
//   - A person of whom the article gives a surname alone is nobody's namesake
//     yet: the key is the article's own. [Store.Link] finds out who it is.
func newEntityKey(entity news.Entity, article string) entityKey {
	key := entityKey{kind: string(entity.Type), norm: foldName(printedName(entity.Name))}
	switch entity.Type {
	case news.Location:
		if key.anchor = placeAnchor(entity); key.anchor != "" {
			key.norm = ""
		}
	case news.Person:
		if isBareName(key.norm) {
			key.anchor = articleAnchor + article
		}
	default: // the name is enough
	}
	return key
}

// articleAnchor begins the anchor of what is known in one article only.
const articleAnchor = "article:"

func placeAnchor(entity news.Entity) string {
	code := clean(entity.Link.ISO3166)
	switch {
	case entity.Subtype == news.Country && code != "":
		return "iso3166:" + code
	case entity.Link.GeoNames != 0:
		return "geonames:" + strconv.Itoa(entity.Link.GeoNames)
	}
	return ""
}

// isBareName reports whether a folded name of a person is too little to know
// somebody by in another article: a surname, or a surname and one initial.
func isBareName(norm string) bool {
	words := strings.Fields(norm)
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	initials := 0
	for _, word := range words[:max(0, len(words)-1)] {
		if isParticle(word) || isHonorific(word) {
			continue
		}
		if utf8.RuneCountInString(word) > 2 || !isInitials(word) {
			return false
		}
		initials += utf8.RuneCountInString(word)
	}
	return initials < 2
}

// isInitials reports whether a word of at most two letters is one or two
// initials rather than a short name: folding has taken "J.K." to "jk".
func isInitials(word string) bool {
	return utf8.RuneCountInString(word) == 1 || !strings.ContainsAny(word, "aeiouy")
}

// isParticle knows the small words that belong to a surname.
func isParticle(word string) bool {
	switch word {
	case "al", "el", "bin", "ibn", "ben", "abu", "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ter", "ten":
		return true
	}
	return false
}

// isHonorific knows what stands before a name without being part of it.
func isHonorific(word string) bool {
	switch word {
	case "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "rev", "st":
		return true
	}
	return false
}

// isSuffix knows what follows a surname without being one.
func isSuffix(word string) bool {
	switch word {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}
