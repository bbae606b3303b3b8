package meeting

import (
	"strconv"

	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// votes are the tokens of what the rules take for parties, place and time of a
// trigger: features of the weights.
type votes struct {
	parties []party
	place   news.Span
	time    news.Span
}

func (s *sentence) votes(t trigger) votes {
	v := votes{parties: s.rulesParties(t)}
	if place := s.place(t); place != nil {
		v.place = place.Span
	}
	if time := s.when(t, ""); time != nil {
		v.time = time.Span
	}
	return v
}

// vote is what the rules take a candidate for.
func (s *sentence) vote(v *votes, c *candidate) string {
	span := s.tokens[c.head].Span
	if c.time != nil {
		if c.time.Span == v.time {
			return "time"
		}
		return "other"
	}
	for _, p := range v.parties {
		if c.head >= p.first && c.head < p.end {
			return "party"
		}
	}
	if v.place.Overlaps(span) {
		return "place"
	}
	return "none"
}

// partFeatures are the features of the part that a candidate plays.
// last is the candidate before it, if any, and what that was found to be.
func (s *sentence) partFeatures(f *features, t trigger, v *votes, told *told, c, last *candidate, was int) {
	f.reset()
	verb := "noun"
	if t.verb {
		verb = "verb"
	}
	word, vote := stem(s.lower(t.word)), s.vote(v, c)
	distance := c.first - t.end
	if c.head < t.first {
		distance = c.end - t.first
	}
	near := bucket(distance)
	if c.time != nil {
		s.timeFeatures(f, t, c, vote, near, verb)
		return
	}
	way := s.path(t.word, c.head)
	kind, prep, head := s.kindOf(c), s.preposition(c.head), s.lower(c.head)
	f.add("vote", vote)
	f.add("vote kind", vote, kind, verb)
	f.add("vote path", vote, way.relations)
	f.add("kind", kind)
	f.add("near", near, verb)
	f.add("near kind", near, kind, verb)
	f.add("path", way.relations, verb)
	f.add("path kind", way.relations, verb, kind)
	f.add("path prep", way.relations, verb, prep)
	f.add("path format", way.relations, string(t.format), verb)
	f.add("prep", prep, kind)
	f.add("prep format", prep, string(t.format), kind)
	f.add("prep near", prep, near)
	f.add("head", head)
	class := s.class(c.head)
	f.add("head class", class)
	f.add("head class path", class, way.relations, verb)
	f.add("head class prep", class, prep)
	f.add("trigger", word, kind)
	f.add("trigger prep", word, prep)
	f.add("trigger path", word, way.relations)
	f.add("steps", strconv.Itoa(way.steps), verb)
	if way.top >= 0 {
		f.add("top", s.lower(way.top), way.relations)
		f.add("top word", s.lower(way.top), kind)
		f.add("top class", s.class(way.top), way.relations)
	}
	f.add("beside", s.lower(c.first-1), s.lower(c.end))
	f.add("before", s.lower(c.first-1), kind)
	f.add("after", s.lower(c.end), kind)
	f.add("between", s.between(t, c), kind)
	f.add("relation", s.relation(c.head).String(), kind)
	f.mark("possessive", s.tag(c.end) == "POS")
	f.mark("speaks", s.speaks(c.head))
	f.mark("party noun", partyNouns[head])
	f.mark("opens", c.first == 0)
	before, opener := told.of(s.entity(party{first: c.first, end: c.end}), familyOf(t.format)), s.lower(s.phraseStart(t))
	f.add("told", before, verb)
	f.add("told opener", before, opener, kind)
	f.add("told near", before, near)
	f.add("told vote", before, vote, verb)
	s.listFeatures(f, t, c, verb, kind)
	s.neighbourFeatures(f, c, last, was, kind)
	s.subjectFeatures(f, t, c, kind)
}

// roleFeatures adds to the features that make a candidate a party those of the part
// it plays.
func (s *sentence) roleFeatures(f *features, t trigger, c *candidate) {
	rule, word, way := string(s.rulesRole(t, c)), stem(s.lower(t.word)), s.path(t.word, c.head)
	side := strconv.FormatBool(c.head < t.first)
	f.add("role", rule)
	f.add("role word", rule, word, side)
	f.add("role format", rule, string(t.format), side)
	f.add("role path", way.relations, word)
	for _, at := range []int{t.word, s.head(t.word), way.top, s.head(c.head)} {
		if at >= 0 {
			f.add("role verb", s.lower(at), s.relation(c.head).String(), side)
			f.add("role negated", s.lower(at), strconv.FormatBool(s.negated(at)))
			f.mark("role absent", s.staysAway(at))
		}
	}
}

// staysAway reports whether a verb says that somebody does not come.
func (s *sentence) staysAway(verb int) bool {
	if s.is(verb, "stay", "stays", "stayed", "staying") {
		return s.child(verb, tree.Advmod, tree.CompoundPrt) >= 0
	}
	return avoiding[s.lower(verb)] || attending[s.lower(verb)] && s.negated(verb) || s.relation(verb) == tree.XComp && attending[s.lower(verb)] && denying[s.lower(s.head(verb))]
}

// neighbourFeatures look at the candidate before: a list goes on, an apposition
// says again who it was.
func (s *sentence) neighbourFeatures(f *features, c, last *candidate, was int, kind string) {
	if last == nil || last.time != nil {
		return
	}
	part, gap := strconv.Itoa(was), "far"
	switch n := c.first - last.end; {
	case n < 0:
		gap = "inside"
	case n == 0:
		gap = "none"
	case n == 1:
		gap = s.lower(last.end)
	case n == 2 && (s.is(last.end, ",") || s.is(last.end+1, "and", "the")):
		gap = s.lower(last.end) + s.lower(last.end+1)
	case s.is(c.first-1, "and", ","):
		gap = "far" + s.lower(c.first-1)
	}
	f.add("last", part, gap)
	f.add("last kind", part, gap, kind)
	f.add("last kinds", part, gap, kind, s.kindOf(last))
	f.add("last preposition", part, gap, s.preposition(last.head))
}

// subjectFeatures look for the nearest verb above a trigger that has a subject.
func (s *sentence) subjectFeatures(f *features, t trigger, c *candidate, kind string) {
	first := s.phraseStart(t)
	owner := ""
	if s.tag(first) == "PRP$" {
		owner = s.lower(first)
	}
	f.add("owner", owner, kind)
	tie := s.preposition(t.word)
	if t.verb {
		tie = "verb"
	}
	at, passed := t.word, 0
	for level := 0; level <= ladder && at >= 0; level++ {
		for child := range s.children(at) {
			relation := s.relation(child)
			if relation.Main() != tree.NSubj && relation != tree.Obj && relation != tree.OblAgent || child == t.word {
				continue
			}
			if child >= c.first && child < c.end && child == c.head {
				place := strconv.Itoa(min(level, 2)) + strconv.Itoa(min(passed, 2)) + relation.String()
				f.add("subject", place, tie)
				f.add("subject kind", place, kind)
				f.add("subject verb", place, s.lower(at))
				f.add("subject owner", place, owner, tie)
				f.mark("subject caption", s.caption())
				return
			}
			if relation.Main() == tree.NSubj {
				passed++
			}
		}
		at = s.head(at)
	}
	f.add("no subject", strconv.FormatBool(s.caption()), kind, owner)
}

// caption reports whether a sentence looks like the text beside a picture: told in
// the present, with a full date at its end.
func (s *sentence) caption() bool {
	if s.is(0, "file") {
		return true
	}
	if len(s.times) == 0 {
		return false
	}
	end := s.times[len(s.times)-1].Span.End
	last := s.times[len(s.times)-1].Value
	return end >= s.span.End-2 && len(last) >= len("2006-01-02") && s.doc.Text.Slice(news.Span{Start: max(s.span.Start, end-4), End: end}) == last[:4]
}

// listFeatures look at the first member of the list that a candidate is in.
func (s *sentence) listFeatures(f *features, t trigger, c *candidate, verb, kind string) {
	at, joined := c.head, ""
	for n := 0; n < 4 && s.relation(at) == tree.Conj || s.relation(at) == tree.Appos; n++ {
		joined += s.relation(at).String()
		if at = s.head(at); at < 0 {
			return
		}
	}
	if joined != "" {
		way := s.path(t.word, at)
		f.add("list", joined, way.relations, verb)
		f.add("list kind", kind, way.relations, verb)
		f.add("list prep", s.preposition(at), way.relations)
	}
}

func (s *sentence) timeFeatures(f *features, t trigger, c *candidate, vote, near, verb string) {
	way := s.path(t.word, s.chief(c.first, c.end))
	f.add("time", vote)
	f.add("time near", near, verb)
	f.add("time vote near", near, vote)
	f.add("time path", way.relations, verb)
	f.add("time path vote", way.relations, vote)
	f.add("time steps", strconv.Itoa(way.steps), vote)
	f.add("time type", string(c.time.Type), vote)
	f.add("time between", s.between(t, c))
	f.add("time before", s.lower(c.first-1), verb)
	f.add("time dates", strconv.FormatBool(dates(c.time)), vote)
	f.add("time trigger", s.lower(t.word), way.relations)
	f.add("time head", s.lower(c.end-1))
	if way.top >= 0 {
		f.add("time top", s.lower(way.top), way.relations)
	}
	f.mark("time opens", c.first == 0)
	f.mark("time closes", c.end >= len(s.tokens)-1)
}

// chief is the word of a run of tokens whose head lies outside.
func (s *sentence) chief(first, end int) int {
	if head := s.tree().HeadOf(s.first+first, s.first+end); head >= 0 {
		return head - s.first
	}
	return end - 1
}

// between names what stands between a trigger and a candidate: a verb with a
// tense, a party, a mark.
func (s *sentence) between(t trigger, c *candidate) string {
	from, to := t.end, c.first
	if c.head < t.first {
		from, to = c.end, t.first
	}
	seen := []byte("......")
	for i := from; i < to; i++ {
		switch {
		case s.finite(i) && !isAuxiliary(s.lower(i)) && s.tag(i) != "MD":
			seen[0] = 'v'
		case s.is(i, ","):
			seen[1] = ','
		case s.is(i, "and"):
			seen[2] = '&'
		case s.is(i, ";", ":", "“", "”", "\""):
			seen[3] = ';'
		case s.is(i, "with", "between"):
			seen[4] = 'w'
		case s.tag(i) == "NNP" || s.tag(i) == "PRP":
			seen[5] = 'n'
		}
	}
	return string(seen)
}

// speaks reports whether a word is the subject of a verb of saying.
func (s *sentence) speaks(i int) bool {
	return s.tree().Is(s.first+i, tree.NSubj) && s.is(s.head(i), "said", "says", "told", "added", "say", "reported")
}

// kindOf names what a candidate is: a pronoun, a name of some type, a word for
// parties, another noun.
func (s *sentence) kindOf(c *candidate) string {
	switch s.tag(c.head) {
	case "PRP", "PRP$":
		if s.is(c.head, "it", "its") {
			return "it"
		}
		return s.tag(c.head)
	}
	p := phrase.Phrase{First: c.first, End: c.end}
	span, kind := p.Span(s.tokens), ""
	for _, m := range s.within(span) {
		if m.kind == news.NameMention && m.span.End >= s.tokens[c.head].Span.Start {
			kind = string(m.entity.Type)
			if m.entity.Type == news.Person || m.span.End == span.End {
				break
			}
		}
	}
	switch {
	case partyNouns[s.lower(c.head)]:
		return "party " + kind
	case kind != "" && s.properNoun(c.head):
		return kind
	case s.properNoun(c.head):
		return "name"
	}
	return s.tag(c.head)
}
