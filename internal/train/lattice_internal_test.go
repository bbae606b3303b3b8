package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/name"
)

// randomChain gives every pair of labels a weight.
func randomChain(random *rand.Rand) []float32 {
	chain := make([]float32, name.NumLabels*(name.NumLabels+1))
	for i := range chain {
		chain[i] = float32(random.NormFloat64())
	}
	return chain
}

func randomEmissions(random *rand.Rand, n int) []name.Emission {
	e := make([]name.Emission, n)
	for i := range e {
		if random.IntN(4) == 0 {
			e[i] = name.Outside()
			continue
		}
		for k := range e[i] {
			e[i][k] = float32(2 * random.NormFloat64())
		}
	}
	return e
}

// eachPath calls do with every well-formed label sequence and its weight.
func eachPath(chain []float32, e []name.Emission, labels []int, do func(labels []int, weight float64)) {
	if len(labels) == len(e) {
		sum := 0.0
		last := name.NumLabels
		for i, k := range labels {
			sum += float64(chain[last*name.NumLabels+k] + e[i][k])
			last = k
		}
		do(labels, math.Exp(sum))
		return
	}
	last := name.NumLabels
	if len(labels) > 0 {
		last = labels[len(labels)-1]
	}
	for k := range name.NumLabels {
		if name.May(last, k) {
			eachPath(chain, e, append(labels[:len(labels):len(labels)], k), do)
		}
	}
}

func TestLattice_Run(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	var l lattice
	for _, n := range []int{1, 4, 2, 3} {
		for range 5 {
			chain, e := randomChain(random), randomEmissions(random, n)
			l.run(potentialsOf(chain), e)
			total, marginals, pairs := 0.0, make([]beliefs, n), potentials{}
			eachPath(chain, e, nil, func(labels []int, weight float64) {
				total += weight
				last := name.NumLabels
				for i, k := range labels {
					marginals[i][k] += weight
					pairs[last][k] += weight
					last = k
				}
			})
			for i := range marginals {
				for k := range marginals[i] {
					require.InDelta(t, marginals[i][k]/total, l.marginals[i][k], 1e-6, "word %d label %d of %d", i, k, n)
				}
			}
			for last := range pairs {
				for k := range pairs[last] {
					require.InDelta(t, pairs[last][k]/total, l.pairs[last][k], 1e-6, "labels %d %d", last, k)
				}
			}
		}
	}
}

func TestLattice_RunLargeScores(t *testing.T) {
	t.Parallel()
	e := make([]name.Emission, 300)
	for i := range e {
		for k := range e[i] {
			e[i][k] = 1000 * float32(k%3)
		}
	}
	var l lattice
	l.run(potentialsOf(make([]float32, name.NumLabels*(name.NumLabels+1))), e)
	for i := range l.marginals {
		sum := 0.0
		for _, p := range l.marginals[i] {
			sum += p
		}
		require.InDelta(t, 1, sum, 1e-9)
	}
}

func TestPotentialsOf_NotWellFormed(t *testing.T) {
	t.Parallel()
	m := potentialsOf(make([]float32, name.NumLabels*(name.NumLabels+1)))
	for last := range m {
		for next := range m[last] {
			require.Equal(t, name.May(last, next), m[last][next] > 0)
		}
	}
}
