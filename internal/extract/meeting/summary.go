package meeting

import (
	"slices"
	"strings"

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

// event is what the mentions of one meeting say together. Of each field the best
// word counts: the fullest parties; the place that is known, and the longer one; the
// narrowest date; the format, detail and setting that say most; the longest topic; the
// series of the mention that is most surely a meeting. Where two are as good the first
// in the text decides.
func (g *gathering) event(doc *extract.Document) news.MeetingEvent {
	first := &doc.Meetings[g.mentions[0]]
	e := news.MeetingEvent{Mentions: g.mentions, Status: first.Status, Format: first.Format}
	named := 0.0
	for _, i := range g.mentions {
		m := &doc.Meetings[i]
		e.Detail = more(m.Detail, e.Detail, details())
		e.Setting = more(m.Setting, e.Setting, settings())
		e.Format = more(m.Format, e.Format, formats())
		if m.Series != "" && (e.Series == "" || m.Confidence > named) {
			e.Series, named = m.Series, m.Confidence
		}
		e.Confidence = max(e.Confidence, m.Confidence)
		if m.Topic.Len() > e.Topic.Len() {
			e.Topic = m.Topic
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

// more is the one of two words that says more, by a list in rising order; b where
// they say the same.
func more[T comparable](a, b T, rising []T) T {
	if slices.Index(rising, a) > slices.Index(rising, b) {
		return a
	}
	return b
}

// formats are in order of how much they say: a meeting may also be called a summit.
func formats() []news.MeetingFormat {
	return []news.MeetingFormat{
		news.UnspecifiedFormat, news.InPerson, news.Talks, news.Conference, news.Visit, news.Phone, news.Video, news.Summit, news.Mediation,
	}
}

// details are in order of how much they say. An event has one status, so only those
// of one status meet: one that is expected may be known to be set, what is supposed
// to be offered, and what is offered to be offered to somebody.
func details() []news.MeetingDetail {
	return []news.MeetingDetail{
		"", news.UnconfirmedDetail, news.OngoingDetail, news.ExpectedDetail, news.ScheduledDetail, news.DelayedDetail, news.ConditionalDetail,
		news.ProposedDetail, news.DemandedDetail, news.InvitedDetail, news.ThreatenedDetail, news.SuspendedDetail, news.PostponedDetail,
		news.RefusedDetail,
	}
}

// settings are in order of how many sides were seen.
func settings() []news.MeetingSetting {
	return []news.MeetingSetting{"", news.Internal, news.Bilateral, news.Multilateral}
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
	if p.Entity == nil && len(list) > 1 && (pair(strings.ToLower(text)) || pronoun(text)) {
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
