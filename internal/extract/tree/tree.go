// Package tree holds the grammar of a document's sentences: for each word its
// head and what it is to it. Words are indexes into the document's tokens, so a
// tree spans all sentences, each with a root of its own.
//
// No method allocates, and all take any index: for a word that is not there, as
// the head of a root or any word of a document that was not parsed, they answer
// with -1, [None] or nothing. So t.Head(t.Head(i)) needs no check in between.
package tree

import "iter"

// Arc is the place of one word: its head, or -1 for the root of a sentence, and
// its relation to the head.
type Arc struct {
	Head     int32
	Relation Relation
}

// Tree answers questions about arcs. The zero Tree is that of a document without
// a parse. It is read-only.
type Tree struct {
	arcs  []Arc
	nodes []node
}

// node is what a word's dependents are: the first and the last of them, the
// next one beside the word itself, and the words [start, end) below it.
type node struct {
	child, last, next int32
	start, end        int32
}

// New makes a tree of arcs, one a word, and keeps them. The arcs must be free of
// cycles, and no two may cross: all that lies below a word is then one run of
// words.
func New(arcs []Arc) Tree {
	t := Tree{arcs: arcs, nodes: make([]node, len(arcs))}
	for i := range t.nodes {
		t.nodes[i] = node{child: -1, last: -1, next: -1, start: int32(i), end: int32(i + 1)}
	}
	t.link()
	t.spread()
	return t
}

// link lists the dependents of each word in order.
func (t *Tree) link() {
	for i := len(t.arcs) - 1; i >= 0; i-- {
		if h := t.arcs[i].Head; h >= 0 {
			above := &t.nodes[h]
			t.nodes[i].next = above.child
			above.child = int32(i)
			if above.last < 0 {
				above.last = int32(i)
			}
		}
	}
}

// spread finds the run below each word. Its start is that of the first
// dependent, which is known before when going to the right; its end is that of
// the last, which is known when going to the left.
func (t *Tree) spread() {
	for i := range t.nodes {
		if c := t.nodes[i].child; c >= 0 && c < int32(i) {
			t.nodes[i].start = t.nodes[c].start
		}
	}
	for i := len(t.nodes) - 1; i >= 0; i-- {
		if c := t.nodes[i].last; c > int32(i) {
			t.nodes[i].end = t.nodes[c].end
		}
	}
}

// Len is the number of words; zero without a parse.
func (t *Tree) Len() int { return len(t.arcs) }

func (t *Tree) has(i int) bool { return uint(i) < uint(len(t.arcs)) }

// Head is the word on which word i depends; -1 for the root of a sentence.
func (t *Tree) Head(i int) int {
	if !t.has(i) {
		return -1
	}
	return int(t.arcs[i].Head)
}

// Relation is what word i is to its head.
func (t *Tree) Relation(i int) Relation {
	if !t.has(i) {
		return None
	}
	return t.arcs[i].Relation
}

// Is reports whether word i has one of the relations to its head.
func (t *Tree) Is(i int, relations ...Relation) bool {
	return t.has(i) && among(t.arcs[i].Relation, relations)
}

func among(r Relation, list []Relation) bool {
	for _, one := range list {
		if r == one {
			return true
		}
	}
	return false
}

// Children yields the words that depend on word i, from left to right.
func (t *Tree) Children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if !t.has(i) {
			return
		}
		for c := t.nodes[i].child; c >= 0; c = t.nodes[c].next {
			if !yield(int(c)) {
				return
			}
		}
	}
}

// Child is the first word that depends on word i by one of the relations; -1
// where there is none.
func (t *Tree) Child(i int, relations ...Relation) int {
	if !t.has(i) {
		return -1
	}
	for c := t.nodes[i].child; c >= 0; c = t.nodes[c].next {
		if among(t.arcs[c].Relation, relations) {
			return int(c)
		}
	}
	return -1
}

// Span is the words [start, end) of word i and all that depends on it, directly
// or not; an empty span for a word that is not there.
func (t *Tree) Span(i int) (start, end int) {
	if !t.has(i) {
		return 0, 0
	}
	return int(t.nodes[i].start), int(t.nodes[i].end)
}

// Under reports whether word i is word top or depends on it, directly or not.
func (t *Tree) Under(i, top int) bool {
	return t.has(top) && int32(i) >= t.nodes[top].start && int32(i) < t.nodes[top].end
}

// Heads yields the head of word i, the head of that, and so on up to the root.
func (t *Tree) Heads(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for h := t.Head(i); h >= 0; h = t.Head(h) {
			if !yield(h) {
				return
			}
		}
	}
}

// Root is the root of the sentence of word i, which is i itself for a root.
func (t *Tree) Root(i int) int {
	if !t.has(i) {
		return -1
	}
	for t.arcs[i].Head >= 0 {
		i = int(t.arcs[i].Head)
	}
	return i
}

// Common is the lowest word that words a and b are both under; -1 where they are
// of two sentences.
func (t *Tree) Common(a, b int) int {
	for a >= 0 && !t.Under(b, a) {
		a = t.Head(a)
	}
	return a
}

// HeadOf is the word of the run [start, end) whose head lies outside: the head
// of a name or phrase. Where there are several it is the first, for example of
// a run over the border of two sentences; -1 where the run is empty.
func (t *Tree) HeadOf(start, end int) int {
	for i := max(start, 0); i < min(end, len(t.arcs)); i++ {
		if h := int(t.arcs[i].Head); h < start || h >= end {
			return i
		}
	}
	return -1
}

// Path appends to path the words from a up to the lowest common one and down to
// b, a and b included. It appends nothing where they are of two sentences.
func (t *Tree) Path(path []int, a, b int) []int {
	top := t.Common(a, b)
	if top < 0 {
		return path
	}
	for ; a != top; a = t.Head(a) {
		path = append(path, a)
	}
	path = append(path, top)
	first := len(path)
	for ; b != top; b = t.Head(b) {
		path = append(path, b)
	}
	for i, j := first, len(path)-1; i < j; i, j = i+1, j-1 {
		path[i], path[j] = path[j], path[i]
	}
	return path
}
