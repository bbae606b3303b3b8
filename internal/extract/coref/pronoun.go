package coref

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// pronounOf is what a pronoun can mean.
func pronounOf(word string) (class, gazetteer.Gender) {
	switch word {
	case "he", "him", "his", "himself":
		return human, gazetteer.Male
	case "she", "her", "hers", "herself":
		return human, gazetteer.Female
	case "it", "its", "itself":
		return body, gazetteer.UnknownGender
	case "they", "their":
		return many, gazetteer.UnknownGender
	}
	return nobody, gazetteer.UnknownGender
}

// titleGender is the gender that a title tells.
func titleGender(word string) gazetteer.Gender {
	switch word {
	case "mr", "mr.", "sir", "lord", "king", "prince", "spokesman", "chairman", "congressman", "businessman", "brother", "father",
		"duke", "sheikh", "imam", "bishop", "archbishop", "pope", "cardinal", "husband", "son", "actor", "policeman", "salesman",
		"anchorman", "fisherman", "waiter", "monk", "emperor", "baron", "statesman", "assemblyman", "councilman":
		return gazetteer.Male
	case "mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman",
		"businesswoman", "sister", "mother", "duchess", "baroness", "wife", "daughter", "actress", "madam", "policewoman",
		"saleswoman", "anchorwoman", "waitress", "nun", "empress", "countess", "midwife", "assemblywoman", "councilwoman":
		return gazetteer.Female
	}
	return gazetteer.UnknownGender
}

// givenGender is the gender of the first word of a name of two words or more.
func (s *References) givenGender(name string) (gazetteer.Gender, bool) {
	given, _, ok := strings.Cut(name, " ")
	if !ok {
		return gazetteer.UnknownGender, false
	}
	return s.lists.Gender(given)
}

func lastWord(text string) string { return text[strings.LastIndexByte(text, ' ')+1:] }

// pronoun gives a pronoun to an entity, if one fits.
func (r *referrer) pronoun(at int) {
	class, gender := pronounOf(r.lower(at))
	switch class {
	case human:
		if best := r.bestPerson(at, gender); best >= 0 {
			r.people[best].gender = gender
			r.refer(best, at, at+1, news.PronounMention)
		}
	case body, many:
		if best := r.bestBody(at, class); best >= 0 {
			r.refer(best, at, at+1, news.PronounMention)
		}
	case place, nobody:
	}
}

// bestPerson is the person that a pronoun means, or -1. Whoever was "she" once
// stays so.
func (r *referrer) bestPerson(at int, gender gazetteer.Gender) int {
	best, top := -1, 0
	asked := r.question(at)
	for rank, s := range r.recent.humans {
		known := r.people[s.entity].gender
		if known != gender && known != gazetteer.UnknownGender {
			continue
		}
		f := r.compare(asked, rank, s)
		f[agrees] = truth(known == gender)
		if score := r.weights.score(&f); best < 0 || score > top {
			best, top = s.entity, score
		}
	}
	return best
}

// maxClause is how far, in tokens, the subject of a clause may stand from its
// object.
const maxClause = 7

// object reports whether a pronoun is the object of a verb: "met him".
func (r *referrer) object(at int) bool {
	switch r.lower(at) {
	case "him":
		return true
	case "her":
		return r.tag(at) == "PRP"
	}
	return false
}
