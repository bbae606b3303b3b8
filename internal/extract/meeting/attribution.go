package meeting

import (
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// attribution is the source that a mention rests on: "according to the Kremlin", or
// the one who says, announces or reports it, where the meeting stands in what is
// said. A meeting after which somebody speaks is not what he says. It is empty where
// the text tells it on its own account.
func (s *sentence) attribution(t trigger) news.Span {
	for i := max(0, t.first-width); i < min(len(s.tokens), t.end+width); i++ {
		if s.is(i, "according") && s.is(i+1, "to") && s.covers(i, t) {
			if p, ok := s.phrases.From(i + 2); ok {
				return s.cover(i, s.attachRight(p))
			}
		}
	}
	if source := s.closing(t); !source.IsZero() || !s.parsed() {
		return source
	}
	return s.teller(t)
}

// closing is the source at the end of a sentence: "Reyes met Lindqvist on Monday, [the
// ministry] said".
func (s *sentence) closing(t trigger) news.Span {
	for i := max(t.end, len(s.tokens)-width/2); i < len(s.tokens); i++ {
		p, ok := s.phrases.From(i + 1)
		if !ok || !s.is(i, ",") && !s.is(i-1, ",") {
			continue
		}
		end := s.attachRight(p)
		if saying[s.lower(end)] && s.finite(end) && s.closes(end+1) && s.tag(p.First) != "WP" && !s.is(p.First, "it") {
			return s.cover(p.First, end)
		}
	}
	return news.Span{}
}

// closes reports whether nothing but a time, a place or a hearer follows to the end of
// a sentence.
func (s *sentence) closes(from int) bool {
	if len(s.tokens)-from > 8 {
		return false
	}
	for i := from; i < len(s.tokens); i++ {
		if s.isVerb(i) || s.is(i, "that", ",") {
			return false
		}
	}
	return true
}

// covers reports whether "according to …" speaks of the clause of a trigger: it opens
// or closes the sentence, or its verb stands above the trigger.
func (s *sentence) covers(according int, t trigger) bool {
	p, ok := s.phrases.From(according + 2)
	if !s.parsed() || according == 0 || ok && s.attachRight(p) >= len(s.tokens)-1 {
		return true
	}
	at := according
	for n := 0; n < ladder && at >= 0; n++ {
		if s.relation(at) == tree.Case || s.relation(at) == tree.Fixed || s.relation(at) == tree.Mark {
			at = s.head(at)
			continue
		}
		break
	}
	governor := s.head(at)
	return governor < 0 || governor == t.word || s.doc.Tree.Under(s.first+t.word, s.first+governor)
}

// teller is the subject of the verb of saying in whose clause a trigger stands.
func (s *sentence) teller(t trigger) news.Span {
	at := t.word
	for range ladder {
		if source := s.aside(at, t); !source.IsZero() {
			return source
		}
		verb := s.head(at)
		if verb < 0 {
			break
		}
		if saying[s.lower(verb)] && s.said(verb, at) {
			return s.speaker(verb, t)
		}
		at = verb
	}
	return news.Span{}
}

// said reports whether a word hangs from a verb of saying as what is said: its clause
// or its object.
func (s *sentence) said(verb, at int) bool {
	switch s.relation(at) {
	case tree.CComp, tree.Parataxis, tree.XComp, tree.Root:
		return true
	case tree.Advcl:
		return verb > at && s.tense(at) != "" && s.child(at, tree.Mark) < 0
	case tree.Obj, tree.NSubj:
		// The subject of what is said looks like an object of saying.
		return at > verb && s.preposition(at) == "" && !s.is(verb, "told", "tells")
	case tree.Conj:
		subject := s.child(at, tree.NSubj, tree.NSubjPass)
		return subject > verb && s.child(verb, tree.CComp) < 0
	default: // says when and where somebody spoke
		return false
	}
}

// aside is the source of what is said beside a clause: "Reyes met Lindqvist, [a
// spokesman] said", "talks, reported by [Hale's paper],".
func (s *sentence) aside(at int, t trigger) news.Span {
	for c := range s.children(at) {
		switch r := s.relation(c); {
		case r == tree.Parataxis && saying[s.lower(c)]:
			return s.speaker(c, t)
		case (r == tree.Acl || r == tree.Advcl) && s.is(c, "reported", "announced", "confirmed", "disclosed") && s.tag(c) == "VBN":
			if agent := s.child(c, tree.OblAgent); agent >= 0 {
				return s.source(agent, t)
			}
		}
	}
	return news.Span{}
}

// speaker is the subject of a verb of saying; for "quoted Reyes as saying" he who is
// quoted.
func (s *sentence) speaker(verb int, t trigger) news.Span {
	if subject := s.child(verb, tree.NSubj); subject >= 0 {
		return s.source(subject, t)
	}
	if quoting := s.head(verb); s.is(verb, "saying") && s.is(quoting, "quoted", "quotes", "quote", "cited", "cites") {
		if quoted := s.child(quoting, tree.NSubjPass, tree.Obj); quoted >= 0 {
			return s.source(quoted, t)
		}
	}
	if agent := s.child(verb, tree.OblAgent); agent >= 0 {
		return s.source(agent, t)
	}
	return news.Span{}
}

// source is the phrase around a word, if it names somebody and does not hold the
// trigger.
func (s *sentence) source(at int, t trigger) news.Span {
	p, ok := s.phrases.Around(at)
	if !ok || p.First < t.end && t.first < p.End || s.tag(at) == "WP" || s.tag(at) == "WDT" || s.is(at, "it", "there") {
		return news.Span{}
	}
	return s.cover(p.First, s.attachRight(p))
}

// saying are verbs that report.
var saying = words(`said says say saying told tells reported reports announced announces confirmed confirms added adds add claimed claims stated states
	revealed reveals disclosed insisted insists acknowledged noted wrote`)
