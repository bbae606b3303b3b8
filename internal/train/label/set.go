package label

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"time"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/news"
)

// setArticle is a line of a set.
type setArticle struct {
	ID          string       `json:"id"`
	Text        string       `json:"text"`
	PublishedAt string       `json:"published_at,omitempty"`
	Meetings    []setMeeting `json:"meetings"`
}

type setMeeting struct {
	Trigger      [2]int   `json:"trigger"`
	Participants [][2]int `json:"participants"`
	Place        *[2]int  `json:"place"`
	Time         *[2]int  `json:"time"`
	Attrs        setAttrs `json:"attrs"`
}

type setAttrs struct {
	Status news.MeetingStatus `json:"status"`
	Detail string             `json:"detail,omitempty"`
	Format news.MeetingFormat `json:"format"`
	// Core is true where a set does not say.
	Core *bool  `json:"core,omitempty"`
	Date string `json:"date,omitempty"`
	// Event, and the roles of the participants in their order, are in no set that
	// comes with the training data.
	Event string      `json:"event,omitempty"`
	Roles []news.Role `json:"roles,omitempty"`
}

// Set reads a set of JSON lines, an article each.
func Set(path string) ([]Article, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading a set of meetings: %w", err)
	}
	var articles []Article
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for n := 1; lines.Scan(); n++ {
		var article Article
		if err := json.Unmarshal(lines.Bytes(), &article); err != nil {
			return nil, fmt.Errorf("reading line %d of %s: %w", n, path, err)
		}
		articles = append(articles, article)
	}
	return articles, nil
}

// UnmarshalJSON implements [json.Unmarshaler] for a line of a set.
func (a *Article) UnmarshalJSON(data []byte) error {
	var l setArticle
	if err := json.Unmarshal(data, &l); err != nil {
		return fmt.Errorf("decoding a labelled article: %w", err)
	}
	*a = Article{ID: l.ID, Text: l.Text}
	if l.PublishedAt != "" {
		published, err := time.Parse(time.DateOnly, l.PublishedAt)
		if err != nil {
			return fmt.Errorf("reading its day of publication: %w", err)
		}
		a.Published = published
	}
	size := utf8.RuneCountInString(l.Text)
	for i := range l.Meetings {
		m := l.Meetings[i].meeting()
		for _, span := range m.spans() {
			if span.Start < 0 || span.Len() < 0 || span.End > size {
				return fmt.Errorf("reading offsets %d-%d: %w", span.Start, span.End, errRange)
			}
		}
		a.Meetings = append(a.Meetings, m)
	}
	return nil
}

// MarshalJSON implements [json.Marshaler]: the line of a set, so that one scorer
// reads the labels of all sources.
func (a Article) MarshalJSON() ([]byte, error) {
	l := setArticle{ID: a.ID, Text: a.Text, Meetings: make([]setMeeting, len(a.Meetings))}
	if !a.Published.IsZero() {
		l.PublishedAt = a.Published.Format(time.DateOnly)
	}
	for i := range a.Meetings {
		l.Meetings[i] = a.Meetings[i].line()
	}
	data, err := json.Marshal(&l)
	if err != nil {
		return nil, fmt.Errorf("encoding a labelled article: %w", err)
	}
	return data, nil
}

func (l *setMeeting) meeting() Meeting {
	m := Meeting{
		Trigger: spanOf(&l.Trigger), Core: l.Attrs.Core == nil || *l.Attrs.Core, Status: l.Attrs.Status, Detail: l.Attrs.Detail,
		Format: l.Attrs.Format, Event: l.Attrs.Event, Place: spanOf(l.Place), Time: spanOf(l.Time), Date: l.Attrs.Date,
	}
	for i := range l.Participants {
		p := Party{Span: spanOf(&l.Participants[i])}
		if i < len(l.Attrs.Roles) {
			p.Role = l.Attrs.Roles[i]
		}
		m.Parties = append(m.Parties, p)
	}
	return m
}

func (m *Meeting) line() setMeeting {
	l := setMeeting{
		Trigger: pairOf(m.Trigger), Participants: [][2]int{}, Place: maybe(m.Place), Time: maybe(m.Time),
		Attrs: setAttrs{Status: m.Status, Detail: m.Detail, Format: m.Format, Core: &m.Core, Date: m.Date, Event: m.Event},
	}
	for _, p := range m.Parties {
		l.Participants = append(l.Participants, pairOf(p.Span))
		l.Attrs.Roles = append(l.Attrs.Roles, p.Role)
	}
	return l
}

func spanOf(pair *[2]int) news.Span {
	if pair == nil {
		return news.Span{}
	}
	return news.Span{Start: pair[0], End: pair[1]}
}

func pairOf(s news.Span) [2]int { return [2]int{s.Start, s.End} }

// maybe is nil for a span that is empty.
func maybe(s news.Span) *[2]int {
	if s.Len() == 0 {
		return nil
	}
	pair := pairOf(s)
	return &pair
}
