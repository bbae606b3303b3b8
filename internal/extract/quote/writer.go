package quote

import (
	"slices"

	"github.com/dateline-news/dateline/internal/news"
)

// draft is a quote before its speaker is known to be somebody.
type draft struct {
	// pieces are what was said, in order; empty for a cue that waits for words.
	pieces []news.Span
	// cue and speaker are as printed, head is the part of the speaker that names;
	// all may be empty.
	cue, speaker, head news.Span
	reason             reason
	// turn is set where the draft is a turn of a conversation.
	turn bool
}

// writer turns what the forms found, line by line, into drafts, and decides
// on stretches that stand alone.
type writer struct {
	drafts []draft

	// last is the line that the newest quote ended, previous the line before
	// the current one; both nil before the first.
	last, previous *line
	// waiting is set while a cue waits for its words: "She added:".
	waiting bool
}

// write adds the quotes of a line.
func (w *writer) write(l *line, found []attribution) {
	w.waiting = w.waiting && l.tokens[0].Tag == quoted
	next := 0
	for i := range l.tokens {
		for next < len(found) && found[next].from <= i {
			w.add(found[next])
			next++
		}
		if l.tokens[i].Tag == quoted && !w.holds(l.tokens[i].Span) {
			w.floating(l, i, len(found) > 0)
		}
	}
	w.previous = l
}

// add makes a draft of an attribution. Words that continue a stretch of the
// paragraph before join that quote too.
func (w *writer) add(a attribution) {
	d := draft{pieces: a.pieces, cue: a.cue, turn: a.line.turn > 0}
	if a.source != nil {
		d.speaker = a.line.span(a.source.first, a.source.end)
		d.head = a.source.head.Span(a.line.tokens)
	}
	w.drafts = append(w.drafts, d)
	w.last, w.waiting = a.line, a.opensNext
}

// finish leaves out cues that waited for their words in vain.
func (w *writer) finish() []draft {
	complete := slices.DeleteFunc(w.drafts, func(d draft) bool { return len(d.pieces) == 0 })
	slices.SortStableFunc(complete, func(a, b draft) int { return a.pieces[0].Compare(b.pieces[0]) })
	return complete
}

// holds reports whether the newest quote holds a span.
func (w *writer) holds(span news.Span) bool {
	for back := 1; back <= min(2, len(w.drafts)); back++ {
		content := w.drafts[len(w.drafts)-back].pieces
		for i := max(0, len(content)-2); i < len(content); i++ {
			if content[i].Overlaps(span) {
				return true
			}
		}
	}
	return false
}

// floating decides on a stretch without a cue: it is another piece of the
// quote before where it follows that in the paragraph, continues it over the
// paragraph's end, or was announced by a colon. Else it stands alone.
func (w *writer) floating(l *line, i int, attributed bool) {
	span := l.tokens[i].Span
	switch {
	case w.waiting, w.extends(l, i, attributed):
		q := &w.drafts[len(w.drafts)-1]
		q.pieces = append(q.pieces, span)
	case i == 0 || attributed && (l.broken(i) || l.is(i-1, ",", ":")):
		w.drafts = append(w.drafts, w.alone(l, span))
	default:
		return
	}
	w.last, w.waiting = l, false
}

// extends reports whether the stretch at i is a further piece of the newest
// quote.
func (w *writer) extends(l *line, i int, attributed bool) bool {
	if w.last == nil || !w.lies(l.tokens[i].Span) {
		return false
	}
	same := w.last.paragraph == l.paragraph
	return l.continues && i == 0 || same && (attributed || i == 0)
}

// lies reports whether a span lies behind all pieces of the newest quote.
func (w *writer) lies(span news.Span) bool {
	content := w.drafts[len(w.drafts)-1].pieces
	return len(content) == 0 || content[len(content)-1].End <= span.Start
}

// alone is a stretch that nothing attributes. A paragraph that opens with
// speech right after a paragraph of speech goes on with the same speaker; speech
// after a plain sentence is that of the sentence's subject.
func (w *writer) alone(l *line, span news.Span) draft {
	q := draft{pieces: []news.Span{span}}
	if w.last != nil && w.last.paragraph == l.paragraph-1 {
		newest := w.drafts[len(w.drafts)-1]
		q.speaker, q.head, q.reason = newest.speaker, newest.head, previousSpeaker
		return q
	}
	if p := w.previous; p != nil && (p.paragraph == l.paragraph || p.is(len(p.tokens)-1, ":")) {
		if s, ok := p.mainSubject(len(p.tokens)); ok {
			q.speaker, q.head, q.reason = p.span(s.first, s.end), s.head.Span(p.tokens), sentenceBefore
		}
	}
	return q
}
