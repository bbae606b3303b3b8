package train

import (
	"slices"

	"github.com/dateline-news/dateline/internal/extract/name"
	"github.com/dateline-news/dateline/internal/model"
)

// arena hands out slices of feature lists from large blocks, because millions
// of small slices would keep the garbage collector busy.
type arena struct {
	block []uint32
}

func (a *arena) keep(f []uint32) []uint32 {
	if len(a.block)+len(f) > cap(a.block) {
		a.block = make([]uint32, 0, max(1<<20, len(f)))
	}
	first := len(a.block)
	a.block = append(a.block, f...)
	return a.block[first:len(a.block):len(a.block)]
}

// encoder turns documents into examples of the first pass.
type encoder struct {
	page    *name.Page
	arena   arena
	buffer  []uint32
	numbers map[string]int8
}

func newEncoder(lexicon *model.Lexicon) *encoder {
	e := &encoder{page: name.NewPage(lexicon), numbers: map[string]int8{}}
	for i, label := range name.Labels() {
		e.numbers[label] = int8(i)
	}
	return e
}

// fill puts a document on the page.
func (e *encoder) fill(d *Document) {
	e.page.Reset()
	for _, s := range d.Sentences {
		for _, w := range s.Words {
			e.page.Add(w)
		}
		e.page.EndSentence()
	}
	e.page.Close()
}

// study encodes the sentences of a document, in order.
func (e *encoder) study(t *study) []example {
	d := &t.doc
	e.fill(d)
	out := make([]example, 0, len(d.Sentences))
	for n, s := range d.Sentences {
		x := example{features: make([][]uint32, len(s.Words)), labels: make([]int8, len(s.Words))}
		for i := range s.Words {
			f, ok := e.page.Features(n, i, e.buffer[:0])
			e.buffer = f
			if ok {
				x.features[i] = e.arena.keep(f)
			}
			if i < len(s.Labels) {
				x.labels[i] = e.numbers[s.Labels[i]]
			}
		}
		x.wellFormed()
		out = append(out, x)
	}
	return out
}

// wellFormed makes words outside that cannot be part of a name, and the rest of
// their name with them.
func (x *example) wellFormed() {
	for i := range x.labels {
		if x.features[i] == nil {
			x.labels[i] = 0
		}
		last := name.NumLabels
		if i > 0 {
			last = int(x.labels[i-1])
		}
		if !name.May(last, int(x.labels[i])) {
			x.labels[i] = 0
		}
	}
}

// activeOnly leaves out sentences that hold nothing to learn.
func activeOnly(examples []example) []example {
	return slices.DeleteFunc(slices.Clone(examples), func(x example) bool { return !x.active() })
}
