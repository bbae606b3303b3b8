package english_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/news"
)

var published = time.Date(2026, time.November, 20, 9, 0, 0, 0, time.UTC)

// article is the text that tests and benchmarks share; its people are invented.
const article = `Norway and Vellania agree on cod quotas

OSLO (Vella News) - Norwegian Foreign Minister Ann Marsh met the Vellanian ambassador, Tom Hale, in Oslo on Monday to speak about cod.

“We agree,” Marsh said after the meeting at the Ministry of Fisheries. “It took us long enough.” She left for Brussels in the evening.

Hale said that the European Union (EU) had been told, and that the EU’s experts would look at the numbers in March. Nobody at the ministry would say how much cod there is.

Shares of Norvik Inc., which sells fish in the U.S. and Russia, rose by 3.5% to $12.40. Analysts at Brandt Securities had expected less of the talks, which were first called off in 2025 and then planned again by telephone.
`

func newPipeline(tb testing.TB) *extract.Pipeline {
	tb.Helper()
	return newPipelineOf(tb, english.Models)
}

// pipelines are made once for all tests of the package: the models of one take
// a second to read, and TestNew_Concurrent holds that it may be shared.
var pipelines = map[english.Engine]func() (*extract.Pipeline, error){
	english.Models: sync.OnceValues(func() (*extract.Pipeline, error) { return english.New(english.Models) }),
	english.Rules:  sync.OnceValues(func() (*extract.Pipeline, error) { return english.New(english.Rules) }),
	english.Prose:  sync.OnceValues(func() (*extract.Pipeline, error) { return english.New(english.Prose) }),
}

func newPipelineOf(tb testing.TB, engine english.Engine) *extract.Pipeline {
	tb.Helper()
	pipeline, err := pipelines[engine]()
	require.NoError(tb, err)
	return pipeline
}

func run(tb testing.TB, pipeline *extract.Pipeline, text string) news.Extraction {
	tb.Helper()
	facts, err := pipeline.Extract(context.Background(), text, published)
	require.NoError(tb, err)
	return facts
}

func TestNew(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		engine english.Engine
		want   string
		words  []string
	}{
		"Models": {english.Models, "en-2026.11", []string{"token", "tag", "parse"}},
		"Rules":  {english.Rules, "en-2026.11-rules", []string{"token"}},
		"Prose":  {english.Prose, "en-2026.11-prose", []string{"token"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pipeline := newPipelineOf(t, test.engine)
			require.Equal(t, test.want, pipeline.Name())
			want := append([]string{"sentence"}, test.words...)
			require.Equal(t, append(want, "entity", "coref", "place", "role", "reference", "timex", "quote", "meeting"), pipeline.Stages())
			facts := run(t, pipeline, article)
			require.Equal(t, test.want, facts.Pipeline)
			require.NoError(t, facts.Validate())
			require.NotEmpty(t, facts.Entities)
			require.NotEmpty(t, facts.Quotes)
		})
	}
}

// TestNew_Article follows one article through all stages.
func TestNew_Article(t *testing.T) {
	t.Parallel()
	facts := run(t, newPipeline(t), article)
	text := news.NewText(article)
	byName := make(map[string]news.Entity)
	for _, e := range facts.Entities {
		byName[e.Name] = e
	}
	require.Equal(t, []string{"Marsh"}, byName["Ann Marsh"].Aliases)
	require.Len(t, byName["Ann Marsh"].Mentions, 3, "the name, the surname and the pronoun")
	require.Equal(t, []string{"EU"}, byName["European Union"].Aliases)
	require.Equal(t, "NO", byName["Norway"].Link.ISO3166)
	require.Equal(t, news.Organization, byName["Norvik Inc."].Type)
	require.Equal(t, news.Organization, byName["Ministry of Fisheries"].Type)
	at := slices.IndexFunc(facts.Quotes, func(q news.Quote) bool { return q.Kind == news.Direct })
	require.GreaterOrEqual(t, at, 0)
	first := facts.Quotes[at]
	require.Equal(t, "“We agree,”", text.Slice(first.Content[0]))
	require.Equal(t, byName["Ann Marsh"].ID, *first.Entity)
	require.NotEmpty(t, facts.Meetings)
	require.NotEmpty(t, facts.Times)
}

// TestNew_Slices holds that the offsets of all facts count code points: cutting
// the text by runes, as the database does, gives what the facts say.
func TestNew_Slices(t *testing.T) {
	t.Parallel()
	pipeline := newPipeline(t)
	for name, text := range map[string]string{
		"Emoji":       "🎉🎉 Ann Marsh met Tom Hale in Oslo 🎉 on Monday 👩‍👩‍👧.\n\n“We agree,” Marsh said. 🎉",
		"Combining":   "Zoe\u0308 Rene\u0301 Marsh met Tom Hale in Malmo\u0308.\n\n“We agree,” Marsh said.",
		"RightToLeft": "שלום Ann Marsh met Tom Hale \u202eשלום\u202c in Oslo.\n\n“We agree,” Marsh said. مرحبا",
		"Wide":        "北京 Ann Marsh met Tom Hale 在 Oslo。\n\n“We agree,” Marsh said.",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			facts := run(t, pipeline, text)
			require.NoError(t, facts.Validate())
			runes := []rune(text)
			surfaces := make(map[string]bool)
			for _, e := range facts.Entities {
				for _, m := range e.Mentions {
					surfaces[string(runes[m.Span.Start:m.Span.End])] = true
				}
			}
			require.True(t, surfaces["Tom Hale"] && surfaces["Marsh"], "%v", surfaces)
			require.Len(t, facts.Quotes, 1)
			require.Equal(t, "“We agree,”", string(runes[facts.Quotes[0].Content[0].Start:facts.Quotes[0].Content[0].End]))
		})
	}
}

// TestNew_Concurrent runs one pipeline in several goroutines and wants the same
// facts each time.
func TestNew_Concurrent(t *testing.T) {
	t.Parallel()
	pipeline := newPipeline(t)
	want := run(t, pipeline, article)
	var group sync.WaitGroup
	results := make([]news.Extraction, 8)
	for i := range results {
		group.Go(func() { results[i], _ = pipeline.Extract(context.Background(), article, published) })
	}
	group.Wait()
	for _, got := range results {
		require.Equal(t, want, got)
	}
}

// TestNew_RandomTexts validates the facts of texts thrown together from what is
// hard: marks, abbreviations, foreign letters, broken lines.
func TestNew_RandomTexts(t *testing.T) {
	t.Parallel()
	pipeline := newPipeline(t)
	pieces := append(strings.Fields(article), "\n", "\n\n", "“", "”", "\"", "'", "…", "—", "(", ")", "U.S.", "a.m.", "Mr.", "🎉", "e\u0301",
		"שלום", "he", "she", "said", "will meet", "last Friday", "\u00a0", "Al-", "'s", "of", "and", "Bank", "http://example.org/a,b")
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var b strings.Builder
		for range random.IntN(120) {
			b.WriteString(pieces[random.IntN(len(pieces))])
			if random.IntN(5) > 0 {
				b.WriteByte(' ')
			}
		}
		facts := run(t, pipeline, b.String())
		require.NoError(t, facts.Validate(), "%q", b.String())
	}
}

func FuzzNew(f *testing.F) {
	for _, seed := range []string{article, "", "\n", "“", "He said: “", "\xff", strings.Repeat("“Ann (said) ", 50)} {
		f.Add(seed)
	}
	pipeline := newPipeline(f)
	f.Fuzz(func(t *testing.T, text string) {
		facts := run(t, pipeline, strings.ToValidUTF8(text, "?"))
		require.NoError(t, facts.Validate())
	})
}

// TestNew_LongArticle reads an article of 800 kB, in which a quadratic step would
// outlast the test's patience; BenchmarkPipeline_Extract has the cost of a word by
// the length of the article.
func TestNew_LongArticle(t *testing.T) {
	t.Parallel()
	const copies = 1000
	pipeline := newPipeline(t)
	one := run(t, pipeline, article)
	long := run(t, pipeline, strings.Repeat(article+"\n", copies))
	require.NoError(t, long.Validate())
	require.Len(t, long.Sentences, copies*len(one.Sentences))
	require.GreaterOrEqual(t, len(long.Quotes), copies)
	require.Len(t, long.Meetings, copies*len(one.Meetings))
}
