// Package parse finds the grammar of sentences: for each word its head and its
// relation to it, in the terms of Universal Dependencies.
//
// The parser is greedy. It goes through a sentence once, from left to right, and
// takes at each step the move that learnt weights score best: put the next word
// on a stack, or join the word on top of it to the next word or to the one below.
// When two words are joined, other weights choose the relation. Before that it
// has gone through the sentence the other way, in the same manner and without
// relations: what this found is a guess at the words still to come. Each word
// costs four moves, so the time is linear in the length of a sentence, and what
// comes out is always a tree without crossing arcs.
package parse

import (
	"fmt"
	"math"
	"slices"
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
	sentence, mirror Sentence
	state            State
	guess            []int
	// ahead is the score of the front's own features, as long as it is the word that
	// front says. waiting are those of the words on the stack, by their index.
	front    int
	ahead    score
	waiting  []score
	features []uint32
	scratch  model.Scratch
	sums     []int32
}

// score is what Left and Right score beside Shift.
type score struct {
	left, right int32
	known       bool
}

// New makes a stage of weights that were trained on this package's features and
// of the lexicon that they were trained with.
func New(weights *model.Parser, lexicon *model.Lexicon) (*Stage, error) {
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
			scratch: model.NewScratch(), sums: make([]int32, len(labels)),
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
			s.parseBehind(d, doc.Tokens[first:i], arcs[first:i], first)
			first, sentence = i, sentence+1
		}
	}
	s.parseBehind(d, doc.Tokens[first:], arcs[first:], first)
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
	d.mirror.Mirror(&d.sentence)
	d.run(&d.mirror, s.weights.First, nil)
	d.guess = d.state.Heads(d.guess[:0])
	Unmirror(d.guess)
	d.sentence.SetGuide(d.guess)
	d.run(&d.sentence, s.weights.Moves, s.weights.Relations)
	d.state.Mend()
	for i := range arcs {
		head := int32(-1)
		if h := d.state.Head(i); !d.state.IsRoot(h) {
			head = int32(first + h)
		}
		arcs[i] = tree.Arc{Head: head, Relation: d.state.Relation(i)}
	}
}

// run parses x, without relations where it has no weights for them.
func (d *desk) run(x *Sentence, moves *model.Ternary, relations *model.Linear) {
	d.state.Reset(x.Len())
	d.front = -1
	d.waiting = slices.Grow(d.waiting[:0], x.Len())[:x.Len()]
	clear(d.waiting)
	for !d.state.Done() {
		switch m := d.best(x, moves); {
		case m == Shift:
			d.state.Shift()
		case relations == nil:
			d.state.Attach(m, tree.None)
		default:
			d.state.Attach(m, d.relation(x, m, relations))
		}
	}
}

// best is the legal move that the weights score best. What features need not be
// looked up for each move is kept: it is nearly half of them.
func (d *desk) best(x *Sentence, moves *model.Ternary) Move {
	if m, ok := d.state.Forced(); ok {
		return m
	}
	waits := &d.waiting[d.state.Below(0)]
	stack, own := d.ask(x, moves, waits.known)
	if stack > 0 {
		d.front, d.ahead = d.state.Front(), scoreOf(d.features[:stack], moves)
	}
	if !waits.known {
		*waits = scoreOf(d.features[stack:own], moves)
	}
	rest := scoreOf(d.features[own:], moves)
	sums := [NumMoves]int32{0, d.ahead.left + waits.left + rest.left, d.ahead.right + waits.right + rest.right}
	best, top := Shift, int32(math.MinInt32)
	for m, sum := range sums {
		if sum > top && d.state.Legal(Move(m)) {
			best, top = Move(m), sum
		}
	}
	return best
}

// ask makes the features of the next move and asks the memory for their weights:
// those of the front if it is new, from stack on those of the stack if their score
// is not known, from own on the others.
func (d *desk) ask(x *Sentence, moves *model.Ternary, known bool) (stack, own int) {
	f := d.features[:0]
	if d.front != d.state.Front() {
		f = d.state.FrontFeatures(x, f)
		stack = ask(moves, f, 0)
	}
	own = stack
	if !known {
		f = d.state.StackFeatures(x, f)
		own = ask(moves, f, stack)
	}
	d.features = d.state.features(x, moves, f)
	return stack, own
}

// scoreOf adds up the weights of features.
func scoreOf(features []uint32, moves *model.Ternary) score {
	left, right := moves.Score(features)
	return score{left: left, right: right, known: true}
}

// relation chooses the relation of the arc that a move makes.
func (d *desk) relation(x *Sentence, m Move, weights *model.Linear) tree.Relation {
	head, dependent := d.state.Arc(m)
	if r := d.state.Fixed(x, head, dependent); r != tree.None {
		return r
	}
	d.features = d.state.LabelFeatures(x, head, dependent, d.features[:0])
	weights.Score(d.features, d.scratch, d.sums)
	best := int(tree.Root) // the place of the relation after it: a root has no arc
	for k := best; k < len(d.sums); k++ {
		if d.sums[k] > d.sums[best] {
			best = k
		}
	}
	return tree.Relation(best + 1)
}
