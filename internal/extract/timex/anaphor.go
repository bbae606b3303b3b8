package timex

import "github.com/dateline-news/dateline/internal/news"

// anaphor is a number of units from the date that the text mentioned last.
type anaphor struct {
	unit string
	n    int
}

func (a anaphor) resolve(ref reference) (news.TimeType, string) {
	day, known := ref.then(a.unit)
	if !known {
		return news.DateTime, ""
	}
	return news.DateTime, dateValue(shift(a).apply(day), a.unit)
}

// yearAgo is a year before now or, shortly after a quarter of a year was
// mentioned, that quarter of the year before: reports compare like with like.
type yearAgo struct {
	// part is the quarter, where it is stated.
	part string
	// earlier tells "a year earlier", which may reckon from a year that the
	// sentence names, from "a year ago".
	earlier bool
}

func (y yearAgo) resolve(ref reference) (news.TimeType, string) {
	today, known := ref.today()
	if !known {
		return news.DateTime, ""
	}
	year := today.Year() - 1
	if y.earlier && ref.Compared != 0 {
		year = ref.Compared - 1
	}
	part := y.part
	if m := momentOf(ref.Quarter); m.Known() {
		year = m.Year - 1
		if part == "" {
			part = ref.Quarter[len(ref.Quarter)-2:]
		}
	}
	if part == "" {
		return news.DateTime, yearText(year)
	}
	return news.DateTime, yearText(year) + "-" + part
}

// thisQuarter is the quarter that a report is about: the one mentioned
// shortly before, else the last that ended before publication.
type thisQuarter struct{}

func (thisQuarter) resolve(ref reference) (news.TimeType, string) {
	if ref.Quarter != "" {
		return news.DateTime, ref.Quarter
	}
	return shift{"Q", -1}.resolve(ref)
}

// comparedQuarter is a quarter of the stated year: the one mentioned shortly
// before, else the year itself.
type comparedQuarter struct{ year int }

func (c comparedQuarter) resolve(ref reference) (news.TimeType, string) {
	if ref.Quarter == "" {
		return news.DateTime, yearText(c.year)
	}
	return news.DateTime, yearText(c.year) + ref.Quarter[len(ref.Quarter)-3:]
}

// pointed reads "that year", "the same day", "later that night".
func pointed(words []word, at int) (meaning, int) {
	start := at
	if modifierWord := words[at].lower; modifierWord == "later" || modifierWord == "earlier" {
		at++
	}
	switch peek(words, at).lower {
	case "that":
		at++
	case "the":
		if peek(words, at+1).lower != "same" {
			return nil, 0
		}
		at++
	}
	if at > start && peek(words, at).lower == "same" {
		at++
	}
	if at == start || words[at-1].lower == "later" || words[at-1].lower == "earlier" {
		return nil, 0
	}
	w := peek(words, at)
	switch {
	case w.sense.class == unit && w.sense.n == 0 && w.sense.code != "FN" && w.sense.code != "S" && w.sense.code != "MIN" && w.sense.code != "H":
		return anaphor{w.sense.code, 0}, at + 1 - start
	case w.sense.class == dayPart && w.sense.n == 0 && len(w.sense.code) == 3:
		return atHour{anaphor{"D", 0}, w.sense.code}, at + 1 - start
	case w.sense.class == season && w.lower != "fall":
		return inYearThen{w.sense.code}, at + 1 - start
	}
	return nil, 0
}

// inYearThen is a season of the year that the text mentioned last.
type inYearThen struct{ part string }

func (s inYearThen) resolve(ref reference) (news.TimeType, string) {
	day, known := ref.then("Y")
	if !known {
		return news.DateTime, ""
	}
	return news.DateTime, yearText(day.Year()) + "-" + s.part
}

// definite reads "the year", "the quarter", "the latest period": the one that
// the text is about.
func definite(words []word, at int) (meaning, int) {
	if words[at].lower != "the" {
		return nil, 0
	}
	next := at + 1
	latest := peek(words, next).lower == "latest"
	if latest {
		next++
	}
	if w := peek(words, next).lower; w == "fiscal" || w == "full" {
		next++
	}
	w := peek(words, next)
	length := next + 1 - at
	if mark := peek(words, next+1); best(words, at) || mark.text == "-" && mark.glued {
		return nil, 0
	}
	switch w.text {
	case "quarter":
		if peek(words, next+1).lower == "of" {
			return nil, 0
		}
		if day := dayEnded(words, next+1); day != nil {
			return quarterEnded{day}, length
		}
		return thisQuarter{}, length
	case "period":
		if latest {
			return thisQuarter{}, length
		}
	case "year":
		if n, _ := number(words, next+1); n > 100 || sinceYear(words, next+1) > 0 {
			return nil, 0
		}
		return wholeYear(words, next+1), length
	case "week", "month":
		return wholeUnit(words, next, length)
	}
	return nil, 0
}

// dayEnded is the day in "ended Sept. 30" behind a period; nil where none is told.
func dayEnded(words []word, at int) meaning {
	switch peek(words, at).lower {
	case "ended", "ending":
		at++
	default:
		return nil
	}
	if peek(words, at).lower == "on" {
		at++
	}
	if day, n := dayAt(words, at); n > 0 {
		return past(words, at, day)
	}
	return nil
}

// quarterEnded is the quarter of the calendar that holds the middle of the three
// months up to a day.
type quarterEnded struct{ day meaning }

// toMiddle is how many days before its end the middle of a quarter lies.
const toMiddle = 45

func (q quarterEnded) resolve(ref reference) (news.TimeType, string) {
	_, value := q.day.resolve(ref)
	if m := momentOf(value); m.Day != 0 {
		return news.DateTime, dateValue(m.date().AddDate(0, 0, -toMiddle), "Q")
	}
	return news.DateTime, ""
}

// beforeThat reads "the year before", "the day after" at the end of a clause, which
// reckon from the date mentioned last.
func beforeThat(words []word, at int) (meaning, int) {
	w, end := peek(words, at+1), peek(words, at+3)
	if words[at].lower != "the" || w.sense.class != unit || w.sense.n != 0 || !calendarUnit(w.sense.code) {
		return nil, 0
	}
	switch end.text {
	case "", ".", ",", ";", ")", "\"", "”":
	default:
		return nil, 0
	}
	switch peek(words, at+2).lower {
	case "before":
		return anaphor{w.sense.code, -1}, 3
	case "after":
		return anaphor{w.sense.code, 1}, 3
	}
	return nil, 0
}

// best reports whether "of" and a noun stand before, as in "player of the
// year": that is an honour and no time.
func best(words []word, at int) bool {
	if peek(words, at-1).lower != "of" {
		return false
	}
	of := peek(words, at-2)
	switch of.lower {
	case "rest", "part", "most", "much", "half", "remainder", "course", "time", "weekend",
		"start", "beginning", "middle", "close", "outset", "turn":
		return false
	}
	return of.capital() || noun(of)
}

// wholeYear is a length where its end is told, "the year ended June 30".
func wholeYear(words []word, after int) meaning {
	switch peek(words, after).lower {
	case "ended", "ending":
		return fixed{news.DurationTime, "P1Y"}
	}
	return shift{"Y", 0}
}

// wholeUnit reads "the week" and "the month" at the end of a phrase: what
// follows may tell which one it is.
func wholeUnit(words []word, at, length int) (meaning, int) {
	switch next := peek(words, at+1); {
	case next.text == ".", next.text == ",", next.text == ";", next.sense.class == preposition && next.lower != "of" && next.lower != "before" && next.lower != "after":
		return shift{words[at].sense.code, 0}, length
	}
	return nil, 0
}

// yearBefore reads "year-ago", "the year-earlier quarter", "the year-ago third
// quarter".
func yearBefore(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	if peek(words, at).lower == "comparable" {
		at++
	}
	if peek(words, at).lower != "year" || sinceYear(words, at+1) == 0 {
		return nil, 0
	}
	at += 1 + sinceYear(words, at+1)
	switch peek(words, at).lower {
	case "quarter", "period", "year":
		return yearAgo{}, at + 1 - start
	}
	if n, used := ordinalNumber(words, at); used > 0 && n <= 4 && peek(words, at+used).lower == "quarter" {
		return yearAgo{part: "Q" + string(rune('0'+n))}, at + used + 1 - start
	}
	if words[start].lower == "the" {
		return nil, 0
	}
	return yearAgo{}, at - start
}

// sinceYear is the length of "-ago" or "-earlier" after "year".
func sinceYear(words []word, at int) int {
	mark, ago := peek(words, at), peek(words, at+1).lower
	if mark.text == "-" && mark.glued && (ago == "ago" || ago == "earlier") {
		return 2
	}
	return 0
}

// yearEnd reads "year-end", "year end", "year's end".
func yearEnd(words []word, at int) (meaning, int) {
	if words[at].lower != "year" || words[at].capital() {
		return nil, 0
	}
	next := at + 1
	switch peek(words, next).text {
	case "-":
		next++
	case "'", "’":
		next += 2
	}
	if peek(words, next).lower != "end" || next == at+1 && peek(words, at-1).sense.class == article {
		return nil, 0
	}
	return shift{"Y", 0}, next + 1 - at
}

// vague reads "the past", "the near future", "these days", "recent weeks".
func vague(words []word, at int) (meaning, int) {
	w, next := words[at], peek(words, at+1)
	switch w.lower {
	case "these":
		if next.lower == "days" {
			return fixed{news.DateTime, "PRESENT_REF"}, 2
		}
	case "recent":
		if next.sense.class == unit && next.sense.n == 1 {
			return fixed{news.DurationTime, length(unknown, next.sense.code)}, 2
		}
	case "overnight":
		return atHour{shift{"D", 0}, "TNI"}, 1
	case "the":
		return vagueNoun(words, at)
	}
	return nil, 0
}

// vagueNoun reads "the past" and "the future".
func vagueNoun(words []word, at int) (meaning, int) {
	next := at + 1
	switch peek(words, next).lower {
	case "near", "distant", "foreseeable", "recent", "not":
		next++
	}
	if after := peek(words, next+1); after.sense.class == cardinal || after.sense.class == unit || after.sense.class == season || after.sense.class == weekday || after.sense.class == month {
		return nil, 0
	}
	switch peek(words, next).text {
	case "past":
		if noun(peek(words, next+1)) {
			return nil, 0
		}
		return fixed{news.DateTime, "PAST_REF"}, next + 1 - at
	case "future":
		return fixed{news.DateTime, "FUTURE_REF"}, next + 1 - at
	}
	return nil, 0
}
