package quote

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// writer turns what the forms found, line by line, into quotes, and decides
// on stretches that stand alone.
type writer struct {
	doc    *extract.Document
	cast   cast
	marks  markIndex
	quotes []news.Quote

	// last is the line that the newest quote ended, previous the line before
	// the current one; both nil before the first.
	last, previous *line
	// named is the person who spoke last, nil before the first, namedIn the
	// paragraph of that quote and namedAt the end of the speaker there.
	named            *int
	namedIn, namedAt int
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

// add makes a quote of an attribution. Words that continue a stretch of the
// paragraph before join that quote too.
func (w *writer) add(a attribution) {
	q := news.Quote{Content: a.pieces, Cue: a.cue}
	if a.source != nil {
		q.Speaker = a.line.span(a.source.first, a.source.end)
		q.Entity = w.speaker(a, q.Speaker)
	}
	w.quotes = append(w.quotes, q)
	w.last, w.waiting = a.line, a.opensNext
}

// speaker resolves the source of an attribution. He or she who goes on
// speaking right after a named person spoke is that person: the one who
// speaks is the topic more often than the one last named.
func (w *writer) speaker(a attribution, whole news.Span) *int {
	head := a.source.head.Span(a.line.tokens)
	goesOn := isPersonal(w.doc.Text.Slice(head)) && w.named != nil && a.line.paragraph-w.namedIn <= 1 &&
		!w.othersNamed(news.Span{Start: w.namedAt, End: head.Start})
	id := w.named
	if !goesOn {
		id = w.cast.speaker(head, whole)
	}
	if id != nil && w.doc.Entities[*id].Type == news.Person {
		w.named, w.namedIn, w.namedAt = id, a.line.paragraph, head.End
	}
	return id
}

// othersNamed reports whether a stretch of text names another person than the
// last speaker outside of quotation marks.
func (w *writer) othersNamed(span news.Span) bool {
	for _, m := range w.cast.within(span) {
		if m.person && m.kind == news.NameMention && m.entity != *w.named && !w.marks.hold(m.span) {
			return true
		}
	}
	return false
}

// isPersonal reports whether a word is a pronoun for one person.
func isPersonal(word string) bool {
	return strings.EqualFold(word, "he") || strings.EqualFold(word, "she")
}

// finish leaves out cues that waited for their words in vain, and sets the
// kinds once all pieces are known.
func (w *writer) finish() []news.Quote {
	complete := slices.DeleteFunc(w.quotes, func(q news.Quote) bool { return len(q.Content) == 0 })
	slices.SortStableFunc(complete, func(a, b news.Quote) int { return a.Content[0].Compare(b.Content[0]) })
	for i := range complete {
		complete[i].Kind = w.marks.kind(w.doc.Text, complete[i].Content)
	}
	return complete
}

// holds reports whether the newest quote holds a span.
func (w *writer) holds(span news.Span) bool {
	for back := 1; back <= min(2, len(w.quotes)); back++ {
		content := w.quotes[len(w.quotes)-back].Content
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
		q := &w.quotes[len(w.quotes)-1]
		q.Content = append(q.Content, span)
	case i == 0 || attributed && (l.broken(i) || l.is(i-1, ",", ":")):
		w.quotes = append(w.quotes, w.alone(l, span))
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
	content := w.quotes[len(w.quotes)-1].Content
	return len(content) == 0 || content[len(content)-1].End <= span.Start
}

// alone is a stretch that nothing attributes. A paragraph that opens with
// speech right after a paragraph of speech goes on with the same speaker; speech
// after a plain sentence is that of the sentence's subject.
func (w *writer) alone(l *line, span news.Span) news.Quote {
	q := news.Quote{Content: []news.Span{span}}
	if w.last != nil && w.last.paragraph == l.paragraph-1 {
		q.Speaker = w.quotes[len(w.quotes)-1].Speaker
		q.Entity = w.quotes[len(w.quotes)-1].Entity
		return q
	}
	if p := w.previous; p != nil && (p.paragraph == l.paragraph || p.is(len(p.tokens)-1, ":")) {
		if s, ok := p.mainSubject(len(p.tokens)); ok {
			q.Speaker = p.span(s.first, s.end)
			q.Entity = w.cast.speaker(s.head.Span(p.tokens), q.Speaker)
		}
	}
	return q
}

// count is the number of letters and digits of a span inside and outside of
// quotation marks.
func (x markIndex) count(text news.Text, span news.Span) (inside, outside int) {
	i := sort.Search(len(x.stretches), func(i int) bool { return x.stretches[i].end > span.Start })
	at := span.Start
	for _, r := range text.Slice(span) {
		for i < len(x.stretches) && x.stretches[i].end <= at {
			i++
		}
		if isAlphanumeric(r) {
			if i < len(x.stretches) && x.stretches[i].start <= at {
				inside++
			} else {
				outside++
			}
		}
		at++
	}
	return inside, outside
}

func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
