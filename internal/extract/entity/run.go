package entity

import "github.com/dateline-news/dateline/internal/news"

// finder finds the stretches of a page that may be names.
type finder struct {
	*page
	found []candidate
}

// candidate is a stretch of words, [start, end), that may be a name.
type candidate struct {
	start, end int
	// title says that a person's title stands before it, post that one follows.
	title, post bool
}

// find lists the candidates of all sentences, in order.
func (f *finder) find() []candidate {
	for _, s := range f.sentences {
		for i := s[0]; i < s[1]; {
			if !f.opens(i, s[1]) {
				i++
				continue
			}
			end := f.runEnd(i, s[1])
			f.split(f.runStart(i, s[0]), end, f.hasTitleBefore(i, s[0]))
			i = end
		}
	}
	return f.found
}

// opens reports whether a name may begin at word i.
func (f *finder) opens(i, end int) bool {
	w := f.words[i]
	if !f.named(i) {
		return false
	}
	if f.longest(i, end) > i {
		return true
	}
	switch {
	case w.is(isFunction):
		return false
	case w.first && w.is(isOpener):
		return w.is(isLocStart|isOrgHead|isModifier) && i+1 < end && f.named(i+1) &&
			!f.words[i+1].is(isTitle|isModifier|isFunction)
	case w.first && !w.titled:
		return f.opensSentence(i, end)
	}
	return true
}

// opensSentence weighs a word at the start of a sentence, where all have
// capitals.
func (f *finder) opensSentence(i, end int) bool {
	w := f.words[i]
	if f.capital[w.lower] > 0 || w.acronym {
		return true
	}
	if _, given := f.places.Gender(w.lower); given && f.lower[w.lower] == 0 {
		return true
	}
	if f.lower[w.lower] > 0 {
		return false
	}
	if w.is(isTitle | isModifier) {
		return i+1 < end && f.named(i+1)
	}
	return w.tag == "NNP" || w.tag == "NNPS" || i+1 < end && f.named(i+1) && w.tag == "JJ"
}

// named reports whether word i looks like part of a name where it stands.
func (f *finder) named(i int) bool {
	w := f.words[i]
	if !w.capital || w.is(isNever) || i > 0 && f.words[i-1].text == "$" {
		return false
	}
	if !w.titled {
		return true
	}
	return !w.is(isFunction) && f.isKnown(w)
}

// isKnown reports whether a word of a headline is known for a name from the
// lists or from the running text.
func (f *finder) isKnown(w word) bool {
	if f.capital[w.lower] > f.lower[w.lower] {
		return true
	}
	if f.lower[w.lower] > 0 {
		return false
	}
	if _, given := f.places.Gender(w.lower); given {
		return true
	}
	if _, listed := f.places.Find(w.text); listed {
		return true
	}
	return (w.tag == "NNP" || w.tag == "NNPS") && !w.first && len(f.lower) > 0
}

// longest is the end of the longest listed name that begins at word i, or i.
func (f *finder) longest(i, end int) int {
	name, found := "", i
	for j := i; j < min(end, i+maxListed); j++ {
		if j > i && f.words[j].span.Start > f.words[j-1].span.End {
			name += " "
		}
		name += f.words[j].text
		if _, ok := f.places.Find(name); ok {
			found = j + 1
		}
	}
	return found
}

// maxListed is the number of words of the longest name in the lists.
const maxListed = 6

// runStart takes a particle before the word at i in: "bin Laden".
func (f *finder) runStart(i, start int) int {
	if i > start && !f.words[i-1].capital && f.words[i-1].is(isParticle) {
		switch f.words[i-1].lower {
		case "bin", "ibn", "von", "van", "al", "el", "abu":
			return i - 1
		}
	}
	return i
}

// maxRun bounds the words of a run; no name is as long, and the work on a run grows
// with the square of its length.
const maxRun = 24

// runEnd is the end of the run of name words that begins at i, with the small
// words that join them.
func (f *finder) runEnd(i, end int) int {
	j := max(i+1, f.longest(i, end))
	for j < min(end, i+maxRun) {
		if f.continues(j) {
			j = max(j+1, f.longest(j, end))
			continue
		}
		next := f.join(i, j, end)
		if next == j {
			break
		}
		j = next
	}
	return j
}

// continues reports whether the word at j goes on with a run. A place in capitals
// behind other words opens a dateline.
func (f *finder) continues(j int) bool {
	if w := f.words[j]; w.acronym && len(w.text) > 3 && !w.titled && !f.words[j-1].acronym {
		if entry, ok := f.places.Find(w.text); ok && entry.Type == news.Location {
			return false
		}
	}
	return f.named(j) && !f.words[j].is(isFunction)
}

// join looks for a small word at j that joins the run [i, j) to a further name
// word, and returns the index of that one, or j.
func (f *finder) join(i, j, end int) int {
	w, last := f.words[j], f.words[j-1]
	next := j + 1
	if w.lower == "of" && next < end && f.words[next].lower == "the" {
		next++
	}
	for w.is(isParticle) && next < end && f.words[next].is(isParticle) && !f.words[next].capital {
		next++
	}
	if next >= end || !f.continues(next) {
		return j
	}
	switch {
	case w.text == "&", !w.capital && w.is(isParticle) && !last.is(isTitle):
		return next
	case w.lower == "of" || w.lower == "for":
		if last.is(isOrgOf|isLocOf) && !last.is(isTitle) || w.lower == "for" && last.is(isOrgHead) {
			return next
		}
	case w.lower == "and":
		if f.joinsAnd(i, j, next, end) {
			return next
		}
	case w.tag == "POS" && isOwner(last.lower):
		return next
	}
	return j
}

// joinsAnd reports whether the words [i, j) and those from next on are one name,
// such as "Ministry of Trade and Industry" or "Food and Drug Administration".
func (f *finder) joinsAnd(i, j, next, end int) bool {
	for k := i; k < j; k++ {
		if f.words[k].lower == "of" || f.words[k].lower == "for" {
			return f.words[i].is(isOrgOf) && f.longest(next, end) == next
		}
	}
	stop := next
	for stop < end && f.named(stop) {
		stop++
	}
	return stop-next >= 2 && f.words[stop-1].is(isOrgHead) && f.longest(i, j) == i && j-i <= 2
}

// isOwner reports whether a possessive of the word may stand inside of a name.
func isOwner(lower string) bool {
	switch lower {
	case "people", "women", "men", "children", "lord", "mcdonald", "moody", "sotheby", "christie", "lloyd",
		"macy", "magistrate", "wendy", "domino", "sainsbury", "king", "queen", "reader", "st", "farmers", "workers", "teachers":
		return true
	}
	return false
}

// hasTitleBefore reports whether the words before i are a title: "spokesman",
// "prime minister", "Secretary of".
func (f *finder) hasTitleBefore(i, start int) bool {
	if i == start {
		return false
	}
	w := f.words[i-1]
	if w.is(isTitle) && !w.is(isNever) {
		return true
	}
	return i-2 >= start && w.lower == "of" && f.words[i-2].is(isTitle)
}
