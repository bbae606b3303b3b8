package parse

import "github.com/dateline-news/dateline/internal/model"

// guide is what a first look at the sentence, from right to left, took for the
// tree. The parser may believe it or not: it has learnt how far to.
type guide struct {
	// heads are guessed heads, the number of words for the root; first and last are
	// the outermost words that were guessed to depend on each word, itself if none.
	heads, first, last []int
}

// SetGuide keeps guessed heads, one a word, the number of words for the root.
func (s *Sentence) SetGuide(heads []int) {
	g := &s.guide
	g.heads = append(g.heads[:0], heads...)
	g.first, g.last = g.first[:0], g.last[:0]
	for i := range heads {
		g.first, g.last = append(g.first, i), append(g.last, i)
	}
	for i, h := range heads {
		if h < len(heads) {
			g.first[h], g.last[h] = min(g.first[h], i), max(g.last[h], i)
		}
	}
}

// guided reports whether there is a guide.
func (s *Sentence) guided() bool { return len(s.guide.heads) > 0 }

// Mirror puts the words of x in reverse order into s, without a guide.
func (s *Sentence) Mirror(x *Sentence) {
	s.Reset()
	for i := len(x.words) - 1; i >= 0; i-- {
		s.push(x.words[i])
	}
}

// Unmirror turns the heads of a mirrored sentence into those of the sentence; the
// root stays. The list is changed in place.
func Unmirror(heads []int) {
	n := len(heads)
	for i, j := 0, n-1; i <= j; i, j = i+1, j-1 {
		heads[i], heads[j] = heads[j], heads[i]
	}
	for i, h := range heads {
		if h < n {
			heads[i] = n - 1 - h
		}
	}
}

// side says where a guessed head stands, seen from the top of the stack and the
// front.
func side(head, top, below, front, n int) uint32 {
	switch {
	case head == n:
		return 1
	case head == below:
		return 2
	case head == top:
		return 3
	case head == front:
		return 4
	case head > front:
		return 5
	case head < top:
		return 6
	}
	return 7
}

// guess hashes what the guide says of the top of the stack and of the front:
// where their heads stand, and whether they still wait for dependents.
func (s *State) guess(x *Sentence) uint32 {
	g, top, below, code := &x.guide, s.Below(0), s.Below(1), uint32(0)
	if top >= 0 && top < s.n {
		code = side(g.heads[top], top, below, s.front, s.n)
		if g.last[top] >= s.front {
			code |= 8
		}
		if g.last[top] > s.front {
			code |= 16
		}
	}
	if s.front < s.n {
		code |= side(g.heads[s.front], top, below, s.front, s.n) << 5
		if g.first[s.front] < top {
			code |= 1 << 8
		}
	}
	if below >= 0 && below < s.n {
		if g.last[below] >= s.front {
			code |= 1 << 9
		}
		code |= side(g.heads[below], top, below, s.front, s.n) << 10
	}
	return code
}

// guideFeatures are those of the guide.
func (c *scene) guideFeatures(code uint32, f []uint32) []uint32 {
	return append(f,
		model.Mix(tGuide, code, 0), model.Mix(tGuide+1, code&0x3ff, 0), model.Mix(tGuide+2, code&0x1f, 0),
		model.Mix(tGuide+3, two(c.s0.tag, c.b0.tag), code), model.Mix(tGuide+4, two(c.s1.tag, c.s0.tag), code),
		model.Mix(tGuide+5, c.s0.both, code&0x1f), model.Mix(tGuide+6, c.b0.both, code&0x3e0),
		model.Mix(tGuide+7, two(c.s0.tag, c.b0.tag), code&0x1f), model.Mix(tGuide+8, c.s0.tag, code&0x1f),
		model.Mix(tGuide+9, c.gap, code), model.Mix(tGuide+10, three(c.s1.tag, c.s0.tag, c.b0.tag), code&0x1f),
	)
}
