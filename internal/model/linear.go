package model

import "math/bits"

// MaxFeatures bounds the number of features of one item: more than this many
// rows could overflow the lanes in which [Linear.Score] adds.
const MaxFeatures = 240

// Linear is a linear model over hashed features. A feature is a bucket, the
// upper bits of its hash; a bucket either has a row of weights, one a label, or
// it weighs nothing. It is read-only and safe for concurrent use.
//
// Weights are bytes, and four labels lie in one machine word as 16-bit lanes,
// each weight raised by 128 so that no lane borrows from its neighbour. Adding
// a row is then a handful of additions, whatever the number of labels.
type Linear struct {
	labels []string
	bits   uint
	scale  float32
	chain  []float32
	marks  []mark
	rows   []uint64
	width  int
}

// mark says for 64 buckets which have a row, and how many rows stand before.
type mark struct {
	set    uint64
	before uint32
}

// raise is added to each weight in its lane.
const raise = 128

// Labels are the names of the labels, in the order of scores.
func (m *Linear) Labels() []string { return m.labels }

// Bits is the number of bits of a bucket.
func (m *Linear) Bits() uint { return m.bits }

// Scale is what one unit of a score is worth beside the chain's weights and
// beside other models.
func (m *Linear) Scale() float32 { return m.scale }

// Chain is the weight of label next after label last; last is the number of
// labels at the start of a sentence.
func (m *Linear) Chain(last, next int) float32 { return m.chain[last*len(m.labels)+next] }

// HasChain reports whether the model weighs pairs of labels.
func (m *Linear) HasChain() bool { return len(m.chain) > 0 }

// Rows is the number of buckets that weigh something.
func (m *Linear) Rows() int { return len(m.rows) / m.width }

// Scratch is the memory that scoring needs; each goroutine has its own.
type Scratch []uint64

// NewScratch makes the memory for Score.
func (m *Linear) NewScratch() Scratch { return make(Scratch, m.width) }

// Score adds the rows of the features and writes the sums to scores, one a
// label. Features beyond [MaxFeatures] are left out.
func (m *Linear) Score(features []uint32, scratch Scratch, scores []int32) {
	clear(scratch)
	features = features[:min(len(features), MaxFeatures)]
	hits := m.add(features, scratch)
	for k := range scores {
		scores[k] = int32(scratch[k/4]>>(16*(k%4))&0xffff) - raise*hits
	}
}

// row is the number of a bucket's row.
func (m *Linear) row(feature uint32) (int, bool) {
	bucket := feature >> (32 - m.bits)
	at := &m.marks[bucket/64]
	bit := uint64(1) << (bucket % 64)
	if at.set&bit == 0 {
		return 0, false
	}
	return int(at.before) + bits.OnesCount64(at.set&(bit-1)), true
}

func (m *Linear) add(features []uint32, sums Scratch) int32 {
	hits := int32(0)
	for _, f := range features {
		i, ok := m.row(f)
		if !ok {
			continue
		}
		hits++
		row := m.rows[i*m.width : i*m.width+m.width]
		for k, lanes := range row {
			sums[k] += lanes
		}
	}
	return hits
}
