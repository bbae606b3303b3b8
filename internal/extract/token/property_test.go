package token_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/quick"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/token"
)

// pieces are what texts of the property tests are thrown together from: words,
// and what is hard to cut.
var pieces = append(strings.Fields("The mayor of Vella said that harbour fees don't rise. Ann Marsh’s aide can't; it's late! Norvik Inc. U.S. p.m. J. A. "+
	"Gov. 3.5% $12.40 €5m 1,200 9/11 '90s rock-'n'-roll o'clock www.example.org ann@example.org https://example.org/a_(b)?c=1 A-10 AT&T e.g. "+
	"“We ”Yes,” 'No,' (R-Ohio) [sic] — -- … ... ? ! ; : & * # @ 🎉 👩‍👩‍👧 é\u0301 שלום 北京 İİ's 've n't 's ' \" ’"), "\u00a0", "\u200b", "\u202e")

// thrown makes a paragraph of pieces, not all of them set apart by blanks.
func thrown(random *rand.Rand) string {
	var b strings.Builder
	for range 1 + random.IntN(40) {
		b.WriteString(pieces[random.IntN(len(pieces))])
		if random.IntN(6) > 0 {
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// wordStages cut without tagging, which is all that these properties ask for.
func wordStages(tb testing.TB) stages {
	tb.Helper()
	sentences, err := sentence.New()
	require.NoError(tb, err)
	return stages{sentences, token.New(token.NewWords())}
}

// TestStage_Covers holds on texts thrown together that tokens are in order, lie
// inside one sentence, hold what they say and leave no text out; for both
// cutters.
func TestStage_Covers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		stages stages
		rounds int
	}{"Words": {wordStages(t), 600}, "Prose": {newStages(t), 150}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(1, 1))
			for range c.rounds {
				text := thrown(random) + strings.Repeat("\n", random.IntN(4)) + thrown(random)
				requireCover(t, c.stages.annotate(t, text))
			}
		})
	}
}

// TestStage_CoversAnyText does so for any strings, most of them foreign letters.
func TestStage_CoversAnyText(t *testing.T) {
	t.Parallel()
	all := wordStages(t)
	require.NoError(t, quick.Check(func(text string) bool {
		requireCover(t, all.annotate(t, text))
		return true
	}, &quick.Config{MaxCount: 300}))
}

func tokensOf(doc *extract.Document) []string {
	list := []string{}
	for _, tok := range doc.Tokens {
		list = append(list, tok.Text)
	}
	return list
}

// TestStage_Paragraphs holds that a paragraph is cut as if it stood alone.
func TestStage_Paragraphs(t *testing.T) {
	t.Parallel()
	all := wordStages(t)
	random := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		first, second := "Ann Marsh left. "+thrown(random)+" It rained.", "Tom Hale came. "+thrown(random)+" It snowed."
		want := append(tokensOf(all.annotate(t, first)), tokensOf(all.annotate(t, second))...)
		require.Equal(t, want, tokensOf(all.annotate(t, first+"\n\n"+second)), "%s\n\n%s", first, second)
	}
}

// TestStage_WideBlanks holds that it does not matter how wide a blank is.
func TestStage_WideBlanks(t *testing.T) {
	t.Parallel()
	words := token.New(token.NewWords())
	cut := func(text string) []string {
		doc := extract.NewDocument(text, time.Time{})
		doc.Sentences = append(doc.Sentences, doc.Text.All())
		require.NoError(t, words.Annotate(doc))
		return tokensOf(doc)
	}
	random := rand.New(rand.NewPCG(1, 3))
	for range 400 {
		text := strings.ReplaceAll(thrown(random), "\u00a0", " ")
		require.Equal(t, cut(text), cut(strings.ReplaceAll(text, " ", "  \t")), text)
		require.Equal(t, cut(text), cut(strings.ReplaceAll(text, " ", "\u00a0")), text)
	}
}

// TestStage_Again holds that a second run gives the same tokens.
func TestStage_Again(t *testing.T) {
	t.Parallel()
	all := wordStages(t)
	random := rand.New(rand.NewPCG(1, 4))
	for range 100 {
		doc := all.annotate(t, thrown(random))
		once := append([]extract.Token{}, doc.Tokens...)
		require.NoError(t, all.token.Annotate(doc))
		require.Equal(t, once, append([]extract.Token{}, doc.Tokens...))
	}
}
