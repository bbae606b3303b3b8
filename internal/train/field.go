package train

import (
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

// sequencer decodes examples by weights under training.
type sequencer struct {
	p         *perceptron
	decoder   name.Decoder
	emissions []name.Emission
	labels    []int8
}

func (s *sequencer) emit(x *example) []name.Emission {
	s.emissions = s.emissions[:0]
	for _, f := range x.features {
		if f == nil {
			s.emissions = append(s.emissions, name.Outside())
			continue
		}
		e := name.Emission{}
		s.p.score(f, e[:])
		s.emissions = append(s.emissions, e)
	}
	return s.emissions
}

func (s *sequencer) chain() *name.Chain {
	c := name.Chain{}
	for i := range c {
		copy(c[i][:], s.p.chain[i*name.NumLabels:])
	}
	return &c
}

func (s *sequencer) decode(x *example) []int8 {
	s.labels = append(s.labels[:0], x.labels...)
	s.decoder.Decode(s.chain(), s.emit(x), s.labels)
	return s.labels
}

// learn moves the weights from the labels found to the right ones.
func (s *sequencer) learn(x *example, found []int8) bool {
	right := true
	for i, y := range x.labels {
		right = right && y == found[i]
	}
	if right {
		return true
	}
	last, lastFound := name.NumLabels, name.NumLabels
	for i, y := range x.labels {
		z := found[i]
		if y != z && x.features[i] != nil {
			s.p.add(x.features[i], int(y), 1)
			s.p.add(x.features[i], int(z), -1)
		}
		if y != z || last != lastFound {
			s.p.addPair(last, int(y), 1)
			s.p.addPair(lastFound, int(z), -1)
		}
		last, lastFound = int(y), int(z)
	}
	return false
}

// shuffles is the number of orders of the examples over which weights are
// averaged, so that what the last sentences happened to say weighs less.
const shuffles = 2

// fitChain trains structured averaged perceptrons and averages them. The same
// examples and seed give the same weights.
func fitChain(examples []example, bits uint, seed uint64) *perceptron {
	joint := fitShuffle(examples, bits, seed)
	for n := uint64(1); n < shuffles; n++ {
		joint.join(fitShuffle(examples, bits, seed+100*n))
	}
	joint.divide(shuffles)
	return joint
}

func fitShuffle(examples []example, bits uint, seed uint64) *perceptron {
	s := &sequencer{p: newPerceptron(name.NumLabels, bits)}
	random := rand.New(rand.NewPCG(seed, 1))
	for range nameEpochs {
		for _, n := range random.Perm(len(examples)) {
			s.p.steps++
			x := &examples[n]
			s.learn(x, s.decode(x))
		}
	}
	s.p.average()
	return s.p
}
