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
	found := s.find(doc)
	resolver := NewResolver(doc.PublishedAt, found)
	doc.Times = nil
	for _, e := range found {
		span := doc.Text.SpanOf(e.Start, e.End)
		kind, value := resolver.Resolve(e, looking(doc, span))
		doc.Times = append(doc.Times, news.Time{Span: span, Type: kind, Value: value, Mod: e.Mod})
	}
	return nil
}

// find reads the expressions of all paragraphs, with offsets in the document.
func (s *Stage) find(doc *extract.Document) []Expression {
	var found []Expression
	for _, paragraph := range paragraphs(doc) {
		offset := doc.Text.Byte(paragraph.Start)
		for _, e := range Find(doc.Text.Slice(paragraph)) {
			e.Start += offset
			e.End += offset
			found = append(found, e)
		}
	}
	return found
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
