package meeting

import (
	"iter"

	"github.com/dateline-news/dateline/internal/extract/tree"
)

// The methods below ask the document's tree in the indexes of the sentence; all
// answer with -1, None or nothing where there is no parse.

func (s *sentence) tree() *tree.Tree { return &s.doc.Tree }

// longestParsed is the number of tokens of a sentence beyond which its tree is not
// asked: a heading or a list without full stops, where one word may hold thousands.
const longestParsed = 400

// parsed reports whether the sentence has a tree that can be asked.
func (s *sentence) parsed() bool {
	return len(s.tokens) <= longestParsed && s.doc.Tree.Len() == len(s.doc.Tokens)
}

func (s *sentence) head(i int) int {
	if head := s.doc.Tree.Head(s.first + i); head >= 0 {
		return head - s.first
	}
	return -1
}

func (s *sentence) relation(i int) tree.Relation {
	if i < 0 {
		return tree.None
	}
	return s.doc.Tree.Relation(s.first + i)
}

func (s *sentence) children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if !s.parsed() {
			return
		}
		for c := range s.doc.Tree.Children(s.first + i) {
			if !yield(c - s.first) {
				return
			}
		}
	}
}

// child is the first dependent of i by one of the relations, or -1.
func (s *sentence) child(i int, relations ...tree.Relation) int {
	if c := s.doc.Tree.Child(s.first+i, relations...); c >= 0 {
		return c - s.first
	}
	return -1
}

// below is the run of tokens that depend on i.
func (s *sentence) below(i int) (start, end int) {
	start, end = s.doc.Tree.Span(s.first + i)
	return start - s.first, end - s.first
}

// preposition is the word that ties a noun to what it depends on; empty without
// one.
func (s *sentence) preposition(i int) string {
	if c := s.child(i, tree.Case); c >= 0 {
		return s.lower(c)
	}
	return ""
}

// deals reports whether a phrase is the subject of the verb that has a trigger
// with "with …" as its object: [Reyes] called off talks with Lindqvist.
func (s *sentence) deals(t trigger, c *candidate) bool {
	verb := s.head(t.word)
	if t.verb || verb < 0 || s.relation(t.word) != tree.Obj {
		return false
	}
	subject := s.child(verb, tree.NSubj)
	if subject < c.first || subject >= c.end {
		return false
	}
	return s.hasWith(t.word) || s.hasWith(verb)
}

// hasWith reports whether "with …" hangs on a word.
func (s *sentence) hasWith(i int) bool {
	for c := range s.children(i) {
		if s.preposition(c) == "with" {
			return true
		}
	}
	return false
}

// maxPath is how many steps up, and how many down, a path is followed.
const maxPath = 4

// path is the way from one word to another in the tree.
type path struct {
	// relations are those on the way, up first and then down: "xcomp< nsubj>" for
	// the subject of the verb that governs a verb; "far" for a way too long.
	relations string
	// top is the highest word on the way, or -1; steps is the length.
	top, steps int
}

// path walks from one word to another.
func (s *sentence) path(from, to int) path {
	written := make([]byte, 0, 48)
	top, steps := from, 0
	for ; !s.doc.Tree.Under(s.first+to, s.first+top); steps++ {
		if steps == maxPath || top < 0 {
			return path{relations: "far", top: -1, steps: 2 * maxPath}
		}
		written = append(append(written, s.relation(top).String()...), '<')
		top = s.head(top)
	}
	var down [maxPath]int
	n := 0
	for at := to; at != top; at = s.head(at) {
		if n == maxPath || at < 0 {
			return path{relations: "far", top: -1, steps: 2 * maxPath}
		}
		down[n] = at
		n++
	}
	for k := n - 1; k >= 0; k-- {
		written = append(append(written, s.relation(down[k]).String()...), '>')
	}
	return path{relations: string(written), top: top, steps: steps + n}
}
