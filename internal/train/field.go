package train

import (
	"math"
	"math/rand/v2"

	"github.com/dateline-news/dateline/internal/extract/name"
)

// example is an encoded sentence: for each word its features, none for words
// that can only be outside, and the right labels.
type example struct {
	features [][]uint32
	labels   []int8
}

// active reports whether the sentence has anything to learn from.
func (x *example) active() bool {
	for _, f := range x.features {
		if f != nil {
			return true
		}
	}
	return false
}

// recipe says how a field is fitted.
type recipe struct {
	bits   uint
	epochs int
	// rate is the size of the first steps.
	rate float32
	// dropout is the share of features that a visit leaves out at random, so
	// that none comes to lean on company that a new text will not give it.
	dropout float32
	// shuffles is the number of orders of the examples over which weights are
	// averaged, so that what the last sentences happened to say weighs less.
	shuffles int
}

// field is a conditional random field under training, by gradient steps whose
// size shrinks for each bucket with the gradients that it has seen (AdaGrad).
type field struct {
	weights
	recipe
	// energy and chainEnergy are the sums of squared gradients.
	energy, chainEnergy []float32
	random              *rand.Rand
	lattice             lattice
	// kept are the features of the words of the sentence that this visit keeps,
	// and ends where those of each word end.
	kept      []uint32
	ends      []int
	emissions []name.Emission
}

// fitField trains fields and averages them. The same examples and seed give the
// same weights.
func fitField(examples []example, r recipe, seed uint64) *weights {
	joint := fitShuffle(examples, r, seed)
	for n := 1; n < r.shuffles; n++ {
		joint.join(fitShuffle(examples, r, seed+100*uint64(n)))
	}
	joint.divide(float32(r.shuffles))
	return joint
}

func fitShuffle(examples []example, r recipe, seed uint64) *weights {
	f := fieldOf(r, seed)
	for range r.epochs {
		for _, n := range f.random.Perm(len(examples)) {
			f.learn(&examples[n])
		}
	}
	return &f.weights
}

func fieldOf(r recipe, seed uint64) *field {
	f := &field{
		weights: newWeights(name.NumLabels, r.bits), recipe: r,
		energy: make([]float32, 1<<r.bits), random: rand.New(rand.NewPCG(seed, 1)),
	}
	f.chainEnergy = make([]float32, len(f.chain))
	return f
}

// learn takes one step towards the right labels of an example.
func (f *field) learn(x *example) {
	f.emit(x)
	f.lattice.run(potentialsOf(f.chain), f.emissions)
	first, last := 0, name.NumLabels
	pairs := &f.lattice.pairs
	for i, y := range x.labels {
		if x.features[i] != nil {
			f.step(f.kept[first:f.ends[i]], int(y), &f.lattice.marginals[i])
		}
		first = f.ends[i]
		pairs[last][y]--
		last = int(y)
	}
	f.stepChain(pairs)
}

// emit scores the words by those of their features that this visit keeps.
func (f *field) emit(x *example) {
	f.kept, f.ends, f.emissions = f.kept[:0], f.ends[:0], f.emissions[:0]
	scale := 1 / (1 - f.dropout)
	for _, features := range x.features {
		first := len(f.kept)
		f.keep(features)
		f.ends = append(f.ends, len(f.kept))
		if features == nil {
			f.emissions = append(f.emissions, name.Outside())
			continue
		}
		e := name.Emission{}
		f.score(f.kept[first:], e[:])
		for k := range e {
			e[k] *= scale
		}
		f.emissions = append(f.emissions, e)
	}
}

// keep draws one random number for four features.
func (f *field) keep(features []uint32) {
	border := uint64(f.dropout * 0x10000)
	var dice uint64
	for n, feature := range features {
		if n%4 == 0 {
			dice = f.random.Uint64()
		}
		if dice&0xffff >= border {
			f.kept = append(f.kept, feature)
		}
		dice >>= 16
	}
}

// still is the length of the gradient below which a word is taken for learnt.
const still = 0.003

// step moves the weights of a word's features from what is believed of its
// label to the right one.
func (f *field) step(features []uint32, right int, p *beliefs) {
	g, energy := gradient(right, p)
	if energy < still*still {
		return
	}
	for _, feature := range features {
		b := int(feature >> f.shift)
		f.energy[b] += energy
		rate := f.rate / float32(math.Sqrt(float64(1+f.energy[b])))
		row := f.now[b*f.labels:][:f.labels]
		for k, v := range g {
			row[k] += rate * v
		}
	}
}

// gradient is the direction of a step and its squared length.
func gradient(right int, p *beliefs) (g name.Emission, energy float32) {
	for k := range g {
		g[k] = -float32(p[k])
		if k == right {
			g[k]++
		}
		energy += g[k] * g[k]
	}
	return g, energy
}

func (f *field) stepChain(pairs *potentials) {
	for last := range pairs {
		for next, v := range pairs[last] {
			g := -float32(v)
			if g == 0 {
				continue
			}
			at := last*f.labels + next
			f.chainEnergy[at] += g * g
			f.chain[at] += f.rate * g / float32(math.Sqrt(float64(1+f.chainEnergy[at])))
		}
	}
}
