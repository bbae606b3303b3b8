package train

import (
	"log/slog"
	"path/filepath"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/name"
	"github.com/dateline-news/dateline/internal/model"
)

// Settings of the recogniser's training; docs/accuracy-names.md says what other
// values brought.
const (
	nameBits = 22
	// nameTop is the weight that a byte can just hold; hardly any is larger.
	nameTop = 2
	// nameLeast is the weight below which a bucket may as well have no row.
	nameLeast = 0.05
	// recaseEvery says that one in so many documents is also learnt from with
	// sentences in capitals, and another one with sentences in title case.
	recaseEvery = 10
)

// study is one document and its examples for the first pass.
type study struct {
	doc      Document
	examples []example
}

// nameTrainer trains both passes.
type nameTrainer struct {
	lexicon *model.Lexicon
	recipe  recipe
	studies []study
	log     *slog.Logger
}

// Names trains the recogniser on the labelled sets of DATA/ner/train and
// DATA/silver/ner that a shipped model may learn from.
func Names(data string, lexicon *model.Lexicon, log *slog.Logger) (*model.Weights, error) {
	t := &nameTrainer{lexicon: lexicon, recipe: nameRecipe(), log: log}
	if err := t.read(filepath.Join(data, "ner", "train"), gold()); err != nil {
		return nil, err
	}
	if err := t.read(filepath.Join(data, "silver", "ner"), silver()); err != nil {
		return nil, err
	}
	if err := t.write(data); err != nil {
		return nil, err
	}
	w := t.train().quantise(name.ModelLabels(), nameTop, nameLeast)
	log.Info("trained the recogniser", slog.Int("rows", len(w.Buckets)))
	return w, nil
}

func (t *nameTrainer) read(folder string, sources []source) error {
	for _, s := range sources {
		docs, err := s.read(folder)
		if err != nil {
			return err
		}
		t.add(docs)
	}
	return nil
}

// add takes documents, and copies of some of them in capitals and title case.
func (t *nameTrainer) add(docs []Document) {
	for i, d := range docs {
		t.studies = append(t.studies, study{doc: d})
		switch i % recaseEvery {
		case 0:
			t.studies = append(t.studies, study{doc: recase(d, strings.ToUpper)})
		case 1:
			t.studies = append(t.studies, study{doc: recase(d, titled)})
		}
	}
}

// train fits both passes. The second must learn from labels as bad as those
// that it will see, so each half of the documents is labelled by a first pass
// that was trained on the other half.
func (t *nameTrainer) train() *weights {
	e := t.encode()
	t.log.Info("training the first pass", slog.Int("documents", len(t.studies)))
	first := fitField(t.examples(func(int) bool { return true }), t.recipe, 1)
	var second []example
	halves := t.recipe
	halves.shuffles = 1
	for half := range 2 {
		t.log.Info("training on half of the documents", slog.Int("half", half))
		p := fitField(t.examples(func(i int) bool { return i%2 == half }), halves, 2)
		second = append(second, t.secondExamples(p, e, 1-half)...)
	}
	t.log.Info("training the second pass", slog.Int("sentences", len(second)))
	return joinPasses(first, fitField(activeOnly(second), t.recipe, 3))
}

// encode encodes all documents.
func (t *nameTrainer) encode() *encoder {
	e := newEncoder(t.lexicon)
	for i := range t.studies {
		t.studies[i].examples = e.study(&t.studies[i])
	}
	return e
}

// examples are those of the first pass of some documents.
func (t *nameTrainer) examples(take func(i int) bool) []example {
	var all []example
	for i := range t.studies {
		if take(i) {
			all = append(all, t.studies[i].examples...)
		}
	}
	return activeOnly(all)
}

// secondExamples are the examples of the second pass of half of the documents,
// on the labels of p.
func (t *nameTrainer) secondExamples(p *weights, e *encoder, half int) []example {
	l := &labeller{sequencer: sequencer{w: p}, encoder: e}
	var all []example
	for i := half; i < len(t.studies); i += 2 {
		all = append(all, l.second(&t.studies[i])...)
	}
	return all
}

// joinPasses lays the weights of both passes into one table.
func joinPasses(first, second *weights) *weights {
	n := name.NumLabels
	joint := &weights{labels: 2 * n, shift: first.shift, now: make([]float32, 2*len(first.now)), chain: make([]float32, 2*n*(2*n+1))}
	for b := range len(first.now) / n {
		copy(joint.now[2*n*b:], first.now[n*b:n*b+n])
		copy(joint.now[2*n*b+n:], second.now[n*b:n*b+n])
	}
	for last := range n + 1 {
		from, fromSecond := last, n+last
		if last == n {
			from, fromSecond = 2*n, 2*n
		}
		copy(joint.chain[from*2*n:], first.chain[last*n:last*n+n])
		copy(joint.chain[fromSecond*2*n+n:], second.chain[last*n:last*n+n])
	}
	return joint
}

// nameRecipe is how each pass is fitted.
func nameRecipe() recipe {
	return recipe{bits: nameBits, epochs: 4, rate: 0.1, dropout: 0.1, shuffles: 2}
}
