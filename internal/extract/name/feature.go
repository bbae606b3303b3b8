package name

import (
	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
)

// window is how many words to either side a word's features look at.
const window = 2

// edge stands for the words before the first and after the last.
var edge = spot{Word: word.Word{Exact: 1, Lower: 1, Shape: 1}}

// view is a word with its neighbours in the sentence.
type view struct {
	page *Page
	s    []spot
	// start is the index of the sentence's first word on the page, i that of
	// the word in the sentence.
	start, i int
	near     [2*window + 1]*spot
}

func (p *Page) view(first, end, i int) view {
	v := view{page: p, s: p.words[first:end], start: first, i: i - first}
	for d := range v.near {
		at := v.i + d - window
		if at < 0 || at >= len(v.s) {
			v.near[d] = &edge
		} else {
			v.near[d] = &v.s[at]
		}
	}
	return v
}

// The templates of features, spaced so that each may use its neighbours.
const (
	tBias = iota * 8
	tLower
	tShape
	tCoarse
	tFine
	tExact
	tPair
	tFront
	tBack
	tNearBack
	tMatch
	tRun
	tRunMore
	tDoubt
	tTitle
	tClusterPair
	tKnown
	tOutside
	tTables
)

// features appends the hashed features of the first pass to f.
func (v *view) features(f []uint32) []uint32 {
	w := v.near[window]
	f = append(f, model.Mix(tBias, 0, 0), model.Mix(tExact, w.Exact, 0))
	f = v.windowFeatures(f)
	f = v.pairFeatures(f)
	f = affixFeatures(f, w)
	f = v.matchFeatures(f)
	if w.end > w.first {
		f = v.runFeatures(f, w)
	}
	if w.doubt > 0 {
		f = append(f, model.Mix(tDoubt, uint32(w.doubt), 0), model.Mix(tDoubt+1, uint32(w.doubt), w.Shape))
	}
	return v.placeFeatures(v.tableFeatures(f, w), w)
}

func (v *view) windowFeatures(f []uint32) []uint32 {
	for d, w := range v.near {
		t := uint32(d)
		f = append(f, model.Mix(tLower+t, w.Lower, 0), model.Mix(tShape+t, w.Shape, 0))
		if c := w.Entry.Fine(); c != 0 {
			f = append(f, model.Mix(tFine+t, c, 0), model.Mix(tCoarse+t, w.Entry.Coarse(), 0))
		}
	}
	return f
}

func (v *view) pairFeatures(f []uint32) []uint32 {
	a, b, c, d, e := v.near[0], v.near[1], v.near[2], v.near[3], v.near[4]
	return append(f,
		model.Mix(tPair, b.Lower, c.Lower),
		model.Mix(tPair+1, c.Lower, d.Lower),
		model.Mix(tPair+2, b.Lower, d.Lower),
		model.Mix(tPair+3, a.Lower, b.Lower),
		model.Mix(tPair+4, d.Lower, e.Lower),
		model.Mix(tPair+5, b.Shape^c.Shape*3, d.Shape),
		model.Mix(tPair+6, b.Lower, c.Shape),
		model.Mix(tPair+7, c.Shape, d.Lower),
		model.Mix(tClusterPair, b.Entry.Coarse(), c.Entry.Coarse()),
		model.Mix(tClusterPair+1, c.Entry.Coarse(), d.Entry.Coarse()),
		model.Mix(tClusterPair+2, b.Entry.Fine(), c.Shape),
		model.Mix(tClusterPair+3, d.Entry.Fine(), c.Shape),
		model.Mix(tNearBack, b.Back[2], 0),
		model.Mix(tNearBack+1, d.Back[2], 0),
	)
}

func affixFeatures(f []uint32, w *spot) []uint32 {
	for n := range min(word.Affixes, int(w.Size)) {
		f = append(f, model.Mix(tFront, w.Front[n], uint32(n)), model.Mix(tBack, w.Back[n], uint32(n)))
	}
	return f
}

// known are the classes of single words that serve as features.
const known = model.CommonWord | model.GivenName | model.Surname

func (v *view) matchFeatures(f []uint32) []uint32 {
	for d := window - 1; d <= window+1; d++ {
		w, t := v.near[d], uint32(d)
		for k, m := uint32(0), w.match; m != 0; k, m = k+1, m>>2 {
			if m&3 != 0 {
				f = append(f, model.Mix(tMatch+t, k, m&3))
			}
		}
		f = append(f, model.Mix(tKnown+t, uint32(w.Entry.Classes()&known), uint32(w.Kind)))
	}
	w := v.near[window]
	return append(f,
		model.Mix(tMatch, w.match, w.Shape),
		model.Mix(tKnown, uint32(w.Entry.Classes()&known)<<8|uint32(w.Kind), uint32(v.near[window+1].Entry.Classes()&known)))
}

// runFeatures look at the whole run of capitals: its first and last word, what
// stands around it, and where in it the word is. The head of a long name
// ("Ministry", "Bank", "University") decides its type from afar.
func (v *view) runFeatures(f []uint32, w *spot) []uint32 {
	words := v.page.words
	first, last := &words[w.first], &words[w.end-1]
	size := uint32(min(w.end-w.first, 6))
	at := uint32(min(v.start+v.i-int(w.first), 5))
	before, after := v.around(w)
	role := at<<4 | size
	return append(f,
		model.Mix(tRun, role, 0),
		model.Mix(tRun+1, last.Lower, boolean(last == w)),
		model.Mix(tRun+2, first.Lower, boolean(first == w)),
		model.Mix(tRun+3, last.Entry.Fine(), boolean(last == w)),
		model.Mix(tRun+4, first.Entry.Fine(), boolean(first == w)),
		model.Mix(tRun+5, before.Lower, size),
		model.Mix(tRun+6, after.Lower, size),
		model.Mix(tRun+7, before.Entry.Fine(), after.Entry.Fine()),
		model.Mix(tRunMore, before.Lower, after.Lower),
		model.Mix(tRunMore+1, after.Entry.Fine(), size),
		model.Mix(tRunMore+2, before.Entry.Fine(), size),
		model.Mix(tRunMore+3, last.Back[2], at),
		model.Mix(tRunMore+4, w.Lower, role),
	)
}

// around are the words before and after the run.
func (v *view) around(w *spot) (before, after *spot) {
	before, after = &edge, &edge
	if i := int(w.first) - v.start - 1; i >= 0 {
		before = &v.s[i]
	}
	if i := int(w.end) - v.start; i < len(v.s) {
		after = &v.s[i]
	}
	return before, after
}

// placeFeatures tell headlines and first words from running text.
func (v *view) placeFeatures(f []uint32, w *spot) []uint32 {
	if v.i == 0 {
		f = append(f, model.Mix(tTitle, w.Shape, 0), model.Mix(tTitle+1, uint32(w.Entry.Classes()&known), uint32(w.Kind)))
	}
	if w.title {
		f = append(f, model.Mix(tTitle+2, w.Shape, 0), model.Mix(tTitle+3, w.Lower, 0),
			model.Mix(tTitle+4, uint32(w.Entry.Classes()&known), uint32(w.Kind)))
	}
	if w.Kind.AllCapitals() && w.Size > 1 {
		f = append(f, model.Mix(tTitle+5, boolean(v.near[1].Kind.AllCapitals())<<1|boolean(v.near[3].Kind.AllCapitals()), uint32(w.Size)))
	}
	return f
}

// tableFeatures tell pages of results, in which the name of a city is that of
// its team, from running text.
func (v *view) tableFeatures(f []uint32, w *spot) []uint32 {
	k := v.page.tables
	return append(f,
		model.Mix(tTables, k, w.Shape),
		model.Mix(tTables+1, k, w.match),
		model.Mix(tTables+2, k, v.near[window-1].Lower),
		model.Mix(tTables+3, k, v.near[window+1].Lower))
}

func boolean(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
