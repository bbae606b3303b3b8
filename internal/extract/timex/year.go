package timex

import (
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/news"
)

// The years that four digits are taken for.
const (
	firstYear = 1400
	lastYear  = 2199
)

func isYear(w word) bool {
	return len(w.lower) == 4 && isDigits(w) && firstYear <= w.sense.n && w.sense.n <= lastYear
}

// bareYear reads a year that stands alone or at either end of a range.
func bareYear(words []word, at int) (meaning, int) {
	w, next := words[at], peek(words, at+1)
	if secondYear(words, at) {
		return fixed{news.DateTime, yearText(w.sense.n)}, 1
	}
	if !isYear(w) || w.glued && !opens(peek(words, at-1).text) {
		return nil, 0
	}
	if secondYear(words, at+2) && beforeChrist(words, at+3) == 0 || shortRange(words, at) {
		return fixed{news.DateTime, w.lower}, 1
	}
	if joinsNumber(words, at+1) || inDecimal(words, at+1) || counts(next) || numbered(words, at) || !plausibleYear(words, at) {
		return nil, 0
	}
	return fixed{news.DateTime, w.lower}, 1
}

// plausibleYear guards against numbers that are no years: a year of this or
// the last century may stand anywhere, an older one needs a preposition, or an
// article and a noun, "the 1777 campaign".
func plausibleYear(words []word, at int) bool {
	n := words[at].sense.n
	switch {
	case loose(words, at):
		return approximate(words, at)
	case introduced(words, at), 1900 <= n && n <= 2049:
		return true
	}
	return 1700 <= n && n < 1900 && peek(words, at-1).lower == "the" && noun(peek(words, at+1))
}

// approximate reports whether the word is the year of "around 1870", "from about
// 1650", "c. 1820", and no count of something.
func approximate(words []word, at int) bool {
	n, next := words[at].sense.n, peek(words, at+1)
	switch {
	case next.lower == "of":
		return false
	case 1900 <= n && n <= 2049:
		return true
	}
	return !noun(next) && (peek(words, at-1).lower != "about" || peek(words, at-2).sense.class == preposition)
}

// numbered reports whether four digits are the number of something, not a year:
// "Room 1984", "Resolution 1973", "No. 2010", "1914 Mill Road".
func numbered(words []word, at int) bool {
	before := peek(words, at-1)
	if before.text == "." {
		before = peek(words, at-2)
		return before.lower == "no" || before.lower == "nos"
	}
	switch before.lower {
	case "room", "flight", "route", "highway", "suite", "apartment", "page", "section", "gate", "model", "channel", "box", "number", "resolution",
		"paragraph", "chapter", "unit", "lot", "bus", "platform", "studio", "extension":
		return true
	case "in", "since", "until", "during":
		return false
	}
	return street(words, at+1)
}

// street reports whether one to three capitalised words and one for a street
// begin at a place.
func street(words []word, at int) bool {
	for i := at; i <= at+3 && peek(words, i).capital(); i++ {
		switch words[i].text {
		case "Street", "St", "Road", "Rd", "Avenue", "Ave", "Boulevard", "Blvd", "Lane", "Drive", "Court", "Square", "Terrace":
			return i > at
		}
	}
	return false
}

// shortRange reports whether the year begins a range such as 1915-16.
func shortRange(words []word, at int) bool {
	if at+2 >= len(words) {
		return false
	}
	_, n := shortYear(words, at+2)
	return n > 0
}

// inDecimal reports whether a stop or comma ties two numbers together.
func inDecimal(words []word, at int) bool {
	mark, next := peek(words, at), peek(words, at+1)
	return mark.glued && next.glued && isDigits(next) && (mark.text == "." || mark.text == ",")
}

// yearAt reads a year in digits or words and gives its length.
func yearAt(words []word, at int) (year, length int) {
	if w := peek(words, at); isYear(w) {
		return w.sense.n, 1
	}
	if at < len(words) && words[at].sense.class == cardinal {
		if sense, n := spelledYear(words, at); n > 0 {
			return momentOf(sense.(fixed).value).Year, n
		}
	}
	return 0, 0
}

// opens reports whether a year may be glued to the mark before it.
func opens(mark string) bool {
	switch mark {
	case "(", "-", "–", "—", "[", "\"", "“":
		return true
	}
	return false
}

// secondYear reports whether the word ends a range of years: 1792-1797.
func secondYear(words []word, at int) bool {
	first, w := peek(words, at-2), peek(words, at)
	if mark := peek(words, at-1).text; mark != "-" && mark != "–" && mark != "—" {
		return false
	}
	return isYear(first) && isYear(w) && first.sense.n < w.sense.n && !counts(peek(words, at+1)) && !joinsNumber(words, at+1) && !joinsNumber(words, at-3)
}

// shortYear reads the second year of 1915-16.
func shortYear(words []word, at int) (meaning, int) {
	first, mark, w := peek(words, at-2), peek(words, at-1), words[at]
	if len(w.lower) != 2 || !isYear(first) || mark.text != "-" && mark.text != "–" || !mark.glued || !w.glued || joinsNumber(words, at+1) {
		return nil, 0
	}
	if w.sense.n <= first.sense.n%100 || joinsNumber(words, at-3) || w.sense.n <= 12 && first.sense.n%100 != w.sense.n-1 {
		return nil, 0
	}
	return fixed{news.DateTime, yearText(first.sense.n/100*100 + w.sense.n)}, 1
}

// beforeChrist is the length of "BC", "B.C.", "BCE" or "B.C.E.".
func beforeChrist(words []word, at int) int {
	switch peek(words, at).text {
	case "BC", "BCE":
		return 1
	case "B":
		if peek(words, at+1).text != "." || peek(words, at+2).text != "C" || !words[at+2].glued {
			return 0
		}
		return 3 + eraEnd(words, at+3)
	}
	return 0
}

// eraEnd is the length of the "." or ".E." that may close "B.C".
func eraEnd(words []word, at int) int {
	glued := func(at int, text string) bool { return peek(words, at).text == text && words[at].glued }
	switch {
	case !glued(at, "."):
		return 0
	case !glued(at+1, "E"):
		return 1
	case !glued(at+2, "."):
		return 2
	}
	return 3
}

// ancientYear reads "480 BC", and both ends of "264 to 241 BC".
func ancientYear(words []word, at int) (meaning, int) {
	w := words[at]
	if !isDigits(w) || w.sense.class != cardinal || w.sense.n == 0 {
		return nil, 0
	}
	sense := fixed{news.DateTime, yearText(-w.sense.n)}
	if n := beforeChrist(words, at+1); n > 0 {
		return sense, n + 1
	}
	switch peek(words, at+1).lower {
	case "-", "–", "to", "and":
		last := peek(words, at+2)
		if isDigits(last) && last.sense.class == cardinal && last.sense.n < w.sense.n && beforeChrist(words, at+3) > 0 {
			return sense, 1
		}
	}
	return nil, 0
}

// spelledYear reads "nineteen ninety-seven" and "the year two thousand".
func spelledYear(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" && peek(words, at+1).lower == "year" {
		return afterYear(words, at)
	}
	hundreds := words[at].sense
	if hundreds.class != cardinal || isDigits(words[at]) || hundreds.n < 17 || hundreds.n > 20 {
		return nil, 0
	}
	at++
	w := peek(words, at).sense
	if w.class != cardinal || isDigits(peek(words, at)) || w.n < 10 || w.n > 99 || w.code == "times" {
		return nil, 0
	}
	n, used := tens(words, at)
	if peek(words, at+used).sense.class == unit {
		return nil, 0
	}
	return fixed{news.DateTime, yearText(100*hundreds.n + n)}, at + used - start
}

// afterYear reads the number in "the year two thousand", "the year 1066".
func afterYear(words []word, at int) (meaning, int) {
	n, used := number(words, at+2)
	if used == 0 || n < 500 || n > lastYear {
		return nil, 0
	}
	return fixed{news.DateTime, yearText(n)}, used + 2
}

// joinsNumber reports whether a mark at a place ties two numbers together, as
// in a code such as 2017-13-10.
func joinsNumber(words []word, at int) bool {
	mark, next := peek(words, at), peek(words, at+1)
	return mark.glued && next.glued && isDigits(next) && (mark.text == "-" || mark.text == "/")
}

// counts reports whether the word before next is a quantity: 2000 soldiers.
func counts(next word) bool {
	switch next.lower {
	case "%", "percent", "people", "men", "women", "children", "feet", "million", "billion", "points", "km", "kg", "mph":
		return true
	}
	if next.glued {
		first, _ := utf8.DecodeRuneInString(next.text)
		return classOf(first) != other
	}
	return next.sense.class == unit && next.sense.code != "Q" || plural(next)
}

// plural guesses whether a word is a plural noun.
func plural(w word) bool {
	n := len(w.lower)
	if n < 4 || w.lower[n-1] != 's' || w.capital() {
		return false
	}
	return w.lower[n-2] != 's' && w.lower != "was" && w.lower != "this" && w.lower != "says"
}

// decade reads "the 1990s", "1990s", "the '90s", "the nineties", "the 470s BC".
func decade(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	if w := peek(words, at); w.sense.class == era && at > start {
		return fixed{news.DateTime, span(1900+10*w.sense.n, 10)}, at + 1 - start
	}
	if mark := peek(words, at).text; mark == "'" || mark == "’" || mark == "‘" {
		at++
	}
	w, s := peek(words, at), peek(words, at+1)
	if !isDigits(w) || s.lower != "s" || !s.glued {
		return nil, 0
	}
	if n := beforeChrist(words, at+2); n > 0 && w.sense.n >= 10 && w.sense.n%10 == 0 {
		return fixed{news.DateTime, span(-w.sense.n, 10)}, at + 2 + n - start
	}
	switch {
	case isYear(w):
		return fixed{news.DateTime, w.lower[:3]}, at + 2 - start
	case len(w.lower) == 2 && w.lower[1] == '0' && at > start:
		return fixed{news.DateTime, "19" + w.lower[:1]}, at + 2 - start
	}
	return nil, 0
}

// century reads "the 19th century", which TIMEX3 writes 18.
func century(words []word, at int) (meaning, int) {
	start := at
	if words[at].lower == "the" {
		at++
	}
	n, length := ordinalNumber(words, at)
	at += length
	if peek(words, at).text == "-" {
		at++
	}
	if length == 0 || n < 1 || n > 21 || peek(words, at).lower != "century" {
		return nil, 0
	}
	at++
	if era := beforeChrist(words, at); era > 0 {
		return fixed{news.DateTime, span(-100*(n-1), 100)}, at + era - start
	}
	return fixed{news.DateTime, span(100*(n-1), 100)}, at - start
}
