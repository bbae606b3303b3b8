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
	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// tinyTreebank are sentences of invented people in two forms, as CoNLL-U.
func tinyTreebank() string {
	var b strings.Builder
	people := []string{"Halvorsen", "Okello", "Zhao", "Marchetti", "Whitcombe", "Oduya"}
	for i, who := range people {
		for k, whom := range people {
			fmt.Fprintf(&b, "# newdoc id = d%d\n# text = %s met %s .\n", i, who, whom)
			row(&b, 1, who, "NNP", 2, "nsubj")
			row(&b, 2, "met", "VBD", 0, "root")
			row(&b, 3, whom, "NNP", 2, "obj")
			row(&b, 4, ".", ".", 2, "punct")
			fmt.Fprintf(&b, "\n# sent_id = %d-%d\n1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_\n", i, k)
			row(&b, 1, "It", "PRP", 3, "nsubj")
			row(&b, 2, "'s", "VBZ", 3, "cop")
			row(&b, 3, who, "NNP", 0, "root")
			b.WriteString("\n")
		}
	}
	return b.String()
}

func row(b *strings.Builder, n int, word, tag string, head int, relation string) {
	fmt.Fprintf(b, "%d\t%s\t_\t_\t%s\t_\t%d\t%s\t_\t_\n", n, word, tag, head, relation)
}

func readTiny(tb testing.TB) []Document {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "tiny.conllu")
	require.NoError(tb, os.WriteFile(path, []byte(tinyTreebank()), 0o600))
	docs, err := readColumns(path, trees())
	require.NoError(tb, err)
	return docs
}

func tinyParser(tb testing.TB) []byte {
	tb.Helper()
	docs, words := readTiny(tb), model.NewLexicon(nil)
	t := &parserTrainer{lexicon: words, settings: defaultParserSettings(), log: slog.New(slog.DiscardHandler)}
	t.settings.moveBits, t.settings.relationBits, t.settings.orders = 14, 12, 2
	t.settings.relationLeast = 0
	t.settings.epochs, t.settings.firstEpochs = 3, 3
	require.NoError(tb, t.add(docs, foldedTags(docs, words)))
	var file bytes.Buffer
	_, err := t.train().WriteTo(&file)
	require.NoError(tb, err)
	return file.Bytes()
}

func TestReadColumns_Trees(t *testing.T) {
	t.Parallel()
	docs := readTiny(t)
	s := docs[0].Sentences[1]
	require.Equal(t, []string{"It", "'s", "Halvorsen"}, s.Words)
	require.Equal(t, []int{2, 2, -1}, s.Heads)
	require.Equal(t, []string{"nsubj", "cop", "root"}, s.Labels)
}

func TestParserTrainer_Train(t *testing.T) {
	t.Parallel()
	weights, err := model.ReadParser(tinyParser(t))
	require.NoError(t, err)
	s, err := parse.New(weights, model.NewLexicon(nil))
	require.NoError(t, err)
	doc := &extract.Document{Sentences: []news.Span{{Start: 0, End: 4}}}
	for i, cell := range []string{"Reitzen/NNP", "met/VBD", "Adeyemi/NNP", "./."} {
		word, tag, _ := strings.Cut(cell, "/")
		doc.Tokens = append(doc.Tokens, extract.Token{Span: news.Span{Start: i, End: i + 1}, Text: word, Tag: tag})
	}
	require.NoError(t, s.Annotate(doc))
	require.Equal(t, tree.New([]tree.Arc{{Head: 1, Relation: tree.NSubj}, {Head: -1, Relation: tree.Root}, {Head: 1, Relation: tree.Obj}, {Head: 1, Relation: tree.Punct}}), doc.Tree)
}

func TestParserTrainer_TrainDeterministic(t *testing.T) {
	t.Parallel()
	require.Equal(t, tinyParser(t), tinyParser(t))
}

func TestNewLesson_UnknownRelation(t *testing.T) {
	t.Parallel()
	_, err := newLesson(model.NewLexicon(nil), Sentence{Words: []string{"Yes"}, Labels: []string{"subject"}, Heads: []int{-1}}, []string{"UH"})
	require.ErrorContains(t, err, `unknown relation "subject"`)
}

func TestParser_NoTreebank(t *testing.T) {
	t.Parallel()
	_, err := Parser(t.TempDir(), model.NewLexicon(nil), nil)
	require.ErrorContains(t, err, "opening a corpus")
}

// TestLesson_Mirrored holds that a mirror's mirror is the sentence, and that the
// oracle of a mirror leads to the mirrored tree.
func TestLesson_Mirrored(t *testing.T) {
	t.Parallel()
	l, err := newLesson(model.NewLexicon(nil), readTiny(t)[0].Sentences[1], []string{"PRP", "VBZ", "NNP"})
	require.NoError(t, err)
	m := l.mirrored()
	require.Equal(t, []int{3, 0, 0}, m.oracle.heads)
	again := m.mirrored()
	require.Equal(t, l.oracle.heads, again.oracle.heads)
	require.Equal(t, l.sentence, again.sentence)
}

// TestFoldedTags holds that each sentence gets a tag a word, from a tagger that
// did not see it: of a word that only one document has, the tag is a guess.
func TestFoldedTags(t *testing.T) {
	t.Parallel()
	docs := readTiny(t)
	for _, s := range docs[0].Sentences {
		s.Tags[0] = "FW"
	}
	tags := foldedTags(docs, model.NewLexicon(nil))
	require.Len(t, tags, len(docs))
	for i, d := range docs {
		require.Len(t, tags[i], len(d.Sentences))
		for k, s := range d.Sentences {
			require.Len(t, tags[i][k], len(s.Words))
		}
	}
	require.Equal(t, []string{"NNP", "VBD", "NNP", "."}, tags[0][0])
}

// setter is a stage that gives every word the same tag and hangs it from the
// first.
type setter struct{}

func (setter) Annotate(doc *extract.Document) error {
	arcs := make([]tree.Arc, len(doc.Tokens))
	for i := range doc.Tokens {
		doc.Tokens[i].Tag = "XX"
		arcs[i] = tree.Arc{Relation: tree.Dep}
	}
	if len(arcs) > 0 {
		arcs[0] = tree.Arc{Head: -1, Relation: tree.Root}
	}
	doc.Tree = tree.New(arcs)
	return nil
}

func TestReparse(t *testing.T) {
	t.Parallel()
	in := "# text = It's x\n1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n2\t's\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_\n3\tx\tx\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No\n\n" +
		"1\tYes\t_\t_\tUH\t_\t0\troot\t_\t_\n"
	want := "# text = It's x\n1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"1\tIt\tit\tPRON\tXX\t_\t0\troot\t_\t_\n2\t's\tbe\tAUX\tXX\t_\t1\tdep\t_\t_\n3\tx\tx\tNOUN\tXX\t_\t1\tdep\t_\tSpaceAfter=No\n\n" +
		"1\tYes\t_\t_\tXX\t_\t0\troot\t_\t_\n"
	var out strings.Builder
	require.NoError(t, Reparse(&out, strings.NewReader(in), setter{}))
	require.Equal(t, want, out.String())
}
