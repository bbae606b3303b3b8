package timex

import (
	"fmt"
	"strings"
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

// reference is what an underspecified expression is completed with.
type reference struct {
	// Day is the day of publication; zero where it is not known.
	Day time.Time
	// Now is the instant of publication; zero where the hour is not known.
	Now time.Time
	// Looking is the direction of the sentence that holds the expression.
	Looking Direction
	// Last is the date that the text mentioned last.
	Last moment
	// Narrative is set for a text that tells of the past: there the date
	// mentioned last takes the place of the day of publication.
	Narrative bool
	// Quarter is the value of the latest quarter of a year that was mentioned
	// shortly before, for example "1989-Q3"; empty where there is none.
	Quarter string
	// Compared is the year that was mentioned last, by itself, right before; zero
	// where there is none.
	Compared int
	// FiscalEnd is the month in which the fiscal year of the text's company ends;
	// zero where the text does not say.
	FiscalEnd int
}

// today is the day that words such as "last week" reckon from.
func (r reference) today() (day time.Time, known bool) {
	if r.Narrative && r.Last.Known() {
		return r.Last.date(), true
	}
	return r.Day, !r.Day.IsZero()
}

// then is the date that words such as "the next day" reckon from: the one
// mentioned last, where it is fine enough.
func (r reference) then(unit string) (day time.Time, known bool) {
	if r.Last.fits(unit) {
		return r.Last.date(), true
	}
	if r.Narrative {
		return time.Time{}, false
	}
	return r.Day, !r.Day.IsZero()
}

// meaning is an expression's sense before it is tied to the calendar.
type meaning interface {
	// resolve gives the TIMEX3 type and the value, which is empty where the
	// reference does not suffice.
	resolve(ref reference) (news.TimeType, string)
	// String is the sense in the notation of the package comment.
	String() string
}

// fixed is a meaning that needs no reference: a full date, a year, a duration.
type fixed struct {
	kind  news.TimeType
	value string
}

func (f fixed) resolve(reference) (news.TimeType, string) { return f.kind, f.value }

// shift is a number of days, weeks, months … away from the day of publication.
type shift struct {
	unit string
	n    int
}

func (s shift) resolve(ref reference) (news.TimeType, string) {
	today, known := ref.today()
	if !known || ref.Narrative && ref.Last.Known() && !ref.Last.fits(s.unit) {
		return news.DateTime, ""
	}
	return news.DateTime, dateValue(s.apply(today), s.unit)
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

// farYear is the last year, on either side, that TIMEX3 writes with four digits.
const farYear = 9999

// dateValue writes a day at the granularity of unit.
func dateValue(day time.Time, unit string) string {
	switch year := day.Year(); {
	case year < -farYear:
		return vagueRef(-1)
	case year > farYear:
		return vagueRef(1)
	}
	switch unit {
	case "D":
		return dayText(day)
	case "W", "WE":
		year, week := day.ISOWeek()
		value := fmt.Sprintf("%s-W%02d", yearText(year), week)
		if unit == "WE" {
			value += "-WE"
		}
		return value
	case "M":
		return fmt.Sprintf("%s-%02d", yearText(day.Year()), int(day.Month()))
	case "Q":
		return fmt.Sprintf("%s-Q%d", yearText(day.Year()), (int(day.Month())+2)/3)
	case "DE":
		return span(day.Year(), 10)
	case "CE":
		return span(day.Year(), 100)
	}
	return yearText(day.Year())
}

// onWeekday is a day of the week; Monday is 1.
type onWeekday struct {
	day int
	// turn is -1 for "last", +1 for "next", and nil where none is stated.
	turn *int
	// again goes a week further: "the Friday before last".
	again bool
}

// resolve follows what newspapers do: a bare weekday is the latest one up to
// the day of publication, unless the sentence looks ahead.
func (w onWeekday) resolve(ref reference) (news.TimeType, string) {
	day, known := ref.today()
	if !known || ref.Narrative && ref.Last.Known() && !ref.Last.fits("D") {
		return news.DateTime, ""
	}
	today := (int(day.Weekday()) + 6) % 7
	back := (today - (w.day - 1) + 7) % 7
	switch {
	case ref.Narrative && w.turn == nil && back > 0:
		back -= 7
	case w.turn != nil && *w.turn < 0 && back == 0:
		back = 7
	case w.turn != nil && *w.turn > 0, w.turn == nil && ref.Looking == Ahead && back > 0:
		back -= 7
	}
	if w.again {
		back -= 7 * *w.turn
	}
	return news.DateTime, dateValue(day.AddDate(0, 0, -back), "D")
}

// inYear is a month, a day of a month, a quarter or a season whose year is not
// stated or is relative.
type inYear struct {
	month, day int
	// part is the quarter or season, for example "Q3" or "SU".
	part string
	// years is the distance of the year, where it is stated ("last year").
	years *int
	// past is set where the words tell that the day has been: "ended June 30".
	past bool
}

func (y inYear) resolve(ref reference) (news.TimeType, string) {
	year, known := y.year(ref)
	if !known {
		return news.DateTime, ""
	}
	return news.DateTime, y.in(y.existing(year))
}

// existing is the year or, for 29 February, the nearest leap year before.
func (y inYear) existing(year int) int {
	for y.day != 0 && !realDay(year, y.month, y.day) {
		year--
	}
	return year
}

// coming is the year or, for 29 February, the nearest leap year after.
func (y inYear) coming(year int) int {
	for y.day != 0 && !realDay(year, y.month, y.day) {
		year++
	}
	return year
}

// in writes the value for a year.
func (y inYear) in(year int) string {
	switch {
	case y.part != "":
		return yearText(year) + "-" + y.part
	case y.day == 0:
		return fmt.Sprintf("%s-%02d", yearText(year), y.month)
	}
	return fmt.Sprintf("%s-%02d-%02d", yearText(year), y.month, y.day)
}

// year chooses the stated year, else the one that the text suggests.
func (y inYear) year(ref reference) (year int, known bool) {
	today, known := ref.today()
	switch {
	case y.years != nil && *y.years == thatYear && ref.Last.Known():
		return ref.Last.Year, true
	case !known || y.years != nil && *y.years == thatYear:
		return 0, false
	case y.years != nil:
		return today.Year() + *y.years, true
	case ref.Narrative && ref.Last.Known():
		return y.onwards(ref.Last), true
	case y.day != 0:
		return y.dayYear(ref), true
	case strings.HasPrefix(y.part, "Q"):
		return y.quarterYear(ref), true
	}
	return y.monthYear(ref), true
}

// soon is how many months ahead a bare month is taken to lie even where the
// sentence looks back: the one before would be called last July.
const soon = 2

// monthYear is the nearest year in the direction of the sentence; the month of
// publication itself belongs to both directions.
func (y inYear) monthYear(ref reference) int {
	start, now, this := y.firstMonth(), int(ref.Day.Month()), ref.Day.Year()
	switch {
	case ref.Looking == Ahead && start < now:
		return this + 1
	case ref.Looking == Back && start > now+soon:
		return this - 1
	case start < now-12+soon:
		return this + 1
	}
	return this
}

// quarterYear is the year of a bare quarter: reports speak of the quarter that
// has just ended even where they look ahead.
func (y inYear) quarterYear(ref reference) int {
	ended := int(ref.Day.Month()) - (y.firstMonth() + 2)
	switch {
	case ref.Looking == Ahead && ended > 4:
		return ref.Day.Year() + 1
	case ref.Looking == Back && ended < -3:
		return ref.Day.Year() - 1
	}
	return ref.Day.Year()
}

// A narrative goes on in time: a bare month is the next of its name, unless
// that is so far that a look back is likelier.
const (
	farBack  = -10
	farAhead = 7
)

// onwards is the year of a month or day in a narrative after another date.
func (y inYear) onwards(last moment) int {
	if last.Month == 0 {
		return last.Year
	}
	switch months := y.firstMonth() - last.Month; {
	case months < farBack:
		return last.Year + 1
	case months > farAhead:
		return last.Year - 1
	}
	return last.Year
}

// lately is how far ahead, in days, the full date of a sentence that looks
// back may lie: it names an event near the news, before or after it.
const lately = 100

// dayYear is the year in which the day of the month lies closest to today in
// the direction of the sentence.
func (y inYear) dayYear(ref reference) int {
	day := time.Date(ref.Day.Year(), time.Month(y.month), y.day, 0, 0, 0, 0, time.UTC)
	if y.past {
		if day.After(ref.Day) {
			return day.Year() - 1
		}
		return day.Year()
	}
	behind := int(ref.Day.Sub(day).Hours() / 24)
	if ref.Looking == Ahead {
		behind += 365 - 2*lately
	}
	switch {
	case behind < -lately:
		return day.Year() - 1
	case behind >= 365-lately:
		return day.Year() + 1
	}
	return day.Year()
}

// firstMonth is the month in which the part of the year begins.
func (y inYear) firstMonth() int {
	switch y.part {
	case "Q1", "H1":
		return 1
	case "SP":
		return 3
	case "Q2":
		return 4
	case "SU":
		return 6
	case "Q3", "H2":
		return 7
	case "FA":
		return 9
	case "Q4":
		return 10
	case "WI":
		return 12
	}
	return y.month
}

// clockShift is a number of hours, minutes or seconds away from an instant. It has
// a value where that is known to the hour.
type clockShift struct {
	// from is "published" or "mentioned".
	from string
	unit string
	n    int
}

func (c clockShift) resolve(ref reference) (news.TimeType, string) {
	if c.from != "published" || ref.Now.IsZero() || ref.Narrative {
		return news.ClockTime, ""
	}
	switch c.unit {
	case "H":
		return news.ClockTime, ref.Now.Add(time.Duration(c.n) * time.Hour).Format("2006-01-02T15")
	case "MIN":
		return news.ClockTime, ref.Now.Add(time.Duration(c.n) * time.Minute).Format("2006-01-02T15:04")
	}
	return news.ClockTime, ""
}

// atHour is a part of a day or a clock time of a day.
type atHour struct {
	day meaning
	// code is what TIMEX3 appends to the day: "TMO", "T09:30".
	code string
}

func (h atHour) resolve(ref reference) (news.TimeType, string) {
	_, day := h.day.resolve(ref)
	if day == "" {
		return news.ClockTime, ""
	}
	return news.ClockTime, day + h.code
}
