package phrase

import (
	"sort"

	"github.com/dateline-news/dateline/internal/extract"
)

// Index finds noun phrases by the tokens at which they begin or end.
type Index struct {
	// All are the phrases, in order.
	All []Phrase

	byFirst, byEnd []int
}

// NewIndex reads the phrases of tokens and indexes them.
func NewIndex(tokens []extract.Token) Index {
	x := Index{All: All(tokens), byFirst: make([]int, len(tokens)+1), byEnd: make([]int, len(tokens)+1)}
	for i, p := range x.All {
		x.byFirst[p.First] = i + 1
		x.byEnd[p.End] = i + 1
	}
	return x
}

// From is the phrase that begins at token first.
func (x Index) From(first int) (Phrase, bool) { return x.at(x.byFirst, first) }

// Until is the phrase that ends before token end.
func (x Index) Until(end int) (Phrase, bool) { return x.at(x.byEnd, end) }

// Around is the phrase that holds token i.
func (x Index) Around(i int) (Phrase, bool) {
	k := sort.Search(len(x.All), func(k int) bool { return x.All[k].End > i })
	if k == len(x.All) || x.All[k].First > i {
		return Phrase{}, false
	}
	return x.All[k], true
}

func (x Index) at(table []int, i int) (Phrase, bool) {
	if i < 0 || i >= len(table) || table[i] == 0 {
		return Phrase{}, false
	}
	return x.All[table[i]-1], true
}
