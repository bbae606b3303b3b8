package coref

import (
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// maxCommon is how many sentences back a nominal without a word of the name may
// reach.
const maxCommon = 3

// common is the organisation or place that a phrase means, or -1.
func (r *referrer) common(p phrase, head string) int {
	if head == "government" && len(p.names) == 1 && len(p.words) == 1 {
		return r.countryOf(p.names[0].Entity)
	}
	if r.lower(p.end) == "of" || len(p.names) > 0 {
		return -1
	}
	if entity, ok := r.byNoun[head]; ok && r.has(entity, p.words) {
		return entity
	}
	if len(p.words) > 1 {
		return -1
	}
	switch {
	case r.nouns.companies[head]:
		return r.latest(r.recent.bodies, r.isCompany)
	case r.nouns.groups[head]:
		return r.latest(r.recent.bodies, r.isGroup)
	case r.nouns.countries[head]:
		return r.latest(r.recent.places, func(s sighting) bool { return r.isCountry(s, head) })
	case r.nouns.cities[head]:
		if city := r.latest(r.recent.places, r.canBeCity); city >= 0 && r.doc.Entities[city].Subtype == news.City {
			return city
		}
	}
	return -1
}

// countryOf is the country of the document that a name means by itself or as a
// nationality, or -1: "the Russian government".
func (r *referrer) countryOf(entity int) int {
	if country, ok := r.countries[r.doc.Entities[entity].Link.ISO3166]; ok {
		return country
	}
	return -1
}

// has reports whether all words are part of an entity's names.
func (r *referrer) has(entity int, words []string) bool {
	name := nameWords(&r.doc.Entities[entity])
	for _, word := range words {
		if !slices.Contains(name, word) {
			return false
		}
	}
	return true
}

// nameWords are the words of all names of an entity, in lower case.
func nameWords(entity *news.Entity) []string {
	words := strings.Fields(strings.ToLower(entity.Name))
	for _, alias := range entity.Aliases {
		words = append(words, strings.Fields(strings.ToLower(alias))...)
	}
	return words
}

// latest is the best of the entities spoken of lately for which ok holds: spoken of
// last, most, or as a subject.
func (r *referrer) latest(candidates ring, ok func(sighting) bool) int {
	best, top := -1, 0
	for order, s := range candidates {
		if r.told-s.told > maxCommon || s.quoted != r.quoted || !ok(s) {
			continue
		}
		score := -2*order - 2*(r.told-s.told) + min(s.count, 8)
		if s.subject {
			score += 4
		}
		if best < 0 || score > top {
			best, top = s.entity, score
		}
	}
	return best
}

// isCompany reports whether an organisation can be a company: it is known as one,
// is named like one or, without any sign, is named like no other body.
func (r *referrer) isCompany(s sighting) bool {
	entity := &r.doc.Entities[s.entity]
	return entity.Subtype == news.Company || entity.Subtype == "" && !r.isPublic(entity)
}

// isPublic reports whether a name has a noun of bodies that are no companies.
func (r *referrer) isPublic(entity *news.Entity) bool {
	for _, word := range nameWords(entity) {
		if r.nouns.bodies[word] && !r.nouns.companies[word] && word != "bank" && word != "group" {
			return true
		}
	}
	return false
}

func (r *referrer) isGroup(s sighting) bool {
	subtype := r.doc.Entities[s.entity].Subtype
	return s.subject && subtype != news.Government
}

// canBeCity reports whether a place is a city or is not known to be anything else.
func (r *referrer) canBeCity(s sighting) bool {
	subtype := r.doc.Entities[s.entity].Subtype
	return subtype == news.City || subtype == ""
}

// isCountry reports whether a place is a country, and a kingdom where it is called
// one.
func (r *referrer) isCountry(s sighting, head string) bool {
	entity := &r.doc.Entities[s.entity]
	if entity.Subtype != news.Country {
		return false
	}
	return head != "kingdom" || slices.Contains(kingdoms(), entity.Link.ISO3166)
}

// kingdoms are the codes of countries that are monarchies.
func kingdoms() []string {
	return []string{"BE", "BH", "BT", "DK", "ES", "GB", "JO", "KH", "LS", "MA", "MY", "NL", "NO", "SA", "SE", "SZ", "TH", "TO"}
}

// remember lets nouns in an entity's name mean it.
func (r *referrer) remember(entity int) {
	if r.people[entity].last > 0 && len(r.people[entity].nouns) == 0 {
		return
	}
	if r.people[entity].last == 0 {
		r.people[entity].nouns = r.nounsOf(&r.doc.Entities[entity])
	}
	for _, noun := range r.people[entity].nouns {
		r.byNoun[noun] = entity
	}
}

// nounsOf are the nouns in the names of an organisation or place that can mean it.
func (r *referrer) nounsOf(entity *news.Entity) []string {
	if !strings.Contains(entity.Name, " ") {
		return nil
	}
	var found []string
	for _, word := range nameWords(entity) {
		if entity.Type == news.Organization && r.nouns.bodies[word] || entity.Type == news.Location && r.nouns.places[word] {
			found = append(found, word)
		}
	}
	return found
}
