package name

import (
	"fmt"
	"slices"
	"sync"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// Recogniser finds names by learnt weights. It is read-only and safe for
// concurrent use: what it writes to while it works comes from a pool.
type Recogniser struct {
	weights       *model.Linear
	lexicon       *model.Lexicon
	first, second Chain
	// titles are hashes of courtesy titles.
	titles map[uint32]bool
	desks  sync.Pool
}

// ModelLabels are the labels of the model file: those of the first pass, then
// those of the second. One table serves both, so that the features that both
// passes share are looked up once.
func ModelLabels() []string {
	all := Labels()
	for _, label := range Labels() {
		all = append(all, "2:"+label)
	}
	return all
}

// New makes a recogniser of weights that were trained on this package's features
// and of the lexicon that they were trained with.
func New(weights *model.Linear, lexicon *model.Lexicon) (*Recogniser, error) {
	if !slices.Equal(weights.Labels(), ModelLabels()) || !weights.HasChain() {
		return nil, fmt.Errorf("model has labels %v, want %v and weights of their pairs", weights.Labels(), ModelLabels())
	}
	r := &Recogniser{weights: weights, lexicon: lexicon, titles: courtesyTitles()}
	r.first, r.second = chainOf(weights, 0), chainOf(weights, NumLabels)
	r.desks.New = func() any {
		return &desk{page: NewPage(lexicon), batch: model.NewBatch(), scratch: model.NewScratch()}
	}
	return r, nil
}

// chainOf takes the weights of the pairs of one pass, whose labels begin at
// offset; the start of a sentence is in the model's last row.
func chainOf(weights *model.Linear, offset int) (c Chain) {
	for last := range c {
		row := offset + last
		if last == NumLabels {
			row = 2 * NumLabels
		}
		for next := range c[last] {
			c[last][next] = weights.Chain(row, offset+next)
		}
	}
	return c
}

// desk is the memory that recognising one document takes.
type desk struct {
	page          *Page
	decoder       Decoder
	batch         *model.Batch
	scratch       model.Scratch
	features      []uint32
	first, second []Emission
	labels        []int8
	// spans are those of the page's words.
	spans []news.Span
}

// Recognise finds the names of a document that has been cut into tokens. They
// come in order and do not overlap.
func (r *Recogniser) Recognise(doc *extract.Document) ([]entity.Name, error) {
	d, ok := r.desks.Get().(*desk)
	if !ok {
		return nil, fmt.Errorf("pool gave %T", d)
	}
	defer r.desks.Put(d)
	d.fill(doc)
	r.passOne(d)
	r.passTwo(d)
	d.page.takeLowered(d.labels)
	dropTurns(doc, d.spans, d.labels)
	r.dropTitles(d)
	found := names(d.spans, d.labels)
	settle(doc, found)
	return found, nil
}

// fill puts the document's tokens on the page.
func (d *desk) fill(doc *extract.Document) {
	d.page.Reset()
	d.spans = d.spans[:0]
	sentence := 0
	for i := range doc.Tokens {
		for sentence < len(doc.Sentences) && doc.Tokens[i].Span.Start >= doc.Sentences[sentence].End {
			d.page.EndSentence()
			sentence++
		}
		d.addToken(&doc.Tokens[i])
	}
	d.page.EndSentence()
	d.page.Close()
}

// passOne scores all words for both passes and decodes the first.
func (r *Recogniser) passOne(d *desk) {
	n := d.page.Len()
	d.first, d.second = slices.Grow(d.first[:0], n)[:n], slices.Grow(d.second[:0], n)[:n]
	d.labels = slices.Grow(d.labels[:0], n)[:n]
	r.score(d)
	for s := range d.page.Sentences() {
		start, end := d.page.Sentence(s)
		active := slices.ContainsFunc(d.page.words[start:end], func(x spot) bool { return x.active })
		d.decode(&r.first, d.first[start:end], d.labels[start:end], active)
	}
}

// score adds up the features of all words for both passes. Words that cannot be
// part of a name have none.
func (r *Recogniser) score(d *desk) {
	sentence, start, end := -1, 0, 0
	features := func(at int, f []uint32) []uint32 {
		for at >= end {
			sentence++
			start, end = d.page.Sentence(sentence)
		}
		f, _ = d.page.Features(sentence, at-start, f)
		return f
	}
	r.weights.ScoreEach(d.page.Len(), d.batch, features, func(at int, sums []int32) {
		d.first[at], d.second[at] = Outside(), Outside()
		if !d.page.words[at].active {
			return
		}
		for k := range NumLabels {
			d.first[at][k] = float32(sums[k]) * r.weights.Scale()
			d.second[at][k] = float32(sums[NumLabels+k]) * r.weights.Scale()
		}
	})
}

func (d *desk) decode(chain *Chain, emissions []Emission, labels []int8, active bool) {
	if !active {
		clear(labels)
		return
	}
	d.decoder.Decode(chain, emissions, labels)
}

// passTwo adds what the first pass's labels say and decodes again.
func (r *Recogniser) passTwo(d *desk) {
	d.page.Vote(d.labels, d.first)
	for s := range d.page.Sentences() {
		start, end := d.page.Sentence(s)
		active := false
		for i := range end - start {
			if d.page.words[start+i].active {
				active = true
				r.rescore(d, s, i, start+i)
			}
		}
		d.decode(&r.second, d.second[start:end], d.labels[start:end], active)
	}
}

func (r *Recogniser) rescore(d *desk, sentence, i, at int) {
	d.features = d.page.SecondFeatures(sentence, i, d.features[:0])
	var sums [2 * NumLabels]int32
	r.weights.Score(d.features, d.scratch, sums[:])
	for k := range NumLabels {
		d.second[at][k] += float32(sums[NumLabels+k]) * r.weights.Scale()
	}
}

// names reads the names off the labels.
func names(spans []news.Span, labels []int8) []entity.Name {
	var found []entity.Name
	for i := 0; i < len(labels); {
		end := i + 1
		if labels[i] != 0 {
			for end < len(labels) && isInside(int(labels[end])) {
				end++
			}
			span := news.Span{Start: spans[i].Start, End: spans[end-1].End}
			found = append(found, entity.Name{Span: span, Type: entityType(typeOf(int(labels[i])))})
		}
		i = end
	}
	return found
}
