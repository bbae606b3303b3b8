package role

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/cast"
	"github.com/dateline-news/dateline/internal/news"
)

// owner is whom a role serves, as ids of entities; nil where there is none.
type owner struct {
	organization, place *int
}

// known reports whether o names anybody.
func (o owner) known() bool { return o.organization != nil || o.place != nil }

// own adds what a name stands for. The name nearest to the title comes last and
// is kept, but a country is no rival of a city that was named before.
func (r *reader) own(o owner, part cast.Part) owner {
	entity := &r.doc.Entities[part.Entity]
	switch entity.Type {
	case news.Organization:
		if o.organization == nil {
			o.organization = &entity.ID
		}
	case news.Location:
		if o.place == nil {
			o.place = &entity.ID
		}
	case news.Misc:
		o = r.ownedByGroup(o, entity)
	case news.Person: // somebody's lawyer: no entity that a role can name
	}
	return o
}

// ownedByGroup reads "Russian" as its country and "Republican" as its party. A
// country that the document does not name is stood for by the nationality, which
// carries its code.
func (r *reader) ownedByGroup(o owner, entity *news.Entity) owner {
	if code := entity.Link.ISO3166; code != "" {
		if o.place == nil {
			o.place = &entity.ID
			if country, ok := r.countries[code]; ok {
				o.place = country
			}
		}
		return o
	}
	if party := r.party(strings.ToLower(entity.Name)); party != nil && o.organization == nil {
		o.organization = party
	}
	return o
}

// party is the party of the document that a short name means.
func (r *reader) party(short string) *int {
	switch short {
	case "r", "republican", "republicans":
		return r.parties["republican"]
	case "d", "democrat", "democrats", "democratic":
		return r.parties["democratic"]
	case "lab", "labour":
		return r.parties["labour"]
	case "con", "conservative", "tory":
		return r.parties["conservative"]
	}
	return nil
}

// index finds the countries and parties of a document.
func (r *reader) index() {
	r.countries, r.parties = map[string]*int{}, map[string]*int{}
	for i := range r.doc.Entities {
		entity := &r.doc.Entities[i]
		switch {
		case entity.Type == news.Location && entity.Link.ISO3166 != "" && entity.Subtype == news.Country:
			if r.countries[entity.Link.ISO3166] == nil {
				r.countries[entity.Link.ISO3166] = &entity.ID
			}
		case entity.Type == news.Organization && strings.HasSuffix(entity.Name, " Party"):
			name := strings.ToLower(strings.TrimSuffix(entity.Name, " Party"))
			if r.parties[name] == nil {
				r.parties[name] = &entity.ID
			}
		}
	}
}

// constituency reads "R-Ariz." and "D-Fla.": the party and the state. It gives
// the token after it, or zero.
func (r *reader) constituency(o owner, at int) (owner, int) {
	if at >= len(r.tokens) {
		return o, 0
	}
	letter, state, ok := strings.Cut(r.tokens[at].Text, "-")
	if !ok || len(letter) != 1 || !strings.Contains("RDI", letter) {
		return o, 0
	}
	o.organization = r.party(strings.ToLower(letter))
	end := at + 1
	region, known := r.words.regions[strings.ToLower(strings.TrimSuffix(state, "."))]
	if part, named := r.cast.At(at); named {
		end = max(end, part.End)
		if part.Type == news.Location {
			o.place = &r.doc.Entities[part.Entity].ID
		}
	}
	if id := r.regions()[region]; known && id != nil {
		o.place = id
	}
	if end < len(r.tokens) && r.tokens[end].Text == "." {
		end++
	}
	return o, end
}

// regions maps the names of the document's places to their entities. It is made
// when the first state in brackets is read.
func (r *reader) regions() map[string]*int {
	if r.places == nil {
		r.places = map[string]*int{}
		for i := range r.doc.Entities {
			if entity := &r.doc.Entities[i]; entity.Type == news.Location {
				r.places[entity.Name] = &entity.ID
			}
		}
	}
	return r.places
}
