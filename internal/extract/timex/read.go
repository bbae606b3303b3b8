package timex

import (
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// Time is an expression with its place in the text and its value.
type Time struct {
	// Start and End are byte offsets, half-open.
	Start, End int
	Type       news.TimeType
	// Value is the TIMEX3 value; empty where the text and the day of
	// publication do not tell it.
	Value string
	Mod   news.TimeMod
}

// Read finds the expressions of a text and completes them, in order. The day
// of publication is zero where it is not known. Every sentence is taken to look
// back, because the tense of its verb is not known here; [Resolver] takes it.
func Read(text string, published time.Time) []Time {
	found := Find(text)
	resolver := NewResolver(published, found)
	times := make([]Time, 0, len(found))
	for _, e := range found {
		kind, value := resolver.Resolve(e, Back)
		times = append(times, Time{Start: e.Start, End: e.End, Type: kind, Value: value, Mod: e.Mod})
	}
	return times
}
