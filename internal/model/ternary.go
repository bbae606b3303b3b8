package model

import "fmt"

// Ternary is a linear model of three labels over hashed features, made for
// speed: it is asked a hundred times for every word. A feature is a bucket, the
// upper bits of its hash, and each bucket has two bytes: what it weighs for the
// second and the third label beside the first. There is no test in between, so
// the processor loads many of them at once. It is read-only and safe for
// concurrent use.
type Ternary struct {
	bits  uint
	table []uint16
}

// TernaryWeights are the contents of a ternary model, as a trainer makes them.
type TernaryWeights struct {
	// Bits is the number of bits of a bucket, at most [MaxBits].
	Bits uint
	// Second and Third are the weights of the buckets for the second and the third
	// label, with that of the first taken off; one for each bucket.
	Second, Third []int8
}

// Fetch asks the memory for the weights of features that will be scored, without
// waiting for them.
func (m *Ternary) Fetch(features []uint32) { fetch(m.table, 32-m.bits, features) }

// Score adds the weights of the features. The score of the first label is zero.
// Features beyond [MaxFeatures] are left out.
func (m *Ternary) Score(features []uint32) (second, third int32) {
	features = features[:min(len(features), MaxFeatures)]
	sums, shift, table := uint32(0), 32-m.bits, m.table
	for _, f := range features {
		w := uint32(table[f>>(shift&31)]) // the mask spares the processor a test
		sums += w&0xff | w>>8<<16
	}
	raised := int32(len(features)) * raise
	return int32(sums&0xffff) - raised, int32(sums>>16) - raised
}

// append writes the bits and the weights, label by label.
func (w *TernaryWeights) append(data []byte) []byte {
	data = append(data, byte(w.Bits))
	for _, column := range [][]int8{w.Second, w.Third} {
		for _, v := range column {
			data = append(data, byte(v))
		}
	}
	return data
}

// readTernary reads what append wrote.
func readTernary(r *reader) (*Ternary, error) {
	m := &Ternary{bits: uint(r.byte())}
	if m.bits < 6 || m.bits > MaxBits {
		return nil, fmt.Errorf("%d bits of a bucket, want 6 to %d: %w", m.bits, MaxBits, errDamaged)
	}
	second, third := r.take(1<<m.bits), r.take(1<<m.bits)
	if r.damaged {
		return nil, fmt.Errorf("fewer weights than %d bits tell: %w", m.bits, errDamaged)
	}
	m.table = makeTable[uint16](len(second))
	for i, v := range second {
		m.table[i] = uint16(v^raise) | uint16(third[i]^raise)<<8
	}
	return m, nil
}
