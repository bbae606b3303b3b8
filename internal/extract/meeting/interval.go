package meeting

import (
	"strconv"
	"strings"
	"time"
)

// interval is the first and the last day of a TIMEX3 value of a day, week,
// month, quarter, season, year or decade.
func interval(value string) (first, last time.Time, ok bool) {
	value = dateOf(value)
	switch year, rest, found := strings.Cut(value, "-"); {
	case len(year) == 3 && !found && digits(year):
		y, _ := strconv.Atoi(year + "0")
		return date(y, 1, 1), date(y+9, 12, 31), true
	case len(year) != 4 || !digits(year):
		return first, last, false
	case !found:
		y, _ := strconv.Atoi(year)
		return date(y, 1, 1), date(y, 12, 31), true
	default:
		y, _ := strconv.Atoi(year)
		return part(y, rest)
	}
}

// part is the interval of what follows the year.
func part(year int, rest string) (first, last time.Time, ok bool) {
	switch {
	case len(rest) == 3 && rest[0] == 'W' && digits(rest[1:]):
		week, _ := strconv.Atoi(rest[1:])
		if week < 1 || week > 53 {
			return first, last, false
		}
		monday := date(year, 1, 4)
		monday = monday.AddDate(0, 0, 7*(week-1)-(int(monday.Weekday())+6)%7)
		return monday, monday.AddDate(0, 0, 6), true
	case len(rest) == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4':
		first = date(year, 3*int(rest[1]-'1')+1, 1)
		return first, first.AddDate(0, 3, -1), true
	case len(rest) == 2 && digits(rest):
		month, _ := strconv.Atoi(rest)
		if month < 1 || month > 12 {
			return first, last, false
		}
		first = date(year, month, 1)
		return first, first.AddDate(0, 1, -1), true
	}
	switch rest {
	case "SP":
		return date(year, 3, 1), date(year, 5, 31), true
	case "SU":
		return date(year, 6, 1), date(year, 8, 31), true
	case "FA":
		return date(year, 9, 1), date(year, 11, 30), true
	case "WI":
		return date(year, 12, 1), date(year+1, 3, 0), true
	}
	day, err := time.Parse("01-02", rest)
	if err != nil {
		return first, last, false
	}
	first = date(year, int(day.Month()), day.Day())
	return first, first, first.Day() == day.Day() // a year without 29 February has no such day
}

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func digits(text string) bool { return strings.Trim(text, "0123456789") == "" }
