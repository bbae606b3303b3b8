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
	// joined is the end of a name beside the title that the base phrase is, or 0.
	joined int
	// time is the expression of time that it is, or nil.
	time *news.Time
}

// candidates are the phrases around a trigger, and the expressions of time. A
// phrase that holds a possessor is two: "Norway" and "Norway's minister".
func (s *sentence) candidates(t trigger) []candidate {
	s.noted = s.noted[:0]
	from, to := max(phrase.Dateline(s.tokens), t.first-width), min(len(s.tokens), t.end+width)
	all := s.phrases.All
	k := sort.Search(len(all), func(k int) bool { return all[k].End > from })
	for ; k < len(all) && all[k].First < to; k++ {
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
			s.note(i, i+1)
			first = i
		case s.tag(i) == "POS":
			s.note(first, i)
		case s.inTime(i), i >= t.first && i < t.end:
			if first < i && s.tag(i-1) != "POS" && s.describes(first, i, t) {
				s.note(first, i)
			}
			first = i + 1
		}
	}
	s.note(first, p.End)
}

// describes reports whether words in front of a trigger may be a party: all that
// stands before a verb or a time, but before a noun only a name ("Minsk Group
// talks"), not "a second [round]".
func (s *sentence) describes(first, end int, t trigger) bool {
	return t.verb || end != t.first || s.properNoun(end-1) && s.tag(first) != "PRP$"
}

// note notes a run of tokens and what belongs to it behind.
func (s *sentence) note(first, end int) {
	for first < end && s.tag(end-1) == "POS" {
		end--
	}
	if first >= end || end-first == 1 && (s.tag(first) == "DT" || s.tag(first) == "JJ") && s.relation(first).Main() != tree.NSubj {
		return
	}
	if n := len(s.noted); n > 0 && s.noted[n-1].end >= end && s.noted[n-1].joined > first {
		return // the name of the title before it
	}
	c := candidate{first: first, head: s.chief(first, end)}
	c.joined = s.titled(c.head, end)
	c.end = s.extend(c.head, max(end, c.joined))
	s.noted = append(s.noted, c)
}

// titled is the end of the name that follows a title in another base phrase:
// "Secretary of [State Anna Reyes]", "her counterpart, [Anna Reyes]"; zero without
// one.
func (s *sentence) titled(head, end int) int {
	if !s.isNoun(head) {
		return 0
	}
	next, ok := s.phrases.From(end + 1)
	switch {
	case !ok || s.inTime(next.First):
	case s.is(end, "of") && s.properNoun(head) && s.is(end+1, "state", "defense", "defence", "commerce", "treasury", "energy", "justice"):
		return next.End
	case s.is(end, ",") && !s.endsName(end) && s.personIn(next) && (s.is(next.End, ",", ".", ";") || next.End == len(s.tokens)):
		return next.End
	}
	return 0
}

// endsName reports whether a person's name ends before a token.
func (s *sentence) endsName(end int) bool {
	at := s.tokens[end-1].Span
	for _, m := range s.within(s.cover(max(0, end-5), end)) {
		if m.kind == news.NameMention && m.span.End == at.End && m.entity.Type != news.Misc {
			return true
		}
	}
	return false
}

// personIn reports whether a phrase is a person's name and no more.
func (s *sentence) personIn(p phrase.Phrase) bool {
	span := p.Span(s.tokens)
	for _, m := range s.within(span) {
		if m.kind == news.NameMention && m.entity.Type == news.Person && m.span == span {
			return true
		}
	}
	return false
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
// other members of its list.
func (s *sentence) extend(head, end int) int {
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
		if !s.is(start-1, ",") && start > end {
			break
		}
		if s.relation(c) == tree.Punct && s.is(c, ",") {
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
		if !s.is(start, "of", "from", "to", "for", "on") || s.inTime(c) || !s.is(start, "of") && s.properNoun(head) {
			return 0
		}
		end := s.extend(c, s.baseEnd(c))
		if s.tag(head) == "NNS" {
			end = max(end, s.listEnd(c))
		}
		return end
	default: // ends the phrase
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
	p, ok := s.phrases.Around(i)
	if !ok {
		return i + 1
	}
	for end := i + 1; end < p.End; end++ {
		if s.inTime(end) {
			return end
		}
	}
	return p.End
}

// wordlike reports whether a token is more than a mark.
func wordlike(text string) bool { return !strings.ContainsAny(text[:1], ",;:()[]\"'“”-–—") }
