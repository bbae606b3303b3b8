package timex

import (
	"strconv"

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
	}
	return "P" + count + code
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
	case w.sense.n == 0:
		return 1
	case w.sense.n == 1 && next == "than", w.sense.n == 2 && (next == "least" || next == "most"):
		return 2
	}
	return 0
}

// duration reads "two years", "a few days", "two-year", "the first nine months".
func duration(words []word, at int) (meaning, int) {
	start := at
	at += approximation(words, at)
	at += firstOf(words, at)
	n, used := number(words, at)
	if used == 0 {
		return nil, 0
	}
	if peek(words, at).sense.class == article && used == 1 && !stretch(words, start) {
		return nil, 0
	}
	at += used
	if peek(words, at).text == "-" && words[at].glued {
		at++
	} else if peek(words, at).lower == "more" {
		at++
	}
	w := peek(words, at)
	if w.sense.class != unit || isAge(words, at+1) {
		return nil, 0
	}
	return fixed{news.DurationTime, length(n, w.sense.code)}, at + 1 - start
}

// isAge reports whether "-old" follows a unit: a six-year-old is no time.
func isAge(words []word, at int) bool {
	return peek(words, at).text == "-" && peek(words, at).glued && peek(words, at+1).lower == "old"
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
	return 1
}

// stretch reports whether "a week" at a place is a stretch of time rather
// than a rate as in "five dollars a week".
func stretch(words []word, at int) bool {
	if words[at].sense.class == approximator {
		return true
	}
	switch peek(words, at-1).lower {
	case "for", "in", "within", "after", "before", "than", "least", "of", "during", "took", "takes", "take", "spent", "half":
		return true
	}
	return false
}

// repeated reads "daily", "every year", "each Monday", "Mondays".
func repeated(words []word, at int) (meaning, int) {
	w := words[at]
	switch w.sense.class {
	case frequency:
		if w.lower == "annual" {
			return nil, 0
		}
		return fixed{news.SetTime, w.sense.code}, 1
	case weekdays:
		return fixed{news.SetTime, weekdayCode(w)}, 1
	case universal:
		return everyUnit(words, at)
	}
	return nil, 0
}

func everyUnit(words []word, at int) (meaning, int) {
	start := at
	at++
	n, used := number(words, at)
	if used == 0 {
		n = 1
	}
	w := peek(words, at+used)
	end := at + used + 1 - start
	switch w.sense.class {
	case unit:
		return fixed{news.SetTime, length(n, w.sense.code)}, end
	case weekday:
		return fixed{news.SetTime, weekdayCode(w)}, end
	case month:
		return fixed{news.SetTime, inYear{month: w.sense.n}.anyYear()}, end
	}
	return nil, 0
}

func weekdayCode(w word) string { return "XXXX-WXX-" + strconv.Itoa(w.sense.n) }

// anyYear writes the value of a month that recurs.
func (y inYear) anyYear() string { return "XXXX" + y.in(0)[4:] }
