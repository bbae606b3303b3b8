package meeting_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// TestStage_NounSenses holds in what company the rules take a noun for an encounter.
func TestStage_NounSenses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		event bool
	}{
		{"Reyes had a call with Lindqvist.", true},
		{"Reyes took the call.", false},
		{"Reyes had a conversation with Lindqvist.", true},
		{"Reyes likes conversations.", false},
		{"The Fishers Conference in Lisbon ended.", true},
		{"Reyes organised a conference for nurses.", false},
		{"Reyes held talks in Berlin.", true},
		{"The Berlin talks about fish ended.", false},
		{"Reyes made a trip to Norway.", true},
		{"Her trip ended.", true},
		{"Okafor planned a Berlin trip.", true},
		{"The trip along Norway ended.", true},
		{"The trip took an hour.", false},
		{"Reyes had an audience with Lindqvist.", true},
		{"The audience left.", false},
		{"Reyes got a briefing from Lindqvist.", true},
		{"The briefing room was shut.", false},
		{"Reyes held discussions with Lindqvist.", true},
		{"Reyes held discussions.", true},
		{"The discussions were dull.", false},
		{"The annual meeting took an hour.", false},
		{"Six party talks took place in Berlin.", true},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.event, len(annotate(t, c.text).Meetings) > 0)
		})
	}
}

// TestStage_VerbSenses holds in what company the rules take a verb for an encounter.
func TestStage_VerbSenses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		event bool
	}{
		{"Reyes spoke with Lindqvist.", true},
		{"Reyes spoke for an hour.", false},
		{"Reyes spoke for an hour on the telephone.", true},
		{"Reyes phoned Lindqvist.", true},
		{"Reyes phoned home.", false},
		{"Reyes discussed the price of fish with Lindqvist.", true},
		{"Reyes and Lindqvist discussed the price of fish.", true},
		{"Reyes discussed the price of fish.", false},
		{"Reyes negotiated with Lindqvist.", true},
		{"Reyes negotiated a loan.", false},
		{"Reyes was received by Lindqvist.", true},
		{"Reyes received a letter.", false},
		{"Reyes visited Lisbon.", true},
		{"Reyes visited a fair.", false},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.event, len(annotate(t, c.text).Meetings) > 0)
		})
	}
}

// TestStage_DeniedNouns tells what is denied of a meeting from what is denied
// beside it.
func TestStage_DeniedNouns(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]news.MeetingStatus{
		"Reyes denied that a meeting with Lindqvist took place.": news.Denied,
		"The talks in Berlin did not take place.":                news.Denied,
		"The talks in Berlin have not been scheduled.":           news.Denied,
		"The talks in Berlin have not been fruitful.":            news.Happened,
		"The talks in Berlin did not help Norway.":               news.Happened,
		"Neither Reyes nor Okafor met Lindqvist.":                news.Denied,
		"Reyes turned down a meeting with Lindqvist.":            news.Denied,
		"Reyes has no plans to meet Lindqvist.":                  news.Denied,
		"Reyes put off a meeting with Lindqvist.":                news.Cancelled,
		"Norway pulled out of the summit in Berlin.":             news.Cancelled,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			_, m := only(t, text)
			require.Equal(t, want, m.Status)
		})
	}
}
