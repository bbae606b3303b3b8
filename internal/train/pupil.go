package train

import (
	"math/rand/v2"

	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/tree"
)

const (
	parserSeed = 3
	// followOwn is how often the parser goes on after its own move, right or
	// wrong, so that it learns to make the best of mistakes.
	followOwn = 0.9
)

// pupil is a parser in training.
type pupil struct {
	moves *perceptron
	// relations is nil where only moves are learnt.
	relations *perceptron
	// margin is by how much the right choice must be better than the others.
	margin   float32
	random   *rand.Rand
	state    parse.State
	features []uint32
	sums     []float32
}

// newPupil makes a parser that knows nothing. It learns relations where it has
// bits for them; the seed decides the order of sentences.
func newPupil(moveBits, relationBits uint, seed uint64) *pupil {
	p := &pupil{moves: newPerceptron(parse.NumMoves, moveBits), random: rand.New(rand.NewPCG(parserSeed, seed))}
	if relationBits > 0 {
		p.relations = newPerceptron(tree.NumRelations-1, relationBits)
		p.sums = make([]float32, tree.NumRelations-1)
	}
	return p
}

// fit trains averaged perceptrons that follow their own moves.
func (p *pupil) fit(lessons []*lesson, epochs int) {
	for epoch := range epochs {
		for _, n := range p.random.Perm(len(lessons)) {
			p.learn(lessons[n], epoch > 0)
		}
	}
	p.moves.average()
	if p.relations != nil {
		p.relations.average()
	}
}

// learn parses one sentence and corrects the weights on the way.
func (p *pupil) learn(l *lesson, explore bool) {
	p.state.Reset(l.sentence.Len())
	for !p.state.Done() {
		found, right := p.correct(l)
		if !explore || p.random.Float32() >= followOwn {
			found = right
		}
		p.apply(l, found)
	}
}

func (p *pupil) apply(l *lesson, m parse.Move) {
	switch {
	case m == parse.Shift:
		p.state.Shift()
	case p.relations == nil:
		p.state.Attach(m, tree.None)
	default:
		p.state.Attach(m, p.relation(l, m))
	}
}

// score is what the weights give the moves.
func (p *pupil) score(l *lesson) (sums [parse.NumMoves]float32) {
	p.features = p.state.FrontFeatures(&l.sentence, p.features[:0])
	p.features = p.state.StackFeatures(&l.sentence, p.features)
	p.features = p.state.Features(&l.sentence, p.features)
	p.moves.score(p.features, sums[:])
	return sums
}

// best is the legal move of the highest score among those that may be taken;
// NumMoves where there is none.
func (p *pupil) best(sums [parse.NumMoves]float32, may func(parse.Move) bool) parse.Move {
	best := parse.Move(parse.NumMoves)
	for m := range parse.Move(parse.NumMoves) {
		if p.state.Legal(m) && may(m) && (best == parse.NumMoves || sums[m] > sums[best]) {
			best = m
		}
	}
	return best
}

// correct finds the move that the weights choose and the best of those that cost
// least. The weights are corrected where this is not better than every move that
// costs more, by the margin.
func (p *pupil) correct(l *lesson) (found, right parse.Move) {
	sums, costs := p.score(l), l.oracle.costs(&p.state)
	least := len(l.oracle.heads)
	found = p.best(sums, func(m parse.Move) bool {
		least = min(least, costs[m])
		return true
	})
	right = p.best(sums, func(m parse.Move) bool { return costs[m] == least })
	wrong := p.best(sums, func(m parse.Move) bool { return costs[m] > least })
	p.moves.steps++
	if wrong != parse.NumMoves && sums[right] < sums[wrong]+p.margin {
		p.moves.add(p.features, int(right), 1)
		p.moves.add(p.features, int(wrong), -1)
	}
	return found, right
}

// relation is the relation that the weights choose for the arc of a move. Where
// the arc is right, the weights are corrected.
func (p *pupil) relation(l *lesson, m parse.Move) tree.Relation {
	head, dependent := p.state.Arc(m)
	if r := p.state.Fixed(&l.sentence, head, dependent); r != tree.None {
		return r
	}
	p.features = p.state.LabelFeatures(&l.sentence, head, dependent, p.features[:0])
	clear(p.sums)
	p.relations.score(p.features, p.sums)
	found := int(tree.Root) // the place of the relation after it: a root has no arc
	for k := found; k < len(p.sums); k++ {
		if p.sums[k] > p.sums[found] {
			found = k
		}
	}
	p.relations.steps++
	if l.oracle.heads[dependent] == head {
		p.correctRelation(int(l.relations[dependent]) - 1)
	}
	return tree.Relation(found + 1)
}

// correctRelation corrects the weights where the right relation is not better
// than all others by the margin.
func (p *pupil) correctRelation(right int) {
	wrong := -1
	for k, sum := range p.sums {
		if k != right && (wrong < 0 || sum > p.sums[wrong]) {
			wrong = k
		}
	}
	if p.sums[right] < p.sums[wrong]+p.margin {
		p.relations.add(p.features, right, 1)
		p.relations.add(p.features, wrong, -1)
	}
}

// guide parses a mirrored sentence and gives the heads that were found, of the
// sentence from left to right.
func (p *pupil) guide(mirrored *lesson) []int {
	p.state.Reset(mirrored.sentence.Len())
	for !p.state.Done() {
		p.apply(mirrored, p.best(p.score(mirrored), func(parse.Move) bool { return true }))
	}
	heads := p.state.Heads(nil)
	parse.Unmirror(heads)
	return heads
}
