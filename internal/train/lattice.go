package train

import (
	"math"

	"github.com/dateline-news/dateline/internal/extract/name"
)

// potentials are the exponentials of the weights of label pairs, zero where one
// label may not follow another; the last row is for the start of a sentence.
type potentials [name.NumLabels + 1][name.NumLabels]float64

func potentialsOf(chain []float32) *potentials {
	var m potentials
	for last := range m {
		for next := range m[last] {
			if name.May(last, next) {
				m[last][next] = math.Exp(float64(chain[last*name.NumLabels+next]))
			}
		}
	}
	return &m
}

// beliefs is a number for each label of a word.
type beliefs [name.NumLabels]float64

// lattice holds the sums over all label sequences of one sentence. Its memory is
// used again.
type lattice struct {
	scores, forward, backward []beliefs
	// marginals are the probabilities of each word's labels, and pairs the
	// expected numbers of label pairs in the sentence.
	marginals []beliefs
	pairs     potentials
}

// run fills marginals and pairs from the scores of words and pairs.
func (l *lattice) run(m *potentials, emissions []name.Emission) {
	n := len(emissions)
	l.scores, l.forward = resize(l.scores, n), resize(l.forward, n)
	l.backward, l.marginals = resize(l.backward, n), resize(l.marginals, n)
	for i := range emissions {
		l.scores[i] = exponentials(&emissions[i])
	}
	l.goForward(m)
	l.goBackward(m)
	l.count(m)
}

func resize(b []beliefs, n int) []beliefs {
	if cap(b) < n {
		return make([]beliefs, 2*n)[:n]
	}
	return b[:n]
}

// exponentials are relative to the best label, so that none overflows.
func exponentials(e *name.Emission) (b beliefs) {
	best := e[0]
	for _, v := range e[1:] {
		best = max(best, v)
	}
	for k, v := range e {
		if d := float64(v - best); d > -60 {
			b[k] = math.Exp(d)
		}
	}
	return b
}

func (l *lattice) goForward(m *potentials) {
	for i := range l.scores {
		f, e := &l.forward[i], &l.scores[i]
		*f = beliefs{}
		for k := range f {
			if e[k] == 0 {
				continue
			}
			if i == 0 {
				f[k] = m[name.NumLabels][k] * e[k]
				continue
			}
			sum := 0.0
			for j, v := range l.forward[i-1] {
				sum += v * m[j][k]
			}
			f[k] = sum * e[k]
		}
		f.normalise()
	}
}

func (l *lattice) goBackward(m *potentials) {
	n := len(l.scores)
	for i := n - 1; i >= 0; i-- {
		b := &l.backward[i]
		*b = beliefs{}
		for k := range b {
			if i == n-1 {
				b[k] = 1
				continue
			}
			next := &l.backward[i+1]
			for j, e := range l.scores[i+1] {
				if e != 0 {
					b[k] += m[k][j] * e * next[j]
				}
			}
		}
		b.normalise()
	}
}

// count turns the sums into probabilities.
func (l *lattice) count(m *potentials) {
	l.pairs = potentials{}
	for i := range l.scores {
		p := &l.marginals[i]
		for k := range p {
			p[k] = l.forward[i][k] * l.backward[i][k]
		}
		p.normalise()
		if i == 0 {
			l.pairs[name.NumLabels] = *p
		} else {
			l.countPairs(m, i)
		}
	}
}

func (l *lattice) countPairs(m *potentials, i int) {
	var pairs [name.NumLabels]beliefs
	sum := 0.0
	for j, f := range l.forward[i-1] {
		if f == 0 {
			continue
		}
		for k, e := range l.scores[i] {
			if e == 0 {
				continue
			}
			v := f * m[j][k] * e * l.backward[i][k]
			pairs[j][k] = v
			sum += v
		}
	}
	for j := range pairs {
		for k, v := range pairs[j] {
			l.pairs[j][k] += v / sum
		}
	}
}

func (b *beliefs) normalise() {
	sum := 0.0
	for _, v := range b {
		sum += v
	}
	for k := range b {
		b[k] /= sum
	}
}
