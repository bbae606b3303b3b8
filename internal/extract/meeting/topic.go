package meeting

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// topic is what a meeting is about: "talks on [trade]", "met to discuss [the
// border]", "talks aimed at [ending the strike]". It is empty where the text tells
// none.
func (s *sentence) topic(t trigger, m *news.Meeting) news.Span {
	if !s.parsed() {
		return s.ruledTopic(t)
	}
	for _, find := range []func(trigger) news.Span{s.ownTopic, s.purpose, s.agenda, s.laterTopic, s.namedTopic} {
		if span := find(t); !span.IsZero() {
			return s.withoutParties(span, m)
		}
	}
	return news.Span{}
}

// withoutParties cuts off those with whom a topic is discussed, and where: "talks about
// [gas] with Norway in Berlin".
func (s *sentence) withoutParties(span news.Span, m *news.Meeting) news.Span {
	for _, p := range m.Participants {
		if p.Span.Start <= span.Start || p.Span.Start >= span.End {
			continue
		}
		if first, _ := s.tokensOf(p.Span); s.is(first-1, "with", "between") && s.tokens[first-2].Span.Start >= span.Start {
			span.End = s.tokens[first-2].Span.End
		}
	}
	if m.Place != nil && m.Place.Span.Start > span.Start && m.Place.Span.End == span.End && !s.isCountry(m.Place) {
		if first, _ := s.tokensOf(m.Place.Span); s.is(first-1, "in", "at") && s.tokens[first-2].Span.Start >= span.Start {
			span.End = s.tokens[first-2].Span.End
		}
	}
	return span
}

// isCountry reports whether a place is a country, which a topic more often has than a
// meeting that is told of beside it: "the war in Jordan".
func (s *sentence) isCountry(p *news.Place) bool {
	return p.Entity != nil && s.doc.Entities[*p.Entity].Subtype == news.Country
}

// ownTopic is what hangs from the trigger itself: "discussed [the budget]", "talks
// on [trade]", "talks aimed at [a truce]", "talks to [end the war]".
func (s *sentence) ownTopic(t trigger) news.Span {
	if discussing[s.lower(t.word)] {
		return s.object(t.word)
	}
	for c := range s.children(t.word) {
		if c < t.end {
			continue
		}
		if s.is(t.word, "discussion", "discussions", "negotiation") && s.is(t.end, "of") && s.preposition(c) == "of" {
			return s.whole(c, t.end+1)
		}
		if s.preposition(c) == "on" && !s.speaking(t) {
			continue // greeted on the tarmac
		}
		if span := s.topicOf(c); !span.IsZero() {
			return span
		}
	}
	return news.Span{}
}

// topicOf reads what hangs from a trigger, or from the verb that carries it, if
// that tells the topic.
func (s *sentence) topicOf(c int) news.Span {
	switch s.relation(c) {
	case tree.NMod, tree.Obl:
		return s.about(c)
	case tree.Acl, tree.AclRelcl, tree.Advcl, tree.XComp:
		return s.aim(c)
	default: // tells who, where and when
	}
	return news.Span{}
}

// about is the topic behind a preposition; none for "on the sidelines of".
func (s *sentence) about(noun int) news.Span {
	if s.dated(noun) {
		return news.Span{}
	}
	switch tie := s.preposition(noun); {
	case tie == "in" && efforts[s.lower(noun)], tie == "as" && s.childBelow(noun, efforts) >= 0:
		at := noun
		if tie == "as" {
			at = s.childBelow(noun, efforts)
		}
		if aim := s.child(at, tree.Acl); aim >= 0 {
			return s.aim(aim)
		}
	case tie == "for" && s.child(noun, tree.Det) >= 0 && s.isNoun(noun) && releases[s.lower(noun)],
		tie == "on" && !occasions[s.lower(noun)], tie == "over" && !spells[s.lower(noun)], tie == "about", tie == "concerning", tie == "regarding":
		return s.whole(noun, s.afterCase(noun))
	}
	return news.Span{}
}

// childBelow is a dependent of a noun that is one of the words, or -1: "as [part]
// of an effort".
func (s *sentence) childBelow(noun int, words map[string]bool) int {
	if words[s.lower(noun)] {
		return noun
	}
	for c := range s.children(noun) {
		if words[s.lower(c)] {
			return c
		}
	}
	return -1
}

// aim is what a clause is after: "to discuss [the border]", "aimed at [ending the
// war]", "focusing on [trade]", "to [end the strike]".
func (s *sentence) aim(verb int) news.Span {
	switch word := s.lower(verb); {
	case s.tag(verb) == "VBG" && (s.marked(verb, "on") || s.marked(verb, "about")):
		return s.whole(verb, verb)
	case briefing[word] && s.marked(verb, "to"):
		return s.briefed(verb)
	case discussing[word] && (s.marked(verb, "to") || s.tag(verb) == "VBG"):
		return s.object(verb)
	case touching[word] && s.relation(verb) != tree.AclRelcl:
		return s.touched(verb)
	case s.marked(verb, "to") && s.tag(verb) == "VB" && verbs[word] == "" && !going[word] && s.relation(verb) != tree.AclRelcl:
		return s.whole(verb, verb)
	}
	return news.Span{}
}

// briefed is what somebody is told or pressed to do: "to brief him on [the talks]",
// "to try to [end the strike]".
func (s *sentence) briefed(verb int) news.Span {
	for c := range s.children(verb) {
		switch r := s.relation(c); {
		case r == tree.Obl || r == tree.NMod:
			if span := s.about(c); !span.IsZero() {
				return span
			}
		case r == tree.XComp && c > verb:
			return s.whole(c, c)
		}
	}
	return news.Span{}
}

// marked reports whether a word opens the clause of a verb.
func (s *sentence) marked(verb int, word string) bool {
	for c := range s.children(verb) {
		if s.relation(c) == tree.Mark && s.is(c, word) {
			return true
		}
	}
	return false
}

// object is what a verb of discussing discusses.
func (s *sentence) object(verb int) news.Span {
	if at := s.child(verb, tree.Obj); at > verb {
		if s.tag(at) == "PRP" || s.inTime(at) {
			return news.Span{}
		}
		start, _ := s.below(at)
		return s.whole(at, start)
	}
	if at := s.child(verb, tree.XComp, tree.CComp, tree.Advcl); at > verb {
		if start, _ := s.below(at); start > verb && (!s.marked(at, "to") || strings.HasPrefix(s.tag(start), "W")) {
			return s.whole(at, start)
		}
	}
	for c := range s.children(verb) {
		if s.relation(c) == tree.Obl && c > verb {
			if span := s.about(c); !span.IsZero() {
				return span
			}
		}
	}
	return news.Span{}
}

// touched is what a verb such as "focus" or "cover" ties to a meeting.
func (s *sentence) touched(verb int) news.Span {
	for c := range s.children(verb) {
		if c < verb || s.inTime(c) {
			continue
		}
		switch s.relation(c) {
		case tree.Obj:
			if s.is(verb, "cover", "covers", "covered", "covering", "address", "addressed", "addresses", "touched", "touch") {
				start, _ := s.below(c)
				return s.whole(c, start)
			}
		case tree.Obl, tree.Advcl:
			if tie := s.tie(c); tie == "on" || tie == "upon" || tie == "at" || tie == "with" && !s.is(verb, "aimed") {
				return s.whole(c, s.afterCase(c))
			}
		default: // says when and where
		}
	}
	return news.Span{}
}

// afterCase is the token behind the preposition of a phrase or the opener of a
// clause.
func (s *sentence) afterCase(at int) int {
	first, _ := s.below(at)
	for first < at && (s.relation(first) == tree.Case || s.relation(first) == tree.Punct || s.relation(first) == tree.Mark || s.relation(first) == tree.Fixed || s.relation(first) == tree.Advmod) {
		first++
	}
	return first
}

// purpose is that of the verb that carries a trigger: "came for talks to discuss
// [gas]", "held talks in Lisbon on [trade]", "met in an effort to [end the strike]".
func (s *sentence) purpose(t trigger) news.Span {
	at := t.word
	for range 2 {
		verb := s.head(at)
		if verb < 0 || !s.isVerb(verb) || saying[s.lower(verb)] || s.relation(at).Main() == tree.NSubj {
			break
		}
		if t.format == news.Phone && discussing[s.lower(verb)] && s.relation(at) == tree.Obl {
			return s.object(verb) // discussed [gas] in a call
		}
		for c := range s.children(verb) {
			if c < t.end || s.relation(c) == tree.XComp {
				continue
			}
			if span := s.topicOf(c); !span.IsZero() && s.carries(verb, c) {
				return span
			}
		}
		at = verb
	}
	return news.Span{}
}

// carries reports whether a verb only brings a meeting about, so that what hangs
// from it tells of the meeting too.
func (s *sentence) carries(verb, c int) bool {
	return carrying[s.lower(verb)] || s.relation(c) == tree.Advcl && s.is(c, "discuss", "discussing", "negotiate", "review")
}

// agenda is what a meeting deals with as the subject of a verb: "the talks will
// focus on [trade]", and what is said to be its subject: "[trade] will top the
// agenda of the meeting".
func (s *sentence) agenda(t trigger) news.Span {
	at := t.word
	for n := 0; n < 3; n++ {
		up := s.head(at)
		if up < 0 || saying[s.lower(up)] {
			break
		}
		if s.relation(at).Main() == tree.NSubj {
			return s.dealsWith(up)
		}
		if s.is(at, "agenda", "focus", "subject", "topic") && (s.is(up, "top", "topped", "dominate", "dominated") || s.relation(at) != tree.NMod) || subjects[s.lower(up)] {
			if span := s.subjectOf(up, at); !span.IsZero() {
				return span
			}
		}
		at = up
	}
	return news.Span{}
}

// dealsWith is what the predicate of a meeting says that it is about.
func (s *sentence) dealsWith(verb int) news.Span {
	if touching[s.lower(verb)] {
		return s.touched(verb)
	}
	if discussing[s.lower(verb)] {
		return s.object(verb)
	}
	for c := range s.children(verb) {
		switch r := s.relation(c); {
		case r == tree.XComp && s.is(verb, "intended", "designed", "meant", "used") && s.marked(c, "to"):
			return s.whole(c, c)
		case (r == tree.XComp || r == tree.Conj) && touching[s.lower(c)]:
			return s.touched(c)
		case r == tree.Advcl && c > verb && s.is(verb, "held", "way", "underway", "scheduled", "planned", "due"):
			return s.aim(c)
		}
	}
	return news.Span{}
}

// subjectOf is the subject of what a meeting's agenda is said to be.
func (s *sentence) subjectOf(up, from int) news.Span {
	for _, at := range []int{up, s.head(up)} {
		if at < 0 {
			continue
		}
		if subject := s.child(at, tree.NSubj, tree.NSubjPass); subject >= 0 && subject != from && s.isNoun(subject) && s.office(subject) == "" {
			start, _ := s.below(subject)
			return s.whole(subject, start)
		}
	}
	return news.Span{}
}

// laterTopic is a topic behind a trigger that the tree hangs elsewhere: "talks with
// Norway's minister, Reyes, on [gas]".
func (s *sentence) laterTopic(t trigger) news.Span {
	for i := t.end; i < min(t.end+2*reach, len(s.tokens)); i++ {
		if s.is(i, ";", ":", "“", "”", "that", "which", "who", "and", "but", "after", "before") && i > t.end || s.finite(i) && s.tag(i) != "MD" {
			break
		}
		if span := s.topicAt(t, i); !span.IsZero() {
			return span
		}
		if s.is(i, "because", "amid", "despite") || s.tag(i) == "VB" || s.tag(i) == "VBG" && s.is(i-1, ",") {
			break
		}
	}
	return news.Span{}
}

// speaking reports whether a trigger is one at which something is talked over: not
// a visit or a greeting.
func (s *sentence) speaking(t trigger) bool {
	return t.format != news.Visit && (!t.verb || conversing[stem(s.lower(t.word))])
}

// topicAt is the topic that a token opens.
func (s *sentence) topicAt(t trigger, i int) news.Span {
	switch {
	case s.is(i, "about", "concerning", "regarding"), s.is(i, "on", "over") && s.speaking(t):
		if noun := s.governed(i); noun > i {
			return s.about(noun)
		}
		if verb := s.head(i); verb > i && s.tag(verb) == "VBG" {
			return s.whole(verb, verb)
		}
	case discussing[s.lower(i)] && (s.is(i-1, "to") || s.tag(i) == "VBG"):
		return s.object(i)
	case efforts[s.lower(i)] && (s.is(i-2, "in", "of") || s.is(i-1, "in", "of")):
		if aim := s.child(i, tree.Acl); aim >= 0 {
			return s.aim(aim)
		}
	case touching[s.lower(i)] && (s.tag(i) == "VBN" || s.tag(i) == "VBG"):
		return s.touched(i)
	}
	return news.Span{}
}

// governed is the noun that a preposition belongs to, or -1.
func (s *sentence) governed(preposition int) int {
	if s.relation(preposition) != tree.Case {
		return -1
	}
	return s.head(preposition)
}

// namedTopic is a topic in the name of a meeting: "[budget] talks", "[EU
// membership] negotiations".
func (s *sentence) namedTopic(t trigger) news.Span {
	if t.verb || !s.is(t.end-1, "talks", "negotiations", "discussions", "consultations", "conference") {
		return news.Span{}
	}
	end := t.first
	if at := end - 1; s.tag(at) != "NN" || s.relation(at) != tree.Compound || s.head(at) != t.word || s.inTime(at) || manners[s.lower(at)] || compounds[s.lower(at)] != "" {
		return news.Span{}
	}
	first := end - 1
	for first > 0 && s.relation(first-1) == tree.Compound && (s.head(first-1) == end-1 || s.head(first-1) == t.word) {
		first--
	}
	return s.cover(first, end)
}
