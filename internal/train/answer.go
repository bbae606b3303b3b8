package train

import (
	"slices"

	"github.com/dateline-news/dateline/internal/extract/quote"
)

// answer is the right parts of an article and their links.
type answer struct {
	contents, cues, sources []quote.Part

	cue, source map[quote.Part]quote.Part
	goesOn      map[quote.Part]bool
}

func newAnswer(sheet *quote.Sheet, a *article) *answer {
	g := &answer{cue: map[quote.Part]quote.Part{}, source: map[quote.Part]quote.Part{}, goesOn: map[quote.Part]bool{}}
	for _, q := range a.Quotes {
		var cue quote.Part
		if q.Cue != nil {
			cue = sheet.Part(q.Cue.span())
			g.cues = append(g.cues, cue)
		}
		for i, p := range q.Content {
			piece := sheet.Part(p.span())
			g.contents = append(g.contents, piece)
			g.cue[piece], g.goesOn[piece] = cue, i > 0
		}
		for _, s := range q.speakers() {
			source := sheet.Part(s.span())
			g.sources = append(g.sources, source)
			g.source[cue] = source
		}
	}
	for _, list := range []*[]quote.Part{&g.contents, &g.cues, &g.sources} {
		slices.SortFunc(*list, func(a, b quote.Part) int { return a.First - b.First })
		*list = slices.Compact(*list)
		*list = slices.DeleteFunc(*list, func(p quote.Part) bool { return p.First >= p.End })
	}
	return g
}

// parts are the parts that begin in a passage.
func (g *answer) parts(p *quote.Passage) *quote.Parts {
	return &quote.Parts{Passage: p, Contents: within(g.contents, p), Cues: within(g.cues, p), Sources: within(g.sources, p)}
}

func within(parts []quote.Part, p *quote.Passage) []quote.Part {
	var out []quote.Part
	for _, x := range parts {
		if x.First >= p.First && x.First < p.End {
			out = append(out, quote.Part{First: x.First, End: min(x.End, p.End)})
		}
	}
	return out
}
