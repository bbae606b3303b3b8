package meeting_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// mentioned are the mentions of a text by their triggers, read with the shipped
// weights.
func mentioned(tb testing.TB, text string) map[string]news.Meeting {
	tb.Helper()
	doc := judged(tb, text)
	found := map[string]news.Meeting{}
	for _, m := range doc.Meetings {
		found[doc.Text.Slice(m.Trigger)] = m
	}
	return found
}

func TestStage_FormatOfSentence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, trigger string
		want          news.MeetingFormat
	}{
		{"Reyes met Lindqvist in Berlin.", "met", news.InPerson},
		{"Reyes met Lindqvist by video link on Monday.", "met", news.Video},
		{"Reyes held talks with Lindqvist via Zoom on Monday.", "talks", news.Video},
		{"Reyes and Lindqvist met online on Monday.", "met", news.Video},
		{"Reyes spoke with Lindqvist by phone on Monday.", "spoke", news.Phone},
		{"Reyes spoke with leaders of Norway, Jordan and the European Union by telephone.", "spoke", news.Phone},
		{"Reyes had a phone call with Lindqvist.", "phone call", news.Phone},
		{"Reyes discussed the border with Lindqvist by phone.", "discussed", news.Phone},
		{"Reyes discussed the border with Lindqvist.", "discussed", news.Talks},
		{"Norway and Jordan held talks brokered by Reyes in Lisbon.", "talks", news.Mediation},
		{"Norway offered to mediate between Reyes and Lindqvist.", "mediate", news.Mediation},
		{"Proximity talks between Norway and Jordan began in Lisbon.", "talks", news.Mediation},
		{"Reyes met Lindqvist at the summit in Berlin.", "summit", news.Summit},
		{"Reyes met Lindqvist at the summit in Berlin.", "met", news.InPerson},
		{"Reyes opened a conference in Lisbon on Monday.", "conference", news.Conference},
		{"Reyes visited Berlin on Monday.", "visited", news.Visit},
		{"Reyes spoke by phone before he visited Berlin.", "visited", news.Visit},
	} {
		t.Run(c.text+"/"+c.trigger, func(t *testing.T) {
			t.Parallel()
			m, ok := mentioned(t, c.text)[c.trigger]
			require.True(t, ok, "no such mention")
			require.Equal(t, c.want, m.Format)
		})
	}
}

// TestStage_FormatOfEvent calls a meeting a summit where another mention does.
func TestStage_FormatOfEvent(t *testing.T) {
	t.Parallel()
	doc := judged(t, "Reyes and Lindqvist attended a summit in Berlin on Monday. Reyes and Lindqvist left the summit early. The summit was short.")
	require.NotEmpty(t, doc.Events)
	require.Equal(t, news.Summit, doc.Events[0].Format)
	for _, i := range doc.Events[0].Mentions {
		require.Equal(t, news.Summit, doc.Meetings[i].Format)
	}
}
