package meeting_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/news"
)

func TestStage_Events(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       [][]int
	}{
		{"TheTalks", "Reyes held talks with Lindqvist in Berlin on Monday. The talks lasted an hour.", [][]int{{0, 1}}},
		{"SameParties", "Reyes met Lindqvist on Monday. Reyes met Lindqvist in Berlin.", [][]int{{0, 1}}},
		{"OtherParty", "Reyes met Lindqvist on Monday. Reyes met Okafor on Monday.", [][]int{{0}, {1}}},
		{"OtherDay", "Reyes met Lindqvist on Monday. Reyes met Lindqvist on Wednesday.", [][]int{{0}, {1}}},
		{"OtherForm", "Reyes met Lindqvist on Monday. Reyes spoke by phone with Lindqvist on Monday.", [][]int{{0}, {1}}},
		{"OtherPlace", "Reyes met Lindqvist in Berlin. Reyes met Lindqvist in Lisbon.", [][]int{{0}, {1}}},
		{"AnotherMeeting", "Reyes met Lindqvist on Monday. Another meeting with Okafor is planned for Friday.", [][]int{{0}, {1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := judged(t, c.text)
			var got [][]int
			for _, e := range doc.Events {
				got = append(got, e.Mentions)
			}
			require.Equal(t, c.want, got)
		})
	}
}

// TestStage_EventTellsAll takes the best of the mentions.
func TestStage_EventTellsAll(t *testing.T) {
	t.Parallel()
	doc := judged(t, "Reyes held talks with Lindqvist on trade. The talks in Berlin on Monday lasted an hour.")
	require.Len(t, doc.Meetings, 2)
	require.Len(t, doc.Events, 1)
	e := doc.Events[0]
	require.Equal(t, news.Happened, e.Status)
	require.Len(t, e.Participants, 2)
	require.NotNil(t, e.Place)
	require.Equal(t, "Berlin", doc.Text.Slice(e.Place.Span))
	require.Equal(t, "2017-05-08", e.Date)
	require.Equal(t, news.RelativeDate, e.DateSource)
	require.Equal(t, "trade", doc.Text.Slice(e.Topic))
	require.Equal(t, "2017-05-08", doc.Meetings[0].Date, "the date of the meeting is stated, in another sentence")
	require.Nil(t, doc.Meetings[0].Time)
}

// TestStage_EventKeepsMentions holds that each mention is in exactly one event.
func TestStage_EventKeepsMentions(t *testing.T) {
	t.Parallel()
	doc := judged(t, strings.Repeat("Reyes met Lindqvist in Berlin. The talks ended. Okafor will visit Lisbon on Friday. ", 20))
	seen := map[int]int{}
	for _, e := range doc.Events {
		for _, i := range e.Mentions {
			seen[i]++
		}
	}
	require.Len(t, seen, len(doc.Meetings))
	for i, n := range seen {
		require.Equal(t, 1, n, i)
	}
}

func FuzzStage_Judged(f *testing.F) {
	for _, seed := range []string{
		"Reyes met Lindqvist in Berlin on Monday.", "meeting meeting", "The talks, brokered by Reyes", "will , to meet", "🚢 met Ö's", "FILE - A, left, meets B, Jan. 1, 2017",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { judged(t, strings.ToValidUTF8(text, "")) })
}

// TestStage_JudgedLong holds the cost of a parsed text to its length, also where
// one sentence never ends.
func TestStage_JudgedLong(t *testing.T) {
	t.Parallel()
	stage, err := shipped()
	require.NoError(t, err)
	for _, unit := range []string{"Reyes met Lindqvist in Berlin on Monday and ", "visit to Berlin, ", "Reyes met Lindqvist in Berlin. The talks ended. "} {
		doc := extracttest.Parsed(t, strings.Repeat(unit, 1<<17/len(unit)), nil)
		require.NoError(t, timex.New().Annotate(doc))
		start := time.Now()
		require.NoError(t, stage.Annotate(doc))
		require.Less(t, time.Since(start), 30*time.Second)
		require.NotEmpty(t, doc.Meetings)
	}
}

func BenchmarkStage_Judged(b *testing.B) {
	stage, err := shipped()
	require.NoError(b, err)
	text := strings.Repeat("Reyes met Lindqvist in Berlin on Monday. The talks were called off. The port stayed open and nobody was hurt.\n\n", 200)
	doc := extracttest.Parsed(b, text, people)
	require.NoError(b, timex.New().Annotate(doc))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		require.NoError(b, stage.Annotate(doc))
		require.Len(b, doc.Meetings, 400)
	}
}
