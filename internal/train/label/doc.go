// Package label reads articles in which a reader marked the meetings. Three
// sources give the same [Article]: sets of JSON lines that come with the
// training data, articles written for this project, and labels made for this
// project on open text that comes with the training data. Of the last the project
// holds the labels alone: numbers of lines and offsets, no text.
package label

import (
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// Article is a text with all of its meetings.
type Article struct {
	ID   string
	Text string
	// Published is the day of publication; zero where it is unknown.
	Published time.Time
	Meetings  []Meeting
}

// Meeting is one mention of an encounter. Spans are code points of the article.
type Meeting struct {
	Trigger news.Span
	// Core is false for encounters that neither count nor are wrong: news
	// conferences, rallies.
	Core   bool
	Status news.MeetingStatus
	Detail string
	Format news.MeetingFormat
	// Event is the same for mentions of one meeting in an article; empty where the
	// source does not tell.
	Event   string
	Parties []Party
	// Place and Time are empty where the sentence tells none.
	Place, Time news.Span
	// Date is an ISO day, week, month, year or range; empty where unknown.
	Date string
}

// spans are all that it has, of which some may be empty.
func (m *Meeting) spans() []news.Span {
	all := []news.Span{m.Trigger, m.Place, m.Time}
	for _, p := range m.Parties {
		all = append(all, p.Span)
	}
	return all
}

// Party is one who takes part, or is said not to.
type Party struct {
	Span news.Span
	// Role is empty where the source tells none.
	Role news.Role
}
