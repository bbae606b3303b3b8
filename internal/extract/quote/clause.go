package quote

import (
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/model"
)

// clause is what the tree tells of a token beside the cues of its sentence.
// Numbers of relations are raised by one, so that zero is none.
type clause struct {
	relation, head, headTag uint32
	// above is the nearest cue above, child the relation that leads to it and
	// side one where the token stands behind it.
	above, child, side uint32
	// beside is the relation of a cue that hangs on a word above the token.
	beside uint32
	// starts and ends are the largest constituents that start and end here,
	// startCue is the word on which the first hangs.
	starts, ends, startCue uint32
	// children are the relations below a cue, as bits.
	children uint32
}

// treeReach bounds the steps up a tree, clauseReach the tokens on each side of a
// cue that are told of it.
const (
	treeReach   = 16
	clauseReach = 100
)

// fillClauses describes the tree of a passage.
func (s *Sheet) fillClauses(p *Passage) {
	t := &s.doc.Tree
	if t.Len() == 0 {
		return
	}
	for i := p.First; i < p.End; i++ {
		s.clauses[i] = s.clause(i)
	}
	for i := p.First; i < p.End; i++ {
		if s.cells[i].hint != noHint {
			s.spreadCue(p, i)
		}
	}
}

func (s *Sheet) clause(i int) clause {
	t := &s.doc.Tree
	c := clause{relation: uint32(t.Relation(i)) + 1, head: edge, headTag: edge}
	head := t.Head(i)
	if head >= 0 {
		c.head, c.headTag = s.cells[head].word.Lower, s.cells[head].tag
	}
	below := i
	for steps := 0; head >= 0 && steps < treeReach; steps++ {
		if s.cells[head].hint != noHint {
			c.above, c.child = s.cells[head].word.Lower, uint32(t.Relation(below))+1
			if i > head {
				c.side = 1
			}
			break
		}
		below, head = head, t.Head(head)
	}
	c.starts, c.startCue = s.largest(i, true)
	c.ends, _ = s.largest(i, false)
	return c
}

// largest is the relation of the largest constituent that starts or ends at a
// token, with a mark where it hangs on a cue, and the word that it hangs on.
func (s *Sheet) largest(i int, start bool) (code, word uint32) {
	t := &s.doc.Tree
	at := -1
	for k, steps := i, 0; k >= 0 && steps < treeReach; k, steps = t.Head(k), steps+1 {
		first, end := t.Span(k)
		if start && first != i || !start && end != i+1 {
			break
		}
		at = k
	}
	if at < 0 {
		return 0, 0
	}
	code = uint32(t.Relation(at)) + 1
	if head := t.Head(at); head >= 0 {
		code |= uint32(s.cells[head].hint) << 8
		word = s.cells[head].word.Lower
	}
	return code, word
}

// spreadCue tells the tokens around a cue what they are to it.
func (s *Sheet) spreadCue(p *Passage, cue int) {
	t := &s.doc.Tree
	for child := range t.Children(cue) {
		switch r := t.Relation(child).Main(); r {
		case tree.NSubj, tree.CComp, tree.XComp, tree.Obj, tree.Parataxis, tree.Advcl, tree.Obl, tree.IObj:
			s.clauses[cue].children |= 1 << (uint32(r) % 32)
		default:
		}
	}
	relation := t.Relation(cue).Main()
	head := t.Head(cue)
	if head < 0 {
		return
	}
	switch relation {
	case tree.Parataxis, tree.CComp, tree.Advcl, tree.Conj, tree.Acl, tree.XComp:
	default:
		return
	}
	first, end := t.Span(head)
	start, stop := t.Span(cue)
	for i := max(first, cue-clauseReach, p.First); i < min(end, cue+clauseReach, p.End); i++ {
		if i >= start && i < stop {
			continue
		}
		s.clauses[i].beside = uint32(relation) + 1
		if i > cue {
			s.clauses[i].beside |= 64
		}
	}
}

// The templates of features of the tree.
const (
	tArc = 6144 + iota*16
	tAbove
	tEdge
	tBeside
	tKids
)

func (v *view) tree(f []uint32) []uint32 {
	if v.s.doc.Tree.Len() == 0 {
		return f
	}
	c, mark, rule := &v.s.clauses[v.i], v.mark(0), v.rule(0)
	var next, last clause
	if v.i+1 < v.p.End {
		next = v.s.clauses[v.i+1]
	}
	if v.i > v.p.First {
		last = v.s.clauses[v.i-1]
	}
	way := c.child<<1 | c.side
	f = append(f,
		model.Mix(tArc, c.relation, 0), model.Mix(tArc+1, c.relation, c.head), model.Mix(tArc+2, c.relation<<8|mark, c.headTag),
		model.Mix(tArc+3, last.relation<<16|c.relation<<8|next.relation, 0), model.Mix(tArc+4, c.relation, rule),
		model.Mix(tAbove, way, mark), model.Mix(tAbove+1, way, c.above), model.Mix(tAbove+2, way<<8|c.relation, v.c.tag),
		model.Mix(tAbove+3, way, (last.child<<1|last.side)<<16|next.child<<1|next.side), model.Mix(tAbove+4, way, rule),
		model.Mix(tAbove+5, way<<8|(last.child<<1|last.side), v.c.word.Lower), model.Mix(tAbove+6, way<<8|(last.child<<1|last.side), c.above),
		model.Mix(tAbove+7, way<<8|(next.child<<1|next.side), next.above),
		model.Mix(tEdge, c.starts, mark), model.Mix(tEdge+1, c.ends, mark), model.Mix(tEdge+2, next.starts<<16|c.ends, way),
		model.Mix(tEdge+3, last.ends<<16|c.starts, way), model.Mix(tEdge+4, c.starts, c.startCue), model.Mix(tEdge+5, next.starts, next.startCue),
		model.Mix(tEdge+6, next.starts<<8|rule, way), model.Mix(tEdge+7, c.ends, v.c.word.Lower),
		model.Mix(tBeside, c.beside, mark), model.Mix(tBeside+1, c.beside<<8|last.beside, rule), model.Mix(tBeside+2, c.beside<<8|next.beside, way))
	if v.c.hint != noHint {
		f = append(f, model.Mix(tKids, c.children, 0), model.Mix(tKids+1, c.children, v.c.word.Lower), model.Mix(tKids+2, c.relation, v.c.word.Lower),
			model.Mix(tKids+3, c.children, mark<<8|rule))
	}
	return f
}
