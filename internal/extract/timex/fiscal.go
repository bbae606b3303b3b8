package timex

import "github.com/dateline-news/dateline/internal/news"

// A text may say when the fiscal year of its company ends. Then its fiscal
// quarters are those of the calendar that they share most months with; else they
// are taken for the quarters of the calendar with their number. The year itself
// keeps its number: TIMEX3 has no value for twelve months across two years.

// december is the end of a fiscal year that is the calendar's.
const december = 12

// fiscalQuarter is a quarter that the text calls fiscal.
type fiscalQuarter struct {
	// plain is the quarter of the calendar with its number.
	plain  meaning
	number int
}

func (f fiscalQuarter) resolve(ref reference) (news.TimeType, string) {
	if ref.FiscalEnd == 0 || ref.FiscalEnd == december {
		return f.plain.resolve(ref)
	}
	return f.calendar(ref.FiscalEnd, ref).resolve(ref)
}

// calendar is the quarter of the calendar that holds the middle month of the
// fiscal one.
func (f fiscalQuarter) calendar(end int, ref reference) meaning {
	middle := end + 3*(f.number-1) + 1
	part := "Q" + string(rune('1'+middle%12/3))
	switch plain := f.plain.(type) {
	case fixed:
		year := momentOf(plain.value).Year - 1 + middle/12
		return fixed{plain.kind, inYear{part: part}.in(year)}
	case inYear:
		if plain.years == nil || *plain.years == thatYear || ref.Day.IsZero() {
			return inYear{part: part, years: plain.years}
		}
		years := *plain.years - 1 + middle/12
		return inYear{part: part, years: &years}
	}
	return f.plain
}

func (f fiscalQuarter) String() string { return f.plain.String() + " of the fiscal year" }

// fiscalEnd is the month in which a fiscal year ends by the date at a place, "the
// fiscal year that ended June 30" or "its fiscal year begins in July"; zero where
// the words before the date say no such thing.
func fiscalEnd(words []word, at int, sense meaning) int {
	i := at - 1
	if before := peek(words, i).lower; before == "on" || before == "in" {
		i--
	}
	verb := peek(words, i).lower
	i--
	if relative := peek(words, i).lower; relative == "that" || relative == "which" {
		i--
	}
	if isYear(peek(words, i)) {
		i--
	}
	if peek(words, i).lower != "year" || peek(words, i-1).lower != "fiscal" {
		return 0
	}
	month, day := monthOf(sense)
	if month == 0 {
		return 0
	}
	switch verb {
	case "ended", "ending", "ends", "end":
		if day == 0 {
			return month
		}
		return lastMonth(month, day)
	case "began", "beginning", "begins", "begin", "started", "starting", "starts":
		return lastMonth(month, max(day, 1)-1)
	}
	return 0
}

// weekOff is how many days a fiscal year may end after the month that it counts
// to, because it ends on a weekday.
const weekOff = 7

// lastMonth is the last month of a fiscal year by its last day, zero for the day
// before the first of the month.
func lastMonth(month, day int) int {
	if day <= weekOff {
		return (month+10)%12 + 1
	}
	return month
}

// monthOf is the month and day of a date, zero where it has none.
func monthOf(sense meaning) (month, day int) {
	switch sense := sense.(type) {
	case inYear:
		return sense.month, sense.day
	case fixed:
		m := momentOf(sense.value)
		return m.Month, m.Day
	}
	return 0, 0
}
