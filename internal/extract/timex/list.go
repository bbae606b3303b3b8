package timex

// maxItems is how many dates of a list are looked through for what they share.
const maxItems = 8

// separator is the length of what stands between the dates of a list or range.
func separator(words []word, at int) int {
	switch peek(words, at).lower {
	case ",":
		if next := peek(words, at+1).lower; next == "and" || next == "or" {
			return 2
		}
		return 1
	case "and", "or", "to", "-", "–", "—", "through", "until", "till", "&":
		return 1
	}
	return 0
}

// listItem reads a day of a month with the weekday that may stand before it.
func listItem(words []word, at int) (day, length int) {
	start := at
	at += leadingWeekday(words, at)
	if at == start && peek(words, at).lower == "the" {
		at++
	}
	day, n := dayOfMonth(words, at)
	if n == 0 || day < 1 || day > 31 {
		return 0, 0
	}
	return day, at + n - start
}

// sharedMonth reads a day whose month follows later in the list: the 20 of
// "Monday 20, Tuesday 21 and Sunday 26 April".
func sharedMonth(words []word, at int) (meaning, int) {
	day, length := listItem(words, at)
	if length == 0 {
		return nil, 0
	}
	next := at + length
	for range maxItems {
		mark := separator(words, next)
		if mark == 0 {
			return nil, 0
		}
		last, n := listItem(words, next+mark)
		if n == 0 {
			return nil, 0
		}
		next += mark + n
		if peek(words, next).lower == "of" {
			next++
		}
		m, n := monthName(words, next)
		if n == 0 {
			continue
		}
		if !validDay(m, day) || !validDay(m, last) {
			return nil, 0
		}
		sense, _ := withYear(words, next, next+n, m, day)
		return sense, length
	}
	return nil, 0
}

// trailing reads the days that share the month before them: the 25 of "April
// 24 and 25". It gives their places as pairs of index and length, and the
// year that closes the list, if one does.
func trailing(words []word, at, month int) (items []listed, year, end int) {
	for range maxItems {
		mark := separator(words, at)
		start := at + mark
		day, n := listItem(words, start)
		if mark == 0 || n == 0 || !validDay(month, day) || !endsItem(words, start+n) {
			break
		}
		items = append(items, listed{day: day, at: start, length: n, comma: words[start-1].text == ","})
		at = start + n
	}
	if len(items) == 0 {
		return nil, 0, at
	}
	next := at
	if peek(words, next).text == "," {
		next++
	}
	if isYear(peek(words, next)) {
		return items, words[next].sense.n, next + 1
	}
	return closedList(items)
}

// closedList drops what follows the last "and" of a list: in "On April 24, 12
// were hurt" the 12 is no day.
func closedList(items []listed) (kept []listed, year, end int) {
	for len(items) > 0 && items[len(items)-1].comma {
		items = items[:len(items)-1]
	}
	if len(items) == 0 {
		return nil, 0, 0
	}
	last := items[len(items)-1]
	return items, 0, last.at + last.length
}

// listed is one day of a list: its day of the month and its words.
type listed struct {
	day, at, length int
	// comma is set where a comma alone stands before it.
	comma bool
}

// endsItem reports whether a number that ends before the word is a day and no
// quantity, time of day or other date.
func endsItem(words []word, at int) bool {
	next := peek(words, at)
	if _, n := monthName(words, at); n > 0 {
		return false
	}
	switch next.lower {
	case "of", ":", "/", "a", "p", "am", "pm", "percent", "%":
		return false
	case ".":
		return !peek(words, at+1).glued
	case "-":
		return !joinsNumber(words, at)
	}
	return !counts(next) && !noun(next)
}

// noun guesses whether a word is one that a number counts.
func noun(w word) bool {
	return w.lower != "" && 'a' <= w.text[0] && w.text[0] <= 'z' && w.sense.class == noClass && !closed(w.lower)
}

// closed reports whether a word belongs to a closed class and is no noun.
func closed(word string) bool {
	switch word {
	case "was", "were", "is", "are", "will", "would", "had", "has", "have", "with", "when", "where", "which", "who", "but", "while", "because", "against", "near", "under", "if", "not":
		return true
	}
	return false
}

// rangeYear is the year at the end of a range, which its beginning shares:
// "31 May - 1 June 1916", "from July to November 1954".
func rangeYear(words []word, at int) int {
	mark := separator(words, at)
	if mark == 0 || peek(words, at).text == "," {
		return 0
	}
	at += mark
	at += leadingWeekday(words, at)
	if _, n := listItem(words, at); n > 0 {
		at += n
		if peek(words, at).lower == "of" {
			at++
		}
	}
	_, n := monthName(words, at)
	if n == 0 {
		return 0
	}
	at += n
	if _, n := listItem(words, at); n > 0 {
		at += n
	}
	if peek(words, at).text == "," {
		at++
	}
	if year := peek(words, at); isYear(year) {
		return year.sense.n
	}
	return 0
}
