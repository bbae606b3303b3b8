package train

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"path/filepath"

	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/model"
)

// Settings of the parser's training; docs/accuracy-syntax.md says what other
// values brought.
const (
	parserEpochs = 10
	moveBits     = 22
	relationBits = 18
	parserSeed   = 3
	// followOwn is how often the parser goes on after its own move, right or
	// wrong, so that it learns to make the best of mistakes.
	followOwn     = 0.9
	moveTop       = 60
	moveLeast     = 0.3
	relationTop   = 60
	relationLeast = 0.4
	// tagFolds is the number of parts of the treebanks, each of which is tagged by
	// what was learnt from the others: the parser must learn from tags as bad as
	// those that it will see.
	tagFolds     = 5
	foldedEpochs = 5
)

// treebankFiles are the sets of DATA/syntax that a shipped model may learn from.
func treebankFiles() []string { return []string{"ewt.train.conllu", "gum-open.train.conllu"} }

// lesson is one sentence with its right tree.
type lesson struct {
	sentence  parse.Sentence
	oracle    *oracle
	relations []tree.Relation
}

// parserTrainer holds the sentences of all treebanks.
type parserTrainer struct {
	lexicon          *model.Lexicon
	lessons          []lesson
	moves, relations *perceptron
	features         []uint32
	sums             []float32
	state            parse.State
	random           *rand.Rand
}

// Parser trains the dependency parser on DATA/syntax.
func Parser(data string, lexicon *model.Lexicon, log *slog.Logger) (moves, relations *model.Weights, err error) {
	var docs []Document
	for _, file := range treebankFiles() {
		more, err := readColumns(filepath.Join(data, "syntax", file), trees())
		if err != nil {
			return nil, nil, err
		}
		docs = append(docs, more...)
	}
	log.Info("tagging the treebanks", slog.Int("documents", len(docs)))
	t := &parserTrainer{lexicon: lexicon}
	if err := t.add(docs, foldedTags(docs, lexicon)); err != nil {
		return nil, nil, err
	}
	log.Info("training the parser", slog.Int("sentences", len(t.lessons)))
	t.fit(parserEpochs, moveBits, relationBits)
	moves, relations = t.weights()
	log.Info("trained the parser", slog.Int("rows", len(moves.Buckets)), slog.Int("relation_rows", len(relations.Buckets)))
	return moves, relations, nil
}

// add takes the sentences of documents under the tags given, document by
// document and sentence by sentence.
func (t *parserTrainer) add(docs []Document, tags [][][]string) error {
	for i, d := range docs {
		for k, s := range d.Sentences {
			if err := t.addSentence(s, tags[i][k]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *parserTrainer) addSentence(s Sentence, tags []string) error {
	l := lesson{relations: make([]tree.Relation, len(s.Words))}
	for i, w := range s.Words {
		l.sentence.Add(t.lexicon, w, tags[i])
		r, ok := tree.ParseRelation(s.Labels[i])
		if !ok {
			return fmt.Errorf("unknown relation %q of %q", s.Labels[i], w)
		}
		l.relations[i] = r
	}
	projective(s.Heads)
	l.oracle = newOracle(s.Heads)
	t.lessons = append(t.lessons, l)
	return nil
}

// fit trains averaged perceptrons that follow their own moves.
func (t *parserTrainer) fit(epochs int, moveBits, relationBits uint) {
	t.moves, t.relations = newPerceptron(parse.NumMoves, moveBits), newPerceptron(tree.NumRelations-1, relationBits)
	t.random = rand.New(rand.NewPCG(parserSeed, 1))
	t.sums = make([]float32, tree.NumRelations-1)
	for epoch := range epochs {
		for _, n := range t.random.Perm(len(t.lessons)) {
			t.learn(&t.lessons[n], epoch > 0)
		}
	}
	t.moves.average()
	t.relations.average()
}

// learn parses one sentence and corrects the weights on the way.
func (t *parserTrainer) learn(l *lesson, explore bool) {
	t.state.Reset(l.sentence.Len())
	for !t.state.Done() {
		found, right := t.move(l)
		if !explore || t.random.Float32() >= followOwn {
			found = right
		}
		if found == parse.Shift {
			t.state.Shift()
			continue
		}
		t.state.Attach(found, t.relation(l, found))
	}
}

// move is the move that the weights choose and the best of those that cost
// least; where the first costs more, the weights are corrected.
func (t *parserTrainer) move(l *lesson) (found, right parse.Move) {
	t.features = t.state.Features(&l.sentence, t.features[:0])
	var sums [parse.NumMoves]float32
	t.moves.score(t.features, sums[:])
	costs := l.oracle.costs(&t.state)
	found, right = parse.NumMoves, parse.NumMoves
	for m := range parse.Move(parse.NumMoves) {
		if !t.state.Legal(m) {
			continue
		}
		if found == parse.NumMoves || sums[m] > sums[found] {
			found = m
		}
		if right == parse.NumMoves || costs[m] < costs[right] || costs[m] == costs[right] && sums[m] > sums[right] {
			right = m
		}
	}
	t.moves.steps++
	if costs[found] > costs[right] {
		t.moves.add(t.features, int(right), 1)
		t.moves.add(t.features, int(found), -1)
	}
	return found, right
}

// relation is the relation that the weights choose for the arc of a move; where
// the arc is right and the relation wrong, the weights are corrected.
func (t *parserTrainer) relation(l *lesson, m parse.Move) tree.Relation {
	head, dependent := t.state.Arc(m)
	if r := t.state.Fixed(&l.sentence, head, dependent); r != tree.None {
		return r
	}
	t.features = t.state.LabelFeatures(&l.sentence, head, dependent, t.features[:0])
	found := t.relations.best(t.features, t.sums)
	t.relations.steps++
	right := int(l.relations[dependent]) - 1
	if l.oracle.heads[dependent] == head && found != right {
		t.relations.add(t.features, right, 1)
		t.relations.add(t.features, found, -1)
	}
	return tree.Relation(found + 1)
}

// weights are the trained weights as a model holds them.
func (t *parserTrainer) weights() (moves, relations *model.Weights) {
	moves = t.moves.quantise([]string{"shift", "left", "right"}, moveTop, moveLeast)
	var labels []string
	for r := tree.Relation(1); r < tree.NumRelations; r++ {
		labels = append(labels, r.String())
	}
	relations = t.relations.quantise(labels, relationTop, relationLeast)
	moves.Chain, relations.Chain = nil, nil
	return moves, relations
}
