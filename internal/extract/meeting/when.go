package meeting

import (
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// when is the expression of time nearest to a trigger, in code points; one
// behind the trigger is preferred. A meeting without one has no date: the day
// of publication is never given in its place.
func (s *sentence) when(t trigger) *news.Time {
	at := s.tokens[t.word].Span
	var best *news.Time
	distance := maxDistance
	for i := range s.times {
		expression := &s.times[i]
		if !dates(expression) {
			continue
		}
		d := expression.Span.Start - at.End
		if d < 0 {
			d = 2 * (at.Start - expression.Span.End)
		}
		if d < distance {
			best, distance = expression, d
		}
	}
	return best
}

// maxDistance is how far from its trigger, in code points, a time is believed
// to belong to it.
const maxDistance = 120

// dates reports whether an expression can date a meeting.
func dates(t *news.Time) bool {
	return (t.Type == news.DateTime || t.Type == news.ClockTime) && !strings.HasSuffix(t.Value, "_REF")
}

// dateOf is the day or longer period of a TIMEX3 value, without the hour.
func dateOf(value string) string {
	day, _, _ := strings.Cut(value, "T")
	return day
}
