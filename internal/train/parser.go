package train

import (
	"fmt"
	"log/slog"
	"path/filepath"

	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/model"
)

// parserSettings are those of the parser's training; docs/accuracy-syntax.md says
// what other values brought.
type parserSettings struct {
	// epochs are those of the parser that counts, firstEpochs those of the first
	// look. orders is how many orders of the sentences are learnt from and averaged.
	epochs, firstEpochs, orders int
	// moveBits and relationBits are the bits of a bucket.
	moveBits, relationBits uint
	// A bucket weighs at most top; one below least weighs nothing.
	moveTop, moveLeast, relationTop, relationLeast float32
}

func defaultParserSettings() parserSettings {
	return parserSettings{
		epochs: 10, firstEpochs: 6, orders: 1, moveBits: 22, relationBits: 18,
		moveTop: 100, moveLeast: 1, relationTop: 100, relationLeast: 1.5,
	}
}

const (
	// tagFolds is the number of parts of the treebanks, each of which is tagged by
	// what was learnt from the others: the parser must learn from tags as bad as
	// those that it will see.
	tagFolds     = 5
	foldedEpochs = 5
	// guideFolds is the same for the first look.
	guideFolds = 3
)

// treebankFiles are the sets of DATA/syntax that a shipped model may learn from.
func treebankFiles() []string { return []string{"ewt.train.conllu", "gum-open.train.conllu"} }

// parserTrainer holds the sentences of all treebanks.
type parserTrainer struct {
	settings parserSettings
	lexicon  *model.Lexicon
	lessons  []lesson
	log      *slog.Logger
}

// Parser trains the dependency parser on DATA/syntax.
func Parser(data string, lexicon *model.Lexicon, log *slog.Logger) (*model.ParserWeights, error) {
	var docs []Document
	for _, file := range treebankFiles() {
		more, err := readColumns(filepath.Join(data, "syntax", file), trees())
		if err != nil {
			return nil, err
		}
		docs = append(docs, withHyphens(more)...)
	}
	log.Info("tagging the treebanks", slog.Int("documents", len(docs)))
	t := &parserTrainer{settings: defaultParserSettings(), lexicon: lexicon, log: log}
	if err := t.add(docs, foldedTags(docs, lexicon)); err != nil {
		return nil, err
	}
	return t.train(), nil
}

// add takes the sentences of documents under the tags given, document by
// document and sentence by sentence.
func (t *parserTrainer) add(docs []Document, tags [][][]string) error {
	for i, d := range docs {
		for k, s := range d.Sentences {
			l, err := newLesson(t.lexicon, s, tags[i][k])
			if err != nil {
				return err
			}
			l.document = i
			t.lessons = append(t.lessons, l)
		}
	}
	return nil
}

// train fits the first look, on everything for the model and on parts for the
// guides that the second parser learns from, and then that parser.
func (t *parserTrainer) train() *model.ParserWeights {
	mirrored := make([]lesson, len(t.lessons))
	for i := range t.lessons {
		mirrored[i] = t.lessons[i].mirrored()
	}
	first := t.first(mirrored, func(lesson) bool { return true })
	for fold := range guideFolds {
		t.log.Info("guiding a part of the sentences", slog.Int("fold", fold))
		p := t.first(mirrored, func(l lesson) bool { return l.document%guideFolds != fold })
		for i := range t.lessons {
			if t.lessons[i].document%guideFolds == fold {
				t.lessons[i].sentence.SetGuide(p.guide(&mirrored[i]))
			}
		}
	}
	t.log.Info("training the parser", slog.Int("sentences", len(t.lessons)))
	moves, relations := t.second()
	return t.weights(first.moves, moves, relations)
}

// first fits the first look to some of the mirrored sentences.
func (t *parserTrainer) first(mirrored []lesson, take func(lesson) bool) *pupil {
	p := newPupil(t.settings.moveBits, 0, 1)
	var some []*lesson
	for i := range mirrored {
		if take(mirrored[i]) {
			some = append(some, &mirrored[i])
		}
	}
	p.fit(some, t.settings.firstEpochs)
	return p
}

// second fits the parser that counts, over several orders of the sentences.
func (t *parserTrainer) second() (moves, relations *perceptron) {
	all := make([]*lesson, len(t.lessons))
	for i := range t.lessons {
		all[i] = &t.lessons[i]
	}
	for order := range t.settings.orders {
		p := newPupil(t.settings.moveBits, t.settings.relationBits, uint64(order+1))
		p.fit(all, t.settings.epochs)
		if order == 0 {
			moves, relations = p.moves, p.relations
			continue
		}
		moves.join(p.moves)
		relations.join(p.relations)
	}
	moves.divide(float32(t.settings.orders))
	relations.divide(float32(t.settings.orders))
	return moves, relations
}

// weights are trained weights as a model holds them.
func (t *parserTrainer) weights(first, moves, relations *perceptron) *model.ParserWeights {
	var labels []string
	for r := tree.Relation(1); r < tree.NumRelations; r++ {
		labels = append(labels, r.String())
	}
	w := &model.ParserWeights{
		First:     first.ternary(t.settings.moveTop, t.settings.moveLeast),
		Moves:     moves.ternary(t.settings.moveTop, t.settings.moveLeast),
		Relations: relations.quantise(labels, t.settings.relationTop, t.settings.relationLeast),
	}
	w.Relations.Chain = nil
	return w
}

// lesson is one sentence with its right tree.
type lesson struct {
	sentence  parse.Sentence
	oracle    *oracle
	relations []tree.Relation
	// document is the number of the document that the sentence is from.
	document int
}

func newLesson(lexicon *model.Lexicon, s Sentence, tags []string) (lesson, error) {
	l := lesson{relations: make([]tree.Relation, len(s.Words))}
	for i, w := range s.Words {
		l.sentence.Add(lexicon, w, tags[i])
		r, ok := tree.ParseRelation(s.Labels[i])
		if !ok {
			return l, fmt.Errorf("unknown relation %q of %q", s.Labels[i], w)
		}
		l.relations[i] = r
	}
	projective(s.Heads)
	l.oracle = newOracle(s.Heads)
	return l, nil
}

// mirrored is the same sentence from right to left, without relations.
func (l *lesson) mirrored() lesson {
	m := lesson{document: l.document}
	m.sentence.Mirror(&l.sentence)
	heads := append([]int(nil), l.oracle.heads...)
	parse.Unmirror(heads) // a mirror's mirror
	m.oracle = newOracle(heads)
	return m
}
