package meeting

import (
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// ruledTopic reads the topic of a sentence without a tree.
func (s *sentence) ruledTopic(t trigger) news.Span {
	if t.verb && stem(s.lower(t.word)) == "discuss" {
		return s.topicFrom(t.end)
	}
	for i := t.end; i < min(t.end+reach, len(s.tokens)) && !s.is(i, ";", ":", ".", "that", "which", "who"); i++ {
		switch {
		case s.is(i, "about", "concerning", "regarding"), s.is(i, "on", "over") && s.ties(t, i):
			if span := s.topicFrom(i + 1); !span.IsZero() {
				return span
			}
		case s.is(i, "discuss", "discussing", "discussed", "review", "negotiate") && (s.is(i-1, "to") || s.tag(i) == "VBG"):
			return s.topicFrom(i + 1)
		}
	}
	return news.Span{}
}

// ties reports whether a preposition belongs to a trigger: it follows it, alone or
// after its parties, or the tree hangs its noun from it.
func (s *sentence) ties(t trigger, i int) bool {
	if i == t.end || !t.verb && s.is(t.end, "with", "between") && !s.verbBetween(t, s.tokens[i].Span) {
		return true
	}
	noun := s.head(i)
	return s.relation(i) == tree.Case && noun >= 0 && s.head(noun) == t.word
}

// topicFrom is the phrase that begins at a token, if it is no time and no place.
func (s *sentence) topicFrom(at int) news.Span {
	p, ok := s.phrases.From(at)
	if !ok || s.isTimePhrase(p) || s.tag(at) == "PRP" || s.isPlace(p) {
		return news.Span{}
	}
	end := p.End
	for range 2 {
		next, ok := s.phrases.From(end + 1)
		if !ok || !s.is(end, "of", "between", "for", "and", "to") || s.isTimePhrase(next) || s.ownVerb(end+1) {
			break
		}
		end = next.End
	}
	return s.cover(at, end)
}
