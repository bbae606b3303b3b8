package model_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// smallTernary are random weights over 256 buckets.
func smallTernary(tb testing.TB, seed uint64) *model.TernaryWeights {
	tb.Helper()
	random := rand.New(rand.NewPCG(seed, 3))
	w := &model.TernaryWeights{Bits: 8}
	for range 256 {
		w.Second = append(w.Second, int8(random.IntN(255)-127))
		w.Third = append(w.Third, int8(random.IntN(255)-127))
	}
	return w
}

func smallParser(tb testing.TB) *model.ParserWeights {
	tb.Helper()
	return &model.ParserWeights{First: smallTernary(tb, 1), Moves: smallTernary(tb, 2), Relations: smallWeights(tb, 9)}
}

func parserFile(tb testing.TB, w *model.ParserWeights) []byte {
	tb.Helper()
	var file bytes.Buffer
	_, err := w.WriteTo(&file)
	require.NoError(tb, err)
	return file.Bytes()
}

func TestTernary_Score(t *testing.T) {
	t.Parallel()
	w := smallParser(t)
	p, err := model.ReadParser(parserFile(t, w))
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(4, 4))
	for _, count := range []int{0, 1, 100, model.MaxFeatures} {
		features := make([]uint32, count)
		var second, third int32
		for i := range features {
			features[i] = random.Uint32()
			second += int32(w.Moves.Second[features[i]>>24])
			third += int32(w.Moves.Third[features[i]>>24])
		}
		gotSecond, gotThird := p.Moves.Score(features)
		require.Equal(t, [2]int32{second, third}, [2]int32{gotSecond, gotThird}, "%d features", count)
	}
}

// TestTernary_ScoreExtremes holds that sums do not run over, whatever the number
// of features.
func TestTernary_ScoreExtremes(t *testing.T) {
	t.Parallel()
	w := smallParser(t)
	for i := range w.First.Second {
		w.First.Second[i], w.First.Third[i] = 127, -127
	}
	p, err := model.ReadParser(parserFile(t, w))
	require.NoError(t, err)
	second, third := p.First.Score(make([]uint32, 10*model.MaxFeatures))
	require.Equal(t, int32(127*model.MaxFeatures), second)
	require.Equal(t, int32(-127*model.MaxFeatures), third)
}

func TestReadParser(t *testing.T) {
	t.Parallel()
	w := smallParser(t)
	p, err := model.ReadParser(parserFile(t, w))
	require.NoError(t, err)
	second, _ := p.First.Score([]uint32{7 << 24})
	require.Equal(t, int32(w.First.Second[7]), second)
	require.Equal(t, w.Relations.Labels, p.Relations.Labels())
	require.Equal(t, len(w.Relations.Buckets), p.Relations.Rows())
}

func TestReadParser_Damaged(t *testing.T) {
	t.Parallel()
	whole := parserFile(t, smallParser(t))
	change := func(at int, to byte) []byte {
		data := bytes.Clone(whole)
		data[at] = to
		return data
	}
	const firstBits, secondBits = 9, 9 + 1 + 2*256
	inner := change(secondBits+1+2*256+40, 0x55)
	cases := map[string]struct {
		data []byte
		want string
	}{
		"Empty":      {nil, "not a DLPARSER file"},
		"OtherKind":  {encode(t, smallWeights(t, 3)), "not a DLPARSER file"},
		"Flipped":    {change(40, whole[40]^1), "checksum does not agree"},
		"Newer":      {seal(change(8, 2)), "version 2, want 1"},
		"FirstBits":  {seal(change(firstBits, 63)), "reading the first moves: 63 bits of a bucket"},
		"SecondBits": {seal(change(secondBits, 0)), "reading the moves: 0 bits of a bucket"},
		"FewWeights": {seal(change(firstBits, 20)), "fewer weights than 20 bits tell"},
		"Relations":  {seal(inner), "reading the relations"},
		"Cut":        {seal(whole[:len(whole)-20]), "reading the relations"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := model.ReadParser(c.data)
			require.ErrorContains(t, err, c.want)
		})
	}
}

func TestTrees(t *testing.T) {
	t.Parallel()
	p, err := model.Trees()
	require.NoError(t, err)
	require.NotEmpty(t, p.Relations.Labels())
	_, err = model.UnpackParser([]byte("no file"))
	require.ErrorContains(t, err, "unpacking a model")
}

func FuzzReadParser(f *testing.F) {
	f.Add(parserFile(f, smallParser(f)))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if len(data) > 8 {
			data = seal(append(data, 0, 0, 0, 0))
		}
		if p, err := model.ReadParser(data); err == nil {
			p.First.Score([]uint32{0, 1 << 31, ^uint32(0)})
			p.Moves.Score([]uint32{0, 1 << 31, ^uint32(0)})
		}
	})
}

// BenchmarkTernary_Score adds up a hundred features, as for one move, of moves that
// are all different: as they are read, and asked for before.
func BenchmarkTernary_Score(b *testing.B) {
	p, err := model.Trees()
	require.NoError(b, err)
	random := rand.New(rand.NewPCG(5, 5))
	features := make([]uint32, 100<<12)
	for i := range features {
		features[i] = random.Uint32()
	}
	for name, asked := range map[string]bool{"Read": false, "Fetched": true} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for at := 0; b.Loop(); at = (at + 100) % len(features) {
				if asked {
					p.Moves.Fetch(features[at : at+100])
				}
				p.Moves.Score(features[at : at+100])
			}
		})
	}
	second, third := p.Moves.Score(nil)
	require.Zero(b, second)
	require.Zero(b, third)
}
