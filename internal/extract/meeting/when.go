package meeting

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// when is the expression of time nearest to a trigger, in code points; one
// behind the trigger is preferred. A meeting without one has no date: the day
// of publication is never given in its place.
func (s *sentence) when(t trigger, status news.MeetingStatus) *news.Time {
	at := s.tokens[t.word].Span
	var best *news.Time
	distance := maxDistance
	first := sort.Search(len(s.times), func(i int) bool { return s.times[i].Span.End > at.Start-maxDistance })
	for i := first; i < len(s.times) && s.times[i].Span.Start < at.End+maxDistance; i++ {
		expression := &s.times[i]
		if !dates(expression) || s.verbBetween(t, expression.Span) {
			continue
		}
		d := expression.Span.Start - at.End
		if d < 0 && status == news.Cancelled {
			continue // the day of the announcement
		}
		if d < 0 {
			d = 2 * (at.Start - expression.Span.End)
		}
		if d < distance {
			best, distance = expression, d
		}
	}
	return best
}

// verbBetween reports whether a verb with a tense stands between a trigger and
// a time behind it, which belongs to that verb then.
func (s *sentence) verbBetween(t trigger, span news.Span) bool {
	for i := t.end; i < len(s.tokens) && s.tokens[i].Span.Start < span.Start; i++ {
		if s.finite(i) && !isAuxiliary(s.lower(i)) && s.tag(i) != "MD" {
			return true
		}
	}
	return false
}

// maxDistance is how far from its trigger, in code points, a time is believed
// to belong to it.
const maxDistance = 120

// dates reports whether an expression can date a meeting.
func dates(t *news.Time) bool {
	return (t.Type == news.DateTime || t.Type == news.ClockTime) && !strings.HasSuffix(t.Value, "_REF") && !strings.HasPrefix(t.Value, "P")
}

// dateOf is the day or longer period of a TIMEX3 value, without the hour; the week
// of a weekend.
func dateOf(value string) string {
	day, _, _ := strings.Cut(value, "T")
	return strings.TrimSuffix(day, "-WE")
}
