package parse

import (
	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/extract/tree"
)

// parseBehind parses a sentence behind its dateline and hangs that, as one phrase,
// on the sentence's root. The treebanks have no datelines, and with one in front the
// parser takes the place for the subject.
func (s *Stage) parseBehind(d *desk, tokens []extract.Token, arcs []tree.Arc, first int) {
	n := phrase.Dateline(tokens)
	s.parse(d, tokens[n:], arcs[n:], first+n)
	if n == 0 {
		return
	}
	root := n
	for root < len(arcs) && arcs[root].Head >= 0 {
		root++
	}
	arcs[0] = tree.Arc{Head: int32(first + root), Relation: tree.Parataxis}
	for i := 1; i < n; i++ {
		arcs[i] = tree.Arc{Head: int32(first), Relation: tree.Dep}
	}
}
