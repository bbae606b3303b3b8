package train

import (
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"slices"

	"github.com/dateline-news/dateline/internal/extract/tag"
	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
)

// Settings of the tagger's training. The weights are kept in fewer buckets than
// those of names, because a row is wider.
const (
	tagBits   = 19
	tagEpochs = 6
	tagSeed   = 2
	// tagSilver says that one in so many silver sentences is learnt from.
	tagSilver = 3
	tagLeast  = 0.5
	tagTop    = 80
)

// taggerTrainer holds the words of all sentences and their right tags.
type taggerTrainer struct {
	lexicon *model.Lexicon
	lines   []tag.Line
	gold    [][]uint32
	tags    []string
	number  map[string]uint32
}

// Tags trains the part-of-speech tagger on DATA/syntax and on the tags of
// DATA/silver/ner.
func Tags(data string, lexicon *model.Lexicon, log *slog.Logger) (*model.Weights, error) {
	t := &taggerTrainer{lexicon: lexicon, number: map[string]uint32{}}
	for _, file := range []string{"ewt.train.conllu", "gum-open.train.conllu"} {
		docs, err := readColumns(filepath.Join(data, "syntax", file), conllu())
		if err != nil {
			return nil, err
		}
		t.read(docs, 1)
	}
	for _, s := range silver() {
		docs, err := readColumns(filepath.Join(data, "silver", "ner", s.file), s.layout)
		if err != nil {
			return nil, err
		}
		t.read(docs, tagSilver)
	}
	log.Info("training the tagger", slog.Int("sentences", len(t.lines)), slog.Int("tags", len(t.tags)))
	p := t.fit(tagEpochs)
	w := p.quantise(t.tags, tagTop, tagLeast)
	w.Chain = nil
	log.Info("trained the tagger", slog.Int("rows", len(w.Buckets)))
	return w, nil
}

// read takes every n-th sentence of documents.
func (t *taggerTrainer) read(docs []Document, n int) {
	count := 0
	for _, d := range docs {
		for _, s := range d.Sentences {
			if count++; count%n == 0 {
				t.add(s)
			}
		}
	}
}

func (t *taggerTrainer) add(s Sentence) {
	var line tag.Line
	gold := make([]uint32, len(s.Words))
	for i, w := range s.Words {
		line.Add(word.Of(t.lexicon, w))
		k, known := t.number[s.Tags[i]]
		if !known {
			k = uint32(len(t.tags))
			t.number[s.Tags[i]] = k
			t.tags = append(t.tags, s.Tags[i])
		}
		gold[i] = k
	}
	t.lines, t.gold = append(t.lines, line), append(t.gold, gold)
}

// fit trains an averaged perceptron that follows its own tags, as it will have
// to later.
func (t *taggerTrainer) fit(epochs int) *perceptron {
	p := newPerceptron(len(t.tags), tagBits)
	random := rand.New(rand.NewPCG(tagSeed, 1))
	var features []uint32
	sums := make([]float32, len(t.tags))
	for range epochs {
		for _, n := range random.Perm(len(t.lines)) {
			last, second := uint32(tag.None), uint32(tag.None)
			for i, right := range t.gold[n] {
				features = t.lines[n].Features(i, last, second, features[:0])
				found := p.best(features, sums)
				p.steps++
				if found != int(right) {
					p.add(features, int(right), 1)
					p.add(features, found, -1)
				}
				last, second = uint32(found), last
			}
		}
	}
	p.average()
	return p
}

// best is the label that the features score highest.
func (p *perceptron) best(features []uint32, sums []float32) int {
	clear(sums)
	p.score(features, sums)
	return slices.Index(sums, slices.Max(sums))
}
