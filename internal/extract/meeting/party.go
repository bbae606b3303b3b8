package meeting

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/news"
)

// party is a phrase that takes part.
type party struct {
	first, end int
	role       news.Role
}

// rulesParties finds who takes part by rules: those after the trigger, those
// before it, and those who own it.
func (s *sentence) rulesParties(t trigger) []party {
	if t.verb {
		return append(s.subjects(t.first, t), s.objects(t)...)
	}
	return append(s.before(t), s.linked(t)...)
}

// participants writes parties down, each phrase once.
func (s *sentence) participants(found []party) []news.Participant {
	var list []news.Participant
	seen := map[news.Span]bool{}
	for _, p := range found {
		span := s.cover(p.first, p.end)
		if seen[span] {
			continue
		}
		seen[span] = true
		list = append(list, news.Participant{Span: span, Entity: s.entity(p), Role: p.role})
	}
	return list
}

// before finds the parties before a noun: its owner ("Ms Hale's visit") and
// the subject of the verb that governs it.
func (s *sentence) before(t trigger) []party {
	first := s.phraseStart(t)
	if s.tag(first) == "PRP$" {
		return []party{{first, first + 1, s.role(t)}}
	}
	if owner, ok := s.owner(first, t.first); ok {
		return []party{{owner.First, owner.End, s.role(t)}}
	}
	for i := first - 1; i >= 0 && first-i <= 2*reach; i-- {
		if s.is(i, ",", ";", ":", "that", "which") && !s.participle(i+1) {
			break
		}
		if s.finite(i) {
			return s.subjects(s.groupStart(i), t)
		}
	}
	return nil
}

// participle reports whether a clause without a subject of its own begins.
func (s *sentence) participle(i int) bool { return s.tag(i) == "VBG" || s.tag(i) == "VBN" }

// phraseStart is the first token of the phrase that holds a trigger.
func (s *sentence) phraseStart(t trigger) int {
	if p, ok := s.phrases.Around(t.first); ok {
		return p.First
	}
	return t.first
}

// owner is the possessor in the phrase of a trigger.
func (s *sentence) owner(first, trigger int) (phrase.Phrase, bool) {
	for i := trigger - 1; i > first; i-- {
		if s.tag(i) == "POS" {
			return phrase.Phrase{First: first, End: i}, s.party(phrase.Phrase{First: first, End: i})
		}
	}
	return phrase.Phrase{}, false
}

// groupStart is the first token of the verb group that ends at i.
func (s *sentence) groupStart(i int) int {
	for k := 0; k < reach && i > 0 && (s.tag(i-1) == "MD" || strings.HasPrefix(s.tag(i-1), "RB") || isAuxiliary(s.lower(i-1)) || s.is(i-1, "n't")); k++ {
		i--
	}
	return i
}

// subjects are the parties before a verb group: "A", "A and B", "A, the
// minister, ".
func (s *sentence) subjects(verb int, t trigger) []party {
	end := s.skipChain(verb)
	if s.is(end-1, ",") {
		end = s.beforeAside(end - 1)
	}
	if s.is(end-1, "who", "which", "that") {
		end--
		if s.is(end-1, ",") {
			end--
		}
	}
	if found := s.listUntil(end, s.role(t)); len(found) > 0 || !s.is(end-1, "and", "but", ",", "before", "after", "while") {
		return found
	}
	return s.sharedSubject(end-1, t)
}

// sharedSubject is the subject of the verb before a conjunction: [Hale] flew to
// Berlin and met Ruiz.
func (s *sentence) sharedSubject(before int, t trigger) []party {
	for i := before - 1; i >= 0 && before-i <= 2*reach; i-- {
		if s.finite(i) {
			return s.listUntil(s.skipChain(s.groupStart(i)), s.role(t))
		}
	}
	return nil
}

// skipChain steps left from a verb over auxiliaries, adverbs and the verbs
// that govern it: "[refused to] meet", "[are expected to] meet".
func (s *sentence) skipChain(verb int) int {
	end := verb
	for end > max(0, verb-reach) {
		switch word := s.lower(end - 1); {
		case word == "to", word == "n't", word == "n’t", word == "on", s.tag(end-1) == "MD", strings.HasPrefix(s.tag(end-1), "RB"),
			s.isVerb(end - 1), isAuxiliary(word), s.tag(end-1) == "JJ" && s.is(end, "to"):
			end--
		default:
			if p, ok := s.phrases.Until(end); ok && s.isTimePhrase(p) {
				end = p.First
				continue
			}
			return end
		}
	}
	return end
}

// isTimePhrase reports whether a phrase is an expression of time.
func (s *sentence) isTimePhrase(p phrase.Phrase) bool {
	span := p.Span(s.tokens)
	i := sort.Search(len(s.times), func(i int) bool { return s.times[i].Span.End > span.Start })
	return i < len(s.times) && s.times[i].Span.Overlaps(span)
}

// beforeAside is the token before an apposition or clause that ends at comma.
func (s *sentence) beforeAside(comma int) int {
	for i := comma - 1; i > 0 && comma-i < 25; i-- {
		if s.is(i, ",") {
			return i
		}
	}
	return comma
}

// listUntil reads the parties of a list that ends before a token: "A, B and C".
func (s *sentence) listUntil(end int, role news.Role) []party {
	var found []party
	for range 5 {
		p, ok := s.phrases.Until(end)
		if !ok {
			break
		}
		first := s.attachLeft(p)
		if !s.party(first) {
			break
		}
		found = append([]party{{first.First, end, role}}, found...)
		end = first.First
		// A comma joins only in front of an "and": "A, B and C met", but not
		// "After the vote on A, B met C".
		if !s.is(end-1, "and") && (len(found) < 2 || !s.is(end-1, ",")) {
			break
		}
		for end > 0 && s.is(end-1, "and", ",") {
			end--
		}
	}
	return found
}

// attachLeft joins "the president of [France]" to its first phrase.
func (s *sentence) attachLeft(p phrase.Phrase) phrase.Phrase {
	for range 3 {
		left, ok := s.phrases.Until(p.First - 1)
		if !ok || !s.is(p.First-1, "of", "from") {
			break
		}
		p = left
	}
	return p
}

// objects are the parties after a verb: "met B", "met with B and C". A place
// that is visited is no party.
func (s *sentence) objects(t trigger) []party {
	at := t.end
	for s.is(at, "up", "with", "privately", "briefly", "separately", "again", "by", "phone", "telephone") || strings.HasPrefix(s.tag(at), "RB") {
		at++
	}
	if p, ok := s.phrases.From(at); ok && t.format == news.Visit && !s.is(at-1, "with") && s.isPlace(p) {
		return nil
	}
	if at == t.end || !s.is(at-1, "with") {
		if with := s.withAfter(t.end); s.is(t.word, "discuss", "discussed", "discusses", "discussing") {
			if with == 0 {
				return nil
			}
			at = with + 1
		}
	}
	role := news.ParticipantRole
	if t.format == news.Visit {
		role = news.HostRole
	}
	return s.listFrom(at, role)
}

// withAfter is the next "with" in the clause, or zero.
func (s *sentence) withAfter(at int) int {
	for i := at; i < min(at+reach, len(s.tokens)) && !s.boundary(i); i++ {
		if s.is(i, "with") {
			return i
		}
	}
	return 0
}

// role is the part of those before a trigger or owning it.
func (s *sentence) role(t trigger) news.Role {
	if t.format == news.Visit {
		return news.VisitorRole
	}
	if s.is(t.word, "hosted", "hosts", "hosting", "host", "received", "receives") {
		return news.HostRole
	}
	return news.ParticipantRole
}
