package model

import "math/bits"

// buckets says which buckets of a model have a row, and which row that is. It is
// a bit for each bucket, because most features of a text are in no model: the
// bits of all buckets fit a processor's nearest caches, where the rows do not.
type buckets struct {
	bits uint
	set  []uint64
	// before counts the rows before each word of set.
	before []uint32
}

// newBuckets numbers the buckets that are set.
func newBuckets(width uint, set []uint64) buckets {
	before, count := make([]uint32, len(set)), uint32(0)
	for i, word := range set {
		before[i] = count
		count += uint32(bits.OnesCount64(word))
	}
	return buckets{bits: width, set: set, before: before}
}

// count is the number of rows.
func (b *buckets) count() int {
	last := len(b.set) - 1
	return int(b.before[last]) + bits.OnesCount64(b.set[last])
}

// Scratch is the memory that scoring needs; each goroutine has its own.
type Scratch []uint32

// NewScratch makes the memory for scoring by any model.
func NewScratch() Scratch { return make(Scratch, MaxFeatures) }

// rows writes the rows of those features that have one to scratch, each times
// width. Features beyond [MaxFeatures] are left out.
//
// It goes over the features twice, so that neither loop has a branch to guess
// wrong and the processor asks the memory for many of them at once.
func (b *buckets) rows(features []uint32, width uint32, scratch Scratch) []uint32 {
	features = features[:min(len(features), MaxFeatures)]
	found, n, shift := scratch[:len(features)], 0, 32-b.bits
	for _, f := range features {
		bucket := f >> (shift & 31) // the mask spares the processor a test
		found[n] = bucket
		n += int(b.set[bucket/64] >> (bucket % 64) & 1)
	}
	found = found[:n]
	for i, bucket := range found {
		below := b.set[bucket/64] & (1<<(bucket%64) - 1)
		found[i] = (b.before[bucket/64] + uint32(bits.OnesCount64(below))) * width
	}
	return found
}
