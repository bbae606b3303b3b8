package timex

// number reads a cardinal, in digits or words, or an article that counts as
// one, and how many words it takes.
func number(words []word, at int) (n, length int) {
	w := peek(words, at)
	switch {
	case w.sense.class == article && w.sense.n == 1:
		return afterArticle(words, at)
	case w.sense.class != cardinal:
		return 0, 0
	case w.sense.code == "tens":
		return tens(words, at)
	}
	return w.sense.n, 1
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

// tens reads "twenty", "twenty-four" and "twenty four".
func tens(words []word, at int) (n, length int) {
	next := at + 1
	if peek(words, next).text == "-" {
		next++
	}
	units := peek(words, next).sense
	if units.class == cardinal && 1 <= units.n && units.n <= 9 && !isDigits(peek(words, next)) {
		return words[at].sense.n + units.n, next - at + 1
	}
	return words[at].sense.n, 1
}

// ordinalNumber reads "third", "3rd" or "second".
func ordinalNumber(words []word, at int) (n, length int) {
	w, next := peek(words, at), peek(words, at+1)
	switch {
	case w.sense.class == ordinal:
		return w.sense.n, 1
	case w.lower == "second":
		return 2, 1
	case isDigits(w) && w.sense.class == cardinal && next.glued && next.sense.class == ordinalSuffix:
		return w.sense.n, 2
	}
	return 0, 0
}
