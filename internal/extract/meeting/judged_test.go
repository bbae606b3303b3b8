package meeting_test

import (
	_ "embed"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// shipped is the stage of the default pipeline.
var shipped = sync.OnceValues(func() (*meeting.Stage, error) {
	weights, err := model.MeetingWeights()
	if err != nil {
		return nil, err
	}
	lexicon, err := model.Words()
	return meeting.New(weights, lexicon), err
})

// judged runs the time and the meeting stage on a parsed text, with the shipped
// weights.
func judged(tb testing.TB, text string) *extract.Document {
	tb.Helper()
	stage, err := shipped()
	require.NoError(tb, err)
	doc := extracttest.Parsed(tb, text, people)
	require.NoError(tb, timex.New().Annotate(doc))
	require.NoError(tb, stage.Annotate(doc))
	extracttest.RequireValid(tb, doc)
	return doc
}

//go:embed testdata/constructions.tsv
var constructionLines string

//go:embed testdata/refusals.tsv
var refusalLines string

// rows are the cells of a table of test sentences.
func rows(table string) [][]string {
	var found [][]string
	for line := range strings.Lines(table) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			found = append(found, strings.Split(line, "\t"))
		}
	}
	return found
}

// TestStage_JudgedConstructions holds how many sentences of each construction are
// read with exactly the right parties. The sentences are not tuned to pass: what
// fails is logged, and a floor may only rise.
func TestStage_JudgedConstructions(t *testing.T) {
	t.Parallel()
	floors := map[string]int{
		"met": 11, "met with": 11, "A and B met": 10, "meeting between": 8, "A's meeting with B": 9, "hosted": 8, "received": 8,
		"hold talks": 8, "two leaders": 9, "mediated": 9, "caption": 9, "phone": 10, "visit": 9,
	}
	right, all := map[string]int{}, map[string]int{}
	for _, row := range rows(constructionLines) {
		doc := judged(t, row[1])
		all[row[0]]++
		read := "nothing"
		for _, m := range doc.Meetings {
			if read = parties(doc, m); read == row[2] {
				right[row[0]]++
				break
			}
		}
		if read != row[2] {
			t.Logf("%s: %s\n\tread %s", row[0], row[1], read)
		}
	}
	for name, n := range all {
		require.GreaterOrEqual(t, n, 10, name)
		require.GreaterOrEqual(t, right[name], floors[name], name)
		t.Logf("%s: %d of %d", name, right[name], n)
	}
}

// TestStage_JudgedRefusals holds how many written sentences of meetings called off
// and denied are read right; docs/accuracy-meetings.md reports the figures.
func TestStage_JudgedRefusals(t *testing.T) {
	t.Parallel()
	right, all := map[news.MeetingStatus]int{}, map[news.MeetingStatus]int{}
	for _, row := range rows(refusalLines) {
		want := news.MeetingStatus(row[0])
		doc := judged(t, row[1])
		all[want]++
		if len(doc.Meetings) > 0 && doc.Meetings[0].Status == want {
			right[want]++
			continue
		}
		read := news.MeetingStatus("nothing")
		if len(doc.Meetings) > 0 {
			read = doc.Meetings[0].Status
		}
		t.Logf("%s: %s\n\tread %s", want, row[1], read)
	}
	require.GreaterOrEqual(t, right[news.Cancelled], 28)
	require.GreaterOrEqual(t, right[news.Denied], 27)
	t.Log(right, "of", all)
	require.Equal(t, map[news.MeetingStatus]int{news.Cancelled: 30, news.Denied: 30}, all)
}
