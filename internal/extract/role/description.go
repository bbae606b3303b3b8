package role

import (
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/cast"
	"github.com/dateline-news/dateline/internal/news"
)

// description is a noun phrase that says what somebody is.
type description struct {
	// first and end are tokens, half-open.
	first, end int
	title      string
	standing   news.Standing
	owner      owner
	age        int
	// closed says that an article, a possessor or a plain name of whom the role
	// serves stands before the title, so that it can stand for the person alone.
	closed bool
}

// maxDescription is how long a description may be, in tokens.
const maxDescription = 24

// describe reads the description that begins at a token and ends before limit.
func (r *reader) describe(first, limit int) (description, bool) {
	d := description{first: first, end: first}
	limit = min(limit, first+maxDescription, len(r.tokens))
	var words []string
	for d.end < limit {
		next, ok := r.modifier(&d, &words, d.end)
		if !ok {
			break
		}
		d.end = next
	}
	if !r.finish(&d, words) {
		return description{}, false
	}
	r.complements(&d, limit)
	return d, true
}

// modifier reads what stands at a token of a description, up to its head. It gives
// the token after it.
func (r *reader) modifier(d *description, words *[]string, at int) (int, bool) {
	if part, ok := r.cast.At(at); ok {
		return r.ownerBefore(d, words, part)
	}
	word, tag := r.lower(at), r.tokens[at].Tag
	switch {
	case tag == "DT" || tag == "PRP$":
		if at != d.first {
			return 0, false
		}
		d.closed = word != "a" && word != "an"
	case tag == "POS":
		*words, d.closed = nil, true
		if part, named := r.cast.At(at - 1); !named || part.Type == news.Person {
			d.owner = owner{} // "the Russian minister's spokesman" serves no country
		}
	case r.words.standing[word] != "":
		d.standing = r.words.standing[word]
	case years(word) > 0:
		d.age = years(word)
	case r.words.skip[word], saysNothing(word):
	case r.nationality(d, at):
	case tag == "CC" && (word == "and" || word == "&"):
		if len(*words) == 0 || r.isHead(at-1) || !r.noun(at+1) {
			return 0, false
		}
		*words = append(*words, "and")
	case r.noun(at) || strings.HasPrefix(tag, "JJ") || tag == "VBN" && r.noun(at+1) || r.isTitle(word):
		*words = append(*words, word)
	default:
		return 0, false
	}
	return at + 1, true
}

// nationality takes a word for a people that was not found to be a name: the country
// is the place, if the document names it.
func (r *reader) nationality(d *description, at int) bool {
	if !r.capital(at) {
		return false
	}
	entry, ok := r.lists.Find(r.tokens[at].Text)
	if !ok || entry.Subtype != news.Nationality {
		return false
	}
	if d.owner.place == nil {
		d.owner.place = r.countries[entry.ISO3166]
	}
	d.closed = true
	return true
}

// saysNothing reports whether a word is a compound that praises or places somebody
// but is no part of the title: "award-winning", "Leeds-based".
func saysNothing(word string) bool {
	_, end, hyphen := strings.Cut(word, "-")
	return hyphen && (end == "winning" || end == "based" || end == "born" || end == "backed" || end == "serving" || end == "selling")
}

// ownerBefore takes a name within a description: "Russia's", "Justice Department".
func (r *reader) ownerBefore(d *description, words *[]string, part cast.Part) (int, bool) {
	if part.Type == news.Person {
		// "Marsh's lawyer" and "Marsh campaign spokesman", but not a list of people.
		if part.End >= len(r.tokens) || r.tokens[part.End].Tag != "POS" && !strings.HasPrefix(r.tokens[part.End].Tag, "NN") {
			return 0, false
		}
	}
	if word := r.lower(part.First); part.End == part.First+1 && r.isTitle(word) && part.Type != news.Location {
		*words = append(*words, word) // a title that was taken for a name
		return part.End, true
	}
	d.owner = r.own(d.owner, part)
	d.closed = true
	return part.End, true
}

// isTitle reports whether a word is a noun for people and nothing else.
func (r *reader) isTitle(word string) bool {
	_, _, ok := r.words.head(word)
	return ok && !r.words.apposed[word]
}

// finish checks that the words read so far end in a head and makes the title.
func (r *reader) finish(d *description, words []string) bool {
	if len(words) == 0 {
		return false
	}
	at := len(words) - 1
	if r.words.after[words[at]] && at > 0 {
		if _, _, ok := r.words.head(words[at-1]); ok {
			d.title = strings.Join(words, " ")
			return true
		}
	}
	noun, standing, ok := r.words.head(words[at])
	if !ok {
		return false
	}
	words[at] = noun
	if standing != "" {
		d.standing = standing
	}
	for i, word := range words[:at] {
		if long, short := r.words.short[word]; short {
			words[i] = long
		}
	}
	d.title = strings.Join(words, " ")
	return true
}

// complements reads what follows a title: "of state", "of the European Commission",
// "at Norvik in Leeds".
func (r *reader) complements(d *description, limit int) {
	for range 3 {
		at := d.end
		if at >= limit || !r.links(at) {
			return
		}
		end, parts := r.complement(at+1, limit)
		if end == 0 {
			return
		}
		if whole := d.title + " " + r.join(at, end); r.words.whole[whole] || len(parts) == 0 && r.plain(at) {
			d.title, d.end = whole, end
			continue
		}
		if len(parts) == 0 && !r.is(at, "of", "for") {
			return // "in the morning"
		}
		for _, part := range parts {
			d.owner = r.own(d.owner, part)
		}
		d.end = end
	}
}

// links reports whether the token ties what follows to a title.
func (r *reader) links(at int) bool {
	switch r.lower(at) {
	case "of", "for", "at", "in", "with", "to", "from":
		return r.tokens[at].Tag == "IN" || r.tokens[at].Tag == "TO"
	}
	return false
}

// plain reports whether common words without an article follow "of" at a token,
// which then belong to the title: minister of finance.
func (r *reader) plain(at int) bool {
	return r.lower(at) == "of" && r.tokens[at+1].Tag != "DT" && r.tokens[at+1].Tag != "PRP$"
}

// complement reads the noun phrase after a preposition. Its end is zero where
// there is none, or where it names a person.
func (r *reader) complement(at, limit int) (end int, parts []cast.Part) {
	first := at
	for at < limit {
		if part, ok := r.cast.At(at); ok {
			if part.Type == news.Person {
				return 0, nil
			}
			parts, at = append(parts, part), part.End
			continue
		}
		tag := r.tokens[at].Tag
		switch {
		case (tag == "DT" || tag == "PRP$") && at == first, tag == "POS", r.noun(at) && !r.isTime(at), strings.HasPrefix(tag, "JJ"):
		case tag == "CC" && at > first && at+1 < limit && r.noun(at+1) && len(parts) == 0 && !r.isHead(at+1):
		default:
			return endOf(first, at), parts
		}
		at++
	}
	return endOf(first, at), parts
}

// endOf is at, or zero for a phrase without a word.
func endOf(first, at int) int {
	if at == first {
		return 0
	}
	return at
}

// years is the age that a word like "54-year-old" tells, or zero.
func years(word string) int {
	front, ok := strings.CutSuffix(word, "-year-old")
	if !ok {
		return 0
	}
	return age(front)
}

// maxAge is more years than anybody has lived.
const maxAge = 125

// age reads a number that can be somebody's age, else zero.
func age(word string) int {
	n, err := strconv.Atoi(word)
	if err != nil || n < 1 || n > maxAge {
		return 0
	}
	return n
}
