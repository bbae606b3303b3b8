package token_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jdkato/prose/v2"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/token"
)

// stages are the sentence and the token stage on one loaded model.
type stages struct {
	sentence *sentence.Stage
	token    *token.Stage
}

// sharedStages are made once: the tagger's model takes a third of a second to
// read.
var sharedStages = sync.OnceValues(func() (stages, error) {
	sentences, err := sentence.New()
	return stages{sentences, token.New(token.NewProse(prose.ModelFromData("test")))}, err
})

func newStages(tb testing.TB) stages {
	tb.Helper()
	all, err := sharedStages()
	require.NoError(tb, err)
	return all
}

func (s stages) annotate(tb testing.TB, text string) *extract.Document {
	tb.Helper()
	doc := extract.NewDocument(text, time.Time{})
	require.NoError(tb, s.sentence.Annotate(doc))
	require.NoError(tb, s.token.Annotate(doc))
	return doc
}

func texts(doc *extract.Document) string {
	words := make([]string, len(doc.Tokens))
	for i, tok := range doc.Tokens {
		words[i] = tok.Text
	}
	return strings.Join(words, " ")
}

// TestStage_PlainWords holds that words of letters and digits alone are neither cut
// nor changed, but for those too long for one token.
func TestStage_PlainWords(t *testing.T) {
	t.Parallel()
	all := newStages(t)
	for _, text := range []string{"Unit 7B met in 2025", "x", "F16s over Oslo", "ids and nt and s"} {
		require.Equal(t, text, texts(all.annotate(t, text)))
	}
	for n := 1; n <= 200; n++ {
		word := strings.Repeat("Aa1", n)[:n]
		got := texts(all.annotate(t, word))
		require.Equal(t, word, strings.ReplaceAll(got, " ", ""))
		require.Equal(t, n > 64, strings.Contains(got, " "), "%d bytes: %s", n, got)
	}
}

// TestStage_Tokens lists texts with the tokens wanted, set apart by blanks.
func TestStage_Tokens(t *testing.T) {
	t.Parallel()
	all := newStages(t)
	for text, want := range map[string]string{
		"":                                                     "",
		"Marsh's aides, they say, don't know.":                 "Marsh 's aides , they say , do n't know .",
		"It’s Hale’s, isn’t it?":                               "It ’s Hale ’s , is n’t it ?",
		"They don't, can't and won't.":                         "They do n't , ca n't and wo n't .",
		"I've said they'd go; we'll see.":                      "I 've said they 'd go ; we 'll see .",
		"PUTIN'S AIDES DIDN'T GO":                              "PUTIN 'S AIDES DID N'T GO",
		"The officials' cars":                                  "The officials ' cars",
		"Ms. O'Sullivan, D'Souza's aide":                       "Ms. O'Sullivan , D'Souza 's aide",
		"Sha’ab and O’Malley’s":                                "Sha’ab and O’Malley ’s",
		"“We agree,” she said.":                                "“ We agree , ” she said .",
		"'No,' he said, 'it's late.'":                          "' No , ' he said , ' it 's late . '",
		"“She said ‘no.’”":                                     "“ She said ‘ no . ’ ”",
		"Gov. Hale met Xi.":                                    "Gov. Hale met Xi .",
		"Norvik Corp. of the U.S.":                             "Norvik Corp. of the U.S.",
		"Norvik Inc., Brandt Corp.":                            "Norvik Inc. , Brandt Corp.",
		"(Norvik Inc.) (R-Ohio.)":                              "( Norvik Inc. ) ( R-Ohio . )",
		"At 5 p.m. Tuesday, J. A. Smith":                       "At 5 p.m. Tuesday , J. A. Smith",
		"It cost $100, €5m or 86%.":                            "It cost $ 100 , € 5m or 86 % .",
		"Tom Hale (Kenya)/Ann Marsh (Norway)":                  "Tom Hale ( Kenya ) / Ann Marsh ( Norway )",
		"The 9/11 report—Reuters/AFP":                          "The 9/11 report — Reuters / AFP",
		"We waited... and… left--now.":                         "We waited ... and … left -- now .",
		"A Kyiv-based U.S.-led group":                          "A Kyiv-based U.S.-led group",
		"-The director (acting)":                               "- The director ( acting )",
		"See www.example.org, or https://example.org/a_(b)?c.": "See www.example.org , or https://example.org/a_(b)?c .",
		"Write to ann.marsh@example.org!":                      "Write to ann.marsh@example.org !",
		"rock 'n' roll, the '90s, get 'em":                     "rock 'n ' roll , the '90s , get 'em",
		"“Rene\u0301’s” 🎉🎉 שלום.":                              "“ Rene\u0301 ’s ” 🎉🎉 שלום .",
		"it&rsquo;s":                                           "it&rsquo;s",
		"ȺȺȺ's İİ's aide":                                      "ȺȺȺ 's İİ 's aide",
		"No full stop":                                         "No full stop",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, want, texts(all.annotate(t, text)))
		})
	}
}

func TestStage_Tags(t *testing.T) {
	t.Parallel()
	doc := newStages(t).annotate(t, "Gov. Ann Marsh’s aides didn’t meet O’Sullivan in Oslo. \"They will,\" she said - (twice).")
	var tags []string
	for _, tok := range doc.Tokens {
		tags = append(tags, tok.Text+"/"+tok.Tag)
	}
	require.Equal(t, "Gov./NNP Ann/NNP Marsh/NNP ’s/POS aides/NNS did/VBD n’t/RB meet/VB O’Sullivan/NNP in/IN Oslo/NNP ./. "+
		`"/`+"`` They/PRP will/MD ,/, "+`"/'' she/PRP said/VBD -/: (/( twice/RB )/) ./.`,
		strings.Join(tags, " "))
}

// taggerFunc makes a tagger of a function.
type taggerFunc func(string) ([]token.Word, error)

func (f taggerFunc) Tag(sentence string) ([]token.Word, error) { return f(sentence) }

func TestStage_Annotate(t *testing.T) {
	t.Parallel()
	t.Run("ErrTagger", func(t *testing.T) {
		t.Parallel()
		broken := errors.New("broken")
		doc := extract.NewDocument("Talks opened.", time.Time{})
		doc.Sentences = append(doc.Sentences, doc.Text.All())
		stage := token.New(taggerFunc(func(string) ([]token.Word, error) { return nil, broken }))
		require.ErrorIs(t, stage.Annotate(doc), broken)
	})
	for name, words := range map[string][]token.Word{
		"Nothing":  nil,
		"Empty":    {{}, {}},
		"Dropped":  {{Text: "Talks", Tag: "NNS"}, {Text: ".", Tag: "."}},
		"Invented": {{Text: "Talks", Tag: "NNS"}, {Text: "never", Tag: "RB"}, {Text: "opened", Tag: "VBD"}},
		"Reversed": {{Text: "."}, {Text: "opened"}, {Text: "Talks"}},
		"Cut":      {{Text: "Tal", Tag: "X"}, {Text: "ks", Tag: "Y"}, {Text: "opened"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := extract.NewDocument("Talks opened.", time.Time{})
			doc.Sentences = append(doc.Sentences, doc.Text.All())
			require.NoError(t, token.New(taggerFunc(func(string) ([]token.Word, error) { return words, nil })).Annotate(doc))
			requireCover(t, doc)
		})
	}
}

// requireCover checks what every later stage relies on: tokens in order, each
// inside one sentence and saying what stands there, and no text left out.
func requireCover(tb testing.TB, doc *extract.Document) {
	tb.Helper()
	at, end := 0, 0
	var covered strings.Builder
	for _, tok := range doc.Tokens {
		require.True(tb, doc.Text.Holds(tok.Span) && tok.Span.Len() > 0, "token %v", tok.Span)
		require.GreaterOrEqual(tb, tok.Span.Start, end, "tokens overlap")
		require.Equal(tb, doc.Text.Slice(tok.Span), tok.Text)
		require.NotEmpty(tb, tok.Tag+"x")
		for at < len(doc.Sentences) && doc.Sentences[at].End < tok.Span.End {
			at++
		}
		require.Less(tb, at, len(doc.Sentences), "token %v lies in no sentence", tok.Span)
		require.True(tb, doc.Sentences[at].Contains(tok.Span), "token %v crosses a sentence", tok.Span)
		end = tok.Span.End
		covered.WriteString(tok.Text)
	}
	require.Equal(tb, strings.Join(strings.Fields(doc.Text.String()), ""), covered.String(), "text was lost")
}

func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{
		"“Marsh’s aides don’t, can't—'won't'…” U.S.-led Corp. (it's).", "''\"'s' 's's n't'n't '' ’’", "&rsquo;&rsquo;s it&rsquo;s",
		"ȺȺȺ's İİİ'll \xff\xff's K'm", "👩‍👩‍👧's é\u0301. שלום's \u202eabc's.", strings.Repeat(")", 300) + strings.Repeat("(", 300),
		strings.Repeat("é", 200) + "'s", "http://a.b/'s, x@y.z, www.", "8D :( O.o ಠ_ಠ -NONE- * 0 -LRB-", "\x00 a\x00b", "a\u00a0b\u3000c\u2028d",
		".. ... .a. a..b --- -", "\xfb&rsquo;s \xed\xedsquo;s &rsq'uo;s", "$ $5 5$ €€", strings.Repeat("\x81", 200), "AT&T O'Sullivan'll O'R'e",
	} {
		f.Add(seed)
	}
	all := newStages(f)
	f.Fuzz(func(t *testing.T, text string) {
		requireCover(t, all.annotate(t, text))
	})
}

// longRuns are texts without end that are hard to cut, by what they repeat.
func longRuns() map[string]string {
	return map[string]string{
		"Brackets": ")", "Quotes": "\"", "Apostrophes": "'", "Letters": "a", "Wide": "é", "Clitics": "'s", "Dots": ".", "Hyphens": "-",
		"Slashes": "a/", "Ats": "@", "Words": "o'clock ",
	}
}

// TestStage_AnnotateLong cuts long words and runs of marks. At this length the
// cost of prose alone, which grows with the square of a word's length, is felt;
// TestStage_LongestWord holds what keeps it small.
func TestStage_AnnotateLong(t *testing.T) {
	t.Parallel()
	all := newStages(t)
	for name, unit := range longRuns() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requireCover(t, all.annotate(t, strings.Repeat(unit, 16_000/len(unit))))
		})
	}
}

// TestStage_LongestWord holds that the tagger never sees a long word, because
// its work grows with the square of a word's length.
func TestStage_LongestWord(t *testing.T) {
	t.Parallel()
	const enough = 3 * 64
	for name, unit := range longRuns() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := extract.NewDocument(strings.Repeat(unit, 100_000/len(unit)), time.Time{})
			doc.Sentences = append(doc.Sentences, doc.Text.All())
			longest := 0
			require.NoError(t, token.New(taggerFunc(func(sentence string) ([]token.Word, error) {
				for word := range strings.FieldsSeq(sentence) {
					longest = max(longest, len(word))
				}
				return nil, nil
			})).Annotate(doc))
			require.Positive(t, longest)
			require.LessOrEqual(t, longest, enough)
		})
	}
}

func BenchmarkStage_Annotate(b *testing.B) {
	all := newStages(b)
	text := strings.Repeat("Gov. Ann Marsh met Sen. Tom Hale in the U.S. capital at 5 p.m. Tuesday. “We don’t agree,” she said.\n\n", 50)
	words := len(strings.Fields(text))
	doc := all.annotate(b, text)
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, all.token.Annotate(doc))
		require.Equal(b, 1300, len(doc.Tokens))
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
