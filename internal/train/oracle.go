package train

import "github.com/dateline-news/dateline/internal/extract/parse"

// oracle knows the right tree of a sentence and tells for any state of the
// parser, right or wrong so far, what each move would cost: the number of right
// arcs that can no longer be made after it (Goldberg and Nivre 2013).
type oracle struct {
	// heads are the right heads, the number of words for the root.
	heads []int
	// dependents are the right dependents of each word, in order.
	dependents [][]int
}

// newOracle takes heads without crossing arcs, -1 for the root.
func newOracle(heads []int) *oracle {
	n := len(heads)
	o := &oracle{heads: make([]int, n), dependents: make([][]int, n+1)}
	for i, h := range heads {
		if h < 0 {
			h = n
		}
		o.heads[i] = h
		o.dependents[h] = append(o.dependents[h], i)
	}
	return o
}

// costs are the costs of the moves, of which some may not be legal.
func (o *oracle) costs(s *parse.State) [parse.NumMoves]int {
	var c [parse.NumMoves]int
	front, top := s.Front(), s.Below(0)
	if front < len(o.heads) {
		c[parse.Shift] = o.shiftCost(s, front)
	}
	if s.IsRoot(top) || top < 0 {
		return c
	}
	late := 0
	for _, d := range o.dependents[top] {
		if d >= front {
			late++
		}
	}
	c[parse.Left], c[parse.Right] = late, late
	head := o.heads[top]
	ahead := head >= front && !s.IsRoot(head)
	if head == s.Below(1) || ahead && head != front {
		c[parse.Left]++
	}
	if ahead {
		c[parse.Right]++
	}
	return c
}

// shiftCost counts the arcs between the next word and words on the stack, but
// for the one that makes the top its head.
func (o *oracle) shiftCost(s *parse.State, front int) int {
	cost := 0
	for _, d := range o.dependents[front] {
		if d < front && s.Head(d) < 0 {
			cost++
		}
	}
	head := o.heads[front]
	waiting := s.IsRoot(head) || head < front && s.Head(head) < 0
	if waiting && head != s.Below(0) {
		cost++
	}
	return cost
}
