package quote

import (
	"fmt"
	"slices"
	"sync"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// labeller finds quotes by learnt weights. It is safe for concurrent use: what
// it writes to while it works comes from a pool.
type labeller struct {
	weights, links *model.Linear
	chain          Chain
	tables         *tables
	desks          sync.Pool
}

// pairWorth raises the weights of pairs of roles: in training two in five features
// were left out of each visit, so that the sums of all are up to 1.7 times those
// beside which the pairs were weighed. The value did best between 1 and 1.7.
const pairWorth = 1.4

// LinkLabels are the labels of the model file of links.
func LinkLabels() []string { return []string{"link"} }

// NewLearnt makes a stage of weights of roles and links that were trained on
// this package's features and of the lexicon that they were trained with.
func NewLearnt(weights, links *model.Linear, lexicon *model.Lexicon) (*Stage, error) {
	if !slices.Equal(weights.Labels(), Roles()) || !weights.HasChain() {
		return nil, fmt.Errorf("model of roles has labels %v, want %v and weights of their pairs", weights.Labels(), Roles())
	}
	if !slices.Equal(links.Labels(), LinkLabels()) {
		return nil, fmt.Errorf("model of links has labels %v, want %v", links.Labels(), LinkLabels())
	}
	l := &labeller{weights: weights, links: links, tables: newTables()}
	for last := range l.chain {
		for next := range l.chain[last] {
			l.chain[last][next] = weights.Chain(last, next) * pairWorth
		}
	}
	l.desks.New = func() any {
		return &desk{
			labeller: l, sheet: NewSheet(lexicon),
			batch: model.NewBatch(), linkScratch: model.NewScratch(),
		}
	}
	return &Stage{labeller: l}, nil
}

// desk is the memory that one document takes.
type desk struct {
	*labeller
	sheet       *Sheet
	decoder     decoder
	batch       *model.Batch
	linkScratch model.Scratch
	scores      []Scores
	roles       []int8
	drafts      []draft
	// newest is the draft of the newest content, byCue the draft of each cue, by
	// its first token.
	newest int
	byCue  map[int]int
}

func (l *labeller) annotate(doc *extract.Document) error {
	d, ok := l.desks.Get().(*desk)
	if !ok {
		return fmt.Errorf("pool gave %T", d)
	}
	defer l.desks.Put(d)
	d.sheet.Fill(doc)
	newFinisher(doc, d.sheet.named, d.sheet.marks, l.tables).finish(d.find())
	return nil
}

// find makes the drafts of the document on the sheet.
func (d *desk) find() []draft {
	d.drafts, d.newest, d.byCue = nil, -1, map[int]int{}
	var before *Parts
	for i := range d.sheet.passages {
		p := &d.sheet.passages[i]
		if !p.Active {
			continue
		}
		parts := d.label(p)
		d.repair(parts)
		parts.before = before
		d.link(parts)
		before = parts
	}
	for i := range d.drafts {
		d.mend(&d.drafts[i])
	}
	d.drafts = slices.DeleteFunc(d.drafts, d.isNoQuote)
	d.unmask()
	slices.SortStableFunc(d.drafts, func(a, b draft) int { return a.pieces[0].Compare(b.pieces[0]) })
	return d.drafts
}

// label finds the parts of a passage.
func (d *desk) label(p *Passage) *Parts {
	d.scores = slices.Grow(d.scores[:0], p.End-p.First)[:p.End-p.First]
	d.weights.ScoreEach(len(d.scores), d.batch,
		func(i int, f []uint32) []uint32 { return d.sheet.Features(p, p.First+i, f) },
		func(i int, sums []int32) {
			for k, sum := range sums {
				d.scores[i][k] = float32(sum) * d.weights.Scale()
			}
		})
	d.roles = slices.Grow(d.roles[:0], len(d.scores))[:len(d.scores)]
	d.decoder.decode(&d.chain, d.scores, d.roles)
	d.take(p)
	return &Parts{
		Passage:  p,
		Contents: partsOf(d.roles, FirstContent, p.First),
		Cues:     partsOf(d.roles, FirstCue, p.First),
		Sources:  partsOf(d.roles, FirstSource, p.First),
	}
}

// link makes drafts of the parts of a passage.
func (d *desk) link(x *Parts) {
	for k, content := range x.Contents {
		span := d.sheet.span(content)
		switch o := d.best(d.sheet.ContentOptions(x, k)); o.Kind {
		case ToPart:
			d.attribute(x, o.To, span)
		case GoesOn:
			d.goOn(span)
		case Alone:
			d.keep(d.alone(content, span))
		}
	}
}

// attribute gives a content to a cue: as another piece of what it attributes,
// or as the first.
func (d *desk) attribute(x *Parts, cue Part, span news.Span) {
	if n, known := d.byCue[cue.First]; known {
		d.drafts[n].pieces = append(d.drafts[n].pieces, span)
		d.newest = n
		return
	}
	made := draft{pieces: []news.Span{span}, cue: d.sheet.span(cue)}
	source, ok := d.source(x, cue)
	if !ok {
		source, ok = d.subject(cue)
		d.clipTime(&source)
	}
	if ok {
		made.speaker, made.head = d.sheet.span(source), d.head(source)
	}
	if d.continued(x, span) {
		made.pieces = append(d.drafts[d.newest].pieces, span)
		d.drafts = d.drafts[:d.newest]
	}
	d.drafts = append(d.drafts, made)
	d.newest = len(d.drafts) - 1
	d.byCue[cue.First] = d.newest
}

// continued reports whether a content goes on with the newest draft, which is
// the paragraph before, without a speaker and with its marks left open.
func (d *desk) continued(x *Parts, span news.Span) bool {
	first := &d.sheet.cells[x.Passage.First]
	if d.newest < 0 || d.newest != len(d.drafts)-1 || first.stretch == 0 || d.sheet.doc.Tokens[x.Passage.First].Span.Start != span.Start {
		return false
	}
	last := &d.drafts[d.newest]
	return last.cue.IsZero() && last.speaker.IsZero() && d.sheet.marks.stretches[first.stretch-1].continues
}

// source chooses the source of a cue.
func (d *desk) source(x *Parts, cue Part) (Part, bool) {
	if x.before != nil && cue.First < x.Passage.First {
		x = x.before
	}
	k := firstFrom(x.Cues, cue.First)
	o := d.best(d.sheet.SourceOptions(x, k))
	return o.To, o.Kind == ToPart
}

// head is the span that names the source: its first base noun phrase.
func (d *desk) head(source Part) news.Span {
	tokens := d.sheet.named[source.First:source.End]
	if all := phrase.All(tokens); len(all) > 0 {
		return all[0].Span(tokens)
	}
	return d.sheet.span(source)
}

// keep adds a draft, or its words to the newest one where that has the same cue.
func (d *desk) keep(x draft) {
	if d.newest >= 0 && !x.cue.IsZero() && d.drafts[d.newest].cue.Overlaps(x.cue) {
		d.goOn(x.pieces[0])
		return
	}
	d.drafts = append(d.drafts, x)
	d.newest = len(d.drafts) - 1
}

// alone is the draft of a content without a cue. The rules may know of a speaker
// in the text beside it.
func (d *desk) alone(content Part, span news.Span) draft {
	if n := d.sheet.cells[content.First].draft; n > 0 {
		rule := d.sheet.drafts[n-1]
		return draft{pieces: []news.Span{span}, cue: rule.cue, speaker: rule.speaker, head: rule.head, reason: rule.reason}
	}
	return draft{pieces: []news.Span{span}}
}

// goOn adds a content to the draft of the one before.
func (d *desk) goOn(span news.Span) {
	n := &d.drafts[d.newest]
	n.pieces = append(n.pieces, span)
}

// best is the option that scores highest.
func (d *desk) best(options []Option) Option {
	best, top := 0, int32(0)
	var sum [1]int32
	for i, o := range options {
		d.links.Score(o.Features, d.linkScratch, sum[:])
		if i == 0 || sum[0] > top {
			best, top = i, sum[0]
		}
	}
	return options[best]
}
