// Package parse finds the grammar of sentences: for each word its head and its
// relation to it, in the terms of Universal Dependencies.
//
// The parser is greedy. It goes through a sentence once, from left to right, and
// takes at each step the move that learnt weights score best: put the next word
// on a stack, or join the word on top of it to the next word or to the one below.
// When two words are joined, other weights choose the relation. Each word costs
// two moves, so the time is linear in the length of a sentence, and what comes
// out is always a tree without crossing arcs.
package parse

import (
	"fmt"
	"math"
	"sync"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/model"
)

// Stage fills the tree of a document. It is safe for concurrent use.
type Stage struct {
	weights *model.Parser
	lexicon *model.Lexicon
	desks   sync.Pool
}

// desk is the memory that parsing a sentence takes.
type desk struct {
	sentence         Sentence
	state            State
	features         []uint32
	moves, relations model.Scratch
	moveSums         [NumMoves]int32
	relationSums     []int32
}

// New makes a stage of weights that were trained on this package's features and
// of the lexicon that they were trained with.
func New(weights *model.Parser, lexicon *model.Lexicon) (*Stage, error) {
	if n := len(weights.Moves.Labels()); n != NumMoves {
		return nil, fmt.Errorf("model has %d moves, want %d", n, NumMoves)
	}
	labels := weights.Relations.Labels()
	if len(labels) != tree.NumRelations-1 {
		return nil, fmt.Errorf("model has %d relations, want %d", len(labels), tree.NumRelations-1)
	}
	for i, name := range labels {
		if want := tree.Relation(i + 1); name != want.String() {
			return nil, fmt.Errorf("model has relation %q in the place of %q", name, want)
		}
	}
	s := &Stage{weights: weights, lexicon: lexicon}
	s.desks.New = func() any {
		return &desk{
			moves: weights.Moves.NewScratch(), relations: weights.Relations.NewScratch(),
			relationSums: make([]int32, len(labels)),
		}
	}
	return s, nil
}

// Annotate fills the tree of the document. Tokens must have their tags; where
// they have none, the document stays without a tree.
func (s *Stage) Annotate(doc *extract.Document) error {
	doc.Tree = tree.Tree{}
	if len(doc.Tokens) == 0 || doc.Tokens[0].Tag == "" {
		return nil
	}
	d, ok := s.desks.Get().(*desk)
	if !ok {
		return fmt.Errorf("pool gave %T", d)
	}
	defer s.desks.Put(d)
	arcs := make([]tree.Arc, len(doc.Tokens))
	first, sentence := 0, 0
	for i := range doc.Tokens {
		for sentence < len(doc.Sentences) && doc.Tokens[i].Span.Start >= doc.Sentences[sentence].End {
			s.parse(d, doc.Tokens[first:i], arcs[first:i], first)
			first, sentence = i, sentence+1
		}
	}
	s.parse(d, doc.Tokens[first:], arcs[first:], first)
	doc.Tree = tree.New(arcs)
	return nil
}

// parse fills the arcs of one sentence, whose first word is word first of the
// document.
func (s *Stage) parse(d *desk, tokens []extract.Token, arcs []tree.Arc, first int) {
	d.sentence.Reset()
	for i := range tokens {
		d.sentence.Add(s.lexicon, tokens[i].Text, tokens[i].Tag)
	}
	d.state.Reset(len(tokens))
	for !d.state.Done() {
		s.step(d)
	}
	for i := range arcs {
		head := int32(-1)
		if h := d.state.Head(i); !d.state.IsRoot(h) {
			head = int32(first + h)
		}
		arcs[i] = tree.Arc{Head: head, Relation: d.state.Relation(i)}
	}
}

// step makes the best legal move.
func (s *Stage) step(d *desk) {
	d.features = d.state.Features(&d.sentence, d.features[:0])
	s.weights.Moves.Score(d.features, d.moves, d.moveSums[:])
	best, top := Shift, int32(math.MinInt32)
	for m, sum := range d.moveSums {
		if sum > top && d.state.Legal(Move(m)) {
			best, top = Move(m), sum
		}
	}
	if best == Shift {
		d.state.Shift()
		return
	}
	d.state.Attach(best, s.relation(d, best))
}

// relation chooses the relation of the arc that a move makes.
func (s *Stage) relation(d *desk, m Move) tree.Relation {
	head, dependent := d.state.Arc(m)
	if r := d.state.Fixed(&d.sentence, head, dependent); r != tree.None {
		return r
	}
	d.features = d.state.LabelFeatures(&d.sentence, head, dependent, d.features[:0])
	s.weights.Relations.Score(d.features, d.relations, d.relationSums)
	best := 0
	for k, sum := range d.relationSums {
		if sum > d.relationSums[best] {
			best = k
		}
	}
	return tree.Relation(best + 1)
}
