package meeting

import (
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// turn turns a date that leans on the day of publication to the future where the
// status of its meeting tells that it is to come: what is planned for "Friday" or
// proposed for "May" comes, whatever the tense of the verb beside it.
func turn(doc *extract.Document, m *news.Meeting) {
	first, last, ok := interval(m.Date)
	if m.Time == nil || !ok || doc.PublishedAt.IsZero() {
		return
	}
	day := doc.PublishedAt.Truncate(24 * time.Hour)
	if m.Status == news.Happened || m.Status == news.Denied || !last.Before(day) {
		return
	}
	switch words := strings.Fields(strings.ToLower(doc.Text.Slice(m.Time.Span))); {
	case bare(words, weekdays) && first.Equal(last) && within(first, day, 7):
		m.Date = first.AddDate(0, 0, 7).Format(time.DateOnly)
	case bare(words, months) && m.Status != news.Cancelled && ofMonth(m.Date) && within(first, day, 366):
		if next := first.AddDate(1, 0, 0); next.Day() == first.Day() { // 29 February has none
			m.Date = next.Format(time.DateOnly)[:len(m.Date)]
		}
	}
}

// ofMonth reports whether a date is a month or a day of one.
func ofMonth(date string) bool {
	return len(date) >= len("2006-01") && digits(strings.ReplaceAll(date, "-", ""))
}

// within reports whether two days lie at most so many days apart.
func within(a, b time.Time, days int) bool { return a.Sub(b).Abs() <= time.Duration(days)*24*time.Hour }

var (
	weekdays = words(`monday tuesday wednesday thursday friday saturday sunday`)
	// vague are words beside a day or a month that do not say which one it is.
	vague = words(`this on early late mid the of morning afternoon evening night noon midday`)
)

// bare reports whether an expression is one of the names with nothing that says
// which: "late Friday", "the 12th of May", but not "last Friday" or "May 2017".
func bare(expression []string, names map[string]bool) bool {
	named := false
	for _, word := range expression {
		switch {
		case names[strings.TrimSuffix(word, ".")] && !named:
			named = true
		case vague[word], len(word) <= len("12th") && word[0] >= '0' && word[0] <= '9' && !strings.Contains(word, ":") && !(len(word) == len("2017") && digits(word)):
		default:
			return false
		}
	}
	return named
}
