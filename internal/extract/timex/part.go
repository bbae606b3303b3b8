package timex

import (
	"fmt"

	"github.com/dateline-news/dateline/internal/news"
)

// quarter reads "the third quarter", "third-quarter", "the first quarter of
// 2017", "the fourth quarter of last year".
func quarter(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	if peek(words, at).lower == "fiscal" {
		at++
	}
	n, length := ordinalNumber(words, at)
	at += length
	if mark := peek(words, at); mark.text == "-" || mark.lower == "fiscal" {
		at++
	}
	if length == 0 || n > 4 || peek(words, at).lower != "quarter" {
		return nil, 0
	}
	return partOfYear(words, start, at+1, fmt.Sprintf("Q%d", n))
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
	if _, open := sense.(inYear); open && (w.lower == "fall" || w.lower == "spring" || !introduced(words, start)) {
		return nil, 0
	}
	return sense, length
}

// partOfYear completes a quarter or a season with the year that may follow.
func partOfYear(words []word, start, at int, part string) (meaning, int) {
	next := at
	if peek(words, next).lower == "of" {
		next++
	}
	if year := peek(words, next); isYear(year) {
		return fixed{news.DateTime, year.lower + "-" + part}, next + 1 - start
	}
	if years, n := relativeYear(words, at); n > 0 {
		return inYear{part: part, years: &years}, at + n - start
	}
	return inYear{part: part}, at - start
}
