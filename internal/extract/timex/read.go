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
	// Relative is what the words alone say where Value is empty, and empty
	// elsewhere; it is the [Expression.String] of the expression.
	Relative string
	Mod      news.TimeMod
	// Zone is the offset from UTC of a clock time whose zone is told, for
	// example "-05:00" of "3 p.m. EST", and that of the publication for "an hour
	// ago". Value and Zone together are an instant of ISO 8601. It is empty
	// where no zone is told.
	Zone string
}

// Read finds the expressions of a text and completes them, in order. The day
// of publication is that of published in its own location; it is zero where it
// is not known. Every sentence is taken to look back, because the tense of its
// verb is not known here; [Resolve] takes it.
func Read(text string, published time.Time) []Time {
	return Resolve(Find(text), Anchor{Published: published})
}

// Anchor is what the expressions of a text lean on.
type Anchor struct {
	// Published is when the text was published; zero where that is not known.
	// Its day in its own location is the "today" of the text. Midnight stands for
	// a day whose hour is not known.
	Published time.Time
	// Looking tells the direction of the sentence that holds an expression, for
	// example by the tense of its verb; without it all sentences look back.
	Looking func(Expression) Direction
}

// today is the day of publication as midnight in UTC.
func (a Anchor) today() time.Time {
	if a.Published.IsZero() {
		return time.Time{}
	}
	year, month, day := a.Published.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// now is the instant of publication, zero where its hour is not known.
func (a Anchor) now() time.Time {
	if hour, minute, second := a.Published.Clock(); hour == 0 && minute == 0 && second == 0 {
		return time.Time{}
	}
	return a.Published
}

// Resolve completes the expressions of one text, which must be in its order:
// later ones lean on the dates that earlier ones mention.
func Resolve(found []Expression, anchor Anchor) []Time {
	resolver := newResolver(anchor, found)
	times := make([]Time, len(found))
	for i, e := range found {
		looking := Back
		if anchor.Looking != nil {
			looking = anchor.Looking(e)
		}
		times[i] = e.time(resolver.resolve(e, looking))
		if _, counted := e.meaning.(clockShift); counted && times[i].Value != "" {
			times[i].Zone = anchor.Published.Format("-07:00")
		}
	}
	return times
}

// time is the expression with its value.
func (e Expression) time(kind news.TimeType, value string) Time {
	t := Time{Start: e.Start, End: e.End, Type: kind, Value: value, Mod: e.Mod, Zone: e.offset}
	if value == "" {
		t.Relative = e.String()
	}
	if e.zone != "" && e.offset == "" {
		t.Zone = offset(e.zone, value)
	}
	return t
}
