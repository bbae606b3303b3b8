package train

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/name"
	"github.com/dateline-news/dateline/internal/model"
)

func TestNameTrainer_Add(t *testing.T) {
	t.Parallel()
	trainer := &nameTrainer{}
	docs := tinyCorpus()[:2*recaseEvery]
	trainer.add(docs)
	require.Len(t, trainer.studies, len(docs)+4, "two documents in ten have a copy in another case")
	require.Equal(t, docs[0], trainer.studies[0].doc)
	capitals := trainer.studies[1].doc.Sentences[0]
	require.Equal(t, strings.ToUpper(strings.Join(docs[0].Sentences[0].Words, " ")), strings.Join(capitals.Words, " "))
	require.Equal(t, docs[0].Sentences[0].Labels, capitals.Labels)
	require.Equal(t, docs[0].Sentences[1], trainer.studies[1].doc.Sentences[1], "the rest of the copy stays as it was")
}

func TestNameTrainer_Read(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	set := "Minister\tO\nOduya\tPER\nmet\tO\nPolish\tB-LOC\nfarmers\tO\n"
	require.NoError(t, os.WriteFile(filepath.Join(folder, "set.bio"), []byte(set), 0o600))
	trainer := &nameTrainer{}
	require.NoError(t, trainer.read(folder, []source{{file: "set.bio", sentences: 5, demonyms: true}}))
	require.NotEmpty(t, trainer.studies)
	require.Equal(t, "B-MISC", trainer.studies[0].doc.Sentences[0].Labels[3])
	require.ErrorContains(t, trainer.read(folder, []source{{file: "none.bio", sentences: 5}}), "opening a corpus")
}

// TestNameTrainer_SecondExamples holds the second pass to what it learns from:
// only the documents of the half that the first pass did not see, with the first
// pass's features and more.
func TestNameTrainer_SecondExamples(t *testing.T) {
	t.Parallel()
	trainer := tinyTrainer()
	e := trainer.encode()
	w := fitField(trainer.examples(func(i int) bool { return i%2 == 0 }), trainer.recipe, 1)
	second := trainer.secondExamples(w, e, 1)
	want := 0
	for i := 1; i < len(trainer.studies); i += 2 {
		for n, x := range trainer.studies[i].examples {
			y := second[want+n]
			require.Equal(t, x.labels, y.labels)
			for k, f := range x.features {
				if f == nil {
					require.Nil(t, y.features[k])
					continue
				}
				require.Greater(t, len(y.features[k]), len(f))
				require.Equal(t, f, y.features[k][len(y.features[k])-len(f):])
			}
		}
		want += len(trainer.studies[i].examples)
	}
	require.Len(t, second, want)
}

func TestJoinPasses(t *testing.T) {
	t.Parallel()
	first, second := newWeights(name.NumLabels, 6), newWeights(name.NumLabels, 6)
	for i := range first.now {
		first.now[i], second.now[i] = float32(i%97)/100, -float32(i%89)/100
	}
	for i := range first.chain {
		first.chain[i], second.chain[i] = float32(i), -float32(i)
	}
	joint := joinPasses(&first, &second)
	m, err := model.ReadLinear(modelFile(t, joint.quantise(name.ModelLabels(), 2, 0)))
	require.NoError(t, err)
	scores := make([]int32, 2*name.NumLabels)
	bucket := 5
	m.Score([]uint32{uint32(bucket) << 26}, model.NewScratch(), scores)
	for k := range name.NumLabels {
		at := bucket*name.NumLabels + k
		require.InDelta(t, first.now[at], float32(scores[k])*m.Scale(), 0.01)
		require.InDelta(t, second.now[at], float32(scores[name.NumLabels+k])*m.Scale(), 0.01)
		for last := range name.NumLabels + 1 {
			row, rowSecond := last, name.NumLabels+last
			if last == name.NumLabels {
				row, rowSecond = 2*name.NumLabels, 2*name.NumLabels
			}
			require.InDelta(t, first.chain[last*name.NumLabels+k], m.Chain(row, k), 1e-6)
			require.InDelta(t, second.chain[last*name.NumLabels+k], m.Chain(rowSecond, name.NumLabels+k), 1e-6)
		}
	}
}

// TestNameRecipe holds the settings to what the model file can carry.
func TestNameRecipe(t *testing.T) {
	t.Parallel()
	r := nameRecipe()
	require.LessOrEqual(t, r.bits, uint(model.MaxBits))
	require.GreaterOrEqual(t, r.dropout, float32(0))
	require.Less(t, r.dropout, float32(1))
	require.Positive(t, r.epochs)
	require.Positive(t, r.shuffles)
}
