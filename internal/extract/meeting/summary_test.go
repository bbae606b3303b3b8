package meeting_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// TestStage_EventTakesBest takes of each field the word that says most, wherever it
// stands.
func TestStage_EventTakesBest(t *testing.T) {
	t.Parallel()
	doc := judged(t, "Reyes and Lindqvist held talks this month on trade. Reyes and Lindqvist held talks in Berlin on Monday on the price of fish and gas.")
	require.Len(t, doc.Meetings, 2)
	require.Len(t, doc.Events, 1)
	e := doc.Events[0]
	require.Equal(t, "the price of fish and gas", doc.Text.Slice(e.Topic))
	require.Equal(t, "2017-05-08", e.Date)
	require.Equal(t, news.Talks, e.Format)
	require.NotNil(t, e.Place)
	require.Equal(t, "Berlin", doc.Text.Slice(e.Place.Span))
	require.InDelta(t, max(doc.Meetings[0].Confidence, doc.Meetings[1].Confidence), e.Confidence, 1e-9)
}

// TestStage_EventOfOneMention says what its mention says.
func TestStage_EventOfOneMention(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Reyes is scheduled to meet Lindqvist on Friday to discuss the border.",
		"Norway has suspended talks with Jordan.",
		"Leaders attended the G-20 summit in Berlin.",
		"Reyes proposed a meeting with Lindqvist.",
		"Reyes refused to meet Lindqvist.",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			doc := judged(t, text)
			require.Len(t, doc.Meetings, 1)
			require.Len(t, doc.Events, 1)
			m, e := doc.Meetings[0], doc.Events[0]
			require.Equal(t, []any{m.Status, m.Detail, m.Format, m.Setting, m.Series, m.Topic, m.Date, m.DateSource},
				[]any{e.Status, e.Detail, e.Format, e.Setting, e.Series, e.Topic, e.Date, e.DateSource})
			require.Len(t, e.Participants, len(m.Participants))
		})
	}
}
