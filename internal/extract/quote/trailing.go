package quote

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// trailing reads the forms in which the words come first: “…,” X said;
// “…,” said X; “…,” X said, “…”; …, X said.
func (r *reader) trailing(c cue, s source, rest int) bool {
	start := min(s.first, c.first)
	left := start
	if r.is(left-1, ",") {
		left--
	}
	direct := r.tag(left-1) == quoted
	closed := r.closes(rest)
	if left <= r.free || !direct && (left == start || !closed) {
		return false
	}
	from := r.free
	if direct && r.tag(from) != quoted {
		from = r.wordsBefore(left-1, from)
	}
	for from < left && r.is(from, ",", "and", "but", "“", "\"", "''", "``") && r.tag(from) != quoted {
		from++
	}
	if from >= left {
		return false
	}
	a := attribution{pieces: []news.Span{r.span(from, left)}, cue: r.span(c.first, c.end), source: &s, from: from}
	a.to = max(s.end, c.end, rest)
	r.second(&a, direct)
	r.add(a)
	return true
}

// closes reports whether nothing is said after the attribution: the line
// ends, or a comma carries on what was broken off.
func (r *reader) closes(rest int) bool {
	return rest >= r.end() || r.is(rest, ",") || r.tag(rest) == quoted
}

// wordsBefore decides where words that end in a stretch of speech begin: at
// the start of the sentence, unless they are set off by a comma or colon.
func (r *reader) wordsBefore(stretch, from int) int {
	if r.is(stretch-1, ",", ":") || stretch-1 < from {
		return stretch
	}
	next := sort.Search(len(r.cues), func(i int) bool { return r.cues[i].first >= from })
	if next < len(r.cues) && r.cues[next].first < stretch {
		return stretch
	}
	return from
}

// second adds the piece after the attribution: “…,” X said, “…” and
// The talks, X said, were useful.
func (r *reader) second(a *attribution, direct bool) {
	at := a.to
	if r.is(at, ",", ":", ";") {
		at++
	}
	switch {
	case r.tag(at) == quoted:
		a.pieces = append(a.pieces, r.tokens[at].Span)
		a.to = at + 1
	case !direct && at > a.to && at < r.end() && r.resumes(at) && !r.hasVerb(a.from, min(a.from+40, at)):
		a.pieces = append(a.pieces, r.span(at, r.end()))
		a.to = r.end()
	}
}

// resumes reports whether a clause that was broken off goes on at a token.
func (r *reader) resumes(i int) bool {
	return strings.HasPrefix(r.tag(i), "VB") && r.tag(i) != "VBG" || r.tag(i) == "MD" || strings.HasPrefix(r.tag(i), "RB")
}

// hasVerb reports whether a finite verb stands before the first comma.
func (r *reader) hasVerb(from, to int) bool {
	for i := from; i < to && !r.is(i, ","); i++ {
		switch r.tag(i) {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}
