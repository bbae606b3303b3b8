package place

import (
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// write puts the chosen places into the entities. An entity with several places
// becomes several, and entities of one place become one.
func (r *resolver) write() {
	rows := newTable(r.doc.Entities)
	seen := make(map[int]int)
	for _, n := range r.namings {
		seen[n.entity]++
	}
	first := make(map[int]bool)
	for _, n := range r.namings {
		at := n.entity
		if first[at] {
			at = rows.extend(n.entity)
		}
		first[n.entity] = true
		e := &rows.entities[at]
		e.Mentions = n.mentions
		if seen[n.entity] > 1 {
			e.Name, e.Aliases = r.called(n.mentions, e.Name)
		}
		n.fill(e)
		rows.join(at, n)
	}
	r.doc.Entities = rows.finish()
}

// fill writes what is known of the place into its entity.
func (n *naming) fill(e *news.Entity) {
	p := n.chosen
	switch {
	case p == nil && n.within != nil:
		e.Link = news.Link{ISO3166: n.within.Country}
		if e.Subtype == news.Country {
			e.Subtype = ""
		}
	case p == nil:
	case n.part:
		e.Link, e.Subtype = news.Link{ISO3166: p.Country}, news.Region
	default:
		e.Link, e.Subtype = news.Link{ISO3166: p.Country, GeoNames: p.GeoNames}, subtypeOf(p.Kind)
		if p.Located && p.Kind != model.CountryPlace {
			e.Link.Point = &news.Point{Latitude: round(p.Latitude), Longitude: round(p.Longitude)}
		}
	}
}

// round is a coordinate in the steps in which the gazetteer keeps it, so that it
// prints short.
func round(degrees float32) float64 {
	const steps = 10_000
	if degrees < 0 {
		return -round(-degrees)
	}
	return float64(int(float64(degrees)*steps+0.5)) / steps
}

func subtypeOf(k model.PlaceKind) news.Subtype {
	switch k {
	case model.CountryPlace:
		return news.Country
	case model.CityPlace:
		return news.City
	case model.ContinentPlace, model.RegionPlace, model.DistrictPlace:
	}
	return news.Region
}

// called lists the names of some mentions, the longest first.
func (r *resolver) called(mentions []news.Mention, otherwise string) (string, []string) {
	var names []string
	for _, m := range mentions {
		if m.Kind != news.NameMention || len(names) > maxSampled {
			continue
		}
		if name := strings.Join(strings.Fields(r.doc.Text.Slice(m.Span)), " "); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return otherwise, nil
	}
	for i := range names {
		if len(names[i]) > len(names[0]) {
			names[0], names[i] = names[i], names[0]
		}
	}
	return names[0], slices.Clip(names[1:])
}

// table is the entities in the making.
type table struct {
	entities []news.Entity
	// into says which entity another went into; itself for those that stay.
	into []int
	// byPlace finds the entity of a place.
	byPlace map[int]int
	old     int
	changed bool
}

func newTable(entities []news.Entity) *table {
	t := &table{entities: entities, into: make([]int, len(entities)), byPlace: make(map[int]int), old: len(entities)}
	for i := range t.into {
		t.into[i] = i
	}
	return t
}

// extend adds a second place of an entity.
func (t *table) extend(entity int) int {
	at := len(t.entities)
	second := t.entities[entity]
	second.Roles, second.Link = nil, news.Link{}
	t.entities = append(t.entities, second)
	t.into = append(t.into, at)
	t.changed = true
	return at
}

// join lets an entity go into the one of the same place, if there is one.
func (t *table) join(at int, n *naming) {
	if n.chosen == nil || n.part {
		return
	}
	other, known := t.byPlace[n.chosen.GeoNames]
	if !known {
		t.byPlace[n.chosen.GeoNames] = at
		return
	}
	a, b := &t.entities[other], &t.entities[at]
	a.Mentions = slices.Concat(a.Mentions, b.Mentions)
	slices.SortFunc(a.Mentions, func(x, y news.Mention) int { return x.Span.Compare(y.Span) })
	for _, name := range append([]string{b.Name}, b.Aliases...) {
		if name != a.Name && !slices.Contains(a.Aliases, name) {
			a.Aliases = append(slices.Clip(a.Aliases), name)
		}
	}
	a.Roles = append(slices.Clip(a.Roles), b.Roles...)
	t.into[at] = other
	t.changed = true
}

// finish numbers the entities anew, in the order of their first mention.
func (t *table) finish() []news.Entity {
	if !t.changed {
		return t.entities
	}
	var kept []int
	for i := range t.entities {
		if t.into[i] == i {
			kept = append(kept, i)
		}
	}
	slices.SortStableFunc(kept, func(a, b int) int {
		return t.entities[a].Mentions[0].Span.Compare(t.entities[b].Mentions[0].Span)
	})
	numbers := make([]int, len(t.entities))
	entities := make([]news.Entity, len(kept))
	for number, at := range kept {
		numbers[at], entities[number] = number, t.entities[at]
		entities[number].ID = number
	}
	for i, other := range t.into {
		numbers[i] = numbers[other]
	}
	for i := range entities {
		renumber(entities[i].Roles, numbers)
	}
	return entities
}

// renumber lets roles point to the entities' new numbers.
func renumber(roles []news.EntityRole, numbers []int) {
	for i := range roles {
		for _, id := range []**int{&roles[i].Organization, &roles[i].Place} {
			if *id != nil {
				number := numbers[**id]
				*id = &number
			}
		}
	}
}
