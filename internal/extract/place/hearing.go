package place

import (
	"sort"

	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// event is a mention that speaks of a country.
type event struct {
	span    news.Span
	country string
	// region is the id of the first division that is spoken of; zero for none.
	region int
	// entity is the entity that speaks of it, which is no witness for itself.
	entity int
	weight float32
	// kind is that of the place that is named; zero for a nationality.
	kind model.PlaceKind
}

// hearing is what a document lets hear of countries and regions.
type hearing struct {
	events []event
	// named counts the mentions of countries themselves, within those of places in them.
	named, within map[string]float32
	regions       map[int]float32
	// own is what each entity added, to be taken off for itself.
	own map[int][]event
}

// The weights of events.
const (
	countryWeight  = 1
	demonymWeight  = 0.8
	regionWeight   = 1
	cityWeight     = 0.7
	datelineWeight = 1.5
	// maxCounted is the number of mentions of an entity that count.
	maxCounted = 5
)

// hear gathers what the document says of countries: in the first round by names
// that can mean but one, in the second by all places as they are settled.
func (r *resolver) hear(settled bool) {
	h := &hearing{named: map[string]float32{}, within: map[string]float32{}, regions: map[int]float32{}, own: map[int][]event{}}
	for i := range r.doc.Entities {
		if e := &r.doc.Entities[i]; e.Type == news.Misc && e.Subtype == news.Nationality && e.Link.ISO3166 != "" {
			h.add(event{country: e.Link.ISO3166, entity: i, weight: demonymWeight}, e.Mentions)
		}
	}
	for _, n := range r.namings {
		p := n.chosen
		if !n.sure && !settled {
			p = single(n.options)
		}
		if p == nil {
			p = n.within
		}
		if p != nil {
			h.add(r.eventOf(n, *p), n.mentions)
		}
	}
	sort.SliceStable(h.events, func(i, k int) bool { return h.events[i].span.Start < h.events[k].span.Start })
	r.heard = h
}

// single is the place that a name means if it is a country's or region's and of no
// other; nil else.
func single(options []model.Candidate) *model.GeoPlace {
	var found *model.GeoPlace
	for i := range options {
		c := &options[i]
		if c.Kind > model.RegionPlace || c.Use != model.OwnName {
			continue
		}
		if found != nil {
			return nil
		}
		found = &c.GeoPlace
	}
	return found
}

func (r *resolver) eventOf(n *naming, p model.GeoPlace) event {
	e := event{country: p.Country, region: p.Region, entity: n.entity, kind: p.Kind}
	switch {
	case r.isDateline(n):
		e.weight = datelineWeight
	case p.Kind == model.CountryPlace:
		e.weight = countryWeight
	case p.Kind == model.RegionPlace:
		e.weight = regionWeight
	default:
		e.weight = cityWeight
	}
	return e
}

// add counts the mentions of an entity, the first few of them in full.
func (h *hearing) add(e event, mentions []news.Mention) {
	if e.country == "" {
		return
	}
	for i, m := range mentions {
		if m.Kind != news.NameMention {
			continue
		}
		e.span = m.Span
		h.events = append(h.events, e)
		if i < maxCounted {
			h.count(e, 1)
			h.own[e.entity] = append(h.own[e.entity], e)
		}
	}
}

func (h *hearing) count(e event, sign float32) {
	if e.kind > model.CountryPlace {
		h.within[e.country] += sign * e.weight
		h.regions[e.region] += sign * e.weight
	} else {
		h.named[e.country] += sign * e.weight
	}
}

// has reports whether a country is spoken of.
func (h *hearing) has(country string) bool { return h.named[country]+h.within[country] > 0.1 }

// without takes off what an entity said, while do runs.
func (h *hearing) without(entity int, do func()) {
	for _, e := range h.own[entity] {
		h.count(e, -1)
	}
	do()
	for _, e := range h.own[entity] {
		h.count(e, 1)
	}
}

// isDateline reports whether a naming's first mention opens a paragraph as the place
// where an article was written: "OSLO (Vella News) -".
func (r *resolver) isDateline(n *naming) bool {
	span := n.mentions[0].Span
	p := sort.Search(len(r.doc.Paragraphs), func(i int) bool { return r.doc.Paragraphs[i].End > span.Start })
	if p == len(r.doc.Paragraphs) || r.doc.Paragraphs[p].Start != span.Start {
		return false
	}
	rest := r.doc.Text.Slice(news.Span{Start: span.End, End: min(span.End+30, r.doc.Paragraphs[p].End)})
	for _, c := range rest {
		switch c {
		case '(', '-', '–', '—':
			return true
		case ',', '.', ' ':
		default:
			if c < 'A' || c > 'z' {
				return false
			}
		}
	}
	return false
}
