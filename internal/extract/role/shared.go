package role

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/cast"
)

// shared is a title in the plural that stands before several names: "Senators Ann
// Marsh and Tom Hale".
type shared struct {
	description
	// last is the end of the name that had it last.
	last int
}

// sharedTitle is the title in the plural that a name has part in: one that stands
// before it, or before the name that "and" or a comma joins to it.
func (r *reader) sharedTitle(part cast.Part, at int) (description, bool) {
	if r.several.title != "" && r.joins(r.several.last, at) {
		r.several.last = part.End
		return r.several.description, true
	}
	r.several = shared{}
	d, ok := r.plural(at)
	if ok {
		r.several = shared{description: d, last: part.End}
	}
	return d, ok
}

// joins reports whether only a conjunction or a comma stands between two tokens.
func (r *reader) joins(end, first int) bool {
	switch first - end {
	case 1:
		return r.is(end, "and", ",")
	case 2:
		return r.is(end, ",") && r.is(end+1, "and")
	}
	return false
}

// plural reads a title whose last word is a plural, and makes it a singular.
func (r *reader) plural(at int) (description, bool) {
	single, ok := strings.CutSuffix(strings.TrimSuffix(r.lower(at-1), "."), "s")
	if _, _, head := r.words.head(single); !ok || !head || r.isHead(at-1) || r.words.apposed[single] || at-1 < r.begin {
		return description{}, false
	}
	first := at - 1
	for first > r.begin && at-first < maxTitle {
		next, ok := r.stepBack(first, r.capital(at-1))
		if !ok {
			break
		}
		first = next
	}
	d := description{first: first, end: at}
	var words []string
	for i := first; i < at-1; {
		next, ok := r.modifier(&d, &words, i)
		if !ok {
			return description{}, false
		}
		i = next
	}
	return d, r.finish(&d, append(words, single))
}
