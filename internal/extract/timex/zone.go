package timex

import (
	"fmt"
	"time"
)

// zones are the short names of time zones that news gives with clock times, with
// their offset from UTC in minutes. Of names that several zones share the one of
// American or European news is meant; those that stay doubtful (IST) have no
// offset. Written for this project.
var zones = map[string]int{
	"GMT": 0, "UTC": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "WAT": 60, "CEST": 120, "EET": 120, "SAST": 120, "CAT": 120, "EEST": 180, "MSK": 180,
	"EAT": 180, "GST": 240, "PKT": 300, "WIB": 420, "HKT": 480, "SGT": 480, "PHT": 480, "AWST": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
	"NZST": 720, "NZDT": 780, "ART": -180, "BRT": -180, "EDT": -240, "EST": -300, "CDT": -300, "CST": -360, "MDT": -360, "MST": -420, "PDT": -420,
	"PST": -480, "AKST": -540, "HST": -600,
	"ET": american - 300, "CT": american - 360, "MT": american - 420, "PT": american - 480, "IST": doubtful,
}

const (
	// american is added to the offset, in winter, of zones that keep the summer
	// time of the United States.
	american = 10_000
	doubtful = 100_000
)

// zone is the length of a time zone's short name.
func zone(words []word, at int) int {
	if _, known := zones[peek(words, at).text]; known {
		return 1
	}
	return 0
}

// zoneIn is the short name of the zone among words, empty where there is none.
func zoneIn(words []word) string {
	for _, w := range words {
		if _, known := zones[w.text]; known {
			return w.text
		}
	}
	return ""
}

// offset writes the offset from UTC of a zone on the day of a value: "-05:00". It
// is empty where the zone, or the day that decides it, is not known.
func offset(zone, value string) string {
	minutes, known := zones[zone]
	switch {
	case !known, minutes == doubtful:
		return ""
	case minutes > american/2:
		day := momentOf(value)
		if day.Day == 0 {
			return ""
		}
		minutes -= american
		if americanSummer(day.date()) {
			minutes += 60
		}
	}
	return offsetText(minutes)
}

// offsetText writes an offset of some minutes.
func offsetText(minutes int) string {
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}

// The offsets from UTC, in minutes, that clocks on earth have.
const (
	farthestWest = -12 * 60
	wholeDay     = 24 * 60
	step         = 15
)

// toldOffset is the offset from UTC of a clock time that is told again in UTC in
// parentheses behind it, "3 p.m. (1400 GMT)", and the length of what tells it.
func toldOffset(words []word, at int, code string) (offset string, length int) {
	start := at
	if peek(words, at).lower == "local" && peek(words, at+1).lower == "time" {
		at += 2
	}
	local, isClock := minutesOf(code)
	if !isClock || peek(words, at).text != "(" {
		return "", 0
	}
	name := at + 2
	if peek(words, name).text == ":" {
		name += 2
	}
	universal, isClock := minutesOf(clockCode(words, at+1))
	if zone := peek(words, name).text; !isClock || zone != "GMT" && zone != "UTC" {
		return "", 0
	}
	minutes := (local-universal-farthestWest+2*wholeDay)%wholeDay + farthestWest
	if minutes%step != 0 {
		return "", 0
	}
	return offsetText(minutes), name + 1 - start
}

// clockCode writes the time 1400 or 14:00 in the form of TIMEX3.
func clockCode(words []word, at int) string {
	hour := peek(words, at)
	if len(hour.lower) == 4 {
		return "T" + hour.lower[:2] + ":" + hour.lower[2:]
	}
	return fmt.Sprintf("T%02d:%s", hour.sense.n, peek(words, at+2).lower)
}

// minutesOf reads a code such as "T14:30".
func minutesOf(code string) (minutes int, isClock bool) {
	at, err := time.Parse("T15:04", code)
	return 60*at.Hour() + at.Minute(), err == nil
}

// americanSummer reports whether the United States keep summer time on a day, by
// the laws of 1966, 1986 and 2005. The night of the change counts as changed.
func americanSummer(day time.Time) bool {
	begin, end := nthWeekday(time.March, time.Sunday, 2), nthWeekday(time.November, time.Sunday, 1)
	switch year := day.Year(); {
	case year < 1967:
		return false
	case year < 1987:
		begin, end = nthWeekday(time.April, time.Sunday, 5), nthWeekday(time.October, time.Sunday, 5)
	case year < 2007:
		begin, end = nthWeekday(time.April, time.Sunday, 1), nthWeekday(time.October, time.Sunday, 5)
	}
	return !day.Before(begin(day.Year())) && day.Before(end(day.Year()))
}
