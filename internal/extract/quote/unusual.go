package quote

import (
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// unusual attributes stretches that no reporting verb claims but another
// verb, set off by a comma or colon, does: “Enough,” she snapped; He was
// blunt: “Enough.”
func (r *reader) unusual() {
	for i := range r.tokens {
		if r.tag(i) != quoted || r.used[i] {
			continue
		}
		if !r.verbAfter(i) {
			r.verbBefore(i)
		}
	}
}

// verbAfter reads “…,” she snapped and “…,” snapped the mayor.
func (r *reader) verbAfter(i int) bool {
	at := i + 1
	if r.is(at, ",") {
		at++
	}
	if at == i+1 && !r.broken(i) {
		return false
	}
	if s, ok := r.object(at); ok && finite(r.tag(s.end)) && s.end-at < attributionReach && r.lower(s.end) != "" {
		return r.addUnusual(i, s.end, &s)
	}
	if (r.tag(at) == "VBD" || r.tag(at) == "VBZ") && !isBe(r.lower(at)) {
		if s, ok := r.object(at + 1); ok {
			return r.addUnusual(i, at, &s)
		}
	}
	return false
}

// verbBefore reads She was blunt: “…” and The mayor snapped, “…”.
func (r *reader) verbBefore(i int) bool {
	if !r.is(i-1, ",", ":") {
		return false
	}
	for k := i - 2; k >= 0 && i-k < 30; k-- {
		if r.marked[k] || !finite(r.tag(k)) {
			continue
		}
		if s, ok := r.subject(k); ok {
			return r.addUnusual(i, k, &s)
		}
	}
	return false
}

func (r *reader) addUnusual(stretch, verb int, s *source) bool {
	r.add(attribution{
		pieces: []news.Span{r.tokens[stretch].Span},
		cue:    r.tokens[verb].Span,
		source: s,
		from:   min(stretch, verb),
		to:     max(stretch, verb) + 1,
	})
	return true
}

// labelLength is how many tokens a speaker's label has at most.
const labelLength = 8

// labelled reads X: “…” at the start of a line and “…” — X at its end.
func (r *reader) labelled() {
	for i := 1; i < len(r.tokens) && i <= labelLength; i++ {
		if (r.is(i, ":") || i == r.turn) && r.tag(i+1) == quoted && !r.used[i+1] {
			r.label(0, i, i+1, i)
			return
		}
	}
	for i := range r.tokens {
		if r.is(i, "—", "–", "―", "--", "-") && i > 0 && r.tag(i-1) == quoted && !r.used[i-1] && r.end()-i <= labelLength {
			r.label(i+1, r.end(), i-1, i)
		}
	}
}

// label adds a stretch whose speaker the tokens [first, end) name.
func (r *reader) label(first, end, stretch, mark int) {
	if first >= end || !strings.HasPrefix(r.tag(first), "NN") && r.tag(first) != "DT" {
		return
	}
	head, ok := r.phrases.From(first)
	if !ok {
		return
	}
	s := source{first: first, end: end, head: head}
	r.add(attribution{
		pieces: []news.Span{r.tokens[stretch].Span}, cue: r.tokens[mark].Span, source: &s,
		from: min(first, stretch), to: max(end, stretch+1),
	})
}
