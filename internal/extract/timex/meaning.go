package timex

import (
	"fmt"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// Direction is where a sentence looks from the day of its publication.
type Direction int

// The directions of a sentence.
const (
	// Back is the direction of news: what happened.
	Back Direction = iota
	// Ahead is the direction of what is planned or foreseen.
	Ahead
)

// Reference is what an underspecified expression is completed with.
type Reference struct {
	// Day is the day of publication; zero where it is not known.
	Day time.Time
	// Looking is the direction of the sentence that holds the expression.
	Looking Direction
}

// known reports whether there is a day to reckon from.
func (r Reference) known() bool { return !r.Day.IsZero() }

// meaning is an expression's sense before it is tied to the calendar.
type meaning interface {
	// resolve gives the TIMEX3 type and the value, which is empty where the
	// reference does not suffice.
	resolve(ref Reference) (news.TimeType, string)
}

// fixed is a meaning that needs no reference: a full date, a year, a duration.
type fixed struct {
	kind  news.TimeType
	value string
}

func (f fixed) resolve(Reference) (news.TimeType, string) { return f.kind, f.value }

// shift is a number of days, weeks, months … away from the day of publication.
type shift struct {
	unit string
	n    int
}

func (s shift) resolve(ref Reference) (news.TimeType, string) {
	if !ref.known() {
		return news.DateTime, ""
	}
	return news.DateTime, dateValue(s.apply(ref.Day), s.unit)
}

func (s shift) apply(day time.Time) time.Time {
	switch s.unit {
	case "D":
		return day.AddDate(0, 0, s.n)
	case "W", "WE":
		return day.AddDate(0, 0, 7*s.n)
	case "M":
		return firstOfMonth(day).AddDate(0, s.n, 0)
	case "Q":
		return firstOfMonth(day).AddDate(0, 3*s.n, 0)
	case "DE":
		return firstOfMonth(day).AddDate(10*s.n, 0, 0)
	case "CE":
		return firstOfMonth(day).AddDate(100*s.n, 0, 0)
	}
	return firstOfMonth(day).AddDate(s.n, 0, 0)
}

// firstOfMonth keeps month arithmetic from overflowing: a month after
// 31 January is February, not March.
func firstOfMonth(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
}

// dateValue writes a day at the granularity of unit.
func dateValue(day time.Time, unit string) string {
	switch unit {
	case "D":
		return day.Format(time.DateOnly)
	case "W", "WE":
		year, week := day.ISOWeek()
		value := fmt.Sprintf("%04d-W%02d", year, week)
		if unit == "WE" {
			value += "-WE"
		}
		return value
	case "M":
		return day.Format("2006-01")
	case "Q":
		return fmt.Sprintf("%04d-Q%d", day.Year(), (int(day.Month())+2)/3)
	case "DE":
		return fmt.Sprintf("%03d", day.Year()/10)
	case "CE":
		return fmt.Sprintf("%02d", day.Year()/100)
	}
	return fmt.Sprintf("%04d", day.Year())
}

// onWeekday is a day of the week; Monday is 1.
type onWeekday struct {
	day int
	// turn is -1 for "last", +1 for "next", and nil where none is stated.
	turn *int
}

// resolve follows what newspapers do: a bare weekday is the latest one up to
// the day of publication, unless the sentence looks ahead.
func (w onWeekday) resolve(ref Reference) (news.TimeType, string) {
	if !ref.known() {
		return news.DateTime, ""
	}
	today := (int(ref.Day.Weekday()) + 6) % 7
	back := (today - (w.day - 1) + 7) % 7
	switch {
	case w.turn != nil && *w.turn < 0 && back == 0:
		back = 7
	case w.turn != nil && *w.turn > 0, w.turn == nil && ref.Looking == Ahead && back > 0:
		back -= 7
	}
	return news.DateTime, dateValue(ref.Day.AddDate(0, 0, -back), "D")
}

// inYear is a month, a day of a month, a quarter or a season whose year is not
// stated or is relative.
type inYear struct {
	month, day int
	// part is the quarter or season, for example "Q3" or "SU".
	part string
	// years is the distance of the year, where it is stated ("last year").
	years *int
}

func (y inYear) resolve(ref Reference) (news.TimeType, string) {
	if !ref.known() {
		return news.DateTime, ""
	}
	return news.DateTime, y.in(y.year(ref))
}

// in writes the value for a year.
func (y inYear) in(year int) string {
	switch {
	case y.part != "":
		return fmt.Sprintf("%04d-%s", year, y.part)
	case y.day == 0:
		return fmt.Sprintf("%04d-%02d", year, y.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, y.month, y.day)
}

// soon is how many months ahead a bare month is taken to lie even where the
// sentence looks back: the one before would be called last July.
const soon = 2

// year chooses the stated year, else the nearest in the direction of the
// sentence; the month of publication itself belongs to both directions.
func (y inYear) year(ref Reference) int {
	this := ref.Day.Year()
	if y.years != nil {
		return this + *y.years
	}
	start := y.firstMonth()
	now := int(ref.Day.Month())
	switch {
	case y.day != 0:
		return y.nearest(ref.Day)
	case ref.Looking == Ahead && start < now:
		return this + 1
	case ref.Looking == Back && start > now+soon:
		return this - 1
	case start < now-12+soon:
		return this + 1
	}
	return this
}

// nearest is the year in which the day of the month lies closest to today: a
// full day names an event near the news, before or after it.
func (y inYear) nearest(today time.Time) int {
	best, distance := today.Year(), time.Duration(1<<62)
	for year := today.Year() - 1; year <= today.Year()+1; year++ {
		day := time.Date(year, time.Month(y.month), y.day, 0, 0, 0, 0, time.UTC)
		if d := day.Sub(today).Abs(); d < distance {
			best, distance = year, d
		}
	}
	return best
}

// firstMonth is the month in which the part of the year begins.
func (y inYear) firstMonth() int {
	switch y.part {
	case "Q1", "WI":
		return 1
	case "SP":
		return 3
	case "Q2":
		return 4
	case "SU":
		return 6
	case "Q3":
		return 7
	case "FA":
		return 9
	case "Q4":
		return 10
	}
	return y.month
}

// atHour is a part of a day or a clock time of a day.
type atHour struct {
	day meaning
	// code is what TIMEX3 appends to the day: "TMO", "T09:30".
	code string
}

func (h atHour) resolve(ref Reference) (news.TimeType, string) {
	_, day := h.day.resolve(ref)
	if day == "" {
		return news.ClockTime, ""
	}
	return news.ClockTime, day + h.code
}
