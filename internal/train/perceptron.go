package train

import "github.com/dateline-news/dateline/internal/model"

// perceptron is averaged weights under training: for each bucket and label the
// weight now and the sum that its average needs.
type perceptron struct {
	labels  int
	shift   uint
	now     []float32
	history []float32
	chain   []float32
	chainH  []float32
	steps   float32
}

func newPerceptron(labels int, bits uint) *perceptron {
	return &perceptron{
		labels: labels, shift: 32 - bits,
		now: make([]float32, labels<<bits), history: make([]float32, labels<<bits),
		chain: make([]float32, labels*(labels+1)), chainH: make([]float32, labels*(labels+1)),
	}
}

// score adds the weights of the features to sums.
func (p *perceptron) score(features []uint32, sums []float32) {
	n := p.labels
	for _, f := range features {
		row := p.now[int(f>>p.shift)*n:][:n]
		for k, w := range row {
			sums[k] += w
		}
	}
}

// add moves the weights of the features for a label by d.
func (p *perceptron) add(features []uint32, label int, d float32) {
	for _, f := range features {
		at := int(f>>p.shift)*p.labels + label
		p.now[at] += d
		p.history[at] += d * p.steps
	}
}

// addPair moves the weight of a pair of labels by d.
func (p *perceptron) addPair(last, next int, d float32) {
	p.chain[last*p.labels+next] += d
	p.chainH[last*p.labels+next] += d * p.steps
}

// average puts the average over all steps in the place of the last weights.
func (p *perceptron) average() {
	for i := range p.now {
		p.now[i] -= p.history[i] / p.steps
	}
	for i := range p.chain {
		p.chain[i] -= p.chainH[i] / p.steps
	}
	p.history, p.chainH = nil, nil
}

// join adds the weights of another perceptron of the same shape.
func (p *perceptron) join(other *perceptron) {
	for i, w := range other.now {
		p.now[i] += w
	}
	for i, w := range other.chain {
		p.chain[i] += w
	}
}

// divide makes all weights n times smaller.
func (p *perceptron) divide(n float32) {
	for i := range p.now {
		p.now[i] /= n
	}
	for i := range p.chain {
		p.chain[i] /= n
	}
}

// quantise rounds the weights to bytes and leaves out buckets whose weights are
// all below least.
func (p *perceptron) quantise(labels []string, top, least float32) *model.Weights {
	w := &model.Weights{Labels: labels, Bits: 32 - p.shift, Scale: top / 127, Chain: p.chain}
	n := p.labels
	row := make([]int8, n)
	for b := 0; b*n < len(p.now); b++ {
		keep := false
		for k, v := range p.now[b*n : b*n+n] {
			row[k] = int8(min(max(round(v/w.Scale), -127), 127))
			keep = keep || v >= least || -v >= least
		}
		if keep {
			w.Buckets = append(w.Buckets, uint32(b))
			w.Rows = append(w.Rows, row...)
		}
	}
	return w
}

// ternary rounds the weights of three labels to bytes, as differences to the
// first, and leaves out those of buckets that are below least.
func (p *perceptron) ternary(top, least float32) *model.TernaryWeights {
	w := &model.TernaryWeights{Bits: 32 - p.shift, Second: make([]int8, len(p.now)/3), Third: make([]int8, len(p.now)/3)}
	scale := top / 127
	for b := range w.Second {
		second, third := p.now[3*b+1]-p.now[3*b], p.now[3*b+2]-p.now[3*b]
		if max(second, -second, third, -third) >= least {
			w.Second[b] = int8(min(max(round(second/scale), -127), 127))
			w.Third[b] = int8(min(max(round(third/scale), -127), 127))
		}
	}
	return w
}

func round(v float32) int {
	if v < 0 {
		return int(v - 0.5)
	}
	return int(v + 0.5)
}
