package timex

import "github.com/dateline-news/dateline/internal/news"

// deicticDay reads yesterday, today, tomorrow and tonight.
func deicticDay(words []word, at int) (meaning, int) {
	w := words[at].sense
	if w.class != deictic {
		return nil, 0
	}
	day := shift{"D", w.n}
	if w.code != "" {
		return atHour{day, w.code}, 1
	}
	return day, 1
}

// dayBeyond reads "the day before yesterday" and "the day after tomorrow".
func dayBeyond(words []word, at int) (meaning, int) {
	if words[at].lower != "the" || peek(words, at+1).lower != "day" {
		return nil, 0
	}
	switch peek(words, at+2).lower + " " + peek(words, at+3).lower {
	case "before yesterday":
		return shift{"D", -2}, 4
	case "after tomorrow":
		return shift{"D", 2}, 4
	}
	return nil, 0
}

// overNext reads "the week after next", "the Friday before last".
func overNext(words []word, at int) (meaning, int) {
	if next := peek(words, at+4); words[at].lower != "the" || next.sense.class == weekday || next.sense.class == month || noun(next) {
		return nil, 0 // "the day before last Tuesday"
	}
	n := 0
	switch peek(words, at+2).lower + " " + peek(words, at+3).lower {
	case "after next":
		n = 1
	case "before last":
		n = -1
	default:
		return nil, 0
	}
	switch w := words[at+1]; {
	case w.sense.class == weekday && w.capital():
		return onWeekday{day: w.sense.n, turn: &n, again: true}, 4
	case w.sense.class == unit && w.sense.n == 0 && calendarUnit(w.sense.code):
		return shift{w.sense.code, 2 * n}, 4
	}
	return nil, 0
}

// calendarUnit reports whether a unit is one that the calendar numbers.
func calendarUnit(code string) bool {
	switch code {
	case "D", "W", "WE", "M", "Q", "Y":
		return true
	}
	return false
}

// namedDay reads a weekday. Short forms need their stop or a comma.
func namedDay(words []word, at int) (meaning, int) {
	w := words[at]
	if w.sense.class != weekday || !w.capital() {
		return nil, 0
	}
	if w.sense.code == "." {
		if next := peek(words, at+1); next.text != "." || !next.glued {
			return nil, 0
		}
		return onWeekday{day: w.sense.n}, 2
	}
	return onWeekday{day: w.sense.n}, 1
}

// directed reads "last week", "this morning", "next Monday", "last April",
// "the past two months".
func directed(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	turn := peek(words, at).sense
	if turn.class != direction {
		return nil, 0
	}
	at++
	if follow := peek(words, at).lower; words[at-1].lower == "this" && (follow == "coming" || follow == "past") {
		turn.n = peek(words, at).sense.n
		at++
	}
	if next := words[at-1].lower == "next" && at-1 > start; next || turn.code == "then" {
		if sense := turnedThen(peek(words, at), turn, next); sense != nil {
			return sense, at + 1 - start
		}
	}
	if at >= len(words) {
		return nil, 0
	}
	if count, length := quantity(words, at); length > 0 {
		if words[start].lower == "following" {
			return nil, 0 // the preposition, "following two weeks of talks"
		}
		return counted(words, start, at+length, count)
	}
	if m, n := monthName(words, at); n > 0 {
		if day, used := dayOfMonth(words, at+n); used > 0 && validDay(m, day) && !isDigits(peek(words, at+n+used)) {
			return turnedMonth{inYear{month: m, day: day}, turn.n}, at + n + used - start
		}
	}
	sense := turned(peek(words, at), turn)
	if sense == nil {
		return nil, 0
	}
	return sense, at + 1 - start
}

// counted reads the unit of "the past two months": a stretch of time.
func counted(words []word, start, at int, count amount) (meaning, int) {
	at += further(words, at)
	w := peek(words, at)
	if w.sense.class != unit {
		return nil, 0
	}
	return fixed{news.DurationTime, count.value(w.sense.code)}, at + 1 - start
}

// turnedThen is the meaning of a word after "the following", "the previous" and
// "the next", which reckon from the date that the text mentioned last.
func turnedThen(w word, turn sense, next bool) meaning {
	switch w.sense.class {
	case unit:
		if w.sense.n == 1 || w.sense.code == "FN" || w.sense.code == "S" || w.sense.code == "MIN" || w.sense.code == "H" || next && w.sense.code != "D" {
			return nil
		}
		return anaphor{w.sense.code, turn.n}
	case dayPart:
		return atHour{anaphor{"D", turn.n}, w.sense.code}
	}
	return nil
}

// turned is the meaning of a word after "last", "this" or "next".
func turned(w word, turn sense) meaning {
	switch w.sense.class {
	case unit:
		return turnedUnit(w, turn)
	case weekday:
		return onWeekday{day: w.sense.n, turn: &turn.n}
	case month:
		if !w.capital() {
			return nil
		}
		return turnedMonth{inYear{month: w.sense.n}, turn.n}
	case season:
		return turnedMonth{inYear{part: w.sense.code}, turn.n}
	case dayPart:
		return atHour{shift{"D", turn.n}, w.sense.code}
	}
	return nil
}

func turnedUnit(w word, turn sense) meaning {
	switch {
	case w.sense.code == "S" || w.sense.code == "MIN" || w.sense.code == "H":
		return nil
	case w.sense.n == 1 && turn.code != "":
		return fixed{news.DurationTime, length(unknown, w.sense.code)}
	case w.sense.n == 1:
		return fixed{news.DateTime, vagueRef(turn.n)}
	case turn.code == "span", w.sense.code == "FN":
		return fixed{news.DurationTime, length(1, w.sense.code)}
	case w.sense.code == "D" && turn.n < 0:
		return nil
	}
	return shift{w.sense.code, turn.n}
}

// vagueRef is the value of a time that is only said to lie somewhere.
func vagueRef(turn int) string {
	switch {
	case turn < 0:
		return "PAST_REF"
	case turn > 0:
		return "FUTURE_REF"
	}
	return "PRESENT_REF"
}

// turnedMonth is "last April" or "next summer": the direction is stated.
type turnedMonth struct {
	part inYear
	turn int
}

func (m turnedMonth) resolve(ref reference) (news.TimeType, string) {
	today, known := ref.today()
	if !known {
		return news.DateTime, ""
	}
	year, now, start := today.Year(), int(today.Month()), m.part.firstMonth()
	switch {
	case m.turn < 0 && start >= now:
		year--
	case m.turn > 0 && start <= now:
		year++
	}
	if m.turn > 0 {
		return news.DateTime, m.part.in(m.part.coming(year))
	}
	return news.DateTime, m.part.in(m.part.existing(year))
}

// ago reads "two days ago", "about a year earlier", "three weeks from now", "a
// week or so ago".
func ago(words []word, at int) (meaning, int) {
	start := at
	at += approximation(words, at)
	if at >= len(words) {
		return nil, 0
	}
	count, used := quantity(words, at)
	if used == 0 && words[at].sense.class == unit && words[at].sense.n == 1 {
		count.n = unknown
	} else if used == 0 {
		return nil, 0
	}
	at += used
	w := peek(words, at)
	if w.sense.class != unit {
		return nil, 0
	}
	at++
	if peek(words, at).lower == "or" && peek(words, at+1).lower == "so" {
		at += 2
	}
	n, code := count.whole(w.sense.code)
	sense, length := away(words, at, n, code)
	if length == 0 {
		return nil, 0
	}
	return sense, at + length - start
}

// away reads the "ago" or "later" that follows n units.
func away(words []word, at, n int, code string) (meaning, int) {
	year := n == 1 && code == "Y"
	switch peek(words, at).lower {
	case "ago":
		if year {
			return yearAgo{}, 1
		}
		return distance(n, code, -1), 1
	case "earlier":
		if year {
			return yearAgo{earlier: true}, 1
		}
		return earlier(n, code), 1
	case "from":
		if peek(words, at+1).lower == "now" {
			return distance(n, code, 1), 2
		}
	case "later":
		return later(n, code), 1
	}
	return nil, 0
}

// later is the meaning of n units after the date mentioned last.
func later(n int, code string) meaning {
	switch {
	case n == unknown:
		return fixed{news.DateTime, "FUTURE_REF"}
	case code == "S" || code == "MIN" || code == "H":
		return clockShift{"mentioned", code, n}
	}
	return anaphor{code, n}
}

// earlier is the meaning of n units before what the text tells of.
func earlier(n int, code string) meaning {
	switch sense := distance(n, code, -1).(type) {
	case shift:
		return anaphor(sense)
	case clockShift:
		return clockShift{"mentioned", sense.unit, sense.n}
	default:
		return sense
	}
}

// distance is the meaning of n units before or after now.
func distance(n int, code string, sign int) meaning {
	switch {
	case n == unknown:
		return fixed{news.DateTime, vagueRef(sign)}
	case code == "S" || code == "MIN" || code == "H":
		return clockShift{"published", code, sign * n}
	}
	return shift{code, sign * n}
}

// weekend reads "the weekend": the past one unless the sentence looks ahead.
func weekend(words []word, at int) (meaning, int) {
	if words[at].lower != "the" || peek(words, at+1).lower != "weekend" {
		return nil, 0
	}
	return bareWeekend{}, 2
}

type bareWeekend struct{}

func (bareWeekend) resolve(ref reference) (news.TimeType, string) {
	if ref.Looking == Ahead {
		return shift{"WE", 0}.resolve(ref)
	}
	return shift{"WE", -1}.resolve(ref)
}
