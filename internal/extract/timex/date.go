package timex

import (
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// isoDate reads 2017-05-10.
func isoDate(words []word, at int) (meaning, int) {
	if len(words) < at+5 || words[at+1].text != "-" || words[at+3].text != "-" || !gluedRun(words[at+1:at+5]) {
		return nil, 0
	}
	return calendarDay(words[at], words[at+2], words[at+4], 5)
}

// slashDate reads 5/10/2017, month first; a first number over 12 is the day. Dots
// are European: in 10.5.2017 the day stands first. A year may stand first in both.
func slashDate(words []word, at int) (meaning, int) {
	mark := peek(words, at+1).text
	if len(words) < at+5 || mark != "/" && mark != "." || words[at+3].text != mark || !gluedRun(words[at+1:at+5]) {
		return nil, 0
	}
	if isYear(words[at]) {
		return calendarDay(words[at], words[at+2], words[at+4], 5)
	}
	if words[at].sense.n > 12 || mark == "." {
		return calendarDay(words[at+4], words[at+2], words[at], 5)
	}
	return calendarDay(words[at+4], words[at], words[at+2], 5)
}

// calendarDay checks three numbers and makes the date of them.
func calendarDay(year, month, day word, length int) (meaning, int) {
	if !isYear(year) || !isDigits(month) || !isDigits(day) || !realDay(year.sense.n, month.sense.n, day.sense.n) {
		return nil, 0
	}
	return fullDay(year.sense.n, month.sense.n, day.sense.n), length
}

func gluedRun(words []word) bool {
	for _, w := range words {
		if !w.glued {
			return false
		}
	}
	return true
}

func fullDay(year, month, day int) meaning {
	return fixed{news.DateTime, inYear{month: month, day: day}.in(year)}
}

// validDay reports whether the month has such a day in some year.
func validDay(month, day int) bool {
	if month < 1 || month > 12 || day < 1 {
		return false
	}
	leap := time.Date(2000, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return int(leap.Month()) == month
}

// realDay reports whether the day exists in that year.
func realDay(year, month, day int) bool {
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return validDay(month, day) && int(date.Month()) == month
}

// monthName reads a month's name, with its stop where it is short.
func monthName(words []word, at int) (n, length int) {
	w := peek(words, at)
	switch {
	case w.sense.class != month || !w.capital():
		return 0, 0
	case w.sense.code == "." && peek(words, at+1).text == "." && words[at+1].glued:
		return w.sense.n, 2
	}
	return w.sense.n, 1
}

// leadingWeekday is the length of "Wednesday, " before a date, comma included.
func leadingWeekday(words []word, at int) int {
	if peek(words, at).sense.class != weekday {
		return 0
	}
	length := 1
	for _, mark := range []string{".", ","} {
		if peek(words, at+length).text == mark {
			length++
		}
	}
	if peek(words, at+length).lower == "the" {
		length++
	}
	return length
}

// monthFirst reads "May 10", "Wednesday, May 10, 2017", "May 10th 2017".
func monthFirst(words []word, at int) (meaning, int) {
	start := at
	at += leadingWeekday(words, at)
	m, n := monthName(words, at)
	if n == 0 {
		return nil, 0
	}
	at += n
	day, n := dayOfMonth(words, at)
	if n == 0 || !validDay(m, day) {
		return nil, 0
	}
	return withYear(words, start, at+n, m, day)
}

// dayFirst reads "10 May", "Wednesday, 10 May 2017", "the 10th of May".
func dayFirst(words []word, at int) (meaning, int) {
	start := at
	at += leadingWeekday(words, at)
	if at == start && words[at].lower == "the" {
		at++
	}
	day, n := dayOfMonth(words, at)
	if n == 0 {
		return nil, 0
	}
	at += n
	hyphen := peek(words, at).text == "-" && words[at].glued
	if peek(words, at).lower == "of" || hyphen {
		at++
	}
	m, n := monthName(words, at)
	if n == 0 || !validDay(m, day) {
		return nil, 0
	}
	if year := peek(words, at+n+1); hyphen && peek(words, at+n).text == "-" && isYear(year) && realDay(year.sense.n, m, day) {
		return fullDay(year.sense.n, m, day), at + n + 2 - start // 10-May-2017
	}
	if hyphen {
		return nil, 0
	}
	return withYear(words, start, at+n, m, day)
}

// dayOfMonth reads 10, 10th or tenth.
func dayOfMonth(words []word, at int) (day, length int) {
	if day, length = ordinalNumber(words, at); length > 0 {
		return day, length
	}
	w := peek(words, at)
	if !isDigits(w) || w.sense.class != cardinal || len(w.lower) > 2 || peek(words, at+1).text == ":" && isDigits(peek(words, at+2)) {
		return 0, 0
	}
	return w.sense.n, 1
}

// withYear completes a day of a month with the year that may follow it.
func withYear(words []word, start, at, month, day int) (meaning, int) {
	next := at
	if peek(words, next).text == "," {
		next++
	}
	if year, n := yearAt(words, next); n > 0 && realDay(year, month, day) {
		return fullDay(year, month, day), next + n - start
	}
	if n := beforeChrist(words, next+1); n > 0 && isDigits(peek(words, next)) {
		return fixed{news.DateTime, inYear{month: month, day: day}.in(-max(words[next].sense.n, 1))}, next + 1 + n - start
	}
	if years, n := relativeYear(words, at); n > 0 {
		return inYear{month: month, day: day, years: &years}, at + n - start
	}
	if year := rangeYear(words, at); realDay(year, month, day) && year != 0 {
		return fullDay(year, month, day), at - start
	}
	return inYear{month: month, day: day}, at - start
}

// bareMonth reads "May 2017", "June last year" and "in May".
func bareMonth(words []word, at int) (meaning, int) {
	m, n := monthName(words, at)
	if n == 0 {
		return nil, 0
	}
	next := at + n
	if mark := peek(words, next).lower; mark == "," || mark == "of" {
		next++
	}
	if year, k := yearAt(words, next); k > 0 {
		return fixed{news.DateTime, inYear{month: m}.in(year)}, next + k - at
	}
	if k := beforeChrist(words, next+1); k > 0 && isDigits(peek(words, next)) {
		return fixed{news.DateTime, inYear{month: m}.in(-max(words[next].sense.n, 1))}, next + 1 + k - at
	}
	if years, k := relativeYear(words, at+n); k > 0 {
		return inYear{month: m, years: &years}, n + k
	}
	if year := rangeYear(words, at+n); year != 0 {
		return fixed{news.DateTime, inYear{month: m}.in(year)}, n
	}
	if !plausibleMonth(words, at, n) {
		return nil, 0
	}
	return inYear{month: m}, n
}

// plausibleMonth guards against people called April and verbs such as "may".
func plausibleMonth(words []word, at, length int) bool {
	w := words[at]
	if short := w.sense.code == "." && length == 1; short && peek(words, at+1).capital() {
		return false
	}
	if introduced(words, at) || describing(words, at, at+length) {
		return true
	}
	ambiguous := w.lower == "may" || w.lower == "march" || w.sense.code == "." && length == 1
	return !ambiguous && !peek(words, at+length).capital() && !peek(words, at-1).capital()
}

// describing reports whether a month stands between an article and a noun: "the
// March accession".
func describing(words []word, at, next int) bool {
	return peek(words, at-1).sense.class == article && noun(peek(words, next))
}

// thatYear stands for the distance of the year that the text mentioned last.
const thatYear = 1 << 20

// relativeYear reads "last year", "of this year", "next year" after a date.
func relativeYear(words []word, at int) (years, length int) {
	start := at
	if peek(words, at).lower == "of" {
		at++
	}
	turn := peek(words, at)
	if turn.sense.class == direction && turn.sense.code == "" && peek(words, at+1).lower == "year" {
		return turn.sense.n, at + 2 - start
	}
	if same := turn.lower == "the" && peek(words, at+1).lower == "same"; (same || turn.lower == "that") && at > start {
		if same {
			at++
		}
		if peek(words, at+1).lower == "year" {
			return thatYear, at + 2 - start
		}
	}
	return 0, 0
}

// past tells a day without a year that it has been, where "ended" stands before
// it.
func past(words []word, at int, sense meaning) meaning {
	if peek(words, at-1).lower == "on" {
		at--
	}
	if day, open := sense.(inYear); open && day.day != 0 && peek(words, at-1).lower == "ended" {
		day.past = true
		return day
	}
	return sense
}
