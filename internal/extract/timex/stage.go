package timex

import (
	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// Stage fills the times of a document. It reads the paragraphs and, for the
// direction of each sentence, the tagged tokens; without tags every sentence
// is taken to look back.
type Stage struct{}

// New makes the stage.
func New() *Stage { return &Stage{} }

// Annotate implements [extract.Stage].
func (s *Stage) Annotate(doc *extract.Document) error {
	doc.Times = nil
	for _, paragraph := range paragraphs(doc) {
		offset := doc.Text.Byte(paragraph.Start)
		for _, found := range Find(doc.Text.Slice(paragraph)) {
			span := doc.Text.SpanOf(offset+found.Start, offset+found.End)
			doc.Times = append(doc.Times, s.time(doc, span, found))
		}
	}
	return nil
}

func (s *Stage) time(doc *extract.Document, span news.Span, found Expression) news.Time {
	kind, value := found.Resolve(Reference{Day: doc.PublishedAt, Looking: looking(doc, span)})
	return news.Time{Span: span, Type: kind, Value: value}
}

// paragraphs are those of the document, or its whole text where the sentence
// stage has not run. Expressions are read by paragraph, not by sentence, so
// that a sentence falsely cut at "Sept. 5" does no harm.
func paragraphs(doc *extract.Document) []news.Span {
	if doc.Paragraphs == nil {
		return []news.Span{doc.Text.All()}
	}
	return doc.Paragraphs
}
