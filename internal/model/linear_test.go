package model_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// smallWeights are random weights of n labels over 256 buckets, one in three of
// which has a row.
func smallWeights(tb testing.TB, n int) *model.Weights {
	tb.Helper()
	random := rand.New(rand.NewPCG(1, uint64(n)))
	w := &model.Weights{Bits: 8, Scale: 0.5, Chain: make([]float32, n*(n+1))}
	for k := range n {
		w.Labels = append(w.Labels, string(rune('a'+k)))
	}
	for i := range w.Chain {
		w.Chain[i] = float32(i)
	}
	for b := uint32(0); b < 256; b += 3 {
		w.Buckets = append(w.Buckets, b)
		for range n {
			w.Rows = append(w.Rows, int8(random.IntN(255)-127))
		}
	}
	return w
}

func encode(tb testing.TB, w *model.Weights) []byte {
	tb.Helper()
	var file bytes.Buffer
	_, err := w.WriteTo(&file)
	require.NoError(tb, err)
	return file.Bytes()
}

// plainScore adds up the weights one by one.
func plainScore(w *model.Weights, features []uint32) []int32 {
	sums := make([]int32, len(w.Labels))
	for _, f := range features {
		for i, b := range w.Buckets {
			if b == f>>(32-w.Bits) {
				for k := range sums {
					sums[k] += int32(w.Rows[i*len(sums)+k])
				}
			}
		}
	}
	return sums
}

func TestLinear_Score(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 4, 8, 9, 18, 32, 33, 49, 64, 65, 128} {
		w := smallWeights(t, n)
		m, err := model.ReadLinear(encode(t, w))
		require.NoError(t, err)
		random := rand.New(rand.NewPCG(2, 2))
		for _, count := range []int{0, 1, 60, model.MaxFeatures} {
			features := make([]uint32, count)
			for i := range features {
				features[i] = random.Uint32()
			}
			scores := make([]int32, n)
			m.Score(features, model.NewScratch(), scores)
			require.Equal(t, plainScore(w, features), scores, "%d labels, %d features", n, count)
		}
	}
}

func TestLinear_ScoreManyFeatures(t *testing.T) {
	t.Parallel()
	w := smallWeights(t, 4)
	for i := range w.Rows {
		w.Rows[i] = 127
	}
	m, err := model.ReadLinear(encode(t, w))
	require.NoError(t, err)
	scores := make([]int32, 4)
	m.Score(make([]uint32, 10*model.MaxFeatures), model.NewScratch(), scores)
	require.Equal(t, []int32{127 * model.MaxFeatures, 127 * model.MaxFeatures, 127 * model.MaxFeatures, 127 * model.MaxFeatures}, scores)
}

func TestReadLinear_KeepsAll(t *testing.T) {
	t.Parallel()
	w := smallWeights(t, 3)
	m, err := model.ReadLinear(encode(t, w))
	require.NoError(t, err)
	require.Equal(t, w.Labels, m.Labels())
	require.Equal(t, w.Bits, m.Bits())
	require.InDelta(t, w.Scale, m.Scale(), 0)
	require.Equal(t, len(w.Buckets), m.Rows())
	require.True(t, m.HasChain())
	require.InDelta(t, 3*3+2, m.Chain(3, 2), 0)
}

// seal puts a right checksum on a changed file.
func seal(data []byte) []byte {
	body := bytes.Clone(data[:len(data)-4])
	return binary.LittleEndian.AppendUint32(body, crc32.ChecksumIEEE(body))
}

func TestReadLinear_Damaged(t *testing.T) {
	t.Parallel()
	whole := encode(t, smallWeights(t, 3))
	change := func(at int, to byte) []byte {
		data := bytes.Clone(whole)
		data[at] = to
		return data
	}
	cases := map[string]struct {
		data []byte
		want string
	}{
		"Empty":       {nil, "not a DLLINEAR file"},
		"OtherKind":   {change(0, 'X'), "not a DLLINEAR file"},
		"Flipped":     {change(40, 99), "checksum does not agree"},
		"Cut":         {whole[:len(whole)-9], "checksum does not agree"},
		"Newer":       {seal(change(8, 2)), "version 2, want 1"},
		"Bits":        {seal(change(9, 63)), "63 bits of a bucket"},
		"Labels":      {seal(change(10, 0)), "file is damaged"},
		"CutSealed":   {seal(whole[:len(whole)-9]), "file is damaged"},
		"ExtraSealed": {seal(append(bytes.Clone(whole), 1, 2, 3, 4, 5)), "file is damaged"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := model.ReadLinear(c.data)
			require.ErrorContains(t, err, c.want)
		})
	}
}

func FuzzReadLinear(f *testing.F) {
	f.Add(encode(f, smallWeights(f, 3)))
	f.Add(encode(f, smallWeights(f, 9)))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if len(data) > 8 {
			data = seal(append(data, 0, 0, 0, 0))
		}
		m, err := model.ReadLinear(data)
		if err != nil {
			return
		}
		scores := make([]int32, len(m.Labels()))
		m.Score([]uint32{0, 1 << 31, ^uint32(0)}, model.NewScratch(), scores)
	})
}
