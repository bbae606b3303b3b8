package meeting

import (
	"cmp"
	"slices"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// events writes down the meetings that the mentions of a document are of.
func events(doc *extract.Document, all []gathering) []news.MeetingEvent {
	found := make([]news.MeetingEvent, 0, len(all))
	for i := range all {
		found = append(found, all[i].event(doc))
	}
	return found
}

// event is what the mentions of one meeting say together: the fullest parties, the
// best place, the narrowest date, the format that says most.
func (g *gathering) event(doc *extract.Document) news.MeetingEvent {
	e := news.MeetingEvent{Mentions: g.mentions}
	for _, i := range g.mentions {
		m := &doc.Meetings[i]
		if len(e.Mentions) > 0 && e.Status == "" {
			e.Status, e.Format = m.Status, m.Format
		}
		e.Detail = cmp.Or(e.Detail, m.Detail)
		e.Setting = cmp.Or(e.Setting, m.Setting)
		e.Series = cmp.Or(e.Series, m.Series)
		e.Confidence = max(e.Confidence, m.Confidence)
		if e.Topic.IsZero() {
			e.Topic = m.Topic
		}
		if says(m.Format) > says(e.Format) {
			e.Format = m.Format
		}
		if better(doc, m.Place, e.Place) {
			place := *m.Place
			e.Place = &place
		}
		for _, p := range m.Participants {
			e.Participants = join(doc, e.Participants, p)
		}
	}
	if at := g.dated(doc.Meetings); at >= 0 {
		e.Date, e.DateSource = doc.Meetings[at].Date, doc.Meetings[at].DateSource
	}
	return e
}

// says orders formats by how much they say: a meeting may also be called a summit.
func says(format news.MeetingFormat) int {
	return slices.Index([]news.MeetingFormat{
		news.UnspecifiedFormat, news.InPerson, news.Talks, news.Conference, news.Visit, news.Phone, news.Video, news.Summit, news.Mediation,
	}, format)
}

// better reports whether a place tells more than another: a known one more than an
// unknown one, a longer phrase more than a shorter one.
func better(doc *extract.Document, a, b *news.Place) bool {
	if a == nil || b == nil {
		return a != nil
	}
	if (a.Entity != nil) != (b.Entity != nil) {
		return a.Entity != nil
	}
	return a.Span.Len() > b.Span.Len() && a.Entity != nil && doc.Entities[*a.Entity].ID == doc.Entities[*b.Entity].ID
}

// join adds a party to a list, or gives the one that it already is a better span.
func join(doc *extract.Document, list []news.Participant, p news.Participant) []news.Participant {
	text := doc.Text.Slice(p.Span)
	for i := range list {
		q := &list[i]
		same := p.Entity != nil && q.Entity != nil && *p.Entity == *q.Entity || doc.Text.Slice(q.Span) == text
		if !same {
			continue
		}
		if p.Span.Len() > q.Span.Len() && p.Entity != nil {
			q.Span = p.Span
		}
		if q.Role == news.ParticipantRole {
			q.Role = p.Role
		}
		return list
	}
	if p.Entity == nil && len(list) > 1 && (pair(text) || pronoun(text)) {
		return list // "the two leaders" are those already named
	}
	return append(list, p)
}

// pronoun reports whether a party is only pointed at.
func pronoun(text string) bool {
	switch text {
	case "he", "she", "they", "it", "we", "his", "her", "their", "its", "them", "him", "He", "She", "They", "It", "His", "Her", "Their", "Its":
		return true
	}
	return false
}
