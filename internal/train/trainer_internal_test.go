package train

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/name"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// labelled reads sentences of "word/LABEL", the label left out for O.
func labelled(lines ...string) Document {
	var d Document
	for _, line := range lines {
		var s Sentence
		for _, cell := range strings.Fields(line) {
			word, label, _ := strings.Cut(cell, "/")
			if label == "" {
				label = "O"
			}
			s.Words, s.Labels = append(s.Words, word), append(s.Labels, label)
			s.Tags = append(s.Tags, "T"+label[:1])
		}
		d.Sentences = append(d.Sentences, s)
	}
	return d
}

// tinyCorpus are documents of invented people and places in a few forms.
func tinyCorpus() []Document {
	people := []string{"Halvorsen", "Okello", "Zhao", "Marchetti", "Whitcombe", "Oduya"}
	places := []string{"Oslo", "Nairobi", "Lagos", "Berlin", "Seoul", "Riyadh"}
	var docs []Document
	for i := range 36 {
		who, where := people[i%6], places[i/6]
		docs = append(docs, labelled(
			fmt.Sprintf("Minister %s/B-PER arrived in %s/B-LOC .", who, where),
			fmt.Sprintf("%s/B-PER said that the %s/B-ORG Water/I-ORG Authority/I-ORG would wait .", who, where)))
	}
	return docs
}

func tinyTrainer() *nameTrainer {
	t := &nameTrainer{lexicon: model.NewLexicon(nil), recipe: tinyRecipe(), log: slog.New(slog.DiscardHandler)}
	t.add(tinyCorpus())
	return t
}

func modelFile(tb testing.TB, w *model.Weights) []byte {
	tb.Helper()
	var file bytes.Buffer
	_, err := w.WriteTo(&file)
	require.NoError(tb, err)
	return file.Bytes()
}

func TestNameTrainer_Train(t *testing.T) {
	t.Parallel()
	w := tinyTrainer().train().quantise(name.ModelLabels(), nameTop, 0)
	m, err := model.ReadLinear(modelFile(t, w))
	require.NoError(t, err)
	r, err := name.New(m, model.NewLexicon(nil))
	require.NoError(t, err)

	doc := &extract.Document{Text: news.NewText("Minister Reitzen arrived in Accra .")}
	for at := 0; at < doc.Text.Len(); {
		word, _, _ := strings.Cut(doc.Text.String()[at:], " ")
		span := news.Span{Start: at, End: at + len(word)}
		doc.Tokens = append(doc.Tokens, extract.Token{Span: span, Text: word})
		at = span.End + 1
	}
	doc.Sentences = []news.Span{doc.Text.All()}
	names, err := r.Recognise(doc)
	require.NoError(t, err)
	require.Len(t, names, 2)
	require.Equal(t, news.Person, names[0].Type)
	require.Equal(t, "Reitzen", doc.Text.Slice(names[0].Span))
	require.Equal(t, news.Location, names[1].Type)
	require.Equal(t, "Accra", doc.Text.Slice(names[1].Span))
}

func TestNameTrainer_TrainDeterministic(t *testing.T) {
	t.Parallel()
	first := modelFile(t, tinyTrainer().train().quantise(name.ModelLabels(), nameTop, nameLeast))
	second := modelFile(t, tinyTrainer().train().quantise(name.ModelLabels(), nameTop, nameLeast))
	require.Equal(t, first, second)
}

func TestTaggerTrainer_Deterministic(t *testing.T) {
	t.Parallel()
	file := func() []byte {
		trainer := &taggerTrainer{lexicon: model.NewLexicon(nil), number: map[string]uint32{}}
		trainer.read(tinyCorpus(), 1)
		w := trainer.fit(2).quantise(trainer.tags, tagTop, tagLeast)
		w.Chain = nil
		return modelFile(t, w)
	}
	require.Equal(t, file(), file())
}

func TestSource_Repair(t *testing.T) {
	t.Parallel()
	x := Sentence{
		Words:  []string{"German", "skier", "of", "West", "German", "stock", "Bob"},
		Labels: []string{"B-LOC", "O", "O", "B-LOC", "I-LOC", "I-ORG", "I-ORG"},
	}
	source{demonyms: true}.repair(x)
	require.Equal(t, []string{"B-MISC", "O", "O", "B-LOC", "I-LOC", "B-ORG", "I-ORG"}, x.Labels)
}

func TestRecase(t *testing.T) {
	t.Parallel()
	d := labelled("Floods hit the north", "Nobody was hurt")
	require.Equal(t, []string{"FLOODS", "HIT", "THE", "NORTH"}, recase(d, strings.ToUpper).Sentences[0].Words)
	require.Equal(t, []string{"Floods", "Hit", "the", "North"}, recase(d, titled).Sentences[0].Words)
	require.Equal(t, d.Sentences[1], recase(d, titled).Sentences[1])
}

func TestChunk(t *testing.T) {
	t.Parallel()
	var long Document
	for range 50 {
		long.Sentences = append(long.Sentences, Sentence{Words: []string{"x"}})
	}
	total := 0
	for _, d := range chunk([]Document{long}, 10) {
		require.LessOrEqual(t, len(d.Sentences), 20)
		total += len(d.Sentences)
	}
	require.Equal(t, 50, total)
}

func TestReadColumns(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "set.bio")
	require.NoError(t, os.WriteFile(path, []byte("-DOCSTART-\tO\tone\n\nIn\tO\nOslo\tB-LOC\n\nYes\tO\n\n-DOCSTART-\tO\n\nNo\tO\n"), 0o600))
	docs, err := readColumns(path, conllBIO())
	require.NoError(t, err)
	require.Len(t, docs, 2)
	require.Len(t, docs[0].Sentences, 2)
	require.Equal(t, []string{"In", "Oslo"}, docs[0].Sentences[0].Words)
	require.Equal(t, []string{"O", "B-LOC"}, docs[0].Sentences[0].Labels)
	_, err = readColumns(path+"x", conllBIO())
	require.ErrorContains(t, err, "opening a corpus")
}

func TestLists_LeaveOutSources(t *testing.T) {
	t.Parallel()
	for _, l := range lists() {
		for _, source := range []string{"gate-annie", "everypolitician-world-leaders", "mledoze"} {
			for cells := 3; cells <= 6; cells++ {
				row := make([]string, cells)
				row[0], row[1], row[2], row[cells-1] = "Name", "common", "admin1", source
				_, class := l.read(row)
				require.Zero(t, class, "%s of %s", source, l.file)
			}
		}
	}
	_, class := readNames(model.GivenName)([]string{"Ingrid", "2", "gate-annie-f;census1990-female=0.01"})
	require.Equal(t, model.GivenName, class)
}

func TestLexiconBuilder_Add(t *testing.T) {
	t.Parallel()
	b := lexiconBuilder{classes: map[uint32]model.Class{}, clusters: map[uint32][2]uint32{}}
	b.add("New Holm City", model.Place)
	b.cluster([]string{"New", "k3", "m9"})
	entries := b.entries()
	first := model.Hash("new")
	require.Equal(t, model.NewEntry(model.Prefix, 4, 10), entries[first])
	second := model.Join(first, model.Hash("holm"))
	require.Equal(t, model.Prefix, entries[second].Classes())
	require.Equal(t, model.Place, entries[model.Join(second, model.Hash("city"))].Classes())
}
