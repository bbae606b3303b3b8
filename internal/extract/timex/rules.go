package timex

import "github.com/dateline-news/dateline/internal/news"

// plain are the rules for expressions without a modifier before them.
var plain = []rule{
	isoDate, slashDate, monthFirst, dayFirst, bareMonth, bareYear, decade, century, quarter, seasonOf,
	namedDay, deicticDay, directed, ago, duration, repeated, adverbial, clock, partOfDay, clockOfDay, weekend,
}

// rules are all rules, in order of preference.
var rules = append([]rule{modified, edge}, plain...)

// modified reads "early 2017", "mid-November", "earlier this year", "the late
// 1990s". The value is that of the expression modified.
func modified(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	if peek(words, at).sense.class != modifier {
		return nil, 0
	}
	at++
	if words[at-1].lower == "mid" && peek(words, at).text == "-" {
		at++
	}
	return inner(words, start, at)
}

// edge reads "the end of 2017", "the beginning of next week".
func edge(words []word, at int) (meaning, int) {
	if words[at].lower != "the" || peek(words, at+2).lower != "of" {
		return nil, 0
	}
	switch peek(words, at+1).lower {
	case "end", "beginning", "start", "middle":
		return inner(words, at, at+3)
	}
	return nil, 0
}

// inner reads the date that begins at a word and counts its length from start.
func inner(words []word, start, at int) (meaning, int) {
	if at >= len(words) {
		return nil, 0
	}
	sense, length := longestOf(words, at, plain)
	if length == 0 {
		return nil, 0
	}
	if kind, _ := sense.resolve(Reference{}); kind != news.DateTime && kind != news.ClockTime {
		return nil, 0
	}
	return sense, at + length - start
}

// adverbial reads words that are an expression by themselves.
func adverbial(words []word, at int) (meaning, int) {
	switch w := words[at]; {
	case w.sense.class != adverb:
		return nil, 0
	case w.lower == "recent" && peek(words, at+1).sense.class == unit:
		return fixed{news.DateTime, w.sense.code}, 2
	case w.lower == "recent", w.lower == "soon" && peek(words, at+1).lower == "as":
		return nil, 0
	default:
		return fixed{news.DateTime, w.sense.code}, 1
	}
}
