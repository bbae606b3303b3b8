package train

import "github.com/dateline-news/dateline/internal/model"

// weights are those of a linear model under training: for each bucket one a
// label, and those of pairs of labels, the last row for the start of a sentence.
type weights struct {
	labels int
	shift  uint
	now    []float32
	chain  []float32
}

func newWeights(labels int, bits uint) weights {
	return weights{labels: labels, shift: 32 - bits, now: make([]float32, labels<<bits), chain: make([]float32, labels*(labels+1))}
}

// score adds the weights of the features to sums.
func (w *weights) score(features []uint32, sums []float32) {
	n := w.labels
	for _, f := range features {
		row := w.now[int(f>>w.shift)*n:][:n]
		for k, v := range row {
			sums[k] += v
		}
	}
}

// join adds the weights of another model of the same shape.
func (w *weights) join(other *weights) {
	for i, v := range other.now {
		w.now[i] += v
	}
	for i, v := range other.chain {
		w.chain[i] += v
	}
}

// divide makes all weights n times smaller.
func (w *weights) divide(n float32) {
	for i := range w.now {
		w.now[i] /= n
	}
	for i := range w.chain {
		w.chain[i] /= n
	}
}

// quantise rounds the weights to bytes and leaves out buckets whose weights are
// all below least.
func (w *weights) quantise(labels []string, top, least float32) *model.Weights {
	q := &model.Weights{Labels: labels, Bits: 32 - w.shift, Scale: top / 127, Chain: w.chain}
	n := w.labels
	row := make([]int8, n)
	for b := 0; b*n < len(w.now); b++ {
		keep := false
		for k, v := range w.now[b*n : b*n+n] {
			row[k] = int8(min(max(round(v/q.Scale), -127), 127))
			keep = keep || v >= least || -v >= least
		}
		if keep {
			q.Buckets = append(q.Buckets, uint32(b))
			q.Rows = append(q.Rows, row...)
		}
	}
	return q
}

// ternary rounds the weights of three labels to bytes, as differences to the
// first, and leaves out those of buckets that are below least.
func (w *weights) ternary(top, least float32) *model.TernaryWeights {
	q := &model.TernaryWeights{Bits: 32 - w.shift, Second: make([]int8, len(w.now)/3), Third: make([]int8, len(w.now)/3)}
	scale := top / 127
	for b := range q.Second {
		second, third := w.now[3*b+1]-w.now[3*b], w.now[3*b+2]-w.now[3*b]
		if max(second, -second, third, -third) >= least {
			q.Second[b] = int8(min(max(round(second/scale), -127), 127))
			q.Third[b] = int8(min(max(round(third/scale), -127), 127))
		}
	}
	return q
}

func round(v float32) int {
	if v < 0 {
		return int(v - 0.5)
	}
	return int(v + 0.5)
}
