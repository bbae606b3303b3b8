package meeting

import (
	"strconv"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// senseFeatures are the features of whether a word names an encounter.
func (s *sentence) senseFeatures(f *features, t trigger, v *votes) {
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
	s.argumentFeatures(f, t, word)
	s.nearFeatures(f, t)
}

// argumentFeatures are the dependents of a trigger: who does it to whom.
func (s *sentence) argumentFeatures(f *features, t trigger, word string) {
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
