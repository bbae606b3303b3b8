package timex

// number reads a cardinal, in digits or words, or an article that counts as
// one, and how many words it takes.
func number(words []word, at int) (n, length int) {
	w := peek(words, at)
	switch {
	case w.sense.class == article && w.sense.n == 1:
		n, length = afterArticle(words, at)
	case w.lower == "couple" && peek(words, at+1).lower == "of":
		return 2, 2
	case w.sense.class != cardinal || w.sense.code == "times":
		return 0, 0
	case isDigits(w):
		return digits(words, at)
	default:
		n, length = tens(words, at)
	}
	return multiplied(words, at, n, length)
}

// digits reads 12 and 1,500.
func digits(words []word, at int) (n, length int) {
	n = words[at].sense.n
	mark, next := peek(words, at+1), peek(words, at+2)
	if len(words[at].lower) <= 3 && mark.text == "," && mark.glued && next.glued && len(next.lower) == 3 && isDigits(next) {
		return 1000*n + next.sense.n, 3
	}
	return n, 1
}

// multiplied reads what "hundred" and "thousand" make of a number: "two
// hundred", "one hundred and fifty".
func multiplied(words []word, at, n, length int) (int, int) {
	for {
		times := peek(words, at+length).sense
		if times.class != cardinal || times.code != "times" || n > 999 {
			return n, length
		}
		length++
		if n != unknown {
			n *= times.n
		}
		next := at + length
		if peek(words, next).lower == "and" {
			next++
		}
		if rest := peek(words, next); n != unknown && rest.sense.class == cardinal && rest.sense.code != "times" && rest.sense.n != unknown && !isDigits(rest) {
			more, used := tens(words, next)
			n, length = n+more, next+used-at
		}
	}
}

// afterArticle reads "a", "a few", "a couple of".
func afterArticle(words []word, at int) (n, length int) {
	switch peek(words, at+1).lower {
	case "few", "several":
		return unknown, 2
	case "couple":
		if peek(words, at+2).lower == "of" {
			return 2, 3
		}
	}
	return 1, 1
}

// tens reads "three", "twenty", "twenty-four" and "twenty four".
func tens(words []word, at int) (n, length int) {
	n = words[at].sense.n
	if words[at].sense.code != "tens" {
		return n, 1
	}
	next := at + 1
	if peek(words, next).text == "-" {
		next++
	}
	units := peek(words, next).sense
	if units.class == cardinal && 1 <= units.n && units.n <= 9 && !isDigits(peek(words, next)) {
		return n + units.n, next - at + 1
	}
	return n, 1
}

// ordinalNumber reads "third", "3rd" or "second".
func ordinalNumber(words []word, at int) (n, length int) {
	w, next := peek(words, at), peek(words, at+1)
	switch {
	case w.sense.class == ordinal:
		return w.sense.n, 1
	case w.lower == "second":
		return 2, 1
	case w.lower == "twenty" && next.text == "-" && peek(words, at+2).sense.class == ordinal && words[at+2].sense.n < 10:
		return 20 + words[at+2].sense.n, 3
	case isDigits(w) && w.sense.class == cardinal && next.glued && next.sense.class == ordinalSuffix:
		return w.sense.n, 2
	}
	return 0, 0
}

// amount is a number of units, perhaps with a half, 2 1/2, or with tenths, 2.4.
type amount struct {
	n    int
	half bool
	// tenths are the digits behind the point, empty for none.
	tenths string
}

// quantity reads a number with the half or the second number that may follow:
// "2 1/2", "two and a half", "two to three", whose amount is unknown.
func quantity(words []word, at int) (amount, int) {
	if words[at].lower == "half" && peek(words, at+1).sense.class == article && words[at+1].sense.n == 1 {
		return amount{half: true}, 2
	}
	n, length := number(words, at)
	if length == 0 {
		return amount{}, 0
	}
	if used := halfAt(words, at+length); used > 0 {
		return amount{n: n, half: true}, length + used
	}
	if digits := decimals(words, at, length); digits == "5" {
		return amount{n: n, half: true}, length + 2
	} else if digits != "" {
		return amount{n: n, tenths: digits}, length + 2
	}
	if used := upTo(words, at+length); used > 0 && peek(words, at).sense.class != article {
		return amount{n: unknown}, length + used
	}
	return amount{n: n}, length
}

// decimals are the digits of "1.5" behind its point; empty where there are none.
func decimals(words []word, at, length int) string {
	mark, digits := peek(words, at+length), peek(words, at+length+1)
	if length != 1 || !isDigits(words[at]) || mark.text != "." || !mark.glued || !digits.glued || !isDigits(digits) {
		return ""
	}
	return digits.lower
}

// halfAt is the length of "1/2", "½" or "and a half".
func halfAt(words []word, at int) int {
	w := peek(words, at)
	switch {
	case w.text == "½":
		return 1
	case w.text == "1" && peek(words, at+1).text == "/" && peek(words, at+2).text == "2" && words[at+2].glued:
		return 3
	case w.lower == "and" && peek(words, at+1).lower == "a" && peek(words, at+2).lower == "half":
		return 3
	}
	return 0
}

// upTo is the length of the end of a range of numbers: "to three", "or four".
func upTo(words []word, at int) int {
	switch peek(words, at).lower {
	case "to", "or", "-", "–":
	default:
		return 0
	}
	if next := peek(words, at+1); next.sense.class == cardinal {
		if _, used := number(words, at+1); used > 0 {
			return used + 1
		}
	}
	return 0
}
