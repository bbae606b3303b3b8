// Package place says which place on earth a name of a place means: "Moscow" the
// capital of Russia or the town in Idaho.
//
// It reads the entities as the coreference stage left them and looks each place up
// in the gazetteer. What stands behind a name decides first ("Moscow, Idaho"); else
// the candidates are weighed by their size, by the countries and regions that the
// article names, near the name above all, and by the other places that it names.
// "None of these" is always a candidate: a place that is too small to be meant
// without a hint stays without an id, and never costs another its own.
//
// The stage also marks where a country or its capital stands for its government.
package place

import (
	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// Stage gives places their codes, ids and coordinates.
type Stage struct {
	places *model.Places
	verbs  map[string]bool
}

// New makes a stage on the gazetteer.
func New(places *model.Places) *Stage { return &Stage{places: places, verbs: actingVerbs()} }

// Annotate fills Link, Subtype and StandsFor of the places among Entities. An entity
// whose mentions mean two places becomes two, and two that mean one become one.
func (s *Stage) Annotate(doc *extract.Document) error {
	r := newResolver(s.places, doc)
	r.collect()
	r.qualify()
	r.hear(false)
	r.settle(false)
	r.hear(true)
	r.settle(true)
	s.governments(r)
	r.write()
	return nil
}

// maxSampled is the number of mentions of a place whose neighbourhood is looked at.
const maxSampled = 32

// naming is a name of a place in a document, with all its mentions that must mean
// the same place.
type naming struct {
	// entity is the entity of the name; mentions are those of it.
	entity   int
	mentions []news.Mention
	options  []model.Candidate
	// listed is what the lists of the entity stage say of the name.
	listed news.Subtype
	// cue is the kind of place that the words around the name tell; zero for none.
	cue model.PlaceKind
	// part says that the name is one of a part of the place: "northern Italy".
	part bool
	// within is the place that the text says the named one lies in.
	within *model.GeoPlace
	// favoured is the id of a place that the name means elsewhere in the text, zero
	// for none.
	favoured int
	// chosen is the place that is meant; nil for none.
	chosen *model.GeoPlace
	// sure says that the text itself decided.
	sure bool
}

// resolver works on one document.
type resolver struct {
	places  *model.Places
	doc     *extract.Document
	namings []*naming
	// starts are the namings' mentions by where they begin.
	starts map[int]*naming
	// decided is what the text says of mentions, by where they begin.
	decided map[int]decision
	heard   *hearing
}

func newResolver(places *model.Places, doc *extract.Document) *resolver {
	return &resolver{places: places, doc: doc, starts: make(map[int]*naming), decided: make(map[int]decision)}
}

// collect makes a naming of each place among the entities.
func (r *resolver) collect() {
	for i := range r.doc.Entities {
		entity := &r.doc.Entities[i]
		if entity.Type != news.Location || entity.Subtype == news.Facility || len(entity.Mentions) == 0 {
			continue
		}
		n := &naming{entity: i, mentions: entity.Mentions}
		r.look(n, entity)
		if len(n.options) == 0 {
			if isFacility(entity.Name) {
				entity.Subtype = news.Facility
			}
			if entity.Link.ISO3166 == "" {
				continue
			}
		}
		n.cue = r.cue(n, entity.Name)
		r.namings = append(r.namings, n)
		for _, m := range entity.Mentions {
			r.starts[m.Span.Start] = n
		}
	}
}

// settle chooses a place for every naming that the text has not decided: in a first
// round from the names of countries and regions, in the last from all places.
func (r *resolver) settle(last bool) {
	for _, n := range r.namings {
		if !n.sure {
			n.chosen = r.rank(n, last)
		}
	}
}
