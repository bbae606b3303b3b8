package train

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/name"
	"github.com/dateline-news/dateline/internal/model"
)

// requireEncoded checks an example: a label a word, label sequences that are
// well formed, and none but outside where a word has no features.
func requireEncoded(tb testing.TB, x example) {
	tb.Helper()
	require.Len(tb, x.features, len(x.labels))
	last := name.NumLabels
	for i, label := range x.labels {
		require.True(tb, name.May(last, int(label)), "label %d after %d", label, last)
		if x.features[i] == nil {
			require.Zero(tb, label)
		}
		last = int(label)
	}
}

func TestEncoder_Study(t *testing.T) {
	t.Parallel()
	e := newEncoder(model.NewLexicon(nil))
	for _, d := range tinyCorpus() {
		examples := e.study(&study{doc: d})
		require.Len(t, examples, len(d.Sentences))
		for n, x := range examples {
			requireEncoded(t, x)
			for i, label := range d.Sentences[n].Labels {
				require.Equal(t, label, name.Labels()[x.labels[i]], "%v", d.Sentences[n].Words)
			}
		}
	}
}

// TestEncoder_StudyDeterministic holds that what an encoder saw before changes
// nothing, nor does what it sees later.
func TestEncoder_StudyDeterministic(t *testing.T) {
	t.Parallel()
	docs := tinyCorpus()
	first, second := newEncoder(model.NewLexicon(nil)), newEncoder(model.NewLexicon(nil))
	second.study(&study{doc: docs[20]})
	want := first.study(&study{doc: docs[0]})
	got := second.study(&study{doc: docs[0]})
	second.study(&study{doc: docs[1]})
	require.Equal(t, want, got)
}

func TestEncoder_StudyOddLabels(t *testing.T) {
	t.Parallel()
	e := newEncoder(model.NewLexicon(nil))
	for _, line := range []string{
		"Ann/I-PER Marsh/I-PER left", "Ann/B-PER Marsh/I-ORG left", "left/O Oslo/I-LOC", "Ann/B-NOBODY left", "Ann/I-PER", "Oslo/B-LOC in/I-LOC Norway/I-ORG Norway/I-LOC",
	} {
		for _, x := range e.study(&study{doc: labelled(line)}) {
			requireEncoded(t, x)
		}
	}
	unlabelled := Document{Sentences: []Sentence{{Words: []string{"Ann", "left"}}, {}}}
	for _, x := range e.study(&study{doc: unlabelled}) {
		requireEncoded(t, x)
	}
}

// TestExample_WellFormed tries all sequences of three labels.
func TestExample_WellFormed(t *testing.T) {
	t.Parallel()
	for a := range int8(name.NumLabels) {
		for b := range int8(name.NumLabels) {
			for c := range int8(name.NumLabels) {
				x := example{labels: []int8{a, b, c}, features: [][]uint32{{1}, {1}, {1}}}
				well := name.May(name.NumLabels, int(a)) && name.May(int(a), int(b)) && name.May(int(b), int(c))
				x.wellFormed()
				requireEncoded(t, x)
				require.Equal(t, well, x.labels[0] == a && x.labels[1] == b && x.labels[2] == c)
			}
		}
	}
}

// TestArena_Keep holds that what is kept stays: neither later lists nor an
// append to an earlier one may touch it.
func TestArena_Keep(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 1))
	var a arena
	var want, got [][]uint32
	for range 2000 {
		f := make([]uint32, random.IntN(1200))
		for i := range f {
			f[i] = random.Uint32()
		}
		want, got = append(want, append([]uint32{}, f...)), append(got, a.keep(f))
		clear(f)
	}
	for i := range got {
		_ = append(got[i], 7)
	}
	for i := range want {
		require.Equal(t, want[i], append([]uint32{}, got[i]...))
	}
}

// TestWeights_QuantiseRoundTrip holds that a weight within the bounds is off by
// half a step at most, and that of a bucket left out is small.
func TestWeights_QuantiseRoundTrip(t *testing.T) {
	t.Parallel()
	const top, least = 2, 0.05
	random := rand.New(rand.NewPCG(5, 2))
	w := newWeights(3, 6)
	for i := range w.now {
		if random.IntN(3) > 0 {
			w.now[i] = float32(random.NormFloat64()) / 4
		} else {
			w.now[i] = float32(random.NormFloat64()) / 100
		}
	}
	q := w.quantise([]string{"a", "b", "c"}, top, least)
	kept := map[uint32]int{}
	for i, b := range q.Buckets {
		kept[b] = i
	}
	for b := range uint32(64) {
		for k := range 3 {
			v := w.now[3*b+uint32(k)]
			i, ok := kept[b]
			if !ok {
				require.InDelta(t, 0, v, least)
				continue
			}
			require.InDelta(t, v, float32(q.Rows[3*i+k])*q.Scale, float64(q.Scale)/2+1e-6)
		}
	}
	require.IsIncreasing(t, q.Buckets)
}

func TestWeights_Ternary(t *testing.T) {
	t.Parallel()
	w := newWeights(3, 6)
	copy(w.now[3*4:], []float32{1, 3, -2})
	copy(w.now[3*5:], []float32{0, 0.4, -0.4})
	copy(w.now[3*6:], []float32{-500, 500, 0})
	q := w.ternary(127, 1)
	require.EqualValues(t, 6, q.Bits)
	require.Len(t, q.Second, 64)
	require.Equal(t, []int8{2, -3}, []int8{q.Second[4], q.Third[4]}, "the first label is taken off")
	require.Equal(t, []int8{0, 0}, []int8{q.Second[5], q.Third[5]}, "what is below least weighs nothing")
	require.Equal(t, []int8{127, 127}, []int8{q.Second[6], q.Third[6]}, "what is too large is cut")
}

func TestRound(t *testing.T) {
	t.Parallel()
	for v, want := range map[float32]int{0: 0, 0.4: 0, 0.5: 1, 1.49: 1, -0.4: 0, -0.5: -1, -1.49: -1, -1.5: -2, 126.6: 127} {
		require.Equal(t, want, round(v), "%v", v)
	}
}
