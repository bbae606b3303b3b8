package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// interval gives the first and the last day that a TIMEX3 value covers. It is
// false for a value that names no days: a duration, a repetition, "now", or a
// date whose year is unknown. Unknown parts at the end widen the interval:
// "2017-05-XX" is May. A time of the day does not change it.
//
// Seasons are those of the northern hemisphere in whole months; winter is
// counted to the year that it begins in.
func interval(value string) (first, last time.Time, ok bool) {
	date, _, _ := strings.Cut(value, "T")
	head, rest, _ := strings.Cut(date, "-")
	start, years, ok := yearsOf(head)
	if !ok {
		return time.Time{}, time.Time{}, false
	}
	if years > 1 || rest == "" || strings.Trim(rest, "X-") == "" || strings.HasPrefix(rest, "WX") {
		return days(start, years, 0, 0)
	}
	switch {
	case strings.HasPrefix(rest, "W") && rest != "WI":
		return weekDays(start.Year(), rest[1:])
	case rest[0] < '0' || '9' < rest[0]:
		return partDays(start, rest)
	}
	return monthDays(start, rest)
}

// days is the interval from start for a length in years, months and days.
func days(start time.Time, years, months, n int) (first, last time.Time, ok bool) {
	return start, start.AddDate(years, months, n-1), true
}

// yearsOf reads a year, a decade ("199", "199X") or a century ("19", "19XX").
func yearsOf(head string) (start time.Time, years int, ok bool) {
	digits := strings.TrimRight(head, "X")
	unit, err := number(digits)
	if err != nil || unit < 1 || len(head) > 4 || len(digits) < len(head) && len(head) < 4 {
		return time.Time{}, 0, false
	}
	switch len(digits) {
	case 4:
		years = 1
	case 3:
		years = 10
	case 2:
		years = 100
	default:
		return time.Time{}, 0, false
	}
	return time.Date(unit*years, time.January, 1, 0, 0, 0, 0, time.UTC), years, true
}

// monthDays reads "05", "05-10" or "05-XX" of the year that begins at start.
func monthDays(start time.Time, rest string) (first, last time.Time, ok bool) {
	head, tail, _ := strings.Cut(rest, "-")
	month, err := number(head)
	if err != nil || month < 1 || month > 12 {
		return time.Time{}, time.Time{}, false
	}
	start = start.AddDate(0, month-1, 0)
	if strings.Trim(tail, "X") == "" {
		return days(start, 0, 1, 0)
	}
	day, err := number(tail)
	first = start.AddDate(0, 0, day-1)
	if err != nil || day < 1 || first.Month() != start.Month() {
		return time.Time{}, time.Time{}, false
	}
	return first, first, true
}

// weekDays reads "18", "18-3" or "18-WE" of a year of ISO 8601 weeks.
func weekDays(year int, rest string) (first, last time.Time, ok bool) {
	head, tail, _ := strings.Cut(rest, "-")
	week, err := number(head)
	if err != nil || week < 1 {
		return time.Time{}, time.Time{}, false
	}
	monday := weekOne(year).AddDate(0, 0, 7*(week-1))
	if got, _ := monday.ISOWeek(); got != year {
		return time.Time{}, time.Time{}, false
	}
	switch tail {
	case "", "X":
		return days(monday, 0, 0, 7)
	case "WE":
		return days(monday.AddDate(0, 0, 5), 0, 0, 2)
	}
	day, err := number(tail)
	if err != nil || day < 1 || day > 7 {
		return time.Time{}, time.Time{}, false
	}
	return days(monday.AddDate(0, 0, day-1), 0, 0, 1)
}

// weekOne is the Monday of the week that holds 4 January.
func weekOne(year int) time.Time {
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	return fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
}

// partDays reads a quarter, a half or a season of the year that begins at start.
func partDays(start time.Time, part string) (first, last time.Time, ok bool) {
	switch part {
	case "Q1", "Q2", "Q3", "Q4":
		return days(start.AddDate(0, 3*int(part[1]-'1'), 0), 0, 3, 0)
	case "H1", "H2":
		return days(start.AddDate(0, 6*int(part[1]-'1'), 0), 0, 6, 0)
	case "QX", "HX":
		return days(start, 1, 0, 0)
	case "SP":
		return days(start.AddDate(0, 2, 0), 0, 3, 0)
	case "SU":
		return days(start.AddDate(0, 5, 0), 0, 3, 0)
	case "FA", "AU":
		return days(start.AddDate(0, 8, 0), 0, 3, 0)
	case "WI":
		return days(start.AddDate(0, 11, 0), 0, 3, 0)
	}
	return time.Time{}, time.Time{}, false
}

// number reads digits alone: a sign is no part of a TIMEX3 date.
func number(digits string) (int, error) {
	n, err := strconv.ParseUint(digits, 10, 16)
	if err != nil {
		return 0, fmt.Errorf("reading a number: %w", err)
	}
	return int(n), nil
}
