package train

import "github.com/dateline-news/dateline/internal/extract/name"

// sequencer labels examples by trained weights.
type sequencer struct {
	w         *weights
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
		s.w.score(f, e[:])
		s.emissions = append(s.emissions, e)
	}
	return s.emissions
}

func (s *sequencer) chain() *name.Chain {
	c := name.Chain{}
	for i := range c {
		copy(c[i][:], s.w.chain[i*name.NumLabels:])
	}
	return &c
}

func (s *sequencer) decode(x *example) []int8 {
	s.labels = append(s.labels[:0], x.labels...)
	s.decoder.Decode(s.chain(), s.emit(x), s.labels)
	return s.labels
}
