package coref

import "slices"

// maxRecent is how many entities of one class a reference may choose from.
const maxRecent = 10

// recent holds the latest sighting of the entities spoken of last, by class, the
// latest first.
type recent struct {
	humans, bodies, places, groups ring
}

// ring holds sightings, the latest first.
type ring []sighting

// see remembers a sighting. What an entity was earlier in the same sentence it
// still is: a subject that is named again as owner is a subject.
func (r *recent) see(s sighting) {
	switch s.class {
	case human:
		r.humans.see(s)
	case body:
		r.bodies.see(s)
	case place:
		r.places.see(s)
	case many:
		r.groups.see(s)
	case nobody:
	}
}

func (r *ring) see(s sighting) {
	at := slices.IndexFunc(*r, func(old sighting) bool { return old.entity == s.entity })
	if at >= 0 {
		s.merge((*r)[at])
	} else if len(*r) < maxRecent {
		*r = append(*r, sighting{})
		at = len(*r) - 1
	} else {
		at = maxRecent - 1
	}
	copy((*r)[1:at+1], (*r)[:at])
	(*r)[0] = s
}

// merge adds what an earlier sighting of the same entity tells.
func (s *sighting) merge(old sighting) {
	s.count += old.count
	if old.sentence != s.sentence {
		return
	}
	s.subject = s.subject || old.subject
	s.speech = s.speech || old.speech
	s.opening = s.opening || old.opening
	s.quoted = s.quoted && old.quoted
	s.possessive = s.possessive && old.possessive
}
