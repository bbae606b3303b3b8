package quote_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/quote"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

var _ extract.Stage = (*quote.Stage)(nil)

// sharedLearnt is made once: the weights take some tenths of a second to read.
var sharedLearnt = sync.OnceValues(func() (*quote.Stage, error) {
	lexicon, err := model.Words()
	if err != nil {
		return nil, err
	}
	roles, links, err := model.Quotes()
	if err != nil {
		return nil, err
	}
	return quote.NewLearnt(roles, links, lexicon)
})

func learnt(tb testing.TB) *quote.Stage {
	tb.Helper()
	stage, err := sharedLearnt()
	require.NoError(tb, err)
	return stage
}

func TestNewLearnt_WrongModel(t *testing.T) {
	t.Parallel()
	lexicon, err := model.Words()
	require.NoError(t, err)
	roles, links, err := model.Quotes()
	require.NoError(t, err)
	_, err = quote.NewLearnt(links, links, lexicon)
	require.ErrorContains(t, err, "model of roles")
	_, err = quote.NewLearnt(roles, roles, lexicon)
	require.ErrorContains(t, err, "model of links")
}

// TestStage_Learnt_WithoutTree reads documents that were tagged by others and not
// parsed: what the tree would add is left out.
func TestStage_Learnt_WithoutTree(t *testing.T) {
	t.Parallel()
	doc := extracttest.Document(t, `"The port will open on time," Anna Reyes said. Lindqvist told the council that nobody was hurt.`, people)
	require.NoError(t, learnt(t).Annotate(doc))
	extracttest.RequireValid(t, doc)
	require.Len(t, doc.Quotes, 2)
	require.Equal(t, "Anna Reyes", doc.Text.Slice(doc.Quotes[0].Speaker))
	require.Equal(t, news.Direct, doc.Quotes[0].Kind)
	require.Equal(t, "Lindqvist", doc.Text.Slice(doc.Quotes[1].Speaker))
	require.Equal(t, "the council", doc.Text.Slice(doc.Quotes[1].Addressee))
}

func TestStage_Learnt_Unprepared(t *testing.T) {
	t.Parallel()
	doc := extract.NewDocument(`"The port will open on time," Reyes said.`, time.Time{})
	require.NoError(t, learnt(t).Annotate(doc))
	require.Empty(t, doc.Quotes)
}

// TestStage_Learnt_Concurrent runs one stage on several documents at once.
func TestStage_Learnt_Concurrent(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("\"The port will open on time,\" Reyes said. \"It is paid for.\"\n\nLindqvist said that nobody was hurt.\n\n", 20)
	want := extracttest.Parsed(t, text, people)
	require.NoError(t, learnt(t).Annotate(want))
	var group sync.WaitGroup
	results := make([]*extract.Document, 4)
	for i := range results {
		results[i] = extracttest.Parsed(t, text, people)
		group.Go(func() { _ = learnt(t).Annotate(results[i]) })
	}
	group.Wait()
	for _, doc := range results {
		require.Equal(t, want.Quotes, doc.Quotes)
	}
}

// TestStage_Learnt_Long holds the cost of a text to its length.
func TestStage_Learnt_Long(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, unit string
		times      int
	}{
		{"OneSentenceOfQuotes", `"we will wait for the ship," he said, `, 10_000},
		{"CuesOnly", "said ", 50_000},
		{"Nested", `“he said ‘wait’ and `, 10_000},
		{"FloatingParagraphs", "\"We will wait for the ship.\"\n\n", 10_000},
		{"Turns", "REYES: We will wait.\n\n", 10_000},
		{"Colons", "a: b: ", 50_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Rough(strings.Repeat(c.unit, c.times))
			start := time.Now()
			require.NoError(t, learnt(t).Annotate(doc))
			require.Less(t, time.Since(start), 2*time.Minute)
		})
	}
}

func FuzzStage_Learnt(f *testing.F) {
	for _, seed := range []string{
		`"A port," Reyes said. "B."`, "“One\n\n“Two,” said X", `''x'' said "y" 'z'`, "„Nein“, he said", "REYES: No.\n\nOKAFOR: Yes.", "Q. Why?\n\nA. So.",
		"“He told me ‘wait’ and I waited,” Reyes said.", "“Größe ‘é’,” sagte Ö. — Ü", "said an official who asked not to be named", "According to", ": \":", "Q.", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		doc := extracttest.Rough(text)
		require.NoError(t, learnt(t).Annotate(doc))
		extracttest.RequireValid(t, doc)
		for i := 1; i < len(doc.Quotes); i++ {
			require.LessOrEqual(t, doc.Quotes[i-1].Content[0].Start, doc.Quotes[i].Content[0].Start)
		}
	})
}

func BenchmarkStage_Learnt(b *testing.B) {
	text := strings.Repeat("\"The port will open on time,\" Reyes said on Monday. \"It is paid for.\"\n\n"+
		"Lindqvist told the council that the talks would go on, adding that nobody was hurt.\n\n"+
		"The harbour lies at the mouth of the river. It was built in two years by men from the islands.\n\n", 100)
	doc := extracttest.Parsed(b, text, people)
	stage, entities := learnt(b), len(doc.Entities)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		doc.Entities = doc.Entities[:entities]
		require.NoError(b, stage.Annotate(doc))
		require.Len(b, doc.Quotes, 300)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
