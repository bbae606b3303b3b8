package tag_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jdkato/prose/v2"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/tag"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

var _ extract.Stage = (*tag.Stage)(nil)

var sharedStage = sync.OnceValues(func() (*tag.Stage, error) {
	words, err := model.Words()
	if err != nil {
		return nil, err
	}
	weights, err := model.Tags()
	if err != nil {
		return nil, err
	}
	return tag.New(weights, words), nil
})

func setup(tb testing.TB) *tag.Stage {
	tb.Helper()
	s, err := sharedStage()
	require.NoError(tb, err)
	return s
}

// document makes a document of sentences, one a line, of words between blanks.
func document(lines string) *extract.Document {
	doc := extract.NewDocument(lines, time.Time{})
	at := 0
	for line := range strings.SplitSeq(lines, "\n") {
		start := at
		for word := range strings.SplitSeq(line, " ") {
			span := news.Span{Start: at, End: at + len([]rune(word))}
			if word != "" {
				doc.Tokens = append(doc.Tokens, extract.Token{Span: span, Text: word})
			}
			at = span.End + 1
		}
		doc.Sentences = append(doc.Sentences, news.Span{Start: start, End: at - 1})
	}
	return doc
}

func tags(tb testing.TB, lines string) string {
	tb.Helper()
	doc := document(lines)
	require.NoError(tb, setup(tb).Annotate(doc))
	var list []string
	for _, t := range doc.Tokens {
		list = append(list, t.Tag)
	}
	return strings.Join(list, " ")
}

func TestStage_Annotate(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ line, want string }{
		"Plain":   {"The minister arrived in Oslo on Monday .", "DT NN VBD IN NNP IN NNP ."},
		"Modal":   {"She will not sign the agreements .", "PRP MD RB VB DT NNS ."},
		"Passive": {"Three men were arrested by soldiers .", "CD NNS VBD VBN IN NNS ."},
		"Clitic":  {"Halvorsen 's visit ended suddenly .", "NNP POS NN VBD RB ."},
		"To":      {"They want to meet him .", "PRP VBP TO VB PRP ."},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, tags(t, c.line))
		})
	}
}

func TestStage_AnnotateBySentence(t *testing.T) {
	t.Parallel()
	first, second := "The minister arrived in Oslo .", "She will not sign ."
	require.Equal(t, tags(t, first)+" "+tags(t, second), tags(t, first+"\n"+second))
	require.Empty(t, tags(t, ""))
}

func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{"The minister arrived .", "“ x ” —", "İ ǅ 0", "a\n\nb", strings.Repeat("x", 300)} {
		f.Add(seed)
	}
	s := setup(f)
	f.Fuzz(func(t *testing.T, lines string) {
		doc := document(strings.ToValidUTF8(lines, "?"))
		require.NoError(t, s.Annotate(doc))
		for _, token := range doc.Tokens {
			require.NotEmpty(t, token.Tag)
		}
	})
}

// BenchmarkTag puts the stage beside prose's tagger, on the same text. Prose
// cuts the text into words as it goes, which costs it some of its time.
func BenchmarkTag(b *testing.B) {
	lines := strings.Repeat("The minister of agriculture arrived in Oslo on Monday to sign the new agreements .\n"+
		"Three men were arrested by police after a fire destroyed much of the old market , officials said .\n", 100)
	doc := document(lines)
	b.Run("Own", func(b *testing.B) {
		s := setup(b)
		for b.Loop() {
			require.NoError(b, s.Annotate(doc))
		}
		require.Equal(b, "DT", doc.Tokens[0].Tag)
		b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
	})
	b.Run("Prose", func(b *testing.B) {
		count := 0
		for b.Loop() {
			d, err := prose.NewDocument(lines, prose.WithSegmentation(false), prose.WithExtraction(false))
			require.NoError(b, err)
			count = len(d.Tokens())
		}
		require.InDelta(b, len(doc.Tokens), count, float64(len(doc.Tokens))/20)
		b.ReportMetric(float64(count*b.N)/b.Elapsed().Seconds(), "tokens/s")
	})
}
