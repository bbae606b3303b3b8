package coref

import (
	"slices"
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// genderOf is the gender that a word of the text tells: a pronoun or a title.
func genderOf(word string) (gender gazetteer.Gender, pronoun bool) {
	switch strings.ToLower(word) {
	case "he", "him", "his", "himself":
		return gazetteer.Male, true
	case "she", "her", "hers", "herself":
		return gazetteer.Female, true
	case "mr", "mr.", "sir", "lord", "king", "prince", "spokesman", "chairman", "congressman", "businessman", "brother", "father",
		"duke", "sheikh", "imam", "bishop", "archbishop", "pope", "cardinal", "husband", "son", "actor":
		return gazetteer.Male, false
	case "mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman",
		"businesswoman", "sister", "mother", "duchess", "baroness", "wife", "daughter", "actress", "madam":
		return gazetteer.Female, false
	}
	return gazetteer.UnknownGender, false
}

// named is a mention of a person by name.
type named struct {
	start  int
	person *cluster
}

// pronouns gives each third-person pronoun to the person last named before it
// whose gender agrees, as far as it is known. Whoever was "she" once stays so.
func (s *Stage) pronouns(doc *extract.Document, clusters []*cluster) {
	names := s.named(doc, clusters)
	var near recent
	for _, t := range doc.Tokens {
		for len(names) > 0 && names[0].start < t.Span.Start {
			near.see(names[0].person)
			names = names[1:]
		}
		gender, ok := genderOf(t.Text)
		if !ok {
			continue
		}
		if c := near.last(gender); c != nil {
			c.mentions = append(c.mentions, news.Mention{Span: t.Span, Kind: news.PronounMention})
			c.gender = gender
		}
	}
}

// named lists the mentions of persons in the order of the text, and finds their
// genders.
func (s *Stage) named(doc *extract.Document, clusters []*cluster) []named {
	var names []named
	for _, c := range clusters {
		if c.kind != news.Person {
			continue
		}
		c.gender = s.givenGender(c)
		for _, m := range c.mentions {
			names = append(names, named{m.Span.Start, c})
			if gender := titleBefore(doc, m.Span.Start); gender != gazetteer.UnknownGender {
				c.gender = gender
			}
		}
	}
	slices.SortFunc(names, func(a, b named) int { return a.start - b.start })
	return names
}

// givenGender is the gender of the first word of a person's longer names.
func (s *Stage) givenGender(c *cluster) gazetteer.Gender {
	for _, name := range c.names {
		if given, _, ok := strings.Cut(name, " "); ok {
			if gender, known := s.lists.Gender(given); known {
				return gender
			}
		}
	}
	return gazetteer.UnknownGender
}

// titleBefore is the gender that the word before start tells.
func titleBefore(doc *extract.Document, start int) gazetteer.Gender {
	i := sort.Search(len(doc.Tokens), func(i int) bool { return doc.Tokens[i].Span.Start >= start })
	if i == 0 {
		return gazetteer.UnknownGender
	}
	gender, pronoun := genderOf(doc.Tokens[i-1].Text)
	if pronoun {
		return gazetteer.UnknownGender
	}
	return gender
}

// recent holds the persons last named, the latest first.
type recent [maxRecent]*cluster

// maxRecent is how many persons a pronoun may pass over.
const maxRecent = 8

// see puts c to the front.
func (r *recent) see(c *cluster) {
	at := slices.Index(r[:], c)
	if at < 0 {
		at = maxRecent - 1
	}
	copy(r[1:at+1], r[:at])
	r[0] = c
}

// last is the person of that gender, or of unknown gender, named last, unless one
// named shortly before is spoken of much more.
func (r *recent) last(gender gazetteer.Gender) *cluster {
	var found *cluster
	for i, c := range r {
		if c == nil || c.gender != gender && c.gender != gazetteer.UnknownGender {
			continue
		}
		if found == nil {
			found = c
		} else if i < maxPassed && len(c.mentions) > moreSpokenOf*len(found.mentions) {
			found = c
		}
	}
	return found
}

// A person named up to maxPassed names ago is preferred with more than
// moreSpokenOf times the mentions.
const (
	maxPassed    = 6
	moreSpokenOf = 3
)
