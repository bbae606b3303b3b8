package quote

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/news"
)

// nestedReach is how many tokens before a nested quote its cue may stand.
const nestedReach = 8

// nested adds the quotes in single marks that stand inside of quote outer:
// “He told me ‘wait’ and I waited.” Words in single marks without a cue before
// them are titles, nicknames or scare quotes.
func (f *finisher) nested(outer int) {
	d := &f.detailer
	for _, piece := range d.doc.Quotes[outer].Content {
		if f.resolver.marks.hold(piece) {
			for _, s := range innerStretches(d.doc.Text.Slice(piece), piece.Start) {
				f.addNested(outer, piece, s)
			}
		}
	}
}

// innerStretches are the stretches in single marks of a text in double ones.
func innerStretches(text string, offset int) []stretch {
	if !strings.ContainsAny(text, "‘'") {
		return nil
	}
	p := page{runes: []rune(text)}
	if len(p.runes) == 0 || p.runes[0] == '‘' || p.runes[0] == '\'' {
		return nil
	}
	found := p.single(nil)
	for i := range found {
		found[i].start += offset
		found[i].end += offset
	}
	return found
}

func (f *finisher) addNested(outer int, piece news.Span, s stretch) {
	d := &f.detailer
	at, first := d.from(s.start), d.from(piece.Start)
	for k := at - 1; k >= max(first, at-nestedReach); k-- {
		if !d.tables.words.knows(d.tokens[k]) {
			continue
		}
		q := news.Quote{
			Content: []news.Span{{Start: s.start, End: s.end}}, Kind: news.Direct, Cue: d.tokens[k].Span, Within: &outer,
		}
		l := &line{tokens: d.tokens[max(first, k-asideReach):k]}
		l.phrases = phrase.NewIndex(l.tokens)
		l.marked = make([]bool, len(l.tokens))
		for g := len(l.tokens); g > 0; g-- {
			if g < len(l.tokens) && !partOfGroup(l, g) {
				break
			}
			if p, ok := l.phrases.Until(g); ok {
				q.Speaker = p.Span(l.tokens)
				q.Reason = string(subjectOfCue)
				q.Entity = f.resolver.cast.speaker(q.Speaker, q.Speaker)
				break
			}
		}
		d.fill(&q)
		d.doc.Quotes = append(d.doc.Quotes, q)
		return
	}
}
