package timex

import "github.com/dateline-news/dateline/internal/news"

// Expression is one expression of time, not yet tied to the calendar.
type Expression struct {
	// Start and End are byte offsets, half-open.
	Start, End int
	// Mod is the TIMEX3 modifier, for example "START" of "early July".
	Mod news.TimeMod

	meaning meaning
	// zone is the short name of the time zone that the words name.
	zone string
	// offset is that from UTC, where the words behind the expression tell it.
	offset string
	// fiscalEnd is the month in which the fiscal year ends, where the words say
	// so: "the fiscal year ended June 30"; zero elsewhere.
	fiscalEnd int
}

// Type is the TIMEX3 type of the expression.
func (e Expression) Type() news.TimeType {
	kind, _ := e.sense().resolve(reference{})
	return kind
}

// String is what the words alone say, see the package comment for its form: the
// TIMEX3 value of what needs nothing else, "published-P1D" of "yesterday",
// "XXXX-05-10" of "10 May".
func (e Expression) String() string { return e.sense().String() }

// sense is the meaning; that of an expression which no text holds is empty.
func (e Expression) sense() meaning {
	if e.meaning == nil {
		return fixed{}
	}
	return e.meaning
}

// Find reads the expressions of text, in order; they do not overlap.
func Find(text string) []Expression {
	words := scan(text)
	var found []Expression
	for at := 0; at < len(words); {
		sense, length := longest(words, at)
		if length == 0 {
			at++
			continue
		}
		found = append(found, expression(words, at, length, sense))
		found, at = withRest(found, words, at+length, sense)
	}
	return found
}

// withRest adds what the words behind the expression found last tell of it: the
// other days of a list, or the same time in UTC. It gives the place behind them.
func withRest(found []Expression, words []word, at int, sense meaning) ([]Expression, int) {
	switch sense := sense.(type) {
	case inYear:
		if sense.day != 0 && endsInDay(words, at) {
			return appendListed(found, words, at, sense)
		}
	case atHour:
		offset, length := toldOffset(words, at, sense.code)
		found[len(found)-1].offset = offset
		return found, at + length
	}
	return found, at
}

func expression(words []word, at, length int, sense meaning) Expression {
	own := words[at : at+length]
	sense = past(words, at, sense)
	e := Expression{Start: own[0].start, End: own[length-1].end, Mod: modOf(own), meaning: sense}
	if _, hour := sense.(atHour); hour {
		e.zone = zoneIn(own)
	}
	if e.Mod == "" {
		e.Mod = modBefore(words, at)
	}
	e.fiscalEnd = fiscalEnd(words, at, sense)
	return e
}

// endsInDay reports whether the number of a day stands before the word, and
// not its month or year.
func endsInDay(words []word, at int) bool {
	last := peek(words, at-1)
	return isDigits(last) && len(last.lower) <= 2 || last.sense.class == ordinalSuffix || last.sense.class == ordinal
}

// appendListed adds the days that share the month of the expression found last
// and gives them the year that may close the list.
func appendListed(found []Expression, words []word, at int, first inYear) ([]Expression, int) {
	items, year, end := trailing(words, at, first.month)
	if len(items) == 0 {
		return found, at
	}
	sense := func(day int) meaning {
		if year != 0 && realDay(year, first.month, day) {
			return fullDay(year, first.month, day)
		}
		return inYear{month: first.month, day: day, years: first.years}
	}
	found[len(found)-1].meaning = sense(first.day)
	for _, item := range items {
		found = append(found, expression(words, item.at, item.length, sense(item.day)))
	}
	if year != 0 {
		found[len(found)-1].End = words[end-1].end
	}
	return found, end
}

// rule reads an expression that begins with words[at]. It returns its meaning
// and its length in words, which is zero where the rule does not apply.
type rule func(words []word, at int) (meaning, int)

// longest tries every rule at one place and keeps the longest expression; of
// two that are equally long it keeps the earlier rule's.
func longest(words []word, at int) (meaning, int) {
	switch class := words[at].sense.class; {
	case class == noClass, class == preposition, insideNumber(words, at):
		return nil, 0
	}
	sense, length := longestOf(words, at, rules)
	if title(words, at, length) {
		return nil, 0
	}
	return sense, length
}

// title reports whether an expression is the title of a work in quotation marks:
// “This Week”, “60 Minutes”. Its unit is capitalised, which it is not where a
// quoted sentence begins.
func title(words []word, at, length int) bool {
	last, next := peek(words, at+length-1), peek(words, at+length)
	if length < 2 || last.sense.class != unit || !last.capital() || next.lower == "of" || peek(words, at+length+1).lower == "s" && next.glued {
		return false // the name of a time, "57 Days of Thirst"
	}
	switch peek(words, at-1).text {
	case "\"", "“", "'", "‘", "`", "«":
		return words[at].glued
	}
	return false
}

func longestOf(words []word, at int, rules []rule) (best meaning, length int) {
	for _, read := range rules {
		if sense, n := read(words, at); n > length {
			best, length = sense, n
		}
	}
	return best, length
}

// insideNumber reports whether the word continues a longer number, code or
// sum of money such as 1,990 or $2000 or A-10.
func insideNumber(words []word, at int) bool {
	before := peek(words, at-1)
	if before.sense.class == cardinal && words[at].glued && words[at].sense.class == cardinal {
		return true
	}
	switch before.text {
	case "$", "€", "£", "¥", "#":
		return true
	case "-":
		if secondYear(words, at) || len(words[at].lower) == 2 && isYear(peek(words, at-2)) || beforeChrist(words, at+1) > 0 || rangeEnd(words, at) {
			return false
		}
		return before.glued && words[at].glued && isDigits(words[at]) && isDigits(peek(words, at-2))
	case ",", ".", "/":
		return before.glued && words[at].glued && isDigits(words[at]) && isDigits(peek(words, at-2))
	}
	return false
}

// peek is the word at an index, or an empty one outside of the text.
func peek(words []word, at int) word {
	if at < 0 || at >= len(words) {
		return word{}
	}
	return words[at]
}

func isDigits(w word) bool {
	return w.lower != "" && w.lower[0] >= '0' && w.lower[0] <= '9'
}

// introduced reports whether a preposition, a direction or a modifier stands
// before the word, so that an ambiguous word such as "May" is about time.
func introduced(words []word, at int) bool {
	before := peek(words, at-1)
	switch before.sense.class {
	case preposition, direction, modifier:
		return true
	}
	return before.text == "-" && peek(words, at-2).sense.class == modifier
}

// rangeEnd reports whether the word is the last day of a range such as 6-15
// October.
func rangeEnd(words []word, at int) bool {
	first, next := peek(words, at-2), at+1
	if len(words[at].lower) > 2 || len(first.lower) > 2 || first.glued && peek(words, at-3).text != "(" {
		return false
	}
	_, n := monthName(words, next)
	return n > 0
}
