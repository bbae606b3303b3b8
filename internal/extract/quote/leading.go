package quote

import "github.com/dateline-news/dateline/internal/news"

// leading reads the forms in which the words follow the cue: X said: “…”;
// X said that …; X told Y …; X criticised ….
func (r *reader) leading(c cue, s source, named bool, at, limit int) {
	if c.class == telling {
		at = r.afterHearer(c, at)
	}
	if r.is(at, ":", ",") && at+1 >= len(r.tokens) {
		r.openNext(c, s, named)
		return
	}
	content, ok := r.content(c, at, limit)
	if !ok {
		return
	}
	a := attribution{pieces: content, cue: r.span(c.first, c.end), from: c.first}
	if named {
		a.source, a.from = &s, min(s.first, c.first)
	}
	a.to = r.tokenAt(content[len(content)-1].End)
	r.add(a)
}

// openNext keeps a cue whose words stand in the next paragraph.
func (r *reader) openNext(c cue, s source, named bool) {
	a := attribution{cue: r.span(c.first, c.end), from: c.first, to: len(r.tokens), opensNext: true}
	if named {
		a.source = &s
	}
	r.add(a)
}

// content reads what follows the cue from token at on.
func (r *reader) content(c cue, at, limit int) ([]news.Span, bool) {
	marked := false
	for r.is(at, ",", ":") {
		marked = true
		at++
	}
	end := min(limit, r.end())
	if at >= end {
		return nil, false
	}
	if r.tag(at) == quoted {
		return []news.Span{r.span(at, r.quotedEnd(at, end))}, true
	}
	if marked && !r.is(at-1, ":") || !r.takes(c, at, end) {
		return nil, false
	}
	return []news.Span{r.span(at, end)}, true
}

// quotedEnd is the end of words that begin with a stretch of speech: the
// stretch alone where a comma or nothing follows, else the clause.
func (r *reader) quotedEnd(at, end int) int {
	next := at + 1
	if next >= end || r.tag(next) == "VBG" || r.is(next, ",", "and", "but", "while", "in", "on", "to", "at", "when", "after", "as", "during", "—", "--", "(") {
		return next
	}
	return end
}

// takes reports whether the tokens [at, end) can be what a verb reports.
func (r *reader) takes(c cue, at, end int) bool {
	if r.is(at, "that", "whether", "if", "how", "why", "what", "who", "where", "when", ":") {
		return true
	}
	if r.is(at-1, ":") {
		return true
	}
	switch c.class {
	case judging:
		return end-at > 1
	case telling:
		return r.infinitive(at) || r.hasVerb(at, min(end, at+asideReach))
	case saying:
	}
	if c.lemma == "say" || c.lemma == "add" {
		return end-at > 1
	}
	return r.infinitive(at) || r.clause(at, end)
}

// infinitive reports whether "to" and a verb follow.
func (r *reader) infinitive(at int) bool { return r.is(at, "to") && r.tag(at+1) == "VB" }

// clause reports whether a subject and a finite verb follow.
func (r *reader) clause(at, end int) bool {
	p, ok := r.phrases.From(at)
	if !ok {
		return r.tag(at) == "EX"
	}
	for i := p.End; i < end && i < p.End+12; i++ {
		switch r.tag(i) {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		case quoted:
			return true
		}
	}
	return false
}

// afterCue is the token after a cue, its speaker where that follows it, and
// what says when and where it was said.
func (r *reader) afterCue(c cue, s source) int {
	at := c.end
	if s.first >= c.end {
		at = s.end
	}
	for range 4 {
		next := r.aside(at)
		if next == at {
			break
		}
		at = next
	}
	return at
}

// aside is the end of one phrase of time, place or medium at a token.
func (r *reader) aside(at int) int {
	if r.is(at, "today", "yesterday", "later", "earlier", "recently", "again", "then", "simply", "flatly") {
		return at + 1
	}
	if p, ok := r.phrases.From(at); ok && isTime(r.line, p) {
		return p.End
	}
	if !r.is(at, "in", "on", "at", "during", "of", "to", "through", "via", "by", "after", "with", "from", "as") {
		return at
	}
	p, ok := r.phrases.From(at + 1)
	if !ok || r.is(at, "of", "with", "from", "to") && !isMedium(r.line, p) && at < 1 {
		return at
	}
	if isTime(r.line, p) || isMedium(r.line, p) {
		return p.End
	}
	if r.is(at, "on", "in", "at", "during") && (r.is(p.End, "that", ",", ":") || r.tag(p.End) == quoted || p.End >= r.end()) {
		return p.End
	}
	if r.is(at, "with", "of", "from") && r.medium(at-1) {
		return p.End
	}
	return at
}

// medium reports whether a word for a medium stands at a token.
func (r *reader) medium(at int) bool { return media[r.lower(at)] }

// afterHearer steps over the one who is told: told reporters in Berlin that ….
func (r *reader) afterHearer(c cue, at int) int {
	p, ok := r.phrases.From(c.end)
	if !ok || at > p.End {
		return at
	}
	at = r.widenRight(p.End)
	for range 3 {
		next := r.aside(at)
		if next == at {
			break
		}
		at = next
	}
	return at
}
