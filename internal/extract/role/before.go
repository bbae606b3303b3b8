package role

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/cast"
	"github.com/dateline-news/dateline/internal/news"
)

// before finds the descriptions before a name, the nearest first: "Foreign Minister
// Ann Marsh", "spokesman Capt. Tom Hale", "the foreign minister, Ann Marsh".
func (r *reader) before(part cast.Part) []description {
	at := r.bare(part.First)
	if shared, ok := r.sharedTitle(part, at); ok {
		return []description{shared}
	}
	if r.is(at-1, ",") && at-1 > r.begin {
		return r.apposedBefore(part, at-1)
	}
	var found []description
	for range 2 {
		d, ok := r.titled(at)
		if !ok {
			break
		}
		found = append(found, d)
		at = d.first
	}
	return found
}

// bare steps left over forms of address.
func (r *reader) bare(at int) int {
	for at > r.begin && r.is(at-1, "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame", "monsignor", "father", "sister") {
		at--
	}
	return at
}

// titled finds the title that ends before a token.
func (r *reader) titled(at int) (description, bool) {
	first, ok := r.titleStart(at)
	if !ok {
		return description{}, false
	}
	for ; first < at; first++ {
		if d, ok := r.describe(first, at); ok && d.end == at && (at-first > 1 || !r.words.apposed[r.lower(first)]) {
			return d, true
		}
	}
	return description{}, false
}

// maxTitle is how many tokens may stand before a name as its title.
const maxTitle = 12

// titleStart is the first token that can belong to the title before a name.
func (r *reader) titleStart(name int) (int, bool) {
	if !r.endsTitle(name - 1) {
		return r.postStart(name)
	}
	capital := r.capital(name - 1)
	at := name - 1
	for at > r.begin && name-at < maxTitle {
		next, ok := r.stepBack(at, capital)
		if !ok {
			break
		}
		at = next
	}
	return at, true
}

// endsTitle reports whether a token is the last of a title.
func (r *reader) endsTitle(at int) bool {
	return at >= r.begin && (r.isHead(at) || r.words.after[r.lower(at)] && r.isHead(at-1)) && !r.isPerson(at)
}

// stepBack is the first token of what stands before a token, if it can be part of
// the same title.
func (r *reader) stepBack(at int, capital bool) (int, bool) {
	before := at - 1
	if part, ok := r.cast.At(before); ok {
		return part.First, part.First >= r.begin
	}
	word, tag := r.lower(before), r.tag(before)
	switch {
	case tag == "POS":
		return r.possessor(before), true
	case tag == "PRP$", r.words.standing[word] != "", years(word) > 0:
		return before, true
	case tag == "CC" && word == "and":
		return before, r.noun(before-1) && !r.isHead(before-1) && r.capital(before-1) == capital
	case tag == "DT", word == "of", r.isTime(before):
		return 0, false
	case r.words.skip[word]:
		return before, strings.HasPrefix(tag, "JJ") || strings.HasPrefix(tag, "NN")
	case capital:
		return before, r.capital(before) && (r.noun(before) || strings.HasPrefix(tag, "JJ"))
	}
	return before, tag == "NN" || tag == "NNP" || strings.HasPrefix(tag, "JJ") || r.pluralModifier(word)
}

// pluralModifier reports whether a plural can stand within a title.
func (r *reader) pluralModifier(word string) bool {
	switch word {
	case "affairs", "sports", "communications", "rights", "works", "sales", "operations", "systems", "arms", "services", "resources", "police":
		return true
	}
	return false
}

// possessor is the first token of the phrase that owns, given its possessive mark:
// "the company's", "Russia's".
func (r *reader) possessor(mark int) int {
	if part, ok := r.cast.At(mark - 1); ok && part.First >= r.begin {
		return part.First
	}
	at := mark
	for at > r.begin && mark-at < 5 && (r.noun(at-1) || strings.HasPrefix(r.tag(at-1), "JJ")) {
		at--
	}
	if at > r.begin && (r.tag(at-1) == "DT" || r.tag(at-1) == "PRP$") {
		at--
	}
	return at
}

// postStart finds "Archbishop of Canterbury" and "Secretary of State" before a
// name: a title with "of" behind its noun.
func (r *reader) postStart(name int) (int, bool) {
	for at := name - 1; at > r.begin && name-at < maxTitle/2; at-- {
		if r.is(at, "of", "for") {
			if !r.capital(at-1) || !r.endsTitle(at-1) {
				return 0, false
			}
			return r.titleStart(at)
		}
		_, named := r.cast.At(at)
		if r.isPerson(at) || !named && !r.noun(at) && !strings.HasPrefix(r.tag(at), "JJ") && !r.is(at, "the", "and", "&") {
			return 0, false
		}
	}
	return 0, false
}

// apposedBefore finds the description that a comma parts from the name behind it:
// "the company's chief executive, Ana Ruiz". One that follows another name and a
// comma is that one's.
func (r *reader) apposedBefore(part cast.Part, comma int) []description {
	if !r.closesAside(part.End) {
		return nil
	}
	var found []description
	for first := comma - 1; first >= r.begin && comma-first <= maxDescription/2; first-- {
		if r.is(first, ",", ";", ":") || r.isVerb(first) {
			break
		}
		if !r.opens(first) || r.is(first-1, ",") && r.isPerson(first-2) || r.tag(first-1) == "POS" {
			continue
		}
		if d, ok := r.describe(first, comma); ok && d.end == comma && d.closed {
			found = []description{d}
		}
	}
	return found
}

// opens reports whether a description may begin at a token.
func (r *reader) opens(at int) bool {
	_, named := r.cast.At(at)
	return named && !r.isPerson(at-1) || r.tag(at) == "DT" || r.tag(at) == "PRP$"
}

// closesAside reports whether what follows a name lets the words before it be its
// description: no list of names.
func (r *reader) closesAside(at int) bool { return !r.is(at, "and", "&") && r.tag(at) != "POS" }

func (r *reader) isVerb(at int) bool {
	switch r.tag(at) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// attached adds whom a title serves where that stands behind the name: "coach Tom
// Hale of Norvik United", "Senator Ann Marsh (D-Fla.)".
func (r *reader) attached(d *description, part cast.Part) {
	if d.owner.known() || d.end > part.First {
		return
	}
	at := part.End
	if r.is(at, "of") {
		if of, ok := r.cast.At(r.afterArticle(at + 1)); ok && of.Type != news.Person && of.Type != news.Misc {
			d.owner = r.own(d.owner, of)
			d.end = of.End
		}
		return
	}
	if r.is(at, ",") && r.is(at+2, "of") {
		if of, ok := r.cast.At(at + 3); ok && r.party(r.lower(at+1)) != nil || r.is(at+1, "republican", "democrat") && of.Type == news.Location {
			d.owner = owner{organization: r.party(r.lower(at + 1))}
			d.owner, d.end = r.own(d.owner, of), of.End
			return
		}
	}
	if r.is(at, ",", "(") {
		if o, end := r.constituency(d.owner, at+1); end > 0 {
			d.owner, d.end = o, end
		}
	}
}

func (r *reader) afterArticle(at int) int {
	if r.is(at, "the") {
		return at + 1
	}
	return at
}
