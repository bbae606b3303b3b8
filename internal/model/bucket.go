package model

import "math/bits"

// buckets says which buckets of a model have a row, and which row that is. It is
// a bit for each bucket, because most features of a text are in no model: the
// bits of all buckets fit a processor's nearer caches, where the rows do not.
type buckets struct {
	bits   uint
	blocks []block
}

// block is perBlock buckets: a bit for each that has a row, and the number of rows
// before them. They lie side by side, so that both are one look at the memory.
type block struct{ set, before uint32 }

const (
	// blockBits are those of a bucket that say where in its block it is.
	blockBits = 5
	// perBlock is the number of buckets in a block.
	perBlock = 1 << blockBits
)

// newBuckets numbers the buckets that are set, in words of perBlock.
func newBuckets(width uint, set []uint32) buckets {
	blocks, count := makeTable[block](len(set)), uint32(0)
	for i, word := range set {
		blocks[i] = block{set: word, before: count}
		count += uint32(bits.OnesCount32(word))
	}
	return buckets{bits: width, blocks: blocks}
}

// count is the number of rows.
func (b *buckets) count() int {
	last := b.blocks[len(b.blocks)-1]
	return int(last.before) + bits.OnesCount32(last.set)
}

// Scratch is the memory that scoring needs; each goroutine has its own.
type Scratch []uint32

// NewScratch makes the memory for scoring by any model.
func NewScratch() Scratch { return make(Scratch, MaxFeatures) }

// rows writes the rows of those features that have one to scratch, each times
// width. Features beyond [MaxFeatures] are left out.
//
// The loop has no branch to guess wrong, so that the processor asks the memory for
// many features at once: it writes a row for each and keeps it if there is one.
func (b *buckets) rows(features []uint32, width uint32, scratch Scratch) []uint32 {
	features = features[:min(len(features), MaxFeatures)]
	found, n, shift := scratch[:len(features)], 0, 32-b.bits
	for _, f := range features {
		bucket := f >> (shift & 31) // the mask spares the processor a test
		here := b.blocks[bucket/perBlock]
		below := here.set & (1<<(bucket%perBlock) - 1)
		found[n] = (here.before + uint32(bits.OnesCount32(below))) * width
		n += int(here.set >> (bucket % perBlock) & 1)
	}
	return found[:n]
}
