// Package meeting finds meetings: who met whom, where, when, and whether it
// took place.
//
// A lexicon of triggers names the candidates; words of other senses ("meet the
// deadline", "news conference") are left out. The words that govern a trigger
// give the status, the phrases beside it the parties. Every mention of a
// meeting is a meeting of its own here.
package meeting

import (
	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// Stage fills the meetings of a document. It needs sentences, tagged tokens,
// entities and times.
type Stage struct{}

// New makes the stage.
func New() *Stage { return &Stage{} }

// Annotate implements [extract.Stage].
func (*Stage) Annotate(doc *extract.Document) error {
	doc.Meetings = nil
	phone := false
	for _, s := range sentences(doc) {
		s.phone = phone
		for _, t := range s.triggers() {
			doc.Meetings = append(doc.Meetings, s.meeting(t))
			phone = phone || t.format == news.Phone
		}
	}
	return nil
}

func (s *sentence) meeting(t trigger) news.Meeting {
	m := news.Meeting{
		Trigger:      s.tokens[t.first].Span.Cover(s.tokens[t.end-1].Span),
		Sentence:     s.span,
		Status:       s.status(t),
		Format:       t.format,
		Participants: s.parties(t),
		Place:        s.place(t),
	}
	if time := s.when(t, m.Status); time != nil {
		m.Time = &news.TimeRef{Span: time.Span}
		m.Date = dateOf(time.Value)
	}
	return m
}
