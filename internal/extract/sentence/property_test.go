package sentence_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/quick"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
)

// pieces are what paragraphs of the property tests are thrown together from.
var pieces = strings.Fields("The mayor of Vella said that fees rise. Ann left! Why? Norvik Inc. fell. U.S. p.m. J. A. Marsh Gov. No. 7 3.5% $12.40 " +
	"“We agree. Yes.” 'No.' (He left.) [sic] — -- … ... ? ! ; : \" ’ 🎉 é\u0301 שלום。 北京。 e.g. i.e. St. Mr. Dr. a.m. Sen. www.example.org. St")

func thrown(random *rand.Rand) string {
	words := make([]string, 1+random.IntN(40))
	for i := range words {
		words[i] = pieces[random.IntN(len(pieces))]
	}
	return strings.Join(words, " ")
}

// requireWhole checks what later stages rely on: paragraphs and sentences in
// order, each sentence in one paragraph, and no text left out.
func requireWhole(tb testing.TB, doc *extract.Document) {
	tb.Helper()
	requireTrimmed(tb, doc, doc.Paragraphs)
	requireTrimmed(tb, doc, doc.Sentences)
	for _, s := range doc.Sentences {
		require.True(tb, inside(s, doc.Paragraphs), "sentence %v crosses a paragraph", s)
	}
	require.Equal(tb, letters(doc.Text.String()), letters(strings.Join(slices(doc, doc.Sentences), "")), "text was lost")
}

func TestStage_Whole(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	random := rand.New(rand.NewPCG(2, 1))
	for range 500 {
		text := thrown(random)
		for range random.IntN(4) {
			text += strings.Repeat("\n", 1+random.IntN(3)) + thrown(random)
		}
		requireWhole(t, annotate(t, stage, text))
	}
}

func TestStage_WholeOfAnyText(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	require.NoError(t, quick.Check(func(text string) bool {
		requireWhole(t, annotate(t, stage, text))
		return true
	}, &quick.Config{MaxCount: 300}))
}

func textsOf(doc *extract.Document) []string { return slices(doc, doc.Sentences) }

// TestStage_ParagraphsApart holds that a paragraph is cut as if it stood alone.
func TestStage_ParagraphsApart(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	random := rand.New(rand.NewPCG(2, 2))
	for range 400 {
		first, second := "Ann Marsh left. "+thrown(random)+" It rained.", "Tom Hale came. "+thrown(random)+" It snowed."
		want := append(textsOf(annotate(t, stage, first)), textsOf(annotate(t, stage, second))...)
		require.Equal(t, want, textsOf(annotate(t, stage, first+"\n\n"+second)), "%s\n\n%s", first, second)
	}
}

// TestStage_PlainSentences holds that sentences that nobody can doubt are cut
// where they were joined.
func TestStage_PlainSentences(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	plain := []string{
		"Rain fell all night.", "The mayor met the miners!", "Who knows the price of bread?", "She said that it would cost 3.5 million.",
		"“We agree,” said the mayor.", "Nobody came (it was late).", "Dr. Marsh met Sen. Hale at 5 p.m. on Tuesday.", "The U.S. fleet left.",
		"Norvik Inc. sold 1,200 boats.", "They wrote to J. A. Marsh about it.", "See www.example.org for more.",
	}
	random := rand.New(rand.NewPCG(2, 3))
	for range 300 {
		want := make([]string, 1+random.IntN(8))
		for i := range want {
			want[i] = plain[random.IntN(len(plain))]
		}
		require.Equal(t, want, textsOf(annotate(t, stage, strings.Join(want, " "))))
		require.Equal(t, want, textsOf(annotate(t, stage, strings.Join(want, "  "))))
		require.Equal(t, want, textsOf(annotate(t, stage, strings.Join(want, "\n\n"))))
	}
}
