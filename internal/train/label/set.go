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
	PublishedAt string       `json:"published_at"`
	Meetings    []setMeeting `json:"meetings"`
}

type setMeeting struct {
	Trigger      [2]int   `json:"trigger"`
	Participants [][2]int `json:"participants"`
	Place        *[2]int  `json:"place"`
	Time         *[2]int  `json:"time"`
	Attrs        struct {
		Status news.MeetingStatus `json:"status"`
		Detail string             `json:"detail"`
		Format news.MeetingFormat `json:"format"`
		Core   *bool              `json:"core"`
		Date   string             `json:"date"`
	} `json:"attrs"`
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
		var labelled setArticle
		if err := json.Unmarshal(lines.Bytes(), &labelled); err != nil {
			return nil, fmt.Errorf("reading line %d of %s: %w", n, path, err)
		}
		article, err := labelled.article()
		if err != nil {
			return nil, fmt.Errorf("reading line %d of %s: %w", n, path, err)
		}
		articles = append(articles, article)
	}
	return articles, nil
}

func (l *setArticle) article() (Article, error) {
	a := Article{ID: l.ID, Text: l.Text}
	if l.PublishedAt != "" {
		published, err := time.Parse(time.DateOnly, l.PublishedAt)
		if err != nil {
			return a, fmt.Errorf("reading its day of publication: %w", err)
		}
		a.Published = published
	}
	size := utf8.RuneCountInString(l.Text)
	for i := range l.Meetings {
		m := l.Meetings[i].meeting()
		for _, span := range m.spans() {
			if span.Start < 0 || span.Len() < 0 || span.End > size {
				return a, fmt.Errorf("reading offsets %d-%d: %w", span.Start, span.End, errRange)
			}
		}
		a.Meetings = append(a.Meetings, m)
	}
	return a, nil
}

func (l *setMeeting) meeting() Meeting {
	m := Meeting{
		Trigger: spanOf(&l.Trigger), Core: l.Attrs.Core == nil || *l.Attrs.Core, Status: l.Attrs.Status, Detail: l.Attrs.Detail,
		Format: l.Attrs.Format, Place: spanOf(l.Place), Time: spanOf(l.Time), Date: l.Attrs.Date,
	}
	for i := range l.Participants {
		m.Parties = append(m.Parties, Party{Span: spanOf(&l.Participants[i])})
	}
	return m
}

func spanOf(pair *[2]int) news.Span {
	if pair == nil {
		return news.Span{}
	}
	return news.Span{Start: pair[0], End: pair[1]}
}
