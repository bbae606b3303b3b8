package timex

import (
	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// Stage fills the times of a document. It reads the paragraphs and, for the
// direction of each sentence, the tagged tokens; without tags every sentence
// is taken to look back.
type Stage struct {
	zones Zones
}

// New makes a stage that takes the day of publication as it is in UTC.
func New() *Stage { return &Stage{} }

// NewLocal makes a stage that takes the day of publication as it is where the
// article was written: what appears at 1 a.m. in London was "Tuesday" night in
// Washington. It reads the places among the entities.
func NewLocal(zones Zones) *Stage { return &Stage{zones: zones} }

// Annotate implements [extract.Stage].
func (s *Stage) Annotate(doc *extract.Document) error {
	times := Resolve(s.find(doc), Anchor{
		Published: s.published(doc),
		Looking:   func(e Expression) Direction { return looking(doc, doc.Text.SpanOf(e.Start, e.End)) },
	})
	doc.Times = nil
	for _, t := range times {
		span := doc.Text.SpanOf(t.Start, t.End)
		doc.Times = append(doc.Times, news.Time{Span: span, Type: t.Type, Value: t.Value, Relative: t.Relative, Mod: t.Mod, Zone: t.Zone})
	}
	return nil
}

// find reads the expressions of all paragraphs, with offsets in the document.
func (s *Stage) find(doc *extract.Document) []Expression {
	var found []Expression
	names := namesOf(doc)
	for _, paragraph := range paragraphs(doc) {
		offset := doc.Text.Byte(paragraph.Start)
		for _, e := range Find(doc.Text.Slice(paragraph)) {
			e.Start += offset
			e.End += offset
			if span := doc.Text.SpanOf(e.Start, e.End); !names.hold(doc.Text, span) && !verbal(doc, span) {
				found = append(found, e)
			}
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
