package train

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// readText reads a corpus from text.
func readText(tb testing.TB, text string, at columns) ([]Document, error) {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "set.txt")
	require.NoError(tb, os.WriteFile(path, []byte(text), 0o600))
	return readColumns(path, at)
}

// treeOf writes a treebank of one sentence, a head a word.
func treeOf(heads ...int) string {
	var b strings.Builder
	for i, head := range heads {
		row(&b, i+1, "word", "NN", head, "dep")
	}
	return b.String()
}

func TestReadColumns_ErrTree(t *testing.T) {
	t.Parallel()
	whole := treeOf(2, 0) + "\n"
	for name, c := range map[string]struct{ text, want string }{
		"HeadBeyond":  {whole + treeOf(2, 0, 7), "sentence 2 of document 1: word 3 has head 7, of 3 words"},
		"HeadBefore":  {treeOf(-3, 1), "sentence 1 of document 1: word 1 has head -3, of 2 words"},
		"Itself":      {treeOf(0, 2), "word 2 hangs from itself"},
		"Ring":        {treeOf(2, 3, 1, 0), "word 1 hangs from itself"},
		"BelowRing":   {treeOf(0, 3, 4, 2, 3), "word 2 hangs from itself"},
		"LaterOfText": {whole + "# newdoc\n" + whole + treeOf(9), "sentence 2 of document 2: word 1 has head 9, of 1 words"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := readText(t, c.text, trees())
			require.ErrorContains(t, err, c.want)
			_, err = readText(t, c.text, conllu())
			require.NoError(t, err, "who wants no heads does not ask for them")
		})
	}
}

// TestReadColumns_Odd reads what files of several makers hold.
func TestReadColumns_Odd(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		at   columns
		want []Document
	}{
		"Empty":        {"", conllBIO(), nil},
		"BlankLines":   {"\n\n \n\t\n", conllBIO(), nil},
		"NoLastLine":   {"Yes\tO", conllBIO(), []Document{labelled("Yes")}},
		"Windows":      {"Oslo\tB-LOC\r\n\r\nYes\tO\r\n", conllBIO(), []Document{labelled("Oslo/B-LOC", "Yes")}},
		"ManyBlanks":   {"Yes\tO\n\n\n\nNo\tO\n", conllBIO(), []Document{labelled("Yes", "No")}},
		"EmptyText":    {"-DOCSTART-\tO\n\n-DOCSTART-\tO\n\nYes\tO\n", conllBIO(), []Document{labelled("Yes")}},
		"ShortRows":    {"Oslo\nYes\tO\n", conllBIO(), []Document{labelled("Yes")}},
		"OtherColumns": {"Oslo\tTB\tB-LOC\tmore\n", silverBIO(), []Document{labelled("Oslo/B-LOC")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			docs, err := readText(t, c.text, c.at)
			require.NoError(t, err)
			for _, d := range docs {
				for i := range d.Sentences {
					d.Sentences[i].Tags = nil
				}
			}
			for _, d := range c.want {
				for i := range d.Sentences {
					d.Sentences[i].Tags = nil
				}
			}
			require.Equal(t, c.want, docs)
		})
	}
}

func TestReadColumns_ErrLongLine(t *testing.T) {
	t.Parallel()
	_, err := readText(t, strings.Repeat("x", 2<<20), conllBIO())
	require.ErrorContains(t, err, "token too long")
}

// damaged changes some bytes of a text, cuts some away and doubles others.
func damaged(random *rand.Rand, text string) string {
	const odd = "\t\n 019-_x\xff"
	data := []byte(text)
	for n := 1 + random.IntN(4); n > 0 && len(data) > 0; n-- {
		at := random.IntN(len(data))
		end := min(len(data), at+random.IntN(12))
		switch random.IntN(4) {
		case 0:
			data[at] = odd[random.IntN(len(odd))]
		case 1:
			data = append(data[:at:at], data[end:]...)
		case 2:
			data = append(append(data[:end:end], data[at:end]...), data[end:]...)
		case 3:
			data = data[:max(at, 1)]
		}
	}
	return string(data)
}

// TestParserTrainer_DamagedTreebank holds that a damaged treebank is refused or
// learnt from, and never stops the training by a panic.
func TestParserTrainer_DamagedTreebank(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(4, 1))
	words := model.NewLexicon(nil)
	text := tinyTreebank()[:600]
	refused, learnt := 0, 0
	for range 400 {
		docs, err := readText(t, damaged(random, text), trees())
		if err != nil {
			refused++
			continue
		}
		trainer := &parserTrainer{lexicon: words}
		docs = withHyphens(docs)
		if trainer.add(docs, tagsOf(docs)) == nil {
			for i := range trainer.lessons {
				trainer.lessons[i].mirrored()
			}
			learnt++
		}
	}
	require.Greater(t, refused, 20)
	require.Greater(t, learnt, 20)
}

// tagsOf are the tags of documents as they stand in their file.
func tagsOf(docs []Document) [][][]string {
	tags := make([][][]string, len(docs))
	for i, d := range docs {
		for _, s := range d.Sentences {
			tags[i] = append(tags[i], s.Tags)
		}
	}
	return tags
}

// TestNameTrainer_DamagedSet holds the same of labelled names.
func TestNameTrainer_DamagedSet(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(4, 2))
	var b strings.Builder
	for _, d := range tinyCorpus()[:3] {
		b.WriteString("-DOCSTART-\tO\n\n")
		for _, s := range d.Sentences {
			for i, w := range s.Words {
				b.WriteString(w + "\t" + s.Labels[i] + "\n")
			}
			b.WriteString("\n")
		}
	}
	folder := t.TempDir()
	for range 400 {
		require.NoError(t, os.WriteFile(filepath.Join(folder, "set.bio"), []byte(damaged(random, b.String())), 0o600))
		trainer := &nameTrainer{lexicon: model.NewLexicon(nil)}
		require.NoError(t, trainer.read(folder, []source{{file: "set.bio", sentences: 4, demonyms: true}}))
		trainer.encode()
		for _, s := range trainer.studies {
			for _, x := range s.examples {
				requireEncoded(t, x)
			}
		}
	}
}

// TestLexiconBuilder_DamagedClusters leaves out rows that tell no cluster.
func TestLexiconBuilder_DamagedClusters(t *testing.T) {
	t.Parallel()
	b := lexiconBuilder{classes: map[uint32]model.Class{}, clusters: map[uint32][2]uint32{}}
	for _, cells := range [][]string{
		nil, {"word"}, {"word", "k1"}, {"word", "", ""}, {"word", "k1", ""}, {"word", "", "m1"}, {"word", "k", "m"}, {"word", "kx", "my"}, {"...", "k1", "m1"}, {"", "k1", "m1"},
	} {
		require.NotPanics(t, func() { b.cluster(cells) }, "%q", cells)
	}
	require.Empty(t, b.clusters)
	b.cluster([]string{"Word", "k7", "m8"})
	b.cluster([]string{"word", "k1", "m1"})
	require.Equal(t, map[uint32][2]uint32{model.Hash("word"): {8, 9}}, b.clusters, "the first row of a word counts")
}

// TestLists_DamagedRows holds that no reader of a list falls over a short row.
func TestLists_DamagedRows(t *testing.T) {
	t.Parallel()
	for _, l := range lists() {
		for cells := range 8 {
			for _, cell := range []string{"", " ", "x", "Oslo", "1", "=", ";", "É"} {
				cut := make([]string, cells)
				for i := range cut {
					cut[i] = cell
				}
				require.NotPanics(t, func() { l.read(cut) }, "%s: %q", l.file, cut)
			}
		}
	}
	for cells := range 8 {
		for _, cell := range []string{"", " ", "x", "Oslo", "1", "=", ";", "É", "common", "PPL"} {
			p, cut := &pools{}, make([]string, cells)
			for i := range cut {
				cut[i] = cell
			}
			for name, take := range map[string]func([]string){
				"city": p.city, "division": p.division, "country": p.country, "organisation": p.organisation,
				"actor": p.actor, "given": p.givenName, "family": p.familyName,
			} {
				require.NotPanics(t, func() { take(cut) }, "%s: %q", name, cut)
			}
		}
	}
}
