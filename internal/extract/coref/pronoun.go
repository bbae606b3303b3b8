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
	case body:
		if best := r.bestBody(at); best >= 0 {
			r.refer(best, at, at+1, news.PronounMention)
		}
	case place, nobody:
	}
}

// bestPerson is the person that a pronoun means, or -1. Whoever was "she" once
// stays so.
func (r *referrer) bestPerson(at int, gender gazetteer.Gender) int {
	best, top := -1, minPerson
	for rank, s := range r.recent.humans {
		known := r.people[s.entity].gender
		if known != gender && known != gazetteer.UnknownGender {
			continue
		}
		score := r.scorePerson(at, rank, s)
		if known == gender {
			score += weightGender
		}
		if score > top {
			best, top = s.entity, score
		}
	}
	return best
}

// The weights of a person as the one whom a pronoun means. They were found by
// trial on documents whose references are marked.
const (
	minPerson      = -100
	weightGender   = 6
	weightSubject  = 6
	weightSpeech   = 4
	weightOpening  = 2
	weightOwner    = -2
	weightSentence = -5
	weightPara     = -1
	weightRank     = -3
	weightCount    = 1
	weightQuoted   = -12
	weightSpeaker  = -8
	weightObject   = -10
)

func (r *referrer) scorePerson(at, rank int, s sighting) int {
	score := weightSentence*min(r.sentence-s.sentence, 5) + weightPara*min(r.paragraph-s.paragraph, 4) +
		weightRank*rank + weightCount*min(s.count, 6)
	if s.subject {
		score += weightSubject
	}
	if s.speech {
		score += weightSpeech
	}
	if s.opening {
		score += weightOpening
	}
	if s.possessive {
		score += weightOwner
	}
	if s.quoted && !r.quoted {
		score += weightQuoted
	}
	if r.quoted && s.speech && !s.quoted && r.paragraph == s.paragraph {
		score += weightSpeaker // who speaks says "I" of himself
	}
	if r.object(at) && s.subject && s.sentence == r.sentence && at-s.token < maxClause {
		score += weightObject
	}
	return score
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

// bestBody is the organisation or country that "it" means, or -1.
func (r *referrer) bestBody(int) int { return -1 }
