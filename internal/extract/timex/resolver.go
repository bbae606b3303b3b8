package timex

import (
	"slices"
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// nearby is how far back, in bytes, a quarter may lie that "a year earlier" or
// "the period" is compared with: a paragraph or two of an earnings report.
const nearby = 900

// besides is how far back, in bytes, a year may lie that "a year earlier" is
// compared with: a sentence.
const besides = 150

// resolver completes the expressions of one text in their order. It remembers
// the date that was mentioned last, because "two days later" and "that year"
// lean on it, and so does almost everything in a narrative.
type resolver struct {
	reference reference
	// quarterEnd is where the latest quarter was mentioned.
	quarterEnd int
	// lastEnd is where the date that was mentioned last ends.
	lastEnd int
}

// newResolver makes a resolver for the expressions of one text.
func newResolver(anchor Anchor, expressions []Expression) *resolver {
	ref := reference{Day: anchor.today(), Now: anchor.now()}
	ref.Narrative = narrative(ref.Day, expressions)
	if first := slices.IndexFunc(expressions, func(e Expression) bool { return e.fiscalEnd != 0 }); first >= 0 {
		ref.FiscalEnd = expressions[first].fiscalEnd
	}
	return &resolver{reference: ref}
}

// resolve completes the next expression, whose sentence looks in a direction.
func (r *resolver) resolve(e Expression, looking Direction) (news.TimeType, string) {
	ref := r.reference
	ref.Looking = looking
	if e.Start-r.quarterEnd > nearby {
		ref.Quarter = ""
	}
	if last := ref.Last; last.Month == 0 && e.Start-r.lastEnd < besides {
		ref.Compared = last.Year
	}
	kind, value := e.sense().resolve(ref)
	r.remember(e, kind, value)
	return kind, value
}

// remember keeps what later expressions may lean on.
func (r *resolver) remember(e Expression, kind news.TimeType, value string) {
	if kind != news.DateTime && kind != news.ClockTime {
		return
	}
	if m := momentOf(value); m.Known() && !r.aside(m) {
		r.reference.Last, r.lastEnd = m, e.End
	}
	if len(value) == len("1989-Q3") && strings.Contains(value, "-Q") {
		if _, compared := e.meaning.(yearAgo); !compared {
			r.reference.Quarter = value
		}
		r.quarterEnd = e.End
	}
}

// farOff is how many years from the story a bare year is an aside: "the rules
// of 1614" do not take a narrative of 1789 back.
const farOff = 12

// aside reports whether a date does not move the story of a narrative.
func (r *resolver) aside(m moment) bool {
	last := r.reference.Last
	distance := m.Year - last.Year
	return r.reference.Narrative && last.Month != 0 && m.Month == 0 && (distance > farOff || distance < -farOff)
}

// Bounds of what is taken for a narrative.
const (
	// fewestDates is how many full dates a narrative has at least.
	fewestDates = 6
	// oldYears is how many years before publication its dates lie at least.
	oldYears = 2
	// perLeaning is how many old dates outweigh a word such as "yesterday".
	perLeaning = 4
	// opening is how many dates show with what a text begins, and oldOpening
	// how many of them are old in a narrative.
	opening    = 5
	oldOpening = 4
)

// narrative reports whether a text tells of the past date by date: it begins
// with old dates and has many of them, more than of the days of publication,
// and few words such as "yesterday" that lean on these.
func narrative(published time.Time, expressions []Expression) bool {
	var old, current, leaning, begins int
	for _, e := range expressions {
		switch ageOfDate(published, e.meaning) {
		case oldDate:
			old++
			if old+current+leaning <= opening {
				begins++
			}
		case currentDate:
			current++
		case leaningDate:
			leaning++
		}
	}
	return old >= fewestDates && begins >= oldOpening && old > current && old > perLeaning*leaning
}

// dateAge tells old dates from those of the days of publication.
type dateAge int

const (
	noDate dateAge = iota
	oldDate
	currentDate
	leaningDate
)

func ageOfDate(published time.Time, sense meaning) dateAge {
	switch sense := plainMeaning(sense).(type) {
	case fixed:
		switch m := momentOf(sense.value); {
		case !m.Known():
			return noDate
		case published.IsZero() || m.Year <= published.Year()-oldYears:
			return oldDate
		}
		return currentDate
	case shift, onWeekday:
		return leaningDate
	}
	return noDate
}

// plainMeaning is the day in "the morning of a day", else the meaning itself.
func plainMeaning(sense meaning) meaning {
	if part, ok := sense.(atHour); ok {
		return part.day
	}
	return sense
}
