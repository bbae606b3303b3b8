package timex

import (
	"fmt"

	"github.com/dateline-news/dateline/internal/news"
)

// quarter reads "the third quarter", "third-quarter", "the first quarter of
// 2017", "the fourth quarter of last year", "the fiscal first quarter".
func quarter(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	part, hyphen, n := namedQuarter(words, at)
	if n == 0 || hyphen && at > start {
		return nil, 0
	}
	return ofFiscalYear(words, start, at, at+n, part)
}

// ofFiscalYear completes a quarter, from words[at] to words[end], with its year
// and tells whether it is one of a fiscal year.
func ofFiscalYear(words []word, start, at, end int, part string) (meaning, int) {
	next := end
	if peek(words, next).lower == "of" {
		next++
	}
	if peek(words, next).lower == "fiscal" {
		if sense, n := fiscalYear(words, next); n > 0 {
			if year, stated := sense.(fixed); stated {
				return fiscalQuarter{fixed{year.kind, year.value + "-" + part}, int(part[1] - '0')}, next + n - start
			}
		}
	}
	sense, length := partOfYear(words, start, end, part)
	for _, w := range words[at:end] {
		if w.lower == "fiscal" {
			return fiscalQuarter{sense, int(part[1] - '0')}, length
		}
	}
	return sense, length
}

// namedQuarter reads "third quarter", "fiscal third-quarter".
func namedQuarter(words []word, at int) (part string, hyphen bool, length int) {
	start := at
	if peek(words, at).lower == "fiscal" {
		at++
		if peek(words, at).text == "-" {
			at++
		}
	}
	n, length := ordinalNumber(words, at)
	at += length
	if mark := peek(words, at); mark.text == "-" || mark.lower == "fiscal" {
		hyphen = mark.text == "-"
		at++
	}
	if length == 0 || n > 4 || peek(words, at).lower != "quarter" {
		return "", false, 0
	}
	return fmt.Sprintf("Q%d", n), hyphen, at + 1 - start
}

// shortQuarter reads "Q3 2016", "Q3 of last year" and, where a preposition or an
// article stands before it, "Q3".
func shortQuarter(words []word, at int) (meaning, int) {
	number := peek(words, at+1)
	if words[at].text != "Q" || !number.glued || len(number.lower) != 1 || number.sense.n < 1 || number.sense.n > 4 || peek(words, at+2).glued && isDigits(peek(words, at+3)) {
		return nil, 0
	}
	sense, length := partOfYear(words, at, at+2, "Q"+number.lower)
	if length == 2 && !introduced(words, at) && peek(words, at-1).sense.class != article {
		return nil, 0
	}
	return sense, length
}

// weekOf reads "the week of May 8", "the week beginning 8 May".
func weekOf(words []word, at int) (meaning, int) {
	if words[at].lower != "the" || peek(words, at+1).lower != "week" {
		return nil, 0
	}
	switch peek(words, at+2).lower {
	case "of", "beginning", "starting":
		if day, n := dayAt(words, at+3); n > 0 {
			return weekOfDay{day}, n + 3
		}
	}
	return nil, 0
}

// weekOfDay is the week in which a day lies.
type weekOfDay struct{ day meaning }

func (w weekOfDay) resolve(ref reference) (news.TimeType, string) {
	_, value := w.day.resolve(ref)
	if m := momentOf(value); m.Day != 0 {
		return news.DateTime, dateValue(m.date(), "W")
	}
	return news.DateTime, ""
}

// quarterOfYear reads "last year's third quarter", "this year's first half".
func quarterOfYear(words []word, at int) (meaning, int) {
	turn, mark := words[at].sense, peek(words, at+2).text
	if turn.class != direction || peek(words, at+1).lower != "year" || mark != "'" && mark != "’" || peek(words, at+3).lower != "s" {
		return nil, 0
	}
	if part, _, n := namedQuarter(words, at+4); n > 0 {
		return inYear{part: part, years: &turn.n}, n + 4
	}
	if part, n := namedHalf(words, at+4); n > 0 {
		return inYear{part: part, years: &turn.n}, n + 4
	}
	return nil, 0
}

// yearQuarter reads "the 1988 third quarter", "the 1988 period".
func yearQuarter(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	year := peek(words, at)
	if !isYear(year) {
		return nil, 0
	}
	at++
	if part, _, n := namedQuarter(words, at); n > 0 {
		return fixed{news.DateTime, year.lower + "-" + part}, at + n - start
	}
	if w := peek(words, at).lower; w == "quarter" || w == "period" && at > start+1 {
		return comparedQuarter{year.sense.n}, at + 1 - start
	}
	return nil, 0
}

// namedHalf reads "first half", "latter half".
func namedHalf(words []word, at int) (part string, length int) {
	if peek(words, at+1).lower != "half" {
		return "", 0
	}
	switch peek(words, at).lower {
	case "first":
		return "H1", 2
	case "second", "last", "latter":
		return "H2", 2
	}
	return "", 0
}

// halfOfYear reads "the second half of 2008", "the first half of the year".
func halfOfYear(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	part, n := namedHalf(words, at)
	if n == 0 || peek(words, at+n).lower != "of" {
		return nil, 0
	}
	at += n
	if peek(words, at+1).lower == "the" && peek(words, at+2).text == "year" {
		none := 0
		return inYear{part: part, years: &none}, at + 3 - start
	}
	sense, length := partOfYear(words, start, at, part)
	if open, isOpen := sense.(inYear); isOpen && open.years == nil {
		return nil, 0
	}
	return sense, length
}

// fiscalYear reads "fiscal 1989", "fiscal year 2015", "the current fiscal
// year", "the fiscal year" being read by definite.
func fiscalYear(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	turn := peek(words, at).sense
	if turn.class == direction {
		at++
	}
	if peek(words, at).lower != "fiscal" {
		return nil, 0
	}
	at++
	if peek(words, at).lower == "year" {
		at++
		if turn.class == direction {
			return shift{"Y", turn.n}, at - start
		}
	}
	if year := peek(words, at); isYear(year) && turn.class != direction {
		return fixed{news.DateTime, year.lower}, at + 1 - start
	}
	return nil, 0
}

// seasonOf reads "the summer of 2016", "last summer" being read by directed.
func seasonOf(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	w := peek(words, at)
	if w.sense.class != season {
		return nil, 0
	}
	sense, length := partOfYear(words, start, at+1, w.sense.code)
	if year, open := sense.(inYear); open && year.years == nil && !plausibleSeason(words, start, at) {
		return nil, 0
	}
	return sense, length
}

// plausibleSeason guards against the fall of a city and the springs of water.
func plausibleSeason(words []word, start, at int) bool {
	w := words[at]
	if w.capital() || peek(words, at+1).lower == "of" {
		return false
	}
	if w.lower == "summer" || w.lower == "winter" || w.lower == "autumn" {
		return true
	}
	before := peek(words, start-1)
	switch before.lower {
	case "to", "and", "for", "within", "from", "before", "after", "on":
		return false
	}
	return introduced(words, start) || before.lower == "throughout" || before.lower == "over"
}

// partOfYear completes a quarter or a season with the year that may follow.
func partOfYear(words []word, start, at int, part string) (meaning, int) {
	next := at
	if peek(words, next).lower == "of" {
		next++
	}
	if year, n := yearAt(words, next); n > 0 {
		return fixed{news.DateTime, yearText(year) + "-" + part}, next + n - start
	}
	if n := beforeChrist(words, next+1); n > 0 && isDigits(peek(words, next)) {
		return fixed{news.DateTime, yearText(-max(words[next].sense.n, 1)) + "-" + part}, next + 1 + n - start
	}
	if years, n := relativeYear(words, at); n > 0 {
		return inYear{part: part, years: &years}, at + n - start
	}
	return inYear{part: part}, at - start
}
