package meeting

import (
	"slices"
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// whole is the phrase or clause around a word from a token on, up to an aside and
// without the time at its end.
func (s *sentence) whole(head, first int) news.Span {
	_, end := s.below(head)
	for s.is(first, "\"", "“") {
		first++
	}
	if end < len(s.tokens)-1 && s.is(end, "to") && s.tag(end+1) == "VB" && designs[s.lower(head)] {
		_, end = s.below(end + 1) // the tree may hang it from the verb
	}
	end = s.beforeClause(head, first, s.listed(head, max(end, head+1)))
	for end > first+1 {
		switch {
		case s.inTime(end - 1), s.tag(end-1) == "POS", s.relation(end-1) == tree.Punct, end-1 > head && s.is(end-1, "last", "early", "late", "in", "on", "at"):
			end--
			continue
		}
		break
	}
	if first >= end || end-first > longestTopic || s.isPronoun(first, end) {
		return news.Span{}
	}
	return s.cover(first, end)
}

// dated reports whether a word belongs to a time that is none of "the future" and the
// like, which are topics.
func (s *sentence) dated(i int) bool {
	at := s.tokens[i].Span
	k := sort.Search(len(s.times), func(k int) bool { return s.times[k].Span.End > at.Start })
	return k < len(s.times) && s.times[k].Span.Overlaps(at) && !strings.HasSuffix(s.times[k].Value, "_REF")
}

// listed is the end of a list that a phrase opens, where the tree ends it early:
// "gas, [the border] and [fishing]", "the region, [including Norway]".
func (s *sentence) listed(head, end int) int {
	for end > head+1 && s.is(end-1, ",") {
		end--
	}
	if p, ok := s.phrases.Around(end - 1); ok && p.End > end && s.isNoun(p.End-1) {
		end = p.End
	}
	best := end
	for range 6 {
		next := s.afterJoint(end)
		p, ok := s.phrases.From(next)
		if s.is(end, ",") && s.is(next, "including") {
			p, ok = s.phrases.From(next + 1)
		}
		if next == end || !ok || s.isTimePhrase(p) || !s.isNoun(head) || s.ownVerb(next) || s.tag(p.First) == "PRP" {
			break
		}
		joined := s.is(next-1, "and") || s.is(next, "including")
		_, end = s.below(s.chief(p.First, p.End))
		for i := p.End; i < end; i++ {
			joined = joined || s.is(i, "and") && s.relation(i) == tree.CC
		}
		if end = max(end, p.End); joined {
			return end
		}
	}
	return best
}

// longestTopic is the number of tokens beyond which a phrase is a misread.
const longestTopic = 40

func (s *sentence) isPronoun(first, end int) bool {
	return end-first == 1 && (s.tag(first) == "PRP" || s.tag(first) == "WP" || s.tag(first) == "DT")
}

// beforeClause is where a phrase ends before a relative clause set off by a comma,
// another clause, or a mark.
func (s *sentence) beforeClause(head, first, end int) int {
	for i := max(first, 0) + 1; i < end; i++ {
		switch {
		case s.is(i, ";", ":", "—", "–", "--", "”", "(") && i > head:
			return i
		case s.is(i, ",") && slices.Contains([]string{"which", "who", "where", "when", "but", "with", "while", "according", "after", "before", "as"}, s.lower(i+1)):
			return i
		case s.is(i, ",") && (s.tag(i+1) == "VBD" || s.tag(i+1) == "VBN" || s.tag(i+1) == "VBZ"):
			return i
		case i > head && s.is(i, "during", "following", "after", "before", "when", "while", "amid", "despite", "ahead") && s.head(i) >= 0:
			return i
		}
	}
	return end
}
