package quote

import (
	"slices"
	"sort"

	"github.com/dateline-news/dateline/internal/news"
)

// attribution is what a form found in a line.
type attribution struct {
	pieces []news.Span
	cue    news.Span
	// source is nil where nobody is named.
	source *source
	line   *line
	// from and to bound the tokens that the attribution uses.
	from, to int
	// opensNext is set where the words follow in the next paragraph: "She added:".
	opensNext bool
}

// reader finds the attributions of one line, from left to right.
type reader struct {
	*line
	cues  []cue
	found []attribution
	// free is the first token after all that attributions use.
	free int
	// used tells which tokens are part of what was said.
	used []bool
}

// attributions reads a line.
func (l lexicon) attributions(in *line) []attribution {
	r := &reader{line: in, cues: l.cues(in), used: make([]bool, len(in.tokens))}
	r.accordingTo()
	for i := 0; i < len(r.cues); i++ {
		if c := r.cues[i]; c.first >= r.free {
			r.attribute(c, r.bound(i))
		}
	}
	r.unusual()
	r.labelled()
	slices.SortFunc(r.found, func(a, b attribution) int { return a.from - b.from })
	return r.found
}

// attribute tries the forms around one cue. Words before it are tried first:
// what ends in "…, she said" belongs to her, whatever verbs it holds.
func (r *reader) attribute(c cue, limit int) {
	speaker, named := r.speaker(c)
	rest := r.afterCue(c, speaker)
	if named && speaker.first > r.free && r.trailing(c, speaker, rest) {
		return
	}
	if !named && c.class == judging {
		return
	}
	r.leading(c, speaker, named, rest, limit)
}

// speaker finds the source of a cue: its subject, the phrase after it where
// the order is turned, or the last speaker where the cue carries on.
func (r *reader) speaker(c cue) (source, bool) {
	if r.inverted(c) {
		if s, ok := r.object(c.end); ok {
			return s, true
		}
	}
	if r.tag(c.verb) == "VBG" && r.is(c.first-1, ",") {
		return r.participleSubject(c)
	}
	if s, ok := r.subject(c.first); ok && s.first >= r.free {
		return s, true
	}
	if last := len(r.found) - 1; last >= 0 && r.found[last].source != nil && r.carriesOn(c) {
		return *r.found[last].source, true
	}
	return source{}, false
}

// participleSubject is who says in ", adding that …": the speaker before, else
// the subject of the sentence.
func (r *reader) participleSubject(c cue) (source, bool) {
	if last := len(r.found) - 1; last >= 0 && r.found[last].source != nil {
		return *r.found[last].source, true
	}
	return r.mainSubject(c.first)
}

// inverted reports whether the verb stands before its speaker: “…,” said X.
func (r *reader) inverted(c cue) bool {
	before := c.first - 1
	if r.tag(before) != quoted && !r.is(before, ",") && before >= 0 {
		return false
	}
	if r.tag(c.verb) == "VBG" {
		return false
	}
	if s, ok := r.subject(c.first); ok && r.is(before, ",") && s.first >= r.free && r.tag(before-1) != quoted {
		return false
	}
	_, ok := r.phrases.From(c.end)
	return ok
}

// carriesOn reports whether a cue shares the speaker of the one before it:
// ", adding that …", "and said …".
func (r *reader) carriesOn(c cue) bool {
	return r.tag(c.verb) == "VBG" || r.is(c.first-1, "and", "but", ",")
}

// add keeps an attribution and marks its tokens as used.
func (r *reader) add(a attribution) {
	a.line = r.line
	r.found = append(r.found, a)
	r.free = max(r.free, a.to)
	for _, piece := range a.pieces {
		for i := r.tokenAt(piece.Start); i < len(r.tokens) && r.tokens[i].Span.Start < piece.End; i++ {
			r.used[i] = true
		}
	}
}

// tokenAt is the first token that begins at or after an offset.
func (l *line) tokenAt(offset int) int {
	return sort.Search(len(l.tokens), func(i int) bool { return l.tokens[i].Span.Start >= offset })
}

// cueReach is how many later cues may bound the words of one.
const cueReach = 8

// bound is the token before which the words of cue i end at the latest: where
// the clause of a later cue with a subject of its own begins.
func (r *reader) bound(i int) int {
	end := r.end()
	for _, next := range r.cues[i+1 : min(len(r.cues), i+1+cueReach)] {
		if next.class == judging && r.tag(next.verb) != "VBG" {
			continue
		}
		if at := r.clauseStart(next); at > r.cues[i].end {
			return at
		}
	}
	return end
}

// clauseStart is the token at which the clause of a later cue begins, with
// its conjunction, or zero where that clause is part of what was said.
func (r *reader) clauseStart(c cue) int {
	if r.tag(c.verb) == "VBG" && r.is(c.first-1, ",") {
		return c.first - 1
	}
	s, ok := r.subject(c.first)
	if !ok {
		if r.is(c.first-1, "and", "but") {
			return c.first - 1
		}
		return 0
	}
	switch before := s.first - 1; {
	case r.is(before, "but", "and", "while", "although", "though", "as") && r.is(before-1, ","):
		return before - 1
	case r.tag(before) == quoted:
		return before
	case r.introduces(c):
		return s.first
	}
	return 0
}

// introduces reports whether a comma or colon and speech follow a cue.
func (r *reader) introduces(c cue) bool { return r.is(c.end, ",", ":") && r.tag(c.end+1) == quoted }
