package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/name"
)

// likelihood is the logarithm of the probability that weights give to the
// labels of an example, by way of all label sequences.
func likelihood(w *weights, x *example) float64 {
	s := sequencer{w: w}
	e := s.emit(x)
	total, right := 0.0, 0.0
	eachPath(w.chain, e, nil, func(labels []int, weight float64) {
		total += weight
		same := true
		for i, k := range labels {
			same = same && int8(k) == x.labels[i]
		}
		if same {
			right += weight
		}
	})
	return math.Log(right / total)
}

// slope is the derivative of the likelihood by one weight, by differences.
func slope(w *weights, x *example, weight *float32) float64 {
	const step = 1.0 / 64 // exact in binary
	before := *weight
	*weight = before + step
	up := likelihood(w, x)
	*weight = before - step
	down := likelihood(w, x)
	*weight = before
	return (up - down) / (2 * step)
}

// randomExample has a feature of its own for each word, and no features for some
// words; its labels are well formed.
func randomExample(random *rand.Rand, n int) example {
	x := example{labels: make([]int8, n), features: make([][]uint32, n)}
	for i := range x.labels {
		x.labels[i] = int8(random.IntN(name.NumLabels))
		if random.IntN(5) > 0 {
			x.features[i] = []uint32{uint32(i+1) << 26}
		}
	}
	x.wellFormed()
	return x
}

func randomField(random *rand.Rand, rate float32) *field {
	f := fieldOf(recipe{bits: 6, epochs: 1, rate: rate, shuffles: 1}, 1)
	for i := range f.now {
		f.now[i] = float32(random.NormFloat64())
	}
	copy(f.chain, randomChain(random))
	return f
}

// TestField_LearnFollowsGradient holds that the first step of each weight is the
// one of AdaGrad along the gradient of the likelihood, which is measured by
// differences: the features' weights and those of label pairs alike.
func TestField_LearnFollowsGradient(t *testing.T) {
	t.Parallel()
	const rate, tolerance = 0.125, 2e-3
	random := rand.New(rand.NewPCG(7, 1))
	for round := range 12 {
		f, x := randomField(random, rate), randomExample(random, 1+round%3)
		if !x.active() {
			continue
		}
		was := weights{labels: f.labels, shift: f.shift, now: append([]float32(nil), f.now...), chain: append([]float32(nil), f.chain...)}
		f.learn(&x)
		for i, features := range x.features {
			if features == nil {
				continue
			}
			first := int(features[0]>>was.shift) * was.labels
			var g [name.NumLabels]float64
			energy := 1.0
			for k := range g {
				g[k] = slope(&was, &x, &was.now[first+k])
				energy += g[k] * g[k]
			}
			for k := range g {
				require.InDelta(t, rate*g[k]/math.Sqrt(energy), f.now[first+k]-was.now[first+k], tolerance, "word %d label %d", i, k)
			}
		}
		for at := range was.chain {
			if !name.May(at/name.NumLabels, at%name.NumLabels) {
				continue
			}
			g := slope(&was, &x, &was.chain[at])
			require.InDelta(t, rate*g/math.Sqrt(1+g*g), f.chain[at]-was.chain[at], tolerance, "labels %d %d", at/name.NumLabels, at%name.NumLabels)
		}
	}
}

// TestField_LearnLeavesTheRest holds that a step moves only weights of features
// that the example has.
func TestField_LearnLeavesTheRest(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 2))
	f, x := randomField(random, 0.5), example{labels: []int8{0, 1}, features: [][]uint32{nil, {9 << 26}}}
	was := append([]float32(nil), f.now...)
	f.learn(&x)
	moved := 0
	for i, v := range f.now {
		if v != was[i] {
			require.Equal(t, 9, i/f.labels)
			moved++
		}
	}
	require.Positive(t, moved)
}

// TestField_LearnRaisesLikelihood holds that small steps make the right labels
// likelier, each time.
func TestField_LearnRaisesLikelihood(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 3))
	for range 10 {
		f, x := randomField(random, 0.02), randomExample(random, 3)
		if !x.active() {
			continue
		}
		last := likelihood(&f.weights, &x)
		for range 5 {
			f.learn(&x)
			now := likelihood(&f.weights, &x)
			require.Greater(t, now, last-1e-9)
			last = now
		}
	}
}

// TestGradient holds that the gradient of a word's labels sums to nothing and
// vanishes where all is believed right.
func TestGradient(t *testing.T) {
	t.Parallel()
	p := beliefs{0.5, 0.25, 0.25}
	g, energy := gradient(1, &p)
	require.InDeltaSlice(t, []float32{-0.5, 0.75, -0.25}, g[:3], 1e-6)
	require.InDelta(t, 0.25+0.5625+0.0625, energy, 1e-6)
	g, energy = gradient(2, &beliefs{0, 0, 1})
	require.Equal(t, name.Emission{}, g)
	require.Zero(t, energy)
}
