package model_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
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

// TestLinear_ScoreEachShared holds that goroutines may score by one model, each
// with memory of its own.
func TestLinear_ScoreEachShared(t *testing.T) {
	t.Parallel()
	m, err := model.ReadLinear(encode(t, smallWeights(t, 9)))
	require.NoError(t, err)
	items := randomItems(40)
	var want [][]int32
	for _, item := range items {
		scores := make([]int32, 9)
		m.Score(item, model.NewScratch(), scores)
		want = append(want, scores)
	}
	got := make([][][]int32, 4)
	var group sync.WaitGroup
	for k := range got {
		group.Go(func() {
			m.ScoreEach(len(items), model.NewBatch(), func(i int, f []uint32) []uint32 { return append(f, items[i]...) },
				func(_ int, scores []int32) { got[k] = append(got[k], slices.Clone(scores)) })
		})
	}
	group.Wait()
	for k := range got {
		require.Equal(t, want, got[k])
	}
}

// TestLinear_Fetch holds that asking for weights changes no score, whatever is asked
// for.
func TestLinear_Fetch(t *testing.T) {
	t.Parallel()
	w := smallWeights(t, 9)
	m, err := model.ReadLinear(encode(t, w))
	require.NoError(t, err)
	p, err := model.ReadParser(parserFile(t, smallParser(t)))
	require.NoError(t, err)
	item := []uint32{0, 7 << 24, math.MaxUint32, 3 << 24}
	second, third := p.Moves.Score(item)
	for _, asked := range [][]uint32{nil, item, {math.MaxUint32}, make([]uint32, 3*model.MaxFeatures)} {
		m.Fetch(asked)
		p.Moves.Fetch(asked)
		scores := make([]int32, 9)
		m.Score(item, model.NewScratch(), scores)
		require.Equal(t, plainScore(w, item), scores)
		again, other := p.Moves.Score(item)
		require.Equal(t, [2]int32{second, third}, [2]int32{again, other})
	}
}

// FuzzLinear_ScoreEach holds that items scored in a batch have the sums of weights
// added up one by one; lengths gives the number of features of each.
func FuzzLinear_ScoreEach(f *testing.F) {
	f.Add([]byte{}, uint64(1))
	f.Add([]byte{0, 1, 2, 60, 239}, uint64(2))
	f.Add([]byte{255, 0, 255, 240, 241, 0}, uint64(3))
	w := smallWeights(f, 9)
	m, err := model.ReadLinear(encode(f, w))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, lengths []byte, seed uint64) {
		random, items := rand.New(rand.NewPCG(seed, 8)), make([][]uint32, len(lengths))
		for i := range items {
			for range lengths[i] {
				items[i] = append(items[i], random.Uint32())
			}
		}
		taken := 0
		m.ScoreEach(len(items), model.NewBatch(), func(i int, f []uint32) []uint32 { return append(f, items[i]...) }, func(i int, scores []int32) {
			require.Equal(t, taken, i)
			require.Equal(t, plainScore(w, items[i][:min(len(items[i]), model.MaxFeatures)]), scores)
			taken++
		})
		require.Len(t, items, taken)
	})
}

// largeLinear is a model larger than a processor's caches: every third of its
// buckets has a row of 24 bytes.
func largeLinear(tb testing.TB) *model.Linear {
	tb.Helper()
	w := &model.Weights{Bits: 21, Scale: 1, Labels: make([]string, 18)}
	for b := uint32(0); b < 1<<w.Bits; b += 3 {
		w.Buckets = append(w.Buckets, b)
	}
	w.Rows = make([]int8, len(w.Buckets)*len(w.Labels))
	m, err := model.ReadLinear(encode(tb, w))
	require.NoError(tb, err)
	return m
}

// BenchmarkLinear_ScoreEach scores the same items one by one and as a batch. Three
// in four of their features have a row.
func BenchmarkLinear_ScoreEach(b *testing.B) {
	m := largeLinear(b)
	items := make([][]uint32, 5000)
	random := rand.New(rand.NewPCG(7, 7))
	for i := range items {
		for k := range 60 {
			bucket := random.Uint32N(1<<21/3)*3 + uint32(k%4/3)
			items[i] = append(items[i], bucket<<(32-m.Bits()))
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
