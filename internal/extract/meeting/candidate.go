package meeting

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// width is how many tokens to each side of a trigger its parties, its place and
// its time are looked for.
const width = 45

// candidate is a phrase that may be a party, the place or the time of a meeting.
type candidate struct {
	// first and end bound its tokens, head is its chief word.
	first, end, head int
	// time is the expression of time that it is, or nil.
	time *news.Time
}

// candidates are the phrases around a trigger, and the expressions of time. A
// phrase that holds a possessor is two: "Norway" and "Norway's minister".
func (s *sentence) candidates(t trigger) []candidate {
	s.noted = s.noted[:0]
	from, to := max(0, t.first-width), min(len(s.tokens), t.end+width)
	all := s.phrases.All
	for k := sort.Search(len(all), func(k int) bool { return all[k].End > from }); k < len(all) && all[k].First < to; k++ {
		s.noteParts(all[k], t)
	}
	for i := range s.times {
		if first, end := s.tokensOf(s.times[i].Span); end > from && first < to && first < end {
			s.noted = append(s.noted, candidate{first: first, end: end, head: end - 1, time: &s.times[i]})
		}
	}
	return s.noted
}

// noteParts notes the candidates in a base phrase. Expressions of time and the
// trigger divide it.
func (s *sentence) noteParts(p phrase.Phrase, t trigger) {
	first := p.First
	for i := p.First; i < p.End; i++ {
		switch {
		case s.tag(i) == "PRP$":
			s.note(i, i+1, t)
		case s.tag(i) == "POS":
			s.note(first, i, t)
		case s.inTime(i), i >= t.first && i < t.end:
			if first < i && s.tag(i-1) != "POS" {
				s.note(first, i, t)
			}
			first = i + 1
		}
	}
	s.note(first, p.End, t)
}

// note notes a run of tokens, unless nothing in it can be the head of a phrase.
func (s *sentence) note(first, end int, t trigger) {
	for first < end && s.tag(end-1) == "POS" {
		end--
	}
	if first >= end || end-first == 1 && (s.tag(first) == "DT" || s.tag(first) == "JJ") && s.relation(first).Main() != tree.NSubj {
		return
	}
	head := s.chief(first, end)
	if end == t.first && !s.properNoun(end-1) && s.tag(first) != "PRP$" {
		return // what only describes the trigger: "a second [round]"
	}
	s.noted = append(s.noted, candidate{first: first, end: s.extend(head, end, t), head: head})
}

// inTime reports whether a token belongs to an expression of time.
func (s *sentence) inTime(i int) bool { return s.isTimePhrase(phrase.Phrase{First: i, End: i + 1}) }

// tokensOf are the tokens [first, end) of a span.
func (s *sentence) tokensOf(span news.Span) (first, end int) {
	end = min(s.lastWord(span)+1, len(s.tokens))
	for first = end - 1; first > 0 && s.tokens[first-1].Span.End > span.Start; {
		first--
	}
	return max(first, 0), end
}

// extend is the end of a phrase with what follows its base: the rest of a name,
// what "of" and the like tie to it, and a name beside it; but without clauses,
// other members of its list and the trigger.
func (s *sentence) extend(head, end int, t trigger) int {
	for _, m := range s.within(s.cover(head, end)) {
		if last := s.lastWord(m.span) + 1; m.kind == news.NameMention && last <= len(s.tokens) {
			end = max(end, last)
		}
	}
	for c := range s.children(head) {
		start, stop := s.below(c)
		if c < end {
			continue
		}
		if start < t.end && stop > t.first || !s.is(start-1, ",") && start > end {
			break
		}
		if s.relation(c) == tree.Punct {
			continue
		}
		if stop = s.widen(head, c, start, stop); stop == 0 {
			break
		}
		end = max(end, stop)
	}
	for end > head+1 && (s.tag(end-1) == "POS" || !wordlike(s.tokens[end-1].Text)) {
		end--
	}
	return end
}

// widen is the end of a phrase with a dependent behind its base; zero where the
// phrase ends before it.
func (s *sentence) widen(head, c, start, stop int) int {
	switch s.relation(c) {
	case tree.Flat, tree.Fixed, tree.GoesWith, tree.NModDesc:
		return stop
	case tree.Appos:
		if s.properNoun(c) && !s.properNoun(head) && !s.is(start, "(") {
			return s.baseEnd(c)
		}
	case tree.NMod, tree.NModUnmarked:
		if !s.is(start, "of", "from", "in", "to", "for", "on", "at") || s.inTime(c) || !s.is(start, "of") && s.properNoun(head) {
			return 0
		}
		end := s.extend(c, s.baseEnd(c), trigger{first: stop, end: stop})
		if s.tag(head) == "NNS" {
			end = max(end, s.listEnd(c))
		}
		return end
	}
	return 0
}

// listEnd is the end of the names joined to a name: "leaders of [Norway and
// Jordan]".
func (s *sentence) listEnd(c int) int {
	end := 0
	for k := range s.children(c) {
		if s.relation(k) == tree.Conj && s.properNoun(k) == s.properNoun(c) {
			end = s.baseEnd(k)
		}
	}
	return end
}

// baseEnd is the end of the base phrase around a word.
func (s *sentence) baseEnd(i int) int {
	if p, ok := s.phrases.Around(i); ok {
		return p.End
	}
	return i + 1
}

// wordlike reports whether a token is more than a mark.
func wordlike(text string) bool { return !strings.ContainsAny(text[:1], ",;:()[]\"'“”-–—") }
