package meeting

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/news"
)

// linked are the parties that prepositions tie to a noun: "talks between A and
// B", "a visit by A", "a call with B".
func (s *sentence) linked(t trigger) []party {
	var found []party
	for i := t.end; i < min(t.end+2*reach, len(s.tokens)); i++ {
		if s.finite(i) || s.is(i, ";", ":", "that") {
			break
		}
		switch {
		case s.is(i, "with", "between", "among", "by"), s.is(i, "of") && i == t.end:
			found = append(found, s.listFrom(i+1, s.linkRole(t, i))...)
		case s.is(i, "from", "to") && t.format == news.Phone:
			found = append(found, s.listFrom(i+1, news.ParticipantRole)...)
		}
	}
	return found
}

func (s *sentence) linkRole(t trigger, link int) news.Role {
	if t.format == news.Visit && !s.is(link, "by", "of") {
		return news.HostRole
	}
	return s.role(t)
}

// listFrom reads the parties of a list that begins at a token. Commas join only
// where an "and" follows: "A, B and C", but not "A, the mayor of B".
func (s *sentence) listFrom(at int, role news.Role) []party {
	var found []party
	joined := false
	for range 6 {
		if s.is(at, "both") {
			at++
		}
		p, ok := s.phrases.From(at)
		if !ok || s.isTimePhrase(p) || !s.party(p) {
			break
		}
		end := s.attachRight(p)
		found = append(found, party{p.First, end, role})
		next := s.afterJoint(end)
		if next == end || s.ownVerb(next) && !s.is(found[0].first-1, "between") {
			break
		}
		joined = joined || s.is(next-1, "and")
		at = next
	}
	if !joined && len(found) > 1 {
		return found[:1]
	}
	return found
}

// afterJoint is the token after "and", "," or ", and"; the same token where
// none of them follows.
func (s *sentence) afterJoint(at int) int {
	if s.is(at, ",") {
		at++
	}
	if s.is(at, "and") {
		at++
	}
	return at
}

// ownVerb reports whether the phrase at a token is the subject of a verb: met A
// and [B said].
func (s *sentence) ownVerb(at int) bool {
	p, ok := s.phrases.From(at)
	return ok && s.finite(s.afterAdverbs(p.End))
}

// afterAdverbs is the first token from a place on that is no adverb.
func (s *sentence) afterAdverbs(i int) int {
	for strings.HasPrefix(s.tag(i), "RB") {
		i++
	}
	return i
}

// attachRight is the end of a phrase with its "of …".
func (s *sentence) attachRight(p phrase.Phrase) int {
	end := p.End
	for range 2 {
		next, ok := s.phrases.From(end + 1)
		if !ok || !s.is(end, "of", "from") || s.isTimePhrase(next) {
			break
		}
		end = next.End
	}
	return end
}
