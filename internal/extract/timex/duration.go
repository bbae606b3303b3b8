package timex

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// length writes a duration of n units.
func length(n int, code string) string {
	count := "X"
	if n != unknown {
		count = strconv.Itoa(n)
	}
	switch code {
	case "S", "H":
		return "PT" + count + code
	case "MIN":
		return "PT" + count + "M"
	case "FN":
		if n != unknown {
			count = strconv.Itoa(2 * n)
		}
		return "P" + count + "W"
	}
	return "P" + count + code
}

// value writes the duration; a half is written in the next smaller unit.
func (a amount) value(code string) string {
	switch {
	case a.tenths != "":
		return strings.Replace(length(a.n, code), strconv.Itoa(a.n), strconv.Itoa(a.n)+"."+a.tenths, 1)
	case !a.half:
		return length(a.n, code)
	}
	whole := ""
	if a.n > 0 {
		whole = length(a.n, code)
	}
	switch code {
	case "Y":
		return cmp.Or(whole, "P") + "6M"
	case "H":
		return cmp.Or(whole, "PT") + "30M"
	case "MIN":
		return cmp.Or(whole, "PT") + "30S"
	case "S":
		return "PT" + strconv.Itoa(max(a.n, 0)) + ".5S"
	case "FN":
		return length(2*a.n+1, "W")
	}
	return "P" + strconv.Itoa(max(a.n, 0)) + ".5" + code
}

// whole is the amount in units that make it a whole number, as far as there are
// any: half a century is 50 years. It is unknown where there are none.
func (a amount) whole(code string) (n int, unit string) {
	switch {
	case a.tenths != "":
		return unknown, code
	case code == "FN" && a.half:
		return 2*a.n + 1, "W"
	case code == "FN" && a.n != unknown:
		return 2 * a.n, "W"
	case code == "FN":
		return unknown, "W"
	case !a.half:
		return a.n, code
	}
	switch code {
	case "CE":
		return 100*a.n + 50, "Y"
	case "DE":
		return 10*a.n + 5, "Y"
	case "Y":
		return 12*a.n + 6, "M"
	case "H":
		return 60*a.n + 30, "MIN"
	case "MIN":
		return 60*a.n + 30, "S"
	}
	return unknown, code
}

// approximation is the number of words that soften a number: "nearly", "more
// than", "at least".
func approximation(words []word, at int) int {
	w := peek(words, at)
	if w.sense.class != approximator {
		return 0
	}
	next := peek(words, at+1).lower
	switch {
	case w.sense.n == 0, w.sense.n == loosely:
		return 1
	case w.sense.n == 1 && next == "than", w.sense.n == 2 && (next == "least" || next == "most"), w.sense.n == 3 && next == "to":
		return 2
	}
	return 0
}

// duration reads "two years", "a few days", "two-year", "the first nine months".
func duration(words []word, at int) (meaning, int) {
	start := at
	if words[at].sense.class == approximator && words[at].sense.n == loosely {
		return nil, 0
	}
	at += approximation(words, at)
	at += firstOf(words, at)
	if at >= len(words) {
		return nil, 0
	}
	count, used := quantity(words, at)
	if used == 0 {
		return nil, 0
	}
	single := words[at].sense.class == article && used == 1
	several := words[at].sense.class == article && used == 2
	at += used
	hyphen := peek(words, at).text == "-" && words[at].glued
	if hyphen {
		at++
	} else {
		at += further(words, at)
	}
	if hyphen && (several || words[start].lower == "the") {
		return nil, 0
	}
	w := peek(words, at)
	if w.sense.class != unit || ageOf(words, at+1) || single && sinceYear(words, at+1) > 0 || single && !countable(words, start, w) || fraction(words, at, hyphen) {
		return nil, 0
	}
	at++
	if !count.half {
		if half := halfAt(words, at); half > 0 && peek(words, at).lower == "and" {
			count.half = true
			at += half
		}
	}
	return fixed{news.DurationTime, count.value(w.sense.code)}, at - start
}

// further is the length of a word that may stand between a number and a unit.
func further(words []word, at int) int {
	switch peek(words, at).lower {
	case "more", "full", "long", "straight", "consecutive", "whole", "additional":
		return 1
	}
	return 0
}

// countable reports whether "a" and a unit are a stretch of time: "a second"
// is mostly an ordinal and "a quarter" a share.
func countable(words []word, start int, w word) bool {
	switch w.sense.code {
	case "S", "Q", "WE":
		return false
	case "DE", "CE":
		return stretch(words, start)
	}
	return w.sense.n == 0
}

// fraction reports whether the unit is a part of something: three-quarters.
func fraction(words []word, at int, hyphen bool) bool {
	return words[at].lower == "quarters" && (hyphen || peek(words, at-1).lower == "some" || peek(words, at+1).lower == "of" && !isYear(peek(words, at+2)))
}

// ageOf reports whether "old" or "-old" follows a unit: a six-year-old and "52
// years old" are no times.
func ageOf(words []word, at int) bool {
	if peek(words, at).text == "-" && words[at].glued {
		at++
	}
	return peek(words, at).lower == "old" || peek(words, at).lower == "olds" || peek(words, at).lower == "of" && peek(words, at+1).lower == "age"
}

// firstOf is the length of "the first" before a number.
func firstOf(words []word, at int) int {
	if peek(words, at).lower != "the" {
		return 0
	}
	switch peek(words, at+1).lower {
	case "first", "final":
		return 2
	}
	if peek(words, at+1).sense.class == cardinal {
		return 1
	}
	return 0
}

// stretch reports whether "a decade" at a place is a stretch of time.
func stretch(words []word, at int) bool {
	if words[at].sense.class == approximator {
		return true
	}
	switch peek(words, at-1).lower {
	case "for", "in", "within", "after", "before", "than", "least", "of", "during", "took", "takes", "take", "spent", "half", "about", "over", "only", "just":
		return true
	}
	return false
}

// severalUnits reads "weeks", "years" where a preposition makes them a length.
func severalUnits(words []word, at int) (meaning, int) {
	w := words[at]
	if w.sense.class != unit || w.sense.n != 1 || w.capital() || w.sense.code == "Q" || w.sense.code == "WE" || w.sense.code == "S" {
		return nil, 0
	}
	switch peek(words, at-1).lower {
	case "for", "in", "within", "after", "over", "took", "take", "lasted", "spent":
		return fixed{news.DurationTime, length(unknown, w.sense.code)}, 1
	}
	return nil, 0
}

// repeated reads "daily", "every year", "each Monday", "Mondays".
func repeated(words []word, at int) (meaning, int) {
	w := words[at]
	switch w.sense.class {
	case frequency:
		if w.lower == "annual" || w.lower == "quarterly" && describes(words, at) {
			return nil, 0
		}
		return fixed{news.SetTime, w.sense.code}, 1
	case weekdays:
		if part := peek(words, at+1); part.sense.class == dayPart && len(part.sense.code) == 3 {
			return fixed{news.SetTime, weekdayCode(w) + part.sense.code}, 2
		}
		return fixed{news.SetTime, weekdayCode(w)}, 1
	case weekday:
		if part := peek(words, at+1); part.sense.class == dayPart && part.sense.n == several && w.capital() {
			return fixed{news.SetTime, weekdayCode(w) + part.sense.code}, 2
		}
	case universal:
		return everyUnit(words, at)
	}
	return nil, 0
}

// describes reports whether the word is an adjective of the next: a quarterly
// dividend is no time.
func describes(words []word, at int) bool {
	next := peek(words, at+1)
	return next.lower != "" && 'a' <= next.text[0] && next.text[0] <= 'z' && next.sense.class != preposition
}

func everyUnit(words []word, at int) (meaning, int) {
	start := at
	at++
	if peek(words, at).lower == "other" {
		return everyOther(words, start)
	}
	n, used := number(words, at)
	if nth, length := ordinalNumber(words, at); length > 0 && peek(words, at+length).sense.class == unit {
		n, used = nth, length
	}
	if used == 0 {
		n = 1
	}
	w := peek(words, at+used)
	end := at + used + 1 - start
	switch w.sense.class {
	case unit:
		return fixed{news.SetTime, length(n, w.sense.code)}, end
	case weekday:
		if part := peek(words, at+used+1); part.sense.class == dayPart && len(part.sense.code) == 3 {
			return fixed{news.SetTime, weekdayCode(w) + part.sense.code}, end + 1
		}
		return fixed{news.SetTime, weekdayCode(w)}, end
	case month:
		return fixed{news.SetTime, inYear{month: w.sense.n}.anyYear()}, end
	case season:
		return fixed{news.SetTime, inYear{part: w.sense.code}.anyYear()}, end
	case dayPart:
		return fixed{news.SetTime, "XXXX-XX-XX" + w.sense.code}, end
	}
	return nil, 0
}

// everyOther reads "every other week".
func everyOther(words []word, at int) (meaning, int) {
	if w := peek(words, at+2); w.sense.class == unit && w.sense.n == 0 {
		return fixed{news.SetTime, length(2, w.sense.code)}, 3
	}
	return nil, 0
}

func weekdayCode(w word) string { return "XXXX-WXX-" + strconv.Itoa(w.sense.n) }

// anyYear writes the value of a month that recurs.
func (y inYear) anyYear() string { return "XXXX" + y.in(1)[4:] }
