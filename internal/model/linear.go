package model

// MaxFeatures bounds the number of features of one item: more than this many
// rows could overflow the lanes in which [Linear.Score] adds.
const MaxFeatures = 240

// Linear is a linear model over hashed features. A feature is a bucket, the
// upper bits of its hash; a bucket either has a row of weights, one a label, or
// it weighs nothing. It is read-only and safe for concurrent use.
//
// Weights are bytes, each raised by 128 so that none is negative, and eight labels
// lie in one machine word. Adding splits the word into its even and its odd bytes,
// which leaves each sum 16 bits, so that a handful of additions does for all
// labels.
type Linear struct {
	buckets
	labels []string
	scale  float32
	chain  []float32
	// weights are the rows, each of width words.
	weights []uint64
	width   int
}

// raise is added to each weight.
const raise = 128

const (
	// perWord is the number of weights in a machine word.
	perWord = 8
	// perLine is the number of machine words in a line of a processor's cache.
	perLine = 8
)

// rowWords is the number of words of a row. A row longer than half a line has
// lines of its own, so that no line is fetched for the end of one row and the
// beginning of the next; this costs the models of tags and relations 5 MB.
func rowWords(labels int) int {
	words := max(1, (labels+perWord-1)/perWord)
	if words <= perLine/2 {
		return words
	}
	return (words + perLine - 1) / perLine * perLine
}

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
func (m *Linear) Rows() int { return m.count() }

// Score adds the rows of the features and writes the sums to scores, one a
// label. Features beyond [MaxFeatures] are left out.
func (m *Linear) Score(features []uint32, scratch Scratch, scores []int32) {
	m.Fetch(features)
	m.sum(m.find(features, scratch), scores)
}

// Fetch asks the memory where the rows of features are that will be scored,
// without waiting for it.
func (m *Linear) Fetch(features []uint32) { fetch(m.blocks, 32-m.bits+blockBits, features) }

// find writes the rows of those features that have one to scratch and asks the
// memory for their weights, without waiting for it.
func (m *Linear) find(features []uint32, scratch Scratch) []uint32 {
	rows := m.rows(features, uint32(m.width), scratch)
	fetch(m.weights, 0, rows)
	return rows
}

// sum adds rows and writes the sums to scores, one a label.
func (m *Linear) sum(rows []uint32, scores []int32) {
	raised := raise * int32(len(rows))
	for k := 0; k < len(scores); k += perWord {
		even, odd := m.add(rows, k/perWord)
		spread(even, odd, raised, scores[k:min(k+perWord, len(scores))])
	}
}

// add sums one word of each row. That way the sums stay in registers; the rest of
// a row is near by when its turn comes.
func (m *Linear) add(rows []uint32, word int) (even, odd uint64) {
	const lanes = 0x00ff00ff00ff00ff
	weights := m.weights[word:]
	for _, at := range rows {
		w := weights[at]
		even += w & lanes
		odd += w >> 8 & lanes
	}
	return even, odd
}

// spread takes the sums of one word apart.
func spread(even, odd uint64, raised int32, scores []int32) {
	for i := 0; i < len(scores); i += 2 {
		scores[i] = int32(even&0xffff) - raised
		if i+1 < len(scores) {
			scores[i+1] = int32(odd&0xffff) - raised
		}
		even, odd = even>>16, odd>>16
	}
}
