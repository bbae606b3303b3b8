package meeting

import (
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// happenedDetail tells of a meeting that takes place whether it goes on at
// publication, or whether only somebody without a name says so.
func (s *sentence) happenedDetail(t trigger, m *news.Meeting) news.MeetingDetail {
	switch {
	case s.rumoured(t, m):
		return news.UnconfirmedDetail
	case s.goesOn(t, m):
		return news.OngoingDetail
	}
	return ""
}

// rumoured reports whether a mention is only reported: "reportedly met", "sources
// said that they met".
func (s *sentence) rumoured(t trigger, m *news.Meeting) bool {
	if s.is(t.first-1, "reportedly", "allegedly", "rumored", "rumoured", "unconfirmed") {
		return true
	}
	for c := range s.children(t.word) {
		if s.is(c, "reportedly", "allegedly", "rumored", "rumoured", "unconfirmed") {
			return true
		}
	}
	if m.Attribution.IsZero() {
		return false
	}
	_, end := s.tokensOf(m.Attribution)
	return s.is(end-1, "sources", "rumors", "rumours", "reports")
}

// goesOn reports whether a meeting is told as going on.
func (s *sentence) goesOn(t trigger, m *news.Meeting) bool {
	if !s.parsed() {
		return s.toldAsGoingOn(t)
	}
	if m.Date != "" && s.longAgo(m.Date) {
		return false
	}
	if t.verb {
		return s.tag(t.word) == "VBG" && (s.present(t.word) || s.visiting(t))
	}
	return s.continued(t) || s.underway(t) || s.carriedOn(t)
}

// visiting reports whether somebody is called a visitor: "told [visiting] ministers".
func (s *sentence) visiting(t trigger) bool {
	return s.is(t.word, "visiting") && s.tense(t.word) == "" && (s.relation(t.word) == tree.AMod || s.is(t.first-1, "while") || t.end < len(s.tokens) && s.capital(t.end) && s.personAfter(t.end))
}

// toldAsGoingOn reads the words around a trigger alone.
func (s *sentence) toldAsGoingOn(t trigger) bool {
	for i := max(0, t.first-4); i < min(len(s.tokens), t.end+4); i++ {
		switch {
		case s.is(i, "ongoing", "underway", "continue", "continues", "continuing", "currently"):
			return true
		case s.is(i, "is", "are", "been"):
			return t.verb && s.tag(t.word) == "VBG" && i < t.first || s.is(i+1, "on", "in", "holding", "under")
		}
	}
	return false
}

// recent is how long before the publication a meeting may have begun that goes on.
const recent = 4 * 24 * time.Hour

// longAgo reports whether a date ends well before the publication.
func (s *sentence) longAgo(date string) bool {
	_, last, ok := interval(date)
	return ok && !s.doc.PublishedAt.IsZero() && last.Before(s.doc.PublishedAt.Add(-recent))
}

// present reports whether a verb group is in the present: "are meeting", "have been
// meeting", "continues".
func (s *sentence) present(verb int) bool {
	tense := s.tense(verb)
	return strings.HasPrefix(tense, "VBZ") || strings.HasPrefix(tense, "VBP")
}

// continued reports whether a word in the phrase of a noun says that it goes on:
// "the ongoing talks", "on the second day of a visit".
func (s *sentence) continued(t trigger) bool {
	for c := range s.children(t.word) {
		switch r := s.relation(c); {
		case r == tree.AMod && s.is(c, "ongoing", "continuing", "current"):
			return true
		case r == tree.AclRelcl && beginning[s.lower(c)] && s.tense(c) == "VBD":
			return true // the talks that resumed on Tuesday
		}
	}
	if tie := s.preposition(t.word); s.child(t.word, tree.Cop) >= 0 && (tie == "on" || tie == "in") {
		return s.present(t.word)
	}
	head := s.head(t.word)
	return s.is(head, "day", "leg", "stop") && s.preposition(t.word) == "of"
}

// underway reports whether the predicate of a noun is in the present: "the talks are
// aimed at peace", "negotiations continue".
func (s *sentence) underway(t trigger) bool {
	verb := s.head(t.word)
	if verb < 0 || s.relation(t.word).Main() != tree.NSubj || saying[s.lower(verb)] {
		return false
	}
	tense := s.tense(verb)
	switch {
	case s.present(verb) && s.being(verb):
		return true
	case ended[s.lower(verb)]:
		return false
	case beginning[s.lower(verb)]:
		return tense == "VBD" || s.perfect(tense)
	case s.perfect(tense) && s.child(verb, tree.AuxPass) < 0:
		return false
	}
	progressive := s.tag(verb) == "VBG" || continuing[s.lower(verb)]
	return s.present(verb) && !s.negated(verb) && (progressive || t.format != news.InPerson && t.format != news.Phone)
}

// being reports whether a passive is told as going on: "are being held".
func (s *sentence) being(verb int) bool {
	for c := range s.children(verb) {
		if s.is(c, "being") {
			return true
		}
	}
	return false
}

// perfect reports whether a tense is the present perfect of the verb itself.
func (s *sentence) perfect(tense string) bool { return tense == "VBZ VBN" || tense == "VBP VBN" }

// carriedOn reports whether the verb that carries a noun says that it goes on: "are
// holding talks", "has opened a summit", "is in Lisbon for talks", "attending a
// summit".
func (s *sentence) carriedOn(t trigger) bool {
	at := t.word
	for range 2 {
		relation := s.relation(at)
		verb := s.head(at)
		if verb < 0 || relation.Main() == tree.NSubj || relation == tree.Conj || relation.Main() == tree.Acl {
			return false
		}
		tie := s.preposition(at)
		if tie == "after" || tie == "before" || tie == "following" || tie == "since" || tie == "from" || tie == "until" || tie == "ahead" {
			return false
		}
		if s.isVerb(verb) {
			return s.bringsOn(verb, relation, tie)
		}
		if s.child(verb, tree.Cop) >= 0 {
			return s.present(verb) && (tie == "on" || tie == "for" || tie == "as" || tie == "in" || tie == "of")
		}
		at = verb
	}
	return false
}

// bringsOn reports whether a verb with a meeting as its object or aim says that it
// goes on.
func (s *sentence) bringsOn(verb int, relation tree.Relation, tie string) bool {
	tense, word := s.tense(verb), s.lower(verb)
	switch {
	case saying[word], ended[word], relation == tree.Obl && tie != "for" && tie != "on" && tie != "in" && tie != "at" && tie != "to" && tie != "":
		return false
	case beginning[word]:
		return s.perfect(tense) || tense == "VBD" && relation == tree.Obj && !s.is(verb, "gathered", "convened", "arrived")
	case s.tag(verb) == "VBG" && tense != "":
		return s.present(verb) && (relation == tree.Obj || tie == "in" || tie == "on" || tie == "at" || tie == "for")
	case s.is(verb, "attending") && relation == tree.Obj:
		return true
	case s.is(verb, "continue", "continues", "resume", "resumes"):
		return s.present(verb)
	case s.is(verb, "is", "are"):
		return tie == "on" || tie == "for" || tie == "in"
	}
	return false
}

// over reports whether the verb of a mention says that its meeting came to an end.
func (s *sentence) over(t trigger) bool {
	verb := s.head(t.word)
	if !s.parsed() || t.verb || verb < 0 || !ending[s.lower(verb)] {
		return false
	}
	relation := s.relation(t.word)
	return relation == tree.Obj || relation.Main() == tree.NSubj
}

var (
	// ending are verbs by which a meeting is over.
	ending = words(`ended ends concluded concludes wrapped wraps finished finishes closed closes completed completes`)
	// beginning are verbs after which a meeting goes on, ended those after which it
	// does not.
	beginning  = words(`begun began begin opened open started start resumed convened gathered arrived kicked launched entered`)
	continuing = words(`continue continues underway way ongoing drag drags progress`)
	ended      = words(`ended end ends concluded conclude concludes wrapped wraps closes finished finishes completed complete collapsed failed stalled over broke broken cut
		closed suspended cancelled canceled postponed held planned expected scheduled set due deadlocked frozen finish final`)
)
