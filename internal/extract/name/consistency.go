package name

import (
	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
)

// The second pass looks at how the words of a name were labelled elsewhere in
// the document, so that one clear mention decides the unclear ones.
//
// What is counted under the hash of a word: the type and the place in the name
// of each of its labels (kinds 0 to 15), and how often it was outside (16).
// Under the hash of a whole name: its types (0 to 3). Under the hash of the
// initials of a name: the types of names so shortened (0 to 3).
const (
	kindOutside = 16

	saltName     = 0x51ed270b
	saltInitials = 0x2545f491
)

// vote is the first pass's label of a word.
type vote struct {
	label int8
	// place is that in the name: alone, first, inner, last.
	place uint8
	// sure is how far the type stands before the next one, in four steps.
	sure uint8
	// name hashes the whole name.
	name uint32
}

// Vote takes the first pass's labels and emissions of all words of the page.
func (p *Page) Vote(labels []int8, emissions []Emission) {
	p.votes = p.votes[:0]
	for i := range p.words {
		p.votes = append(p.votes, vote{label: labels[i], sure: certainty(&emissions[i])})
	}
	p.counts.reset(3 * len(p.words))
	for n := range p.ends {
		first, end := p.Sentence(n)
		for i := first; i < end; {
			stop := i + 1
			if p.votes[i].label == 0 {
				p.voteOutside(i)
			} else {
				for stop < end && isInside(int(p.votes[stop].label)) {
					stop++
				}
				p.voteName(i, stop)
			}
			i = stop
		}
	}
}

func (p *Page) voteOutside(i int) {
	if p.words[i].Kind.Capital() {
		p.counts.add(p.words[i].Lower, kindOutside)
	}
}

// voteName counts a name under its words, under itself and under its initials.
func (p *Page) voteName(first, end int) {
	t := typeOf(int(p.votes[first].label))
	key, initials := uint32(saltName), uint32(saltInitials)
	for i := first; i < end; i++ {
		w, v := &p.words[i], &p.votes[i]
		v.place = placeOf(i-first, end-first)
		p.counts.add(w.Lower, 4*t+int(v.place))
		key = model.Join(key, w.Lower)
		if w.Kind&word.Upper != 0 {
			initials = model.Join(initials, w.Front[0])
		}
	}
	for i := first; i < end; i++ {
		p.votes[i].name = key
	}
	p.counts.add(key, t)
	if end-first > 1 {
		p.counts.add(initials, t)
	}
}

func placeOf(i, n int) uint8 {
	switch {
	case n == 1:
		return 0
	case i == 0:
		return 1
	case i == n-1:
		return 3
	}
	return 2
}

// certainty is how far the best type stands before the second in four steps.
func certainty(e *Emission) uint8 {
	best, second := float32(impossible), float32(impossible)
	for t := -1; t < numTypes; t++ {
		s := e[0]
		if t >= 0 {
			s = max(e[2*t+1], e[2*t+2])
		}
		if s > best {
			best, second = s, best
		} else if s > second {
			second = s
		}
	}
	switch d := best - second; {
	case d < sureLow:
		return 0
	case d < sureMiddle:
		return 1
	case d < sureHigh:
		return 2
	}
	return 3
}

// The borders between the steps of certainty, in units of the trained weights.
const (
	sureLow    = 1
	sureMiddle = 2.5
	sureHigh   = 5
)

// initialsOf is the key of a word of capitals as the initials of a longer name.
func initialsOf(text string) uint32 {
	key := uint32(saltInitials)
	for i := range len(text) {
		c := text[i]
		if c == '.' {
			continue
		}
		if c < 'A' || c > 'Z' {
			return 0
		}
		key = model.Join(key, model.HashByte(model.HashSeed(), c|0x20))
	}
	return key
}
