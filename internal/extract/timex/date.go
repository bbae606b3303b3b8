package timex

import (
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/news"
)

// The years that four digits are taken for.
const (
	firstYear = 1400
	lastYear  = 2199
)

// isoDate reads 2017-05-10.
func isoDate(words []word, at int) (meaning, int) {
	if len(words) < at+5 || words[at+1].text != "-" || words[at+3].text != "-" || !gluedRun(words[at+1:at+5]) {
		return nil, 0
	}
	return calendarDay(words[at], words[at+2], words[at+4], 5)
}

// slashDate reads 5/10/2017, month first; a first number over 12 is the day.
func slashDate(words []word, at int) (meaning, int) {
	if len(words) < at+5 || words[at+1].text != "/" || words[at+3].text != "/" || !gluedRun(words[at+1:at+5]) {
		return nil, 0
	}
	if words[at].sense.n > 12 {
		return calendarDay(words[at+4], words[at+2], words[at], 5)
	}
	return calendarDay(words[at+4], words[at], words[at+2], 5)
}

// calendarDay checks three numbers and makes the date of them.
func calendarDay(year, month, day word, length int) (meaning, int) {
	if !isYear(year) || !isDigits(month) || !isDigits(day) || !validDay(month.sense.n, day.sense.n) {
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
	return fixed{news.DateTime, fmt.Sprintf("%04d-%02d-%02d", year, month, day)}
}

// validDay reports whether the month has such a day in some year.
func validDay(month, day int) bool {
	if month < 1 || month > 12 || day < 1 {
		return false
	}
	leap := time.Date(2000, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return int(leap.Month()) == month
}

func isYear(w word) bool {
	return len(w.lower) == 4 && isDigits(w) && firstYear <= w.sense.n && w.sense.n <= lastYear
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
	if peek(words, at).lower == "of" {
		at++
	}
	m, n := monthName(words, at)
	if n == 0 || !validDay(m, day) {
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
	if isYear(peek(words, next)) {
		return fullDay(words[next].sense.n, month, day), next + 1 - start
	}
	if years, n := relativeYear(words, at); n > 0 {
		return inYear{month: month, day: day, years: &years}, at + n - start
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
	if year := peek(words, next); isYear(year) {
		return fixed{news.DateTime, fmt.Sprintf("%04d-%02d", year.sense.n, m)}, next + 1 - at
	}
	if years, k := relativeYear(words, at+n); k > 0 {
		return inYear{month: m, years: &years}, n + k
	}
	if !plausibleMonth(words, at, n) {
		return nil, 0
	}
	return inYear{month: m}, n
}

// plausibleMonth guards against people called April and verbs such as "may".
func plausibleMonth(words []word, at, length int) bool {
	w := words[at]
	if introduced(words, at) {
		return true
	}
	ambiguous := w.lower == "may" || w.lower == "march" || w.sense.code == "." && length == 1
	return !ambiguous && !peek(words, at+length).capital() && !peek(words, at-1).capital()
}

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
	return 0, 0
}

// bareYear reads a year that stands alone.
func bareYear(words []word, at int) (meaning, int) {
	w, next := words[at], peek(words, at+1)
	if !isYear(w) || w.glued && peek(words, at-1).text != "(" && peek(words, at-1).text != "-" {
		return nil, 0
	}
	if joinsNumber(words, at+1) || counts(next) || !introduced(words, at) && (w.sense.n < 1900 || w.sense.n > 2049) {
		return nil, 0
	}
	return fixed{news.DateTime, w.lower}, 1
}

// joinsNumber reports whether a mark at a place ties two numbers together, as
// in a code such as 2017-13-10.
func joinsNumber(words []word, at int) bool {
	mark, next := peek(words, at), peek(words, at+1)
	return mark.glued && next.glued && isDigits(next) && (mark.text == "-" || mark.text == "/")
}

// counts reports whether the word before next is a quantity: 2000 soldiers.
func counts(next word) bool {
	switch next.lower {
	case "%", "percent", "people", "men", "women", "children", "feet", "million", "billion", "points", "km", "kg", "mph":
		return true
	}
	if next.glued {
		first, _ := utf8.DecodeRuneInString(next.text)
		return classOf(first) != other
	}
	return next.sense.class == unit || plural(next)
}

// plural guesses whether a word is a plural noun.
func plural(w word) bool {
	n := len(w.lower)
	if n < 4 || w.lower[n-1] != 's' || w.capital() {
		return false
	}
	return w.lower[n-2] != 's' && w.lower != "was" && w.lower != "this" && w.lower != "says"
}

// decade reads "the 1990s", "1990s", "the '90s".
func decade(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	if mark := peek(words, at).text; mark == "'" || mark == "’" || mark == "‘" {
		at++
	}
	w, s := peek(words, at), peek(words, at+1)
	if !isDigits(w) || s.lower != "s" || !s.glued {
		return nil, 0
	}
	switch {
	case isYear(w):
		return fixed{news.DateTime, w.lower[:3]}, at + 2 - start
	case len(w.lower) == 2 && w.lower[1] == '0' && at > start:
		return fixed{news.DateTime, "19" + w.lower[:1]}, at + 2 - start
	}
	return nil, 0
}

// century reads "the 19th century", which TIMEX3 writes 18.
func century(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	n, length := ordinalNumber(words, at)
	at += length
	if peek(words, at).text == "-" {
		at++
	}
	if length == 0 || n < 1 || n > 21 || peek(words, at).lower != "century" {
		return nil, 0
	}
	return fixed{news.DateTime, fmt.Sprintf("%02d", n-1)}, at + 1 - start
}
