// Package tag gives each token its part of speech, in the tags of the Penn
// Treebank. It goes through a sentence once, from left to right, and takes for
// each word the tag that learnt weights score best, given the words around it
// and the two tags before it.
package tag

import (
	"fmt"
	"sync"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
)

// Stage fills the tags of tokens. It is safe for concurrent use.
type Stage struct {
	weights *model.Linear
	lexicon *model.Lexicon
	desks   sync.Pool
}

// desk is the memory that tagging a sentence takes.
type desk struct {
	line     Line
	features []uint32
	scratch  model.Scratch
	sums     []int32
}

// New makes a stage of weights that were trained on this package's features and
// of the lexicon that they were trained with.
func New(weights *model.Linear, lexicon *model.Lexicon) *Stage {
	s := &Stage{weights: weights, lexicon: lexicon}
	s.desks.New = func() any {
		return &desk{scratch: model.NewScratch(), sums: make([]int32, len(weights.Labels()))}
	}
	return s
}

// Annotate fills the tags of all tokens. Sentences and tokens must have been
// found before.
func (s *Stage) Annotate(doc *extract.Document) error {
	d, ok := s.desks.Get().(*desk)
	if !ok {
		return fmt.Errorf("pool gave %T", d)
	}
	defer s.desks.Put(d)
	first, sentence := 0, 0
	for i := range doc.Tokens {
		for sentence < len(doc.Sentences) && doc.Tokens[i].Span.Start >= doc.Sentences[sentence].End {
			s.tag(d, doc.Tokens[first:i])
			first, sentence = i, sentence+1
		}
	}
	s.tag(d, doc.Tokens[first:])
	return nil
}

// tag fills the tags of one sentence.
func (s *Stage) tag(d *desk, tokens []extract.Token) {
	d.line.Reset()
	for i := range tokens {
		d.line.Add(word.Of(s.lexicon, tokens[i].Text))
	}
	last, second := uint32(None), uint32(None)
	for i := range tokens {
		d.features = d.line.Features(i, last, second, d.features[:0])
		s.weights.Score(d.features, d.scratch, d.sums)
		best := 0
		for k, sum := range d.sums {
			if sum > d.sums[best] {
				best = k
			}
		}
		tokens[i].Tag = s.weights.Labels()[best]
		last, second = uint32(best), last
	}
}
