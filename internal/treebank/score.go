package treebank

import "github.com/dateline-news/dateline/internal/news"

// Score counts sentences found, right and wanted: those whose both ends agree.
type Score struct {
	Right, Found, Wanted int
}

// Add counts the sentences of one text. Both lists are in order.
func (s *Score) Add(found, wanted []news.Span) {
	s.Found += len(found)
	s.Wanted += len(wanted)
	for i, k := 0, 0; i < len(found) && k < len(wanted); {
		switch c := found[i].Compare(wanted[k]); {
		case c == 0:
			s.Right++
			i++
			k++
		case c < 0:
			i++
		default:
			k++
		}
	}
}

// F1 is the harmonic mean of precision and recall, in percent; zero where there
// is nothing to count.
func (s Score) F1() float64 {
	if s.Found+s.Wanted == 0 {
		return 0
	}
	return 200 * float64(s.Right) / float64(s.Found+s.Wanted)
}

// Boundaries are the ends of sentences behind which the paragraph goes on: those
// that a text does not give away by its layout. They come as empty spans.
func Boundaries(text string, sentences []news.Span) []news.Span {
	runes := []rune(text)
	var ends []news.Span
	for i := 0; i+1 < len(sentences); i++ {
		if !hasBreak(runes[sentences[i].End:sentences[i+1].Start]) {
			ends = append(ends, news.Span{Start: sentences[i].End, End: sentences[i].End})
		}
	}
	return ends
}

func hasBreak(gap []rune) bool {
	for _, r := range gap {
		if r == '\n' {
			return true
		}
	}
	return false
}
