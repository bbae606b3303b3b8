package quote

import (
	"sort"
	"unicode"

	"github.com/dateline-news/dateline/internal/news"
)

// markIndex answers how much of a span stands in quotation marks.
type markIndex struct{ stretches []stretch }

func newMarkIndex(stretches []stretch) markIndex { return markIndex{stretches} }

// hold reports whether a span begins inside of quotation marks.
func (x markIndex) hold(span news.Span) bool {
	i := sort.Search(len(x.stretches), func(i int) bool { return x.stretches[i].end > span.Start })
	return i < len(x.stretches) && x.stretches[i].start <= span.Start
}

// kind is the kind of a quote with the given pieces.
func (x markIndex) kind(text news.Text, pieces []news.Span) news.QuoteKind {
	inside, outside := 0, 0
	for _, piece := range pieces {
		in, out := x.count(text, piece)
		inside, outside = inside+in, outside+out
	}
	switch {
	case inside == 0:
		return news.Indirect
	case outside == 0:
		return news.Direct
	}
	return news.Mixed
}

// count is the number of letters and digits of a span inside and outside of
// quotation marks.
func (x markIndex) count(text news.Text, span news.Span) (inside, outside int) {
	i := sort.Search(len(x.stretches), func(i int) bool { return x.stretches[i].end > span.Start })
	at := span.Start
	for _, r := range text.Slice(span) {
		for i < len(x.stretches) && x.stretches[i].end <= at {
			i++
		}
		if isAlphanumeric(r) {
			if i < len(x.stretches) && x.stretches[i].start <= at {
				inside++
			} else {
				outside++
			}
		}
		at++
	}
	return inside, outside
}

func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
