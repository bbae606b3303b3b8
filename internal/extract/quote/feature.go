package quote

import "github.com/dateline-news/dateline/internal/model"

// The templates of features; each has room for what stands beside the token.
const (
	tWord = 4096 + iota*16
	tTag
	tMark
	tFine
	tCoarse
	tPair
	tRule
	tHint
	tLeft
	tRight
	tPlace
	tShape
	tName
	tNoun
	tStop
	tClause
	tStretch
	tBefore
)

// edge stands for what is outside of a passage.
const edge = 1

// view looks at a token and its neighbours within the passage.
type view struct {
	s *Sheet
	p *Passage
	i int
	c *cell
}

func (v *view) at(d int) *cell {
	if k := v.i + d; k >= v.p.First && k < v.p.End {
		return &v.s.cells[k]
	}
	return nil
}

func (v *view) lower(d int) uint32 {
	if c := v.at(d); c != nil {
		return c.word.Lower
	}
	return edge
}

func (v *view) tag(d int) uint32 {
	if c := v.at(d); c != nil {
		return c.tag
	}
	return edge
}

func (v *view) mark(d int) uint32 {
	if c := v.at(d); c != nil {
		return uint32(c.mark) + 1
	}
	return 0
}

func (v *view) rule(d int) uint32 {
	if c := v.at(d); c != nil {
		return uint32(c.rule) + 1
	}
	return 0
}

// Features appends the hashed features of token i, which lies in passage p, to f.
func (s *Sheet) Features(p *Passage, i int, f []uint32) []uint32 {
	v := &view{s: s, p: p, i: i, c: &s.cells[i]}
	f = v.words(f)
	f = v.marksAndRules(f)
	f = v.cues(f)
	f = v.tree(f)
	return v.places(f)
}

func (v *view) words(f []uint32) []uint32 {
	here, before, after := v.c.word.Lower, v.lower(-1), v.lower(1)
	tag := v.c.tag
	for d := -3; d <= 3; d++ {
		f = append(f, model.Mix(tWord+uint32(d+3), v.lower(d), 0), model.Mix(tTag+uint32(d+3), v.tag(d), 0))
	}
	f = append(f,
		model.Mix(tPair, before, here), model.Mix(tPair+1, here, after),
		model.Mix(tPair+2, v.tag(-1)*31+tag, v.tag(1)), model.Mix(tPair+3, v.tag(1)*31+tag, v.tag(2)),
		model.Mix(tPair+4, v.tag(-1)*31+tag, v.tag(-2)), model.Mix(tPair+5, here, v.tag(1)), model.Mix(tPair+6, here, v.tag(-1)),
		model.Mix(tShape, v.c.word.Shape, tag))
	for d := -1; d <= 1; d++ {
		if c := v.at(d); c != nil && c.word.Entry.Fine() != 0 {
			f = append(f, model.Mix(tFine+uint32(d+1), c.word.Entry.Fine(), 0), model.Mix(tCoarse+uint32(d+1), c.word.Entry.Coarse(), 0))
		}
	}
	return f
}

func (v *view) marksAndRules(f []uint32) []uint32 {
	here, tag := v.c.word.Lower, v.c.tag
	marks := v.mark(-1)<<8 | v.mark(0)<<4 | v.mark(1)
	rules := v.rule(-1)<<8 | v.rule(0)<<4 | v.rule(1)
	wide := rules<<8 | v.rule(-2)<<4 | v.rule(2)
	depth := uint32(min(v.c.depth, 4))
	return append(f,
		model.Mix(tMark, marks, 0), model.Mix(tMark+1, marks, here), model.Mix(tMark+2, v.mark(0)<<4|depth, 0),
		model.Mix(tMark+3, marks<<8|v.mark(-2)<<4|v.mark(2), 0), model.Mix(tMark+4, marks, tag),
		model.Mix(tRule, v.rule(0), 0), model.Mix(tRule+1, rules, 0), model.Mix(tRule+2, wide, 0),
		model.Mix(tRule+3, rules, here), model.Mix(tRule+4, v.rule(0), tag), model.Mix(tRule+5, rules, v.mark(0)),
		model.Mix(tRule+6, rules, v.tag(1)), model.Mix(tRule+7, rules, v.lower(1)), model.Mix(tRule+8, rules, v.lower(-1)))
}

// bucket coarsens a count.
func bucket(n int) uint32 {
	switch {
	case n < 0:
		return 15
	case n < 5:
		return uint32(n)
	case n < 7:
		return 5
	case n < 10:
		return 6
	case n < 15:
		return 7
	case n < 25:
		return 8
	case n < 40:
		return 9
	}
	return 10
}

// near describes the token at k, seen from the token of the view: how far it
// is and what lies between.
func (v *view) near(k int) (distance, between uint32) {
	if k < 0 {
		return 15, 15
	}
	c := &v.s.cells[k]
	a, b := v.c, c
	if k > v.i {
		a, b = c, v.c
	}
	between = uint32(min(a.verbs-b.verbs, 3))<<4 | uint32(min(a.commas-b.commas, 3))<<2
	if a.sentence != b.sentence {
		between |= 1
	}
	return bucket(max(k-v.i, v.i-k)), between
}

func (v *view) cues(f []uint32) []uint32 {
	var left, right, leftRule, rightRule uint32
	if v.c.left >= 0 {
		c := &v.s.cells[v.c.left]
		left, leftRule = c.word.Lower, uint32(c.rule)<<4|uint32(c.hint)
	}
	if v.c.right >= 0 {
		c := &v.s.cells[v.c.right]
		right, rightRule = c.word.Lower, uint32(c.rule)<<4|uint32(c.hint)
	}
	ld, lb := v.near(v.c.left)
	rd, rb := v.near(v.c.right)
	mark := v.mark(0)
	return append(f,
		model.Mix(tHint, uint32(v.c.hint), v.c.tag), model.Mix(tHint+1, uint32(v.c.hint), v.rule(0)),
		model.Mix(tLeft, left, 0), model.Mix(tLeft+1, left, ld), model.Mix(tLeft+2, ld<<8|lb, mark), model.Mix(tLeft+3, left, lb<<4|mark),
		model.Mix(tLeft+4, leftRule<<8|lb, mark), model.Mix(tLeft+5, leftRule<<8|ld, v.c.tag), model.Mix(tLeft+6, lb, v.c.word.Lower),
		model.Mix(tRight, right, 0), model.Mix(tRight+1, right, rd), model.Mix(tRight+2, rd<<8|rb, mark), model.Mix(tRight+3, right, rb<<4|mark),
		model.Mix(tRight+4, rightRule<<8|rb, mark), model.Mix(tRight+5, rightRule<<8|rd, v.c.tag), model.Mix(tRight+6, rb, v.c.word.Lower),
		model.Mix(tRight+7, lb<<8|rb, mark<<8|uint32(v.c.hint)))
}

func (v *view) places(f []uint32) []uint32 {
	c, mark := v.c, v.mark(0)
	start, end := uint32(min(v.i-c.sentence.First, 3)), uint32(min(c.sentence.End-1-v.i, 3))
	var stop, back, name uint32
	if c.stop >= 0 {
		stop = v.s.cells[c.stop].word.Lower
	}
	if c.back >= 0 {
		back = v.s.cells[c.back].word.Lower
	}
	for d := -1; d <= 1; d++ {
		if n := v.at(d); n != nil {
			name = name<<4 | uint32(n.name)
		}
	}
	stopAt, _ := v.near(c.stop)
	backAt, _ := v.near(c.back)
	opens := v.s.cells[c.sentence.First]
	f = append(f,
		model.Mix(tPlace, start<<4|end, mark), model.Mix(tPlace+1, start<<4|end, v.rule(0)),
		model.Mix(tPlace+2, opens.word.Lower, mark), model.Mix(tPlace+3, uint32(opens.mark)<<4|uint32(opens.rule), mark<<4|v.rule(0)),
		model.Mix(tPlace+4, bucket(v.i-v.p.First), mark), model.Mix(tPlace+5, bucket(v.p.End-v.i), mark),
		model.Mix(tBefore, v.p.before, mark), model.Mix(tBefore+1, v.p.before, uint32(v.s.cells[v.p.First].mark)<<4|v.rule(0)),
		model.Mix(tName, name, 0), model.Mix(tName+1, name, v.rule(0)), model.Mix(tName+2, uint32(c.name)<<4|uint32(c.noun), c.tag),
		model.Mix(tNoun, uint32(c.noun), v.rule(0)), model.Mix(tNoun+1, uint32(c.noun)<<4|mark, c.word.Lower),
		model.Mix(tStop, stop, stopAt), model.Mix(tStop+1, back, backAt), model.Mix(tStop+2, stop, mark<<4|v.rule(0)),
		model.Mix(tStop+3, back, mark<<4|v.rule(0)))
	return v.stretches(f)
}

// stretches describes the words in the same quotation marks: what stands right
// before and after them.
func (v *view) stretches(f []uint32) []uint32 {
	if v.c.stretch == 0 {
		return f
	}
	first := v.i - int(v.c.depth)
	var before, beforeTag, after uint32 = edge, edge, edge
	if first > v.p.First {
		before, beforeTag = v.s.cells[first-1].word.Lower, v.s.cells[first-1].tag
	}
	size := 0
	for k := v.i; k < v.p.End && size < 12; k++ {
		if v.s.cells[k].stretch != v.c.stretch {
			after = v.s.cells[k].word.Lower
			break
		}
		size++
	}
	return append(f, model.Mix(tStretch, before, v.mark(0)), model.Mix(tStretch+1, beforeTag, v.mark(0)),
		model.Mix(tStretch+2, after, v.mark(0)), model.Mix(tStretch+3, bucket(int(v.c.depth)+size), v.rule(0)))
}
