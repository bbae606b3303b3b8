package parse

import "github.com/dateline-news/dateline/internal/extract/tree"

// Move is what the parser may do next.
type Move uint8

// The moves of the arc-hybrid system (Kuhlmann et al. 2011).
const (
	// Shift puts the next word on the stack.
	Shift Move = iota
	// Left takes the top of the stack away as a dependent of the next word.
	Left
	// Right takes it away as a dependent of the word below it.
	Right
	// NumMoves is the number of moves.
	NumMoves = iota
)

// absent stands for a word that is not there.
const absent = -1

// State is a half-parsed sentence of n words: a stack of words that wait for
// their head, at its bottom the root, which has index n; and the words from
// front on, which have not been looked at. It is used again for each sentence.
type State struct {
	n, front int
	stack    []int
	nodes    []node
}

// node is what is known of a word: its head, its two outermost dependents on
// each side, and how many it has on each.
type node struct {
	head                        int
	left, left2, right, right2  int
	lefts, rights               uint8
	relation, leftRel, rightRel tree.Relation
	leftRels, rightRels         uint64
}

// Reset starts a sentence of n words.
func (s *State) Reset(n int) {
	s.n, s.front = n, 0
	s.stack = append(s.stack[:0], n)
	if cap(s.nodes) <= n {
		s.nodes = make([]node, n+1, 2*n+1)
	}
	s.nodes = s.nodes[:n+1]
	for i := range s.nodes {
		s.nodes[i] = node{head: absent, left: absent, left2: absent, right: absent, right2: absent}
	}
}

// Done reports whether every word has its head.
func (s *State) Done() bool { return s.front == s.n && len(s.stack) == 1 }

// Front is the first word that was not looked at; the number of words where all
// were.
func (s *State) Front() int { return s.front }

// Below is the word at a depth of the stack, 0 for its top; -1 below the bottom.
func (s *State) Below(depth int) int {
	if depth >= len(s.stack) {
		return absent
	}
	return s.stack[len(s.stack)-1-depth]
}

// ahead is the word at a distance from the front.
func (s *State) ahead(distance int) int {
	if s.front+distance >= s.n {
		return absent
	}
	return s.front + distance
}

// Legal reports whether a move is possible. The root takes one dependent only,
// when no word is left.
func (s *State) Legal(m Move) bool {
	switch m {
	case Shift:
		return s.front < s.n
	case Left:
		return s.front < s.n && len(s.stack) > 1
	default:
		return len(s.stack) > 2 || len(s.stack) == 2 && s.front == s.n
	}
}

// Forced is the one legal move where there is no other: at the bottom of the
// stack a Shift, after the last word a Right. The sentence must not be done.
func (s *State) Forced() (Move, bool) {
	if s.front == s.n {
		return Right, true
	}
	return Shift, len(s.stack) == 1
}

// Arc is the head and the dependent that Left or Right would join.
func (s *State) Arc(m Move) (head, dependent int) {
	if m == Left {
		return s.front, s.Below(0)
	}
	return s.Below(1), s.Below(0)
}

// Shift moves the next word to the stack.
func (s *State) Shift() {
	s.stack = append(s.stack, s.front)
	s.front++
}

// Attach makes the arc of Left or Right and takes the dependent away.
func (s *State) Attach(m Move, r tree.Relation) {
	head, dependent := s.Arc(m)
	s.stack = s.stack[:len(s.stack)-1]
	s.nodes[dependent].head, s.nodes[dependent].relation = head, r
	h := &s.nodes[head]
	if m == Left {
		h.left2, h.left, h.leftRel = h.left, dependent, r
		h.lefts = min(h.lefts+1, maxValency)
		h.leftRels |= 1 << r
		return
	}
	h.right2, h.right, h.rightRel = h.right, dependent, r
	h.rights = min(h.rights+1, maxValency)
	h.rightRels |= 1 << r
}

// maxValency bounds the counts of dependents.
const maxValency = 5

// Mend puts right what the treebanks have too few examples of: in "told reporters
// that he would go" the clause is what was told, not a relative one. A relative
// clause has no mark; one that does and ends an object hangs from the verb. The
// tree stays free of crossing arcs.
func (s *State) Mend() {
	for i := range s.n {
		d := &s.nodes[i]
		if d.relation != tree.AclRelcl || d.leftRels&(1<<tree.Mark) == 0 {
			continue
		}
		noun := &s.nodes[d.head]
		if (noun.relation == tree.Obj || noun.relation == tree.IObj) && noun.right == i && noun.head < d.head {
			d.head, d.relation = noun.head, tree.CComp
		}
	}
}

// IsRoot reports whether i is the root above the sentence, not a word of it.
func (s *State) IsRoot(i int) bool { return i == s.n }

// Head is the head that word i was given: -1 before, and for the top of the
// sentence the root, see [State.IsRoot].
func (s *State) Head(i int) int { return s.nodes[i].head }

// Heads appends the heads of all words, as Head gives them.
func (s *State) Heads(heads []int) []int {
	for i := range s.n {
		heads = append(heads, s.nodes[i].head)
	}
	return heads
}

// Relation is what word i was found to be to its head.
func (s *State) Relation(i int) tree.Relation { return s.nodes[i].relation }
