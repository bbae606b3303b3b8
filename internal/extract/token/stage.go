// Package token cuts sentences into words, numbers and marks, and gives each its
// part of speech.
//
// The words and tags are those of prose, whose tokens carry no offsets. Each
// sentence is first cut into units at the places that prose gets wrong; prose
// sees the units in a plain spelling (straight quotes, one blank between two),
// cuts them further and tags them; and its tokens are then laid over the source
// again. Whatever prose drops or changes, the tokens of a document cover all of
// its text and each says exactly what stands there.
package token

import (
	"fmt"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// Word is a word as a tagger gives it: its text and its Penn Treebank tag.
type Word struct {
	Text, Tag string
}

// Tagger cuts one sentence into words and tags them. The words must come in the
// order of the sentence; they may leave text out. It must be safe for use by
// several goroutines.
type Tagger interface {
	Tag(sentence string) ([]Word, error)
}

// Stage fills the tokens of a document, sentence by sentence.
type Stage struct {
	tagger Tagger
}

// New makes a stage that asks tagger for words and tags.
func New(tagger Tagger) *Stage { return &Stage{tagger: tagger} }

// Annotate fills Tokens. The sentences must have been found before.
func (s *Stage) Annotate(doc *extract.Document) error {
	doc.Tokens = make([]extract.Token, 0, doc.Text.Len()/5+1)
	for _, sentence := range doc.Sentences {
		if err := s.annotate(doc, sentence); err != nil {
			return fmt.Errorf("tagging the sentence at %d: %w", sentence.Start, err)
		}
	}
	return nil
}

func (s *Stage) annotate(doc *extract.Document, sentence news.Span) error {
	units := cut(doc.Text.Slice(sentence))
	words, err := s.tagger.Tag(plain(units))
	if err != nil {
		return err
	}
	first := doc.Text.Byte(sentence.Start)
	for _, p := range align(units, words) {
		span := doc.Text.SpanOf(first+p.start, first+p.end)
		doc.Tokens = append(doc.Tokens, extract.Token{Span: span, Text: doc.Text.Slice(span), Tag: p.tag})
	}
	return nil
}
