package train

import (
	"log/slog"

	"github.com/dateline-news/dateline/internal/extract/quote"
	"github.com/dateline-news/dateline/internal/model"
)

// quoteModels is how many chains are averaged, and quoteSeed the seed of the
// first.
const (
	quoteModels = 5
	quoteSeed   = 3
)

// QuoteSettings chooses what the model of quotes learns from.
type QuoteSettings struct {
	// Open leaves out the set whose licence is not stated.
	Open bool
	// Part and Of leave out every Of-th article of the open sets, from article
	// Part on, so that those can be measured by weights that have not seen them.
	// Zero leaves nothing out.
	Part, Of int
}

// QuoteModels are the weights that find quotes.
type QuoteModels struct{ Roles, Links *model.Weights }

// quoteTrainer collects what there is to learn from articles.
type quoteTrainer struct {
	sheet    *quote.Sheet
	arena    arena
	buffer   []uint32
	passages []passage
	choices  []choice
}

// Quotes trains the model of quotes on the sets of DATA/quotes, with the models
// in a folder for the stages that come before.
func Quotes(data, models string, settings QuoteSettings, log *slog.Logger) (*QuoteModels, error) {
	base, err := readBase(models)
	if err != nil {
		return nil, err
	}
	stages, err := base.stages()
	if err != nil {
		return nil, err
	}
	articles, err := readArticles(data, settings)
	if err != nil {
		return nil, err
	}
	t := &quoteTrainer{sheet: quote.NewSheet(base.lexicon)}
	for i := range articles {
		a := &articles[i]
		if err := a.annotate(stages); err != nil {
			return nil, err
		}
		t.add(a)
	}
	log.Info("training the model of quotes", slog.Int("passages", len(t.passages)), slog.Int("links", len(t.choices)))
	found := &QuoteModels{Roles: fitFields(t.passages).pack(), Links: fitLinks(t.choices)}
	log.Info("trained the model of quotes", slog.Int("rows", len(found.Roles.Buckets)))
	return found, nil
}

// fitFields averages chains that saw the passages in different orders.
func fitFields(passages []passage) *roleField {
	joint := newRoleField(quoteSeed)
	joint.fit(passages, fieldEpochs)
	for k := uint64(1); k < quoteModels; k++ {
		other := newRoleField(quoteSeed + k)
		other.fit(passages, fieldEpochs)
		joint.join(other)
	}
	joint.divide(quoteModels)
	return joint
}

// add takes the passages and the links of an article.
func (t *quoteTrainer) add(a *article) {
	t.sheet.Fill(a.doc)
	roles := t.roles(a)
	for i := range t.sheet.Passages() {
		p := &t.sheet.Passages()[i]
		if !p.Active {
			continue
		}
		x := passage{roles: roles[p.First:p.End]}
		for k := p.First; k < p.End; k++ {
			t.buffer = t.sheet.Features(p, k, t.buffer[:0])
			x.features = append(x.features, t.arena.keep(t.buffer))
		}
		t.passages = append(t.passages, x)
	}
	t.link(a)
}

// roles are the right roles of the tokens of an article.
func (t *quoteTrainer) roles(a *article) []int8 {
	roles := make([]int8, len(a.doc.Tokens))
	put := func(p pair, first int8) {
		part := t.sheet.Part(p.span())
		for i := part.First; i < part.End; i++ {
			roles[i] = first
			if i > part.First {
				roles[i]++
			}
		}
	}
	for _, q := range a.Quotes {
		for _, piece := range q.Content {
			put(piece, quote.FirstContent)
		}
	}
	for _, q := range a.Quotes {
		for _, s := range q.speakers() {
			put(s, quote.FirstSource)
		}
		if q.Cue != nil {
			put(*q.Cue, quote.FirstCue)
		}
	}
	wellFormed(roles, t.sheet.Passages())
	return roles
}

func (q *goldQuote) speakers() []pair {
	if len(q.Speakers) > 0 || q.Speaker == nil {
		return q.Speakers
	}
	return []pair{*q.Speaker}
}

// wellFormed makes parts begin where others or a paragraph's end cut them.
func wellFormed(roles []int8, passages []quote.Passage) {
	for _, p := range passages {
		last := quote.NumRoles
		for i := p.First; i < p.End; i++ {
			if !quote.May(last, int(roles[i])) {
				roles[i]--
			}
			last = int(roles[i])
		}
	}
}

// link takes the links of an article between the right parts.
func (t *quoteTrainer) link(a *article) {
	right := newAnswer(t.sheet, a)
	var before *quote.Parts
	for i := range t.sheet.Passages() {
		p := &t.sheet.Passages()[i]
		if !p.Active {
			continue
		}
		x := right.parts(p)
		x.Follow(before)
		for k, content := range x.Contents {
			t.choose(t.sheet.ContentOptions(x, k), right.cue[content], right.goesOn[content])
		}
		for k, cue := range x.Cues {
			t.choose(t.sheet.SourceOptions(x, k), right.source[cue], false)
		}
		before = x
	}
}

// choose takes a choice whose right option links to a part, or to what came
// before where there is none.
func (t *quoteTrainer) choose(options []quote.Option, to quote.Part, goesOn bool) {
	right := len(options) - 1
	for i, o := range options {
		if o.Kind == quote.ToPart && o.To == to && to != (quote.Part{}) {
			right = i
			break
		}
		if o.Kind == quote.GoesOn && goesOn {
			right = i
		}
	}
	t.choices = append(t.choices, choice{options: options, right: right})
}
