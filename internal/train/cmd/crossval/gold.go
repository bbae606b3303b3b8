package main

import (
	"time"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/train"
	"github.com/dateline-news/dateline/internal/train/label"
)

// goldArticle and goldMeeting are labels in the form of the sets of JSON lines,
// so that one scorer reads all.
type goldArticle struct {
	ID          string        `json:"id"`
	Text        string        `json:"text"`
	PublishedAt string        `json:"published_at,omitempty"`
	Meetings    []goldMeeting `json:"meetings"`
}

type goldMeeting struct {
	Trigger      [2]int    `json:"trigger"`
	Participants [][2]int  `json:"participants"`
	Place        *[2]int   `json:"place"`
	Time         *[2]int   `json:"time"`
	Attrs        goldAttrs `json:"attrs"`
}

type goldAttrs struct {
	Status news.MeetingStatus `json:"status"`
	Detail string             `json:"detail,omitempty"`
	Format news.MeetingFormat `json:"format"`
	Core   bool               `json:"core"`
	Date   string             `json:"date,omitempty"`
	Event  string             `json:"event,omitempty"`
	Roles  []news.Role        `json:"roles"`
}

// writeGold writes the labels of a source beside its facts.
func writeGold(out, source string, articles []train.MeetingArticle) error {
	all := make([]goldArticle, len(articles))
	for i := range articles {
		a := &articles[i]
		all[i] = goldArticle{ID: a.ID, Text: a.Text, Meetings: []goldMeeting{}}
		if !a.Published.IsZero() {
			all[i].PublishedAt = a.Published.Format(time.DateOnly)
		}
		for k := range a.Meetings {
			all[i].Meetings = append(all[i].Meetings, goldOf(&a.Meetings[k]))
		}
	}
	return write(out, source+".gold", all)
}

func goldOf(m *label.Meeting) goldMeeting {
	g := goldMeeting{
		Trigger: pairOf(m.Trigger), Participants: [][2]int{},
		Attrs: goldAttrs{Status: m.Status, Detail: m.Detail, Format: m.Format, Core: m.Core, Date: m.Date, Event: m.Event},
	}
	for _, p := range m.Parties {
		g.Participants = append(g.Participants, pairOf(p.Span))
		g.Attrs.Roles = append(g.Attrs.Roles, p.Role)
	}
	g.Place, g.Time = maybe(m.Place), maybe(m.Time)
	return g
}

// maybe is nil for a span that is empty.
func maybe(s news.Span) *[2]int {
	if s.Len() == 0 {
		return nil
	}
	pair := pairOf(s)
	return &pair
}

func pairOf(s news.Span) [2]int { return [2]int{s.Start, s.End} }
