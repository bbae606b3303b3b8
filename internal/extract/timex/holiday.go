package timex

import (
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// holiday is a feast of the year; its date is computed.
type holiday struct {
	date func(year int) time.Time
	// turn is -1 for "last Christmas", +1 for "next", nil where none is stated.
	turn *int
	// stated is the year, where it follows.
	stated int
}

func (h holiday) resolve(ref reference) (news.TimeType, string) {
	if h.stated != 0 {
		return news.DateTime, dayText(h.date(h.stated))
	}
	today, known := ref.today()
	if !known {
		return news.DateTime, ""
	}
	return news.DateTime, dayText(h.nearest(today, ref.Looking))
}

// nearest is the feast in the direction that is stated, else the one that
// lies nearest to today where the sentence looks.
func (h holiday) nearest(today time.Time, looking Direction) time.Time {
	this := h.date(today.Year())
	ahead := this.Sub(today.Truncate(24 * time.Hour))
	const month = 31 * 24 * time.Hour
	switch {
	case h.turn != nil && *h.turn == 0:
		return this
	case h.turn != nil && *h.turn < 0 && ahead >= 0,
		h.turn == nil && looking == Back && ahead > month:
		return h.date(today.Year() - 1)
	case h.turn != nil && *h.turn > 0 && ahead <= 0,
		h.turn == nil && looking == Ahead && ahead < -month,
		h.turn == nil && ahead < -11*month:
		return h.date(today.Year() + 1)
	}
	return this
}

// fixedDay is a feast on one day of the calendar.
func fixedDay(month time.Month, day int) func(int) time.Time {
	return func(year int) time.Time { return time.Date(year, month, day, 0, 0, 0, 0, time.UTC) }
}

// nthWeekday is a feast on the n-th weekday of a month; the last for n = 5.
func nthWeekday(month time.Month, weekday time.Weekday, n int) func(int) time.Time {
	return func(year int) time.Time {
		first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
		day := first.AddDate(0, 0, (int(weekday)-int(first.Weekday())+7)%7+7*(n-1))
		if day.Month() != month {
			return day.AddDate(0, 0, -7)
		}
		return day
	}
}

// electionDay is the Tuesday after the first Monday of November.
func electionDay(year int) time.Time {
	return nthWeekday(time.November, time.Monday, 1)(year).AddDate(0, 0, 1)
}

// fromEaster is a feast some days from Easter Sunday.
func fromEaster(days int) func(int) time.Time {
	return func(year int) time.Time { return easter(year).AddDate(0, 0, days) }
}

// easter is Easter Sunday of the Gregorian calendar, after the computation
// that Nature printed in 1876.
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	e := (32 + 2*(b%4) + 2*(c/4) - d - c%4) % 7
	f := d + e - 7*((a+11*d+22*e)/451) + 114
	return time.Date(year, time.Month(f/31), f%31+1, 0, 0, 0, 0, time.UTC)
}

// feastNamed finds a feast by its one to three words.
func feastNamed(words []word, at int) (date func(int) time.Time, length int) {
	first, second := peek(words, at), peek(words, at+1).lower
	if !first.capital() {
		return nil, 0
	}
	if second == "'" || second == "’" {
		return possessiveFeast(words, at)
	}
	if date := twoWordFeast(first.lower, second); date != nil && peek(words, at+1).capital() {
		return date, 2
	}
	switch first.lower {
	case "christmas":
		return fixedDay(time.December, 25), 1
	case "thanksgiving":
		return nthWeekday(time.November, time.Thursday, 4), 1
	case "easter":
		return easter, 1
	case "halloween":
		return fixedDay(time.October, 31), 1
	}
	return nil, 0
}

// possessiveFeast reads "Valentine's Day" and "Veterans' Day"; "New Year's Eve"
// is read by newYear.
func possessiveFeast(words []word, at int) (date func(int) time.Time, length int) {
	next := at + 2
	if peek(words, next).lower == "s" {
		next++
	}
	if peek(words, next).lower != "day" {
		return nil, 0
	}
	switch words[at].lower {
	case "valentine":
		return fixedDay(time.February, 14), next + 1 - at
	case "veterans":
		return fixedDay(time.November, 11), next + 1 - at
	}
	return nil, 0
}

func twoWordFeast(first, second string) func(int) time.Time {
	switch first + " " + second {
	case "christmas eve":
		return fixedDay(time.December, 24)
	case "christmas day":
		return fixedDay(time.December, 25)
	case "boxing day":
		return fixedDay(time.December, 26)
	case "thanksgiving day":
		return nthWeekday(time.November, time.Thursday, 4)
	case "easter sunday":
		return easter
	case "easter monday":
		return fromEaster(1)
	case "good friday":
		return fromEaster(-2)
	case "palm sunday":
		return fromEaster(-7)
	case "ash wednesday":
		return fromEaster(-46)
	case "independence day":
		return fixedDay(time.July, 4)
	case "labor day":
		return nthWeekday(time.September, time.Monday, 1)
	case "memorial day":
		return nthWeekday(time.May, time.Monday, 5)
	case "veterans day", "armistice day":
		return fixedDay(time.November, 11)
	case "election day":
		return electionDay
	}
	return nil
}

// newYear reads "New Year's Eve" and "New Year's Day".
func newYear(words []word, at int) (date func(int) time.Time, length int) {
	if words[at].text != "New" || peek(words, at+1).text != "Year" {
		return nil, 0
	}
	next := at + 2
	if mark := peek(words, next).text; mark == "'" || mark == "’" {
		next++
		if peek(words, next).lower == "s" {
			next++
		}
	}
	switch peek(words, next).text {
	case "Eve":
		return fixedDay(time.December, 31), next + 1 - at
	case "Day":
		return fixedDay(time.January, 1), next + 1 - at
	}
	return nil, 0
}

// feastDay reads a feast with its year or its direction: "Christmas Eve 1944",
// "last Thanksgiving".
func feastDay(words []word, at int) (meaning, int) {
	start := at
	var feast holiday
	if turn := words[at].sense; turn.class == direction {
		feast.turn = &turn.n
		at++
	}
	before := peek(words, at-1)
	if peek(words, at).sense.class != feastClass || before.capital() && before.sense.class == noClass {
		return nil, 0
	}
	date, n := newYear(words, at)
	if n == 0 {
		date, n = feastNamed(words, at)
	}
	if n == 0 {
		return nil, 0
	}
	feast.date = date
	at += n
	next := at
	if mark := peek(words, next).lower; mark == "," || mark == "of" || mark == "in" {
		next++
	}
	if year := peek(words, next); isYear(year) {
		feast.stated, at = year.sense.n, next+1
	}
	return feast, at - start
}
