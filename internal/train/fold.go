package train

import (
	"github.com/dateline-news/dateline/internal/extract/tag"
	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
)

// foldedTags tags each document by a tagger that was trained on the others: on
// all but those of its own part of the documents. The tags come document by
// document and sentence by sentence.
func foldedTags(docs []Document, lexicon *model.Lexicon) [][][]string {
	tags := make([][][]string, len(docs))
	for fold := range tagFolds {
		t := &taggerTrainer{lexicon: lexicon, number: map[string]uint32{}}
		for i := range docs {
			if i%tagFolds != fold {
				t.read(docs[i:i+1], 1)
			}
		}
		p := t.fit(foldedEpochs)
		for i := fold; i < len(docs); i += tagFolds {
			for _, s := range docs[i].Sentences {
				tags[i] = append(tags[i], t.guess(p, s.Words))
			}
		}
	}
	return tags
}

// guess tags a sentence by weights in training.
func (t *taggerTrainer) guess(p *perceptron, words []string) []string {
	var line tag.Line
	for _, w := range words {
		line.Add(word.Of(t.lexicon, w))
	}
	tags := make([]string, len(words))
	sums := make([]float32, len(t.tags))
	var features []uint32
	last, second := uint32(tag.None), uint32(tag.None)
	for i := range words {
		features = line.Features(i, last, second, features[:0])
		best := p.best(features, sums)
		tags[i] = t.tags[best]
		last, second = uint32(best), last
	}
	return tags
}
