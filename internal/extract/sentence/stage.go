// Package sentence finds the paragraphs and the sentences of a text.
//
// The Punkt model for English of neurosnap/sentences proposes boundaries; the
// rules here then decide where news differs from what that model learnt:
// abbreviations and initials before names, quotations that go on, ellipses,
// numbered lists. A boundary of a paragraph is always one of a sentence.
package sentence

import (
	"fmt"

	"github.com/neurosnap/sentences"
	"github.com/neurosnap/sentences/english"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// Stage fills the paragraphs and the sentences of a document.
type Stage struct {
	// punkt is read-only after New: its annotations keep no state between texts.
	punkt *sentences.DefaultSentenceTokenizer
}

// New reads the sentence model, which takes some 20 ms: one stage is made and
// shared by all workers.
func New() (*Stage, error) {
	punkt, err := english.NewSentenceTokenizer(nil)
	if err != nil {
		return nil, fmt.Errorf("reading the sentence model: %w", err)
	}
	return &Stage{punkt: punkt}, nil
}

// Annotate fills Paragraphs and Sentences.
func (s *Stage) Annotate(doc *extract.Document) error {
	text := doc.Text.String()
	paragraphs := paragraphs(text)
	doc.Paragraphs = make([]news.Span, 0, len(paragraphs))
	doc.Sentences = make([]news.Span, 0, 2*len(paragraphs))
	for _, p := range paragraphs {
		doc.Paragraphs = append(doc.Paragraphs, doc.Text.SpanOf(p.start, p.end))
		for _, piece := range s.split(text[p.start:p.end]) {
			doc.Sentences = append(doc.Sentences, doc.Text.SpanOf(p.start+piece.start, p.start+piece.end))
		}
	}
	return nil
}

// section is a range of bytes [start, end) of a text.
type section struct{ start, end int }
