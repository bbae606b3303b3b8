package name

import "github.com/dateline-news/dateline/internal/model"

// The templates of the second pass's features.
const (
	tOwn = 1024 + iota*8
	tElsewhere
	tPlace
	tNeighbour
	tWhole
	tInitials
)

// SecondFeatures appends the features of the second pass of a word of sentence
// n to f. The word must be one that [Page.Features] takes for active.
func (p *Page) SecondFeatures(n, i int, f []uint32) []uint32 {
	first, end := p.Sentence(n)
	at := first + i
	v := p.votes[at]
	own := uint32(v.label)
	before, after := uint32(NumLabels), uint32(NumLabels)
	if at > first {
		before = uint32(p.votes[at-1].label)
	}
	if at+1 < end {
		after = uint32(p.votes[at+1].label)
	}
	f = append(f,
		model.Mix(tOwn, own, uint32(v.sure)),
		model.Mix(tOwn+1, own, before),
		model.Mix(tOwn+2, own, after),
		model.Mix(tOwn+3, own|before<<4, after))
	f = p.elsewhere(f, at, own)
	f = p.beside(f, at, first, end)
	f = p.whole(f, at)
	return p.shortened(f, at, own)
}

// others are the counts of a word without its own vote.
func (p *Page) others(at int) counts {
	w, v := &p.words[at], p.votes[at]
	c := p.counts.at(w.Lower)
	switch {
	case v.label > 0:
		c[4*typeOf(int(v.label))+int(v.place)]--
	case w.Kind.Capital():
		c[kindOutside]--
	}
	return c
}

// verdict is the type that a word mostly has elsewhere (4 for none), how often
// it occurs, and whether that is nearly always.
func verdict(c *counts) (best, total, clear uint32) {
	var sums [numTypes + 1]int
	all := 0
	for k := range kindOutside {
		sums[k/4] += int(c[k])
	}
	sums[numTypes] = int(c[kindOutside])
	for t, n := range sums {
		all += n
		if n > sums[best] {
			best = uint32(t)
		}
	}
	return best, step4(all), boolean(sums[best]*4 >= all*3)
}

// step4 counts none, one, two to three, more.
func step4(n int) uint32 {
	switch {
	case n == 0:
		return 0
	case n == 1:
		return 1
	case n <= 3:
		return 2
	}
	return 3
}

func (p *Page) elsewhere(f []uint32, at int, own uint32) []uint32 {
	if !p.words[at].Kind.Capital() {
		return f
	}
	c := p.others(at)
	best, total, clear := verdict(&c)
	if total == 0 {
		return append(f, model.Mix(tElsewhere, 99, own))
	}
	sure := uint32(p.votes[at].sure)
	f = append(f,
		model.Mix(tElsewhere+1, best, clear<<4|total),
		model.Mix(tElsewhere+2, best<<4|own, clear<<4|total),
		model.Mix(tElsewhere+3, best<<4|own, clear<<4|sure),
		model.Mix(tElsewhere+4, best<<4|clear, p.words[at].Shape),
		model.Mix(tElsewhere+5, best<<4|clear, uint32(p.words[at].Entry.Classes()&known)))
	for k := range uint32(kindOutside + 1) {
		if n := step4(int(c[k])); n > 0 {
			f = append(f, model.Mix(tPlace, k, n), model.Mix(tPlace+1, k, own), model.Mix(tPlace+2, k, own<<2|sure))
		}
	}
	return f
}

// beside says how the neighbours are labelled elsewhere.
func (p *Page) beside(f []uint32, at, first, end int) []uint32 {
	for d := -2; d <= 2; d++ {
		i := at + d
		if d == 0 || i < first || i >= end || !p.words[i].Kind.Capital() {
			continue
		}
		c := p.others(i)
		if best, total, clear := verdict(&c); total > 0 {
			t := tNeighbour + uint32(d+2)
			f = append(f, model.Mix(t, best, clear), model.Mix(t, best<<8|clear, uint32(p.votes[at].label)+1))
		}
	}
	return f
}

// whole says how the same name was labelled elsewhere.
func (p *Page) whole(f []uint32, at int) []uint32 {
	v := p.votes[at]
	if v.label == 0 {
		return f
	}
	c := p.counts.at(v.name)
	c[typeOf(int(v.label))]--
	for t := range uint32(numTypes) {
		if n := step4(int(c[t])); n > 0 {
			f = append(f, model.Mix(tWhole, t<<4|uint32(v.label), n), model.Mix(tWhole+1, t, uint32(v.place)))
		}
	}
	return f
}

// shortened says of which type the names are that the word may be short for.
func (p *Page) shortened(f []uint32, at int, own uint32) []uint32 {
	key := p.words[at].initials
	if key == 0 {
		return f
	}
	c := p.counts.at(key)
	for t := range uint32(numTypes) {
		if c[t] > 0 {
			f = append(f, model.Mix(tInitials, t, 0), model.Mix(tInitials+1, t, own))
		}
	}
	return f
}
