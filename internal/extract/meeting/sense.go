package meeting

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// senseFeatures are the features of whether a word names an encounter.
func (s *sentence) senseFeatures(f *features, t trigger, v *votes, told *told) {
	f.reset()
	word, ruled := stem(s.lower(t.word)), "no"
	if t.ruled {
		ruled = "yes"
	}
	f.add("ruled", ruled)
	f.add("ruled format", ruled, string(t.format), strconv.FormatBool(t.verb))
	f.add("word", word)
	f.add("form", s.lower(t.word))
	f.add("word tag", word, s.tag(t.word))
	f.add("before", s.lower(t.first-1), word)
	f.add("before any", s.lower(t.first-1))
	f.add("after", s.lower(t.end), word)
	f.add("after any", s.lower(t.end), strconv.FormatBool(t.verb))
	f.add("tags", s.tag(t.first-1), s.tag(t.end), strconv.FormatBool(t.verb))
	f.add("parties", strconv.Itoa(min(len(v.parties), 3)), ruled)
	f.add("parties word", strconv.Itoa(min(len(v.parties), 2)), word)
	f.mark("place", v.place != news.Span{})
	f.mark("time", v.time != news.Span{})
	f.mark("phone before", s.phone)
	if s.phone {
		f.add("phone before word", word)
	}
	relation, head := s.relation(t.word), s.head(t.word)
	f.add("relation", relation.String(), word)
	f.add("head", s.lower(head))
	f.add("head relation", s.lower(head), relation.String())
	f.add("head class", s.class(head), relation.String(), word)
	f.add("head class any", s.class(head), relation.String())
	f.add("before class", s.class(t.first-1), word)
	f.add("after class", s.class(t.end), word)
	f.add("in name", string(s.nameAround(t.word)), word)
	f.add("in name any", string(s.nameAround(t.word)), strconv.FormatBool(s.capital(t.word)))
	s.purposeFeatures(f, t, word)
	s.argumentFeatures(f, t, word)
	s.nearFeatures(f, t)
	told.features(f, word, s.lower(s.phraseStart(t)), ruled)
}

// told is what a document told of encounters so far.
type told struct {
	// density is how many of its sentences hold a word that the rules take for an
	// encounter.
	density string
	// length is roughly how many sentences it has.
	length string
	// events and others count words by their stem: those that named encounters and
	// those that did not.
	events, others map[string]int
	total          int
	// parties are the entities that took part, by the family of the encounter.
	parties map[partyOf]bool
}

// partyOf is an entity in encounters of a family.
type partyOf struct {
	entity int
	family family
}

// newTold counts the triggers of a document.
func newTold(all []sentence, found [][]trigger) *told {
	holding := 0
	for i := range all {
		if slices.ContainsFunc(found[i], func(t trigger) bool { return t.ruled }) {
			holding++
		}
	}
	return &told{length: bucket(len(all)), density: strconv.Itoa(10 * holding / max(1, len(all)) / 2), events: map[string]int{}, others: map[string]int{}, parties: map[partyOf]bool{}}
}

// note keeps whether a trigger named an encounter.
func (d *told) note(word string, event bool) {
	if event {
		d.events[word]++
		d.total++
		return
	}
	d.others[word]++
}

// join keeps that an entity took part.
func (d *told) join(entity *int, f family) {
	if entity != nil {
		d.parties[partyOf{*entity, f}] = true
	}
}

// of is what was told of an entity: that it took part in an encounter of this
// family, of another one, or nothing.
func (d *told) of(entity *int, f family) string {
	switch {
	case entity == nil:
		return "nobody"
	case d.parties[partyOf{*entity, f}]:
		return "same"
	}
	for other := encounterFamily; other <= callFamily; other++ {
		if d.parties[partyOf{*entity, other}] {
			return "other"
		}
	}
	return "new"
}

func (d *told) features(f *features, word, first, ruled string) {
	f.add("density", d.density, ruled)
	f.add("density word", d.density, word)
	f.add("length", d.length, ruled)
	f.add("length word", d.length, word)
	f.add("told", strconv.Itoa(min(d.total, 3)), ruled)
	f.add("told word", strconv.Itoa(min(d.events[word], 1)), strconv.Itoa(min(d.others[word], 1)), ruled)
	f.add("told first", strconv.Itoa(min(d.events[word], 1)), first)
	f.add("told any first", strconv.Itoa(min(d.total, 1)), first, word)
}

// nameAround is the type of the name that a token stands in; empty outside of
// names.
func (s *sentence) nameAround(i int) news.EntityType {
	at := s.tokens[i].Span
	first := sort.Search(len(s.mentions), func(k int) bool { return s.mentions[k].span.End > at.Start })
	for ; first < len(s.mentions) && s.mentions[first].span.Start <= at.Start; first++ {
		if m := s.mentions[first]; m.kind == news.NameMention && m.span.Contains(at) && m.span != at {
			return m.entity.Type
		}
	}
	return ""
}

// office tells whether who is named at a token holds an office, has another role,
// or is somebody of whom nothing is told; empty where nobody is named.
func (s *sentence) office(i int) string {
	if partyNouns[s.lower(i)] {
		return "office"
	}
	at := s.tokens[i].Span
	for _, m := range s.within(s.cover(max(0, i-3), i+1)) {
		if m.entity.Type != news.Person || !m.span.Overlaps(at) {
			continue
		}
		found := "person"
		for _, role := range m.entity.Roles {
			if words := strings.Fields(role.Title); len(words) > 0 {
				found = "role"
				if partyNouns[words[len(words)-1]] || partyNouns[words[0]] {
					return "office"
				}
			}
		}
		return found
	}
	return ""
}

// purposeFeatures tell whether a trigger only says what another encounter was for,
// and what a verb of meeting satisfies.
func (s *sentence) purposeFeatures(f *features, t trigger, word string) {
	purpose := t.verb && s.is(t.first-1, "to")
	for c := range s.children(t.word) {
		if media[s.lower(c)] {
			f.add("media", word, s.relation(c).String())
		}
	}
	f.add("others", strconv.Itoa(min(s.events, 2)), word)
	f.add("purpose", strconv.FormatBool(purpose), strconv.Itoa(min(s.events, 1)), word)
	if !t.verb {
		return
	}
	f.add("satisfies", strconv.FormatBool(s.satisfies(t.end)), word)
	f.add("takes thing", strconv.FormatBool(s.takesThing(t.end)), word)
}

// argumentFeatures are the dependents of a trigger: who does it to whom.
func (s *sentence) argumentFeatures(f *features, t trigger, word string) {
	if relation, head := s.relation(t.word), s.head(t.word); relation.Main() == tree.Acl && head >= 0 {
		kind := s.kindOf(&candidate{first: head, end: head + 1, head: head})
		f.add("modifies", relation.String(), kind, word)
		f.add("modifies class", relation.String(), s.class(head), word)
	}
	for c := range s.children(t.word) {
		relation := s.relation(c)
		switch relation {
		case tree.NSubj, tree.NSubjPass, tree.Obj, tree.Obl, tree.OblAgent, tree.NMod, tree.NModPoss, tree.Compound, tree.AMod, tree.Det:
		default:
			continue
		}
		name, kind := relation.String()+" "+s.preposition(c), ""
		if relation != tree.Det && relation != tree.AMod {
			kind = s.kindOf(&candidate{first: c, end: s.baseEnd(c), head: c})
		}
		f.add("argument", name, kind)
		f.add("argument word", name, word)
		f.add("argument kind", name, kind, word)
		f.add("argument head", name, s.lower(c))
		f.add("argument office", name, s.office(c), word)
		f.add("argument class", name, s.class(c))
		f.add("argument class word", name, s.class(c), word)
	}
}

// nearFeatures are the persons and organisations named around.
func (s *sentence) nearFeatures(f *features, t trigger) {
	from, to := max(0, t.first-reach), min(len(s.tokens), t.end+reach)
	persons, others := 0, 0
	for _, m := range s.within(s.cover(from, to)) {
		switch {
		case m.kind != news.NameMention:
		case m.entity.Type == news.Person:
			persons++
		default:
			others++
		}
	}
	f.add("persons", strconv.Itoa(min(persons, 3)))
	f.add("names", strconv.Itoa(min(others, 3)))
	for i := from; i < to; i++ {
		if partyNouns[s.lower(i)] {
			f.add("party noun")
			return
		}
	}
}
