package meeting_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// oneJudged is the single meeting of a text by the shipped weights.
func oneJudged(tb testing.TB, text string) (string, news.Meeting) {
	tb.Helper()
	doc := judged(tb, text)
	require.Len(tb, doc.Meetings, 1, text)
	return doc.Text.Slice(doc.Meetings[0].Topic), doc.Meetings[0]
}

func TestStage_Detail(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want news.MeetingDetail
	}{
		{"Reyes met Lindqvist in Berlin on Monday.", ""},
		{"Norway and Jordan are holding talks in Lisbon.", news.OngoingDetail},
		{"Reyes is scheduled to meet Lindqvist on Friday.", news.ScheduledDetail},
		{"Reyes is expected to meet Lindqvist next week.", news.ExpectedDetail},
		{"Lindqvist postponed his visit to Lisbon.", news.PostponedDetail},
		{"Norway has suspended talks with Jordan.", news.SuspendedDetail},
		{"Reyes refused to meet Lindqvist.", news.RefusedDetail},
		{"Reyes proposed a meeting with Lindqvist.", news.ProposedDetail},
		{"Reyes invited Lindqvist to visit Berlin.", news.InvitedDetail},
		{"Reyes may meet Lindqvist in Berlin.", news.ConditionalDetail},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			_, m := oneJudged(t, c.text)
			require.Equal(t, c.want, m.Detail)
		})
	}
}

func TestStage_Topic(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"Reyes held talks with Lindqvist on trade.", "trade"},
		{"Reyes met Lindqvist to discuss the border.", "the border"},
		{"Norway and Jordan held talks about the price of fish.", "the price of fish"},
		{"Reyes met Lindqvist on Monday.", ""},
		{"Reyes met Lindqvist.", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			topic, _ := oneJudged(t, c.text)
			require.Equal(t, c.want, topic)
		})
	}
}

func TestStage_Series(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"The G-20 summit in Berlin ended on Friday.", "G20"},
		{"The NATO summit begins in Lisbon on Thursday.", "NATO"},
		{"Norway and Jordan held talks in Lisbon.", ""},
		{"Leaders attended a summit of the Group of Eight in Berlin.", "G8"},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			_, m := oneJudged(t, c.text)
			require.Equal(t, c.want, m.Series)
		})
	}
}

func TestStage_Setting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want news.MeetingSetting
	}{
		{"Norway held talks with Jordan.", news.Bilateral},
		{"The two leaders met in Berlin.", news.Bilateral},
		{"Reyes met Lindqvist.", ""},
		{"The G-20 summit in Berlin ended on Friday.", news.Multilateral},
		{"Norway, Jordan and the European Union held talks in Lisbon.", news.Multilateral},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			_, m := oneJudged(t, c.text)
			require.Equal(t, c.want, m.Setting)
		})
	}
}

func TestStage_Attribution(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"Reyes met Lindqvist on Monday, according to the Harbour Authority.", "according to the Harbour Authority"},
		{"A spokesman said Reyes met Lindqvist on Monday.", "A spokesman"},
		{"Reyes met Lindqvist on Monday.", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			doc := judged(t, c.text)
			require.Len(t, doc.Meetings, 1)
			require.Equal(t, c.want, doc.Text.Slice(doc.Meetings[0].Attribution))
		})
	}
}

func TestStage_Manner(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text               string
		tense              news.MeetingTense
		negative, asserted bool
	}{
		{"Reyes met Lindqvist.", news.PastTense, false, true},
		{"Reyes will meet Lindqvist on Friday.", news.FutureTense, false, true},
		{"Reyes is meeting with Lindqvist.", news.PresentTense, false, true},
		{"Reyes did not meet Lindqvist.", news.PastTense, true, true},
		{"Reyes will not meet Lindqvist.", news.FutureTense, true, true},
		{"Reyes proposed a meeting with Lindqvist.", news.PastTense, false, false},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			_, m := oneJudged(t, c.text)
			require.Equal(t, c.tense, m.Tense)
			require.Equal(t, c.negative, m.Negative)
			require.Equal(t, c.asserted, m.Asserted)
		})
	}
}

func TestStage_DateSource(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want news.DateSource
	}{
		{"Reyes met Lindqvist on 3 May 2017.", news.ExplicitDate},
		{"Reyes met Lindqvist on Monday.", news.RelativeDate},
		{"Reyes met Lindqvist.", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			_, m := oneJudged(t, c.text)
			require.Equal(t, c.want, m.DateSource)
		})
	}
}

// TestStage_Confidence is between zero and one with weights, and zero without.
func TestStage_Confidence(t *testing.T) {
	t.Parallel()
	_, m := oneJudged(t, "Reyes met Lindqvist in Berlin on Monday.")
	require.Greater(t, m.Confidence, 0.5)
	_, ruled := only(t, "Reyes met Lindqvist in Berlin on Monday.")
	require.Zero(t, ruled.Confidence)
}
