package entity

import (
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// scores weighs the types of name against each other for one candidate. The
// weights were set by hand and read off labelled news: what names its own kind
// ("Ministry", "Inc.") outweighs the company that it keeps.
type scores struct {
	person, organization, location, misc float64
}

// best is the type with the highest score, and that score.
func (s scores) best() (news.EntityType, float64) {
	kind, top := news.Person, s.person
	if s.organization > top {
		kind, top = news.Organization, s.organization
	}
	if s.location > top {
		kind, top = news.Location, s.location
	}
	if s.misc > top {
		kind, top = news.Misc, s.misc
	}
	return kind, top
}

// add gives weight to a type.
func (s *scores) add(kind news.EntityType, weight float64) {
	switch kind {
	case news.Person:
		s.person += weight
	case news.Organization:
		s.organization += weight
	case news.Location:
		s.location += weight
	case news.Misc:
		s.misc += weight
	}
}

// score weighs what the words of a candidate, and those beside it, tell.
func (f *finder) score(c candidate) scores {
	var s scores
	f.scoreListed(c, &s)
	f.scoreWords(c, &s)
	f.scoreShape(c, &s)
	f.scoreContext(c, &s)
	return s
}

// scoreListed counts what the gazetteer says of the whole name.
func (f *finder) scoreListed(c candidate, s *scores) {
	entry, ok := f.places.Find(f.text(c.start, c.end))
	if !ok {
		return
	}
	s.add(entry.Type, 4)
	if entry.Subtype == news.Nationality || entry.Subtype == news.Country {
		s.add(entry.Type, 2)
	}
}

// scoreWords counts words inside of the name that say what it names.
func (f *finder) scoreWords(c candidate, s *scores) {
	first, last := f.words[c.start], f.words[c.end-1]
	if c.end-c.start > 1 {
		if last.is(isSuffix) {
			s.organization += 5
		}
		if last.is(isOrgHead) {
			s.organization += 4
		}
		if last.is(isLocHead) {
			s.location += 4
		}
		if last.is(isMiscHead) {
			s.misc += 4
		}
		if first.is(isLocStart) && !f.isGiven(first) {
			s.location += 2
		}
		f.scoreOf(c, s)
		if f.opensWithPlace(c) {
			s.organization += 2
		}
	} else if first.is(isOrgHead | isOrgOf | isLocHead | isMiscHead | isModifier | isFunction | isOpener | isOffice) {
		s.person -= 2
		s.organization -= 2
		s.location -= 2
	}
	for i := c.start; i < c.end; i++ {
		if f.words[i].text == "&" {
			s.organization += 3
		}
	}
}

// opensWithPlace reports whether a longer name begins with that of a place, as
// those of organisations do: "Qatar Charity".
func (f *finder) opensWithPlace(c candidate) bool {
	entry, ok := f.places.Find(f.words[c.start].text)
	return ok && entry.Type == news.Location && f.longest(c.start, c.end) < c.end && !f.isGiven(f.words[c.start])
}

// scoreOf counts the head of a name with "of" or "for" inside.
func (f *finder) scoreOf(c candidate, s *scores) {
	for i := c.start + 1; i < c.end-1; i++ {
		if f.words[i].lower != "of" && f.words[i].lower != "for" {
			continue
		}
		head := f.words[i-1]
		if head.is(isOrgOf | isOrgHead) {
			s.organization += 5
		}
		if head.is(isLocOf) {
			s.location += 4
		}
		if head.is(isMiscHead) {
			s.misc += 3
		}
		s.person -= 3
		return
	}
}

// scoreShape counts how the name is built.
func (f *finder) scoreShape(c candidate, s *scores) {
	first, last, length := f.words[c.start], f.words[c.end-1], c.end-c.start
	if length == 1 {
		if first.acronym && !first.titled {
			s.organization += 2.5
			s.person -= 2
		}
		if f.capital[first.lower] > 1 && f.lower[first.lower] == 0 && first.cues == 0 {
			s.person += 0.6
		}
		return
	}
	if f.isGiven(first) {
		s.person += 3
	}
	if isJunior(last.lower) {
		s.person += 3
	}
	plain := 0
	for i := c.start; i < c.end; i++ {
		w := f.words[i]
		switch {
		case isInitial(w.text), w.is(isParticle) && i > c.start && !w.capital:
			s.person += 2
		case w.capital && (!w.acronym || w.titled) && w.cues == 0:
			plain++
		}
	}
	if plain >= 2 && plain == length && length <= 4 {
		s.person += 1.5
	}
	if first.acronym && !first.titled && !isInitial(first.text) {
		s.organization += 1.5
	}
}

func isInitial(text string) bool { return len(text) == 2 && text[1] == '.' }

func (f *finder) isGiven(w word) bool {
	gender, _ := f.places.Gender(w.lower)
	return gender != gazetteer.UnknownGender
}

// scoreContext counts the words before and after the name.
func (f *finder) scoreContext(c candidate, s *scores) {
	if c.title {
		s.person += 3.5
	}
	if c.post {
		s.organization += 1.5
	}
	before, after := f.at(c.start-1), f.at(c.end)
	switch {
	case before.is(isInPlace):
		s.location += 2.5
		s.person--
	case f.at(c.start-2).is(isTitle) && isEmployed(before.lower):
		s.organization += 2.5
	case before.is(isToPlace):
		s.location++
	case before.lower == "the":
		s.organization++
		s.person -= 2
	case before.is(isSpeech):
		s.person++
	}
	switch {
	case after.is(isSpeech):
		s.person += 1.5
		s.organization += 0.5
	case after.tag == "POS":
		s.person += 0.6
	case after.text == ",":
		f.scoreComma(c, s)
	case after.is(isTitle) && !after.capital:
		s.organization += 1.5
		s.location += 0.5
	}
}

// isEmployed reports whether a preposition ties a post to whom it is held with: "an
// analyst at Norvik".
func isEmployed(lower string) bool {
	switch lower {
	case "at", "from", "of", "for", "with":
		return true
	}
	return false
}

// scoreComma counts what follows a comma behind the name: an age, who the person
// is, or the larger place.
func (f *finder) scoreComma(c candidate, s *scores) {
	next := f.at(c.end + 1)
	switch {
	case next.tag == "CD" && f.at(c.end+2).text == ",":
		s.person += 2
	case next.is(isTitle) || next.lower == "who" || next.lower == "whose" || next.lower == "a":
		s.person++
	case next.capital:
		if entry, ok := f.places.Find(next.text); ok && entry.Type == news.Location && f.at(c.start-1).text != "," {
			s.location += 1.5
		}
	}
}

// at is the word at i, or an empty one beyond the ends of the page.
func (f *finder) at(i int) word {
	if i < 0 || i >= len(f.words) {
		return word{}
	}
	return f.words[i]
}
