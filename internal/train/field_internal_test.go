package train

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/name"
)

// tinyRecipe learns the tiny corpus in no time.
func tinyRecipe() recipe {
	return recipe{bits: 14, epochs: 7, rate: 0.2, dropout: 0.2, shuffles: 1}
}

// hashOf spreads small numbers over the buckets, as hashed features are.
func hashOf(n uint32) uint32 { return n * 0x9e3779b1 }

// toy examples have features that tell their labels, and one that all share.
func toy() []example {
	var examples []example
	for range 20 {
		for label := range int8(name.NumLabels) {
			if !name.May(name.NumLabels, int(label)) {
				continue
			}
			x := example{labels: []int8{label}, features: [][]uint32{{hashOf(uint32(label) + 1), hashOf(99)}}}
			if label > 0 {
				x.labels = append(x.labels, label+1, 0)
				x.features = append(x.features, []uint32{hashOf(uint32(label) + 50), hashOf(99)}, nil)
			}
			examples = append(examples, x)
		}
	}
	return examples
}

func TestFitField(t *testing.T) {
	t.Parallel()
	for kind, dropout := range map[string]float32{"AllFeatures": 0, "Dropout": 0.3} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			r := tinyRecipe()
			r.dropout = dropout
			s := sequencer{w: fitField(toy(), r, 1)}
			for _, x := range toy() {
				require.Equal(t, x.labels, s.decode(&x))
			}
		})
	}
}

func TestFitField_Deterministic(t *testing.T) {
	t.Parallel()
	r := tinyRecipe()
	r.shuffles = 2
	require.Equal(t, fitField(toy(), r, 1).now, fitField(toy(), r, 1).now)
	require.NotEqual(t, fitField(toy(), r, 1).now, fitField(toy(), r, 2).now)
}

func TestField_Keep(t *testing.T) {
	t.Parallel()
	f := fieldOf(tinyRecipe(), 1)
	features := make([]uint32, 10_000)
	f.keep(features)
	require.InDelta(t, 8_000, len(f.kept), 200)
	f.kept, f.dropout = nil, 0
	f.keep(features)
	require.Len(t, f.kept, len(features))
}

func TestWeights_Join(t *testing.T) {
	t.Parallel()
	a, b := newWeights(2, 6), newWeights(2, 6)
	a.now[3], b.now[3], b.chain[1] = 1, 3, 4
	a.join(&b)
	a.divide(2)
	require.InDelta(t, 2, a.now[3], 1e-6)
	require.InDelta(t, 2, a.chain[1], 1e-6)
}

func TestWeights_Quantise(t *testing.T) {
	t.Parallel()
	w := newWeights(2, 6)
	w.now[2*5], w.now[2*5+1] = 1, -100
	w.now[2*9] = 0.01
	q := w.quantise([]string{"a", "b"}, 12.7, 0.05)
	require.Equal(t, []uint32{5}, q.Buckets)
	require.Equal(t, []int8{10, -127}, q.Rows)
	require.InDelta(t, 0.1, q.Scale, 1e-6)
}
