package model_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// randomItems are items of few to too many random features.
func randomItems(n int) [][]uint32 {
	random := rand.New(rand.NewPCG(6, 6))
	items := make([][]uint32, n)
	for i := range items {
		for range i * 37 % (model.MaxFeatures + 20) {
			items[i] = append(items[i], random.Uint32())
		}
	}
	return items
}

func TestLinear_ScoreEach(t *testing.T) {
	t.Parallel()
	b := model.NewBatch()
	for _, labels := range []int{1, 9, 49, 128} {
		m, err := model.ReadLinear(encode(t, smallWeights(t, labels)))
		require.NoError(t, err)
		for _, n := range []int{0, 1, 2, 3, 20} {
			items, taken := randomItems(n), 0
			want := make([]int32, labels)
			m.ScoreEach(n, b, func(i int, f []uint32) []uint32 { return append(f, items[i]...) }, func(i int, scores []int32) {
				m.Score(items[i], model.NewScratch(), want)
				require.Equal(t, taken, i)
				require.Equal(t, want, scores, "%d labels, item %d of %d", labels, i, n)
				taken++
			})
			require.Equal(t, n, taken)
		}
	}
}

// TestLinear_ScoreEachInOrder holds that features are asked for in order, two items
// ahead at most: what they are made of may be in memory that is used again.
func TestLinear_ScoreEachInOrder(t *testing.T) {
	t.Parallel()
	m, err := model.ReadLinear(encode(t, smallWeights(t, 2)))
	require.NoError(t, err)
	var calls []string
	m.ScoreEach(4, model.NewBatch(),
		func(i int, f []uint32) []uint32 { calls = append(calls, fmt.Sprint("features ", i)); return f },
		func(i int, _ []int32) { calls = append(calls, fmt.Sprint("take ", i)) })
	require.Equal(t, []string{
		"features 0", "features 1", "features 2", "take 0", "features 3", "take 1", "take 2", "take 3",
	}, calls)
}

// BenchmarkLinear_ScoreEach scores the same items one by one and as a batch, with a
// model larger than a processor's caches.
func BenchmarkLinear_ScoreEach(b *testing.B) {
	m, err := model.Names()
	require.NoError(b, err)
	items := make([][]uint32, 1000)
	random := rand.New(rand.NewPCG(7, 7))
	for i := range items {
		for range 60 {
			items[i] = append(items[i], random.Uint32())
		}
	}
	scores, taken := make([]int32, len(m.Labels())), 0
	b.Run("OneByOne", func(b *testing.B) {
		scratch, f := model.NewScratch(), []uint32(nil)
		for b.Loop() {
			for i := range items {
				f = append(f[:0], items[i]...)
				m.Score(f, scratch, scores)
			}
		}
	})
	b.Run("Batch", func(b *testing.B) {
		batch := model.NewBatch()
		for b.Loop() {
			taken = 0
			m.ScoreEach(len(items), batch, func(i int, f []uint32) []uint32 { return append(f, items[i]...) }, func(int, []int32) { taken++ })
		}
		require.Len(b, items, taken)
	})
}
