package train

import (
	"math"
	"math/rand/v2"

	"github.com/dateline-news/dateline/internal/extract/quote"
	"github.com/dateline-news/dateline/internal/model"
)

// Settings of the training of links.
const (
	linkBits   = 16
	linkEpochs = 8
	linkRate   = 0.1
	linkSeed   = 5
	linkTop    = 4
	linkLeast  = 0.02
)

// choice is a set of options and the index of the right one.
type choice struct {
	options []quote.Option
	right   int
}

// linker is the weights of links under training.
type linker struct {
	weights, squares []float32
	odds             []float64
}

// fitLinks learns by AdaGrad on the likelihood of the right options.
func fitLinks(choices []choice) *model.Weights {
	l := &linker{weights: make([]float32, 1<<linkBits), squares: make([]float32, 1<<linkBits)}
	random := rand.New(rand.NewPCG(linkSeed, 1))
	for range linkEpochs {
		for _, n := range random.Perm(len(choices)) {
			l.learn(&choices[n])
		}
	}
	p := &weights{labels: 1, shift: 32 - linkBits, now: l.weights}
	return p.quantise(quote.LinkLabels(), linkTop, linkLeast)
}

func (l *linker) learn(c *choice) {
	l.odds = l.odds[:0]
	total := 0.0
	for _, o := range c.options {
		sum := float32(0)
		for _, feature := range o.Features {
			sum += l.weights[feature>>(32-linkBits)]
		}
		l.odds = append(l.odds, math.Exp(float64(sum)))
		total += l.odds[len(l.odds)-1]
	}
	for i, o := range c.options {
		g := -float32(l.odds[i] / total)
		if i == c.right {
			g++
		}
		for _, feature := range o.Features {
			b := feature >> (32 - linkBits)
			l.squares[b] += g * g
			l.weights[b] += linkRate * g / float32(math.Sqrt(float64(l.squares[b])+1))
		}
	}
}
