package role

import (
	"cmp"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/cast"
	"github.com/dateline-news/dateline/internal/news"
)

// after finds the descriptions behind a name. What belongs to the title before the
// name ends at a token.
func (r *reader) after(part cast.Part, at int) []description {
	if at >= r.end {
		return nil
	}
	switch r.tokens[at].Text {
	case "(":
		return r.bracketed(at + 1)
	case ",", "—", "–", "--":
		return r.asides(at + 1)
	}
	if found := r.asObject(part); found != nil {
		return found
	}
	return r.told(at, false)
}

// bracketed reads an age or a title in brackets: "Ann Marsh (54)".
func (r *reader) bracketed(at int) []description {
	if n := age(r.tokens[min(at, len(r.tokens)-1)].Text); n > 0 && r.is(at+1, ")") {
		number := description{first: at, end: at + 1, age: n}
		return append([]description{number}, r.told(at+2, false)...)
	}
	if d, ok := r.describe(at, r.end); ok && r.is(d.end, ")") {
		return []description{d}
	}
	return nil
}

// asides reads what stands after a comma: an age, a description, both, or a clause.
func (r *reader) asides(at int) []description {
	number, after := r.aged(at)
	if number.age > 0 {
		if !r.is(after, ",") {
			return []description{number}
		}
		at = after + 1
	}
	if r.is(at, "who") {
		return appendAge(number, r.told(at+1, true))
	}
	return appendAge(number, r.apposed(at))
}

// appendAge joins an age with the description behind it.
func appendAge(number description, found []description) []description {
	if number.age == 0 {
		return found
	}
	if len(found) == 0 {
		return []description{number}
	}
	found[0].age, found[0].first = number.age, number.first
	return found
}

// aged reads an age between commas: "54", "aged 54", "age 54", "who is 54". It
// gives the token after it.
func (r *reader) aged(at int) (description, int) {
	first := at
	if r.is(at, "who") && r.is(at+1, "is", "was") {
		at += 2
	}
	if r.is(at, "aged", "age") {
		at++
	}
	if at >= r.end {
		return description{}, at
	}
	n := age(r.tokens[at].Text)
	if n == 0 || at+1 < r.end && !r.is(at+1, ",", ".", ";", "and", "of", "—", ")") && r.tag(at+1) != "VBD" {
		return description{}, first
	}
	return description{first: first, end: at + 1, age: n}, at + 1
}

// apposed reads the description after a comma: "Russia's foreign minister", "a baker
// in Leeds", "president and chief executive of Norvik".
func (r *reader) apposed(at int) []description {
	first := at
	for r.is(at, "also", "now", "currently", "formerly", "previously", "once") {
		at++
	}
	d, ok := r.describe(at, r.end)
	if !ok || !r.closes(d.end) || r.isPerson(d.end) {
		return nil
	}
	if r.is(first, "formerly", "previously", "once") {
		d.standing = news.FormerStanding
	}
	d.first = first
	return r.siblings(d)
}

// siblings adds the title that "and" joins to a description. Without an article of its own
// it serves the same.
func (r *reader) siblings(d description) []description {
	found := []description{d}
	if !r.is(d.end, "and") {
		return found
	}
	second, ok := r.describe(d.end+1, r.end)
	if !ok || !r.closes(second.end) || r.isPerson(second.end) || r.isVerb(second.end) {
		return found
	}
	if r.tag(second.first) == "DT" {
		return append(found, second)
	}
	if !d.owner.known() {
		found[0].owner = second.owner
	} else if !second.owner.known() {
		second.owner = d.owner
	}
	second.standing = cmp.Or(second.standing, d.standing)
	return append(found, second)
}

// asObject reads "appointed Ann Marsh (as) foreign minister".
func (r *reader) asObject(part cast.Part) []description {
	v, ok := r.words.verbs[r.lower(part.First-1)]
	if !ok || v.kind != electing && v.kind != nominating || !strings.HasPrefix(r.tag(part.First-1), "VB") {
		return nil
	}
	at := part.End
	if r.is(at, "as") {
		at++
	} else if r.is(at, "to") && r.is(at+1, "be") {
		at += 2
	}
	return r.held(at, v.standing())
}

// held reads the description of an office that a verb tells of.
func (r *reader) held(at int, standing news.Standing) []description {
	d, ok := r.describe(at, r.end)
	if !ok || r.isPerson(d.end) {
		return nil
	}
	if d.standing == "" {
		d.standing = standing
	}
	return r.siblings(d)
}
