package meeting

import (
	"slices"

	"github.com/dateline-news/dateline/internal/news"
)

// longestDateline is how many tokens a dateline has at most.
const longestDateline = 16

// afterDateline is the first token behind the dateline that a paragraph opens
// with, "TALLINN, 12 March (Wire) —", or zero. What stands in it tells where the
// article was written; it takes no part in what the article tells.
func (s *sentence) afterDateline() int {
	if !s.opensParagraph() || len(s.tokens) == 0 || !s.placeAtStart() {
		return 0
	}
	for i := 1; i < min(longestDateline, len(s.tokens)-1); i++ {
		if s.is(i, "—", "–", "-", "--", "―") {
			return i + 1
		}
		if s.finite(i) {
			return 0
		}
	}
	return 0
}

func (s *sentence) opensParagraph() bool {
	_, found := slices.BinarySearchFunc(s.doc.Paragraphs, s.span.Start, func(p news.Span, start int) int { return p.Start - start })
	return found
}

// placeAtStart reports whether the sentence begins with a place and a mark.
func (s *sentence) placeAtStart() bool {
	for _, m := range s.within(s.cover(0, min(4, len(s.tokens)))) {
		if m.span.Start == s.span.Start {
			return m.entity.Type == news.Location && s.is(s.lastWord(m.span)+1, ",", "(", "—", "–", "-", "--", "―")
		}
	}
	return false
}
