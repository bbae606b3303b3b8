package tag

import (
	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
)

// The templates of features.
const (
	tBias = 2048 + iota*8
	tExact
	tLower
	tBack
	tFront
	tShape
	tTag
	tPair
	tNearBack
	tFine
	tCoarse
	tClasses
)

// edge stands for the words before the first and after the last.
const edge = 1

// Line is the words of one sentence; its memory is used again.
type Line struct {
	words []word.Word
}

// Reset empties the line.
func (l *Line) Reset() { l.words = l.words[:0] }

// Add appends a word.
func (l *Line) Add(w word.Word) { l.words = append(l.words, w) }

// Len is the number of words.
func (l *Line) Len() int { return len(l.words) }

func (l *Line) lower(i int) uint32 {
	if i < 0 || i >= len(l.words) {
		return edge
	}
	return l.words[i].Lower
}

func (l *Line) back(i, n int) uint32 {
	if i < 0 || i >= len(l.words) {
		return edge
	}
	return l.words[i].Back[n]
}

// None is the tag before the first word.
const None = 255

// Features appends the hashed features of word i to f, which follows words with
// the tags last and, before that, second to last.
func (l *Line) Features(i int, last, second uint32, f []uint32) []uint32 {
	w := &l.words[i]
	here, before, after := w.Lower, l.lower(i-1), l.lower(i+1)
	f = append(f,
		model.Mix(tBias, 0, 0), model.Mix(tExact, w.Exact, 0), model.Mix(tShape, w.Shape, 0),
		model.Mix(tLower, here, 0), model.Mix(tLower+1, before, 0), model.Mix(tLower+2, after, 0),
		model.Mix(tLower+3, l.lower(i-2), 0), model.Mix(tLower+4, l.lower(i+2), 0),
		model.Mix(tTag, last, 0), model.Mix(tTag+1, last, second), model.Mix(tTag+2, last, here),
		model.Mix(tTag+3, last, after), model.Mix(tTag+4, last, w.Shape),
		model.Mix(tPair, before, here), model.Mix(tPair+1, here, after), model.Mix(tPair+2, before, after),
		model.Mix(tNearBack, l.back(i-1, 2), 0), model.Mix(tNearBack+1, l.back(i+1, 2), 0),
		model.Mix(tClasses, uint32(w.Entry.Classes()&classes), uint32(w.Kind)))
	return l.clusters(affixes(f, w), i)
}

// classes are the classes of words that help to tell names from other nouns.
const classes = model.CommonWord | model.GivenName | model.Surname | model.Country | model.Demonym | model.Title

func affixes(f []uint32, w *word.Word) []uint32 {
	for n := range min(4, int(w.Size)) {
		f = append(f, model.Mix(tBack, w.Back[n], uint32(n)))
	}
	return append(f, model.Mix(tFront, w.Front[0], 0), model.Mix(tFront+1, w.Front[2], 0))
}

func (l *Line) clusters(f []uint32, i int) []uint32 {
	for d := -1; d <= 1; d++ {
		if k := i + d; k >= 0 && k < len(l.words) {
			if e := l.words[k].Entry; e.Fine() != 0 {
				f = append(f, model.Mix(tFine+uint32(d+1), e.Fine(), 0), model.Mix(tCoarse+uint32(d+1), e.Coarse(), 0))
			}
		}
	}
	return f
}
