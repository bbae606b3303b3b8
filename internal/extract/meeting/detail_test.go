package meeting_test

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// TestStage_DetailOfGovernor takes the word that governs a meeting, not any word of
// its clause. Where the status is another one, the detail says nothing and the row
// fails.
func TestStage_DetailOfGovernor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text   string
		status news.MeetingStatus
		want   news.MeetingDetail
	}{
		{"Reyes urged Lindqvist to meet Okafor.", news.Hypothetical, news.DemandedDetail},
		{"Reyes called for talks with Lindqvist.", news.Hypothetical, news.DemandedDetail},
		{"Reyes demanded a meeting with Lindqvist.", news.Hypothetical, news.DemandedDetail},
		{"Reyes requested a meeting with Lindqvist.", news.Hypothetical, news.DemandedDetail},
		{"Reyes offered to hold talks with Lindqvist.", news.Hypothetical, news.ProposedDetail},
		{"Reyes is willing to meet Lindqvist.", news.Hypothetical, news.ProposedDetail},
		{"Reyes wants to meet Lindqvist.", news.Hypothetical, news.ProposedDetail},
		{"Reyes is ready to meet Lindqvist if he stops the strike.", news.Hypothetical, news.ConditionalDetail},
		{"Reyes offered to meet Lindqvist on condition that he stops the strike.", news.Hypothetical, news.ConditionalDetail},
		{"Reyes could meet Lindqvist in Berlin.", news.Hypothetical, news.ConditionalDetail},
		{"Reyes invited Lindqvist to a meeting in Berlin.", news.Hypothetical, news.InvitedDetail},
		{"Reyes declined to meet Lindqvist.", news.Denied, news.RefusedDetail},
		{"Reyes will not meet Lindqvist.", news.Denied, news.RefusedDetail},
		{"Reyes said there would be no talks with Lindqvist.", news.Denied, news.RefusedDetail},
		{"Reyes ruled out a meeting with Lindqvist.", news.Denied, news.RefusedDetail},
		{"Reyes did not meet Lindqvist.", news.Denied, ""},
		{"Reyes put off his visit to Lisbon.", news.Cancelled, news.PostponedDetail},
		{"The talks between Norway and Jordan were postponed.", news.Cancelled, news.PostponedDetail},
		{"Norway broke off talks with Jordan.", news.Cancelled, news.SuspendedDetail},
		{"Reyes called off his meeting with Lindqvist.", news.Cancelled, ""},
		{"Reyes is expected to visit Berlin.", news.Planned, news.ExpectedDetail},
		{"Reyes will meet Lindqvist on Friday.", news.Planned, news.ScheduledDetail},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			_, m := oneJudged(t, c.text)
			require.Equal(t, c.status, m.Status)
			require.Equal(t, c.want, m.Detail)
		})
	}
}

func TestStage_Ongoing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text    string
		ongoing bool
	}{
		{"Reyes is meeting Lindqvist in Berlin.", true},
		{"Reyes and Lindqvist have been meeting in Berlin.", true},
		{"Norway and Jordan have begun talks in Lisbon.", true},
		{"Norway and Jordan opened talks in Lisbon on Wednesday.", true},
		{"Reyes is in Berlin for talks with Lindqvist.", true},
		{"Talks between Norway and Jordan continue in Lisbon.", true},
		{"Reyes spoke on the second day of a visit to Berlin.", true},
		{"Reyes is on a visit to Berlin.", true},
		{"Talks between Norway and Jordan are being held in Lisbon.", true},
		{"Reyes attended the talks that resumed on Wednesday in Lisbon.", true},
		{"Reyes criticised the ongoing talks with Norway.", true},
		{"Reyes spoke to visiting Prime Minister Lindqvist.", true},
		{"Reyes arrived in Berlin for talks with Lindqvist.", false},
		{"Reyes was meeting Lindqvist when the port was closed.", false},
		{"Reyes met Lindqvist in Berlin.", false},
		{"Norway and Jordan opened talks in Lisbon in March 2016.", false},
		{"Norway and Jordan held talks in Lisbon.", false},
		{"Reyes ended a visit to Berlin.", false},
		{"The talks between Norway and Jordan ended on Monday.", false},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			ongoing := false
			for _, m := range judged(t, c.text).Meetings {
				ongoing = ongoing || m.Detail == news.OngoingDetail
			}
			require.Equal(t, c.ongoing, ongoing)
		})
	}
}

// TestStage_OngoingOfEvent says of each noun that its meeting goes on.
func TestStage_OngoingOfEvent(t *testing.T) {
	t.Parallel()
	doc := judged(t, "Norway and Jordan are holding talks in Lisbon. The talks are the first in ten years.")
	require.Len(t, doc.Events, 1)
	require.Equal(t, news.OngoingDetail, doc.Events[0].Detail)
	for _, m := range doc.Meetings {
		require.Equal(t, news.OngoingDetail, m.Detail)
	}
}

func TestStage_Unconfirmed(t *testing.T) {
	t.Parallel()
	_, m := oneJudged(t, "Reyes reportedly met Lindqvist in Berlin.")
	require.Equal(t, news.UnconfirmedDetail, m.Detail)
}

// TestStage_OngoingNoMore takes nothing for going on that another mention ends.
func TestStage_OngoingNoMore(t *testing.T) {
	t.Parallel()
	doc := judged(t, "Norway and Jordan opened talks in Lisbon on Wednesday. Norway and Jordan ended the talks in Lisbon on Wednesday.")
	require.Len(t, doc.Meetings, 2)
	for _, m := range doc.Meetings {
		if len(doc.Events) == 1 {
			require.NotEqual(t, news.OngoingDetail, m.Detail)
		}
	}
}

//go:embed testdata/details.tsv
var detailLines string

// TestStage_Details holds how many written sentences have the right detail, where
// their status is right. What fails is logged; a floor may only rise.
func TestStage_Details(t *testing.T) {
	t.Parallel()
	right, judgedRight := 0, 0
	for _, row := range rows(detailLines) {
		require.Len(t, row, 3)
		status, want := news.MeetingStatus(row[0]), news.MeetingDetail(strings.TrimPrefix(row[1], "-"))
		doc := judged(t, row[2])
		if len(doc.Meetings) == 0 || doc.Meetings[0].Status != status {
			t.Logf("%s\n\twant %s", row[2], status)
			continue
		}
		judgedRight++
		if got := doc.Meetings[0].Detail; got != want {
			t.Logf("%s\n\twant %q, got %q", row[2], want, got)
			continue
		}
		right++
	}
	t.Log(right, "of", judgedRight)
	require.GreaterOrEqual(t, judgedRight, 30)
	require.GreaterOrEqual(t, right, judgedRight-3)
}
