package timex

import "fmt"

// clock reads "9:30 a.m.", "10 p.m. Wednesday", "14:30 on 10 May".
func clock(words []word, at int) (meaning, int) {
	code, n := clockTime(words, at)
	if n == 0 {
		return nil, 0
	}
	n += zone(words, at+n)
	next := at + n
	if mark := peek(words, next).lower; mark == "on" || mark == "," {
		next++
	}
	if day, length := dayAt(words, next); length > 0 {
		return atHour{day, code}, next + length - at
	}
	if day := rangeDay(words, at+n); day != nil {
		return atHour{day, code}, n
	}
	return atHour{shift{"D", 0}, code}, n
}

// rangeDay is the day at the end of a range of clock times, which its beginning
// shares: "9 a.m. to 5 p.m. on Monday". It is nil where there is none.
func rangeDay(words []word, at int) meaning {
	mark := separator(words, at)
	if mark == 0 || peek(words, at).text == "," {
		return nil
	}
	at += mark
	_, n := clockTime(words, at)
	if n == 0 {
		return nil
	}
	at += n + zone(words, at+n)
	if link := peek(words, at).lower; link == "on" || link == "," {
		at++
	}
	day, _ := dayAt(words, at)
	return day
}

// clockOfDay reads "Wednesday at 9:30 a.m.", "tomorrow, 10 a.m.".
func clockOfDay(words []word, at int) (meaning, int) {
	day, n := dayAt(words, at)
	if n == 0 {
		return nil, 0
	}
	next := at + n
	if peek(words, next).text == "," {
		next++
	}
	preposition := peek(words, next).lower == "at"
	if preposition {
		next++
	}
	if noon := peek(words, next).sense; preposition && noon.class == dayPart && len(noon.code) == len("T12:00") {
		return atHour{day, noon.code}, next + 1 - at
	}
	code, length := clockTime(words, next)
	if length == 0 {
		return nil, 0
	}
	return atHour{day, code}, next + length - at
}

// partOfDay reads "Wednesday morning", "noon Thursday", "noon on Thursday" and
// bare "noon".
func partOfDay(words []word, at int) (meaning, int) {
	if w := words[at]; w.sense.class == dayPart && w.sense.code[1] >= '0' && w.sense.code[1] <= '9' {
		next := at + 1
		if peek(words, next).lower == "on" {
			next++
		}
		if day, length := dayAt(words, next); length > 0 {
			return atHour{day, w.sense.code}, next + length - at
		}
		return atHour{shift{"D", 0}, w.sense.code}, 1
	}
	day, n := dayAt(words, at)
	if part := peek(words, at+n); n > 0 && part.sense.class == dayPart {
		return atHour{day, part.sense.code}, n + 1
	}
	return nil, 0
}

// partOfDate reads "the night of April 18", "the early morning hours of 30
// April", "early on Friday".
func partOfDate(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	if peek(words, at).sense.class == modifier {
		at++
	}
	part := peek(words, at)
	if part.sense.class != dayPart || len(part.sense.code) != 3 {
		return nil, 0
	}
	at++
	if peek(words, at).lower == "hours" {
		at++
	}
	if link := peek(words, at).lower; link != "of" && link != "on" {
		return nil, 0
	}
	day, n := dayAt(words, at+1)
	if n == 0 {
		return nil, 0
	}
	return atHour{day, part.sense.code}, at + 1 + n - start
}

// midPart reads "mid-afternoon", "mid afternoon yesterday".
func midPart(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower != "mid" {
		return nil, 0
	}
	at++
	if peek(words, at).text == "-" {
		at++
	}
	part := peek(words, at).sense
	if part.class != dayPart || len(part.code) != len("TAF") || part.n == several {
		return nil, 0
	}
	at++
	next := at
	if peek(words, next).lower == "on" {
		next++
	}
	if day, n := dayAt(words, next); n > 0 {
		return atHour{day, part.code}, next + n - start
	}
	return atHour{shift{"D", 0}, part.code}, at - start
}

// dayAt reads an expression for one day.
func dayAt(words []word, at int) (meaning, int) {
	if at >= len(words) || words[at].sense.class == noClass {
		return nil, 0
	}
	return longestOf(words, at, dayRules)
}

// dayRules read single days only.
var dayRules = []rule{isoDate, monthFirst, dayFirst, namedDay, directedWeekday, plainDeictic, feastDay}

// directedWeekday reads "last Monday".
func directedWeekday(words []word, at int) (meaning, int) {
	sense, n := directed(words, at)
	if _, day := sense.(onWeekday); !day {
		return nil, 0
	}
	return sense, n
}

// plainDeictic reads a deictic that names no part of the day itself.
func plainDeictic(words []word, at int) (meaning, int) {
	if words[at].sense.code != "" {
		return nil, 0
	}
	return deicticDay(words, at)
}

// clockTime reads a time of day and gives its TIMEX3 code.
func clockTime(words []word, at int) (code string, length int) {
	hour := peek(words, at)
	if code, length := spokenClock(words, at); length > 0 {
		return code, length
	}
	if code, length := fourDigits(words, at); length > 0 {
		return code, length
	}
	if !isDigits(hour) || len(hour.lower) > 2 || hour.sense.n > 24 {
		return "", 0
	}
	minutes, n := clockMinutes(words, at+1)
	end := at + 1 + n
	half, m := meridian(words, end)
	switch {
	case m == 0 && (n == 0 || !introducedClock(words, at)):
		return "", 0
	case m > 0 && hour.sense.n > 12:
		return "", 0
	}
	h := hour.sense.n
	if m > 0 {
		h = h%12 + half
	}
	return fmt.Sprintf("T%02d:%02d", h, minutes), end + m - at
}

// fourDigits reads the 0900 of "0900 GMT" and "0900 hours".
func fourDigits(words []word, at int) (code string, length int) {
	hour := peek(words, at)
	if len(hour.lower) != 4 || !isDigits(hour) || hour.sense.n > 2359 || hour.sense.n%100 > 59 || toldAgain(words, at) {
		return "", 0
	}
	code = fmt.Sprintf("T%02d:%02d", hour.sense.n/100, hour.sense.n%100)
	switch military := peek(words, at-1).lower; {
	case zone(words, at+1) > 0:
		return code, 1
	case peek(words, at+1).lower == "hours" && (hour.lower[0] == '0' || military == "at" || military == "by" || military == "until"):
		return code, 2
	}
	return "", 0
}

// toldAgain reports whether a time in parentheses is the one before them in
// another zone, "10:35 a.m. (0735 GMT)": that is one time, told twice.
func toldAgain(words []word, at int) bool {
	if peek(words, at-1).text != "(" {
		return false
	}
	switch before := peek(words, at-2); before.lower {
	case "m", "am", "pm", "time":
		return true
	case ".":
		return peek(words, at-3).lower == "m"
	default:
		return zone(words, at-2) > 0 || isDigits(before) && peek(words, at-3).text == ":"
	}
}

// spokenClock reads "nine o'clock" and "4 in the morning".
func spokenClock(words []word, at int) (code string, length int) {
	hour := peek(words, at).sense
	if hour.class != cardinal || hour.n < 1 || hour.n > 12 {
		return "", 0
	}
	next := at + 1
	if peek(words, next).lower == "o" && peek(words, next+2).lower == "clock" {
		next += 3
	}
	half := -1
	if peek(words, next).lower == "in" && peek(words, next+1).lower == "the" {
		switch peek(words, next+2).lower {
		case "morning":
			half = 0
		case "afternoon", "evening":
			half = 12
		}
	}
	switch {
	case half >= 0:
		return fmt.Sprintf("T%02d:00", hour.n%12+half), next + 3 - at
	case next > at+1:
		return fmt.Sprintf("T%02d:00", hour.n), next - at
	}
	return "", 0
}

// clockMinutes reads ":30" glued to the hour; ".30" needs what follows it.
func clockMinutes(words []word, at int) (minutes, length int) {
	mark, n := peek(words, at), peek(words, at+1)
	if mark.text != ":" && mark.text != "." || !mark.glued || !n.glued || len(n.lower) != 2 || !isDigits(n) || n.sense.n > 59 {
		return 0, 0
	}
	return n.sense.n, 2
}

// introducedClock reports whether a bare 14:30 is a time of day, not a score.
func introducedClock(words []word, at int) bool {
	if peek(words, at+1).text == "." {
		return false
	}
	switch peek(words, at-1).lower {
	case "at", "around", "by", "before", "after", "from", "until", "about", "since":
		return true
	}
	return zone(words, at+3) > 0
}

// meridian reads a.m., p.m., am, pm; half is 12 after noon.
func meridian(words []word, at int) (half, length int) {
	w := peek(words, at)
	switch w.lower {
	case "am":
		return 0, 1
	case "pm":
		return 12, 1
	case "a", "p":
	default:
		return 0, 0
	}
	if peek(words, at+1).text != "." || peek(words, at+2).lower != "m" || !words[at+2].glued {
		return 0, 0
	}
	length = 3
	if peek(words, at+3).text == "." && words[at+3].glued {
		length++
	}
	if w.lower == "p" {
		half = 12
	}
	return half, length
}
