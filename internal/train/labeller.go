package train

import (
	"github.com/dateline-news/dateline/internal/extract/name"
)

// labeller labels documents by a first pass and makes examples of the second.
type labeller struct {
	sequencer
	encoder *encoder
}

// second makes the examples of the second pass: the features of the first and
// those that its labels give.
func (l *labeller) second(s *study) []example {
	l.encoder.fill(&s.doc)
	var labels []int8
	var emissions []name.Emission
	for i := range s.examples {
		labels = append(labels, l.decode(&s.examples[i])...)
		emissions = append(emissions, l.emissions...)
	}
	l.encoder.page.Vote(labels, emissions)
	out := make([]example, len(s.examples))
	for n := range s.examples {
		out[n] = l.extend(n, &s.examples[n])
	}
	return out
}

// extend adds the second pass's features to an example of the first.
func (l *labeller) extend(n int, x *example) example {
	y := example{labels: x.labels, features: make([][]uint32, len(x.features))}
	for i, f := range x.features {
		if f == nil {
			continue
		}
		more := append(l.encoder.page.SecondFeatures(n, i, l.encoder.buffer[:0]), f...)
		y.features[i] = l.encoder.arena.keep(more)
		l.encoder.buffer = more
	}
	return y
}
