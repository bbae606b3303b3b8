package timex

import "github.com/dateline-news/dateline/internal/news"

// plain are the rules for expressions without a modifier before them.
var plain = []rule{
	isoDate, slashDate, monthFirst, dayFirst, sharedMonth, bareMonth, ancientYear, bareYear, shortYear, spelledYear,
	decade, century, quarter, quarterOfYear, yearQuarter, halfOfYear, fiscalYear, seasonOf, feastDay,
	namedDay, deicticDay, dayBeyond, overNext, beforeThat, weekOf, shortQuarter, directed, pointed, definite, yearBefore, yearEnd, ago, clock, duration, severalUnits, repeated,
	adverbial, vague, partOfDay, midPart, partOfDate, clockOfDay, weekend,
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
	if peek(words, at).text == "-" && peek(words, at).glued {
		at++ // "mid-May", "late-November"
	}
	return inner(words, start, at)
}

// edge reads "the end of 2017", "late in July", "the last week of August".
func edge(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	switch w := peek(words, at).lower; w {
	case "end", "beginning", "start", "middle", "close":
		at++
	case "early", "latter", "later", "first", "last", "final":
		switch peek(words, at+1).lower {
		case "part", "week", "days", "weeks", "months", "years", "weekend":
		default:
			return nil, 0
		}
		at += 2
	default:
		return nil, 0
	}
	if peek(words, at).lower != "of" || at == start+1 && words[start].lower != "end" && peek(words, start-1).sense.class != preposition {
		return nil, 0
	}
	return inner(words, start, at+1)
}

// modOf is what the first words of an expression add to its value.
func modOf(words []word) news.TimeMod {
	first := words[0]
	if first.lower == "the" && len(words) > 1 {
		first = words[1]
	}
	switch first.lower {
	case "early", "beginning", "start":
		return news.ModStart
	case "mid", "middle":
		return news.ModMid
	case "late", "end", "close", "last", "latter", "final":
		return lateMod(words)
	case "nearly", "almost":
		return news.ModLessThan
	case "about", "around", "roughly", "approximately":
		return news.ModApprox
	case "over":
		return news.ModMoreThan
	case "more", "less", "at", "up":
		return boundMod(first.lower, peek(words, 1).lower)
	}
	if n := len(words); n > 2 && words[n-3].lower == "or" && words[n-2].lower == "so" {
		return news.ModApprox // "a week or so ago"
	}
	return ""
}

// modBefore is what the words before an expression add to its value without
// being part of it: "late on Monday", "about two hours", "c. 1870".
func modBefore(words []word, at int) news.TimeMod {
	switch peek(words, at-1).lower {
	case "on", "in":
		return edgeBefore(words, at-2)
	}
	if loose(words, at) {
		return news.ModApprox
	}
	return ""
}

// edgeBefore tells "early in July", "late on Monday" from "too late on Monday".
func edgeBefore(words []word, at int) news.TimeMod {
	switch peek(words, at-1).lower {
	case "too", "so", "how", "as":
		return ""
	}
	switch peek(words, at).lower {
	case "early":
		return news.ModStart
	case "late":
		return news.ModEnd
	}
	return ""
}

// loose reports whether the word before makes an expression an approximation.
func loose(words []word, at int) bool {
	switch before := peek(words, at-1); before.lower {
	case "about", "around", "roughly", "approximately", "circa":
		return true
	case ".":
		letter := peek(words, at-2).text
		return before.glued && (letter == "c" || letter == "ca")
	}
	return false
}

// lateMod tells "late 1998" and "the last week of May" from "last week".
func lateMod(words []word) news.TimeMod {
	if words[0].lower == "late" || peek(words, 1).lower == "late" {
		return news.ModEnd
	}
	for _, w := range words[1:min(len(words), 4)] {
		if w.lower == "of" {
			return news.ModEnd
		}
	}
	return ""
}

// boundMod is the modifier of "more than", "at least" and their like.
func boundMod(first, second string) news.TimeMod {
	switch first + " " + second {
	case "more than":
		return news.ModMoreThan
	case "less than":
		return news.ModLessThan
	case "at least":
		return news.ModAtLeast
	case "at most", "up to":
		return news.ModAtMost
	}
	return ""
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
	if kind, _ := sense.resolve(reference{}); kind != news.DateTime && kind != news.ClockTime {
		return nil, 0
	}
	return sense, at + length - start
}

// adverbial reads words that are an expression by themselves.
func adverbial(words []word, at int) (meaning, int) {
	w := words[at]
	if w.sense.class != adverb || w.lower == "soon" && !foreseen(words, at) {
		return nil, 0
	}
	return fixed{news.DateTime, w.sense.code}, 1
}

// foreseen reports whether "soon" speaks of the future and not of what came
// next: a modal stands shortly before, and no "after" behind.
func foreseen(words []word, at int) bool {
	switch peek(words, at+1).lower {
	case "after", "as", "afterward", "afterwards", "before":
		return false
	case "will", "would":
		return true
	}
	for i := at - 1; i >= max(0, at-6); i-- {
		switch words[i].lower {
		case "will", "would", "could", "may", "might", "should", "to", "ll", "can", "must":
			return true
		}
	}
	return false
}
