package entity

import "github.com/dateline-news/dateline/internal/news"

// split cuts the run [start, end) into candidates: titles are taken out, and
// nationalities and countries before them are names of their own. title says
// that a title stands before the run.
func (f *finder) split(start, end int, title bool) {
	if title && start > 1 && f.words[start-1].lower == "of" {
		start = f.skip(start, end, isOffice)
		if start == end {
			return
		}
	}
	if at := f.lastTitle(start, end); at >= 0 {
		f.left(start, at)
		f.split(at+1, end, true)
		return
	}
	end = f.withoutTitle(start, end)
	if start == end {
		return
	}
	if cut := f.nationality(start, end); cut > start {
		f.add(start, cut, false)
		f.split(cut, end, title)
		return
	}
	f.add(start, end, title)
}

// skip passes the words with cue c, and "and" between them.
func (f *finder) skip(start, end int, c cue) int {
	at := start
	for at < end && (f.words[at].is(c) || at > start && f.words[at].lower == "and") {
		at++
	}
	return at
}

// lastTitle is the index of the last title in [start, end) that has a name behind
// it, or -1. In the name of an organisation or after a given name it is no title.
func (f *finder) lastTitle(start, end int) int {
	if f.words[end-1].is(isOrgHead|isLocHead|isMiscHead) && !f.words[end-1].is(isTitle) {
		return -1
	}
	if f.longest(start, end) == end {
		return -1
	}
	for at := end - 2; at >= start; at-- {
		if !f.words[at].is(isTitle) || f.words[at+1].lower == "of" || isJunior(f.words[at+1].lower) {
			continue
		}
		if f.isGiven(f.words[start]) && (at > start && !f.words[start].is(isTitle) || at == start && at+2 == end) {
			continue
		}
		return at
	}
	return -1
}

func isJunior(lower string) bool {
	return lower == "jr." || lower == "jr" || lower == "sr." || lower == "sr" || lower == "ii" || lower == "iii"
}

// left keeps what stands before a title where it is a name: the "FBI" of "FBI
// Director", the "Russian" of "Russian Foreign Minister".
func (f *finder) left(start, end int) {
	for end > start && f.words[end-1].is(isTitle|isModifier) {
		end--
	}
	if start == end {
		return
	}
	if cut := f.nationality(start, end); cut > start {
		f.add(start, cut, false)
		start = cut
	}
	if start < end {
		f.found = append(f.found, candidate{start: start, end: end, post: true})
	}
}

// withoutTitle cuts titles off the end of a run that is not a person's name.
func (f *finder) withoutTitle(start, end int) int {
	if f.isGiven(f.words[start]) || f.longest(start, end) == end {
		return end
	}
	cut := end
	for cut > start && f.words[cut-1].is(isTitle) && !f.words[cut-1].is(isOrgHead) {
		cut--
	}
	if cut == end {
		return end
	}
	for cut > start && f.words[cut-1].is(isModifier) {
		cut--
	}
	return cut
}

// nationality is the end of a nationality, or of a short form of a country, that
// opens [start, end) and is no part of the name that follows it.
func (f *finder) nationality(start, end int) int {
	cut := f.longest(start, end)
	if cut == start || cut == end {
		return start
	}
	entry, ok := f.places.Find(f.text(start, cut))
	if !ok || f.words[cut].lower == "of" || f.words[cut].lower == "and" {
		return start
	}
	if entry.Type == news.Misc && !f.hasHead(cut, end) || entry.Subtype == news.Country && f.words[start].acronym {
		return cut
	}
	return start
}

// hasHead reports whether [start, end) ends in a word that says what it names, or
// has such a word before "of".
func (f *finder) hasHead(start, end int) bool {
	if f.words[end-1].is(isOrgHead | isLocHead | isMiscHead) {
		return true
	}
	for i := start; i+1 < end; i++ {
		if f.words[i].is(isOrgOf|isOrgHead) && (f.words[i+1].lower == "of" || f.words[i+1].lower == "for") {
			return true
		}
	}
	return false
}

// text is the text of the words [start, end) with one blank between two.
func (f *finder) text(start, end int) string {
	text := ""
	for i := start; i < end; i++ {
		if i > start && f.words[i].span.Start > f.words[i-1].span.End {
			text += " "
		}
		text += f.words[i].text
	}
	return text
}

func (f *finder) add(start, end int, title bool) {
	f.found = append(f.found, candidate{start: start, end: end, title: title})
}
