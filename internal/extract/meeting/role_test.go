package meeting_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// TestStage_JudgedRoles holds how many parties of each role the shipped weights
// tell. What fails is logged, and a floor may only rise.
func TestStage_JudgedRoles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		role  news.Role
		floor int
		// texts are sentences whose party of that role is the name behind the bar.
		texts [][2]string
	}{
		"Host": {news.HostRole, 4, [][2]string{
			{"Reyes hosted Lindqvist at the Grand Palace on Monday.", "Reyes"},
			{"Reyes received Lindqvist in Berlin.", "Reyes"},
			{"President Reyes welcomed Foreign Minister Lindqvist in Lisbon.", "President Reyes"},
			{"Reyes hosted a summit in Berlin with Lindqvist and Okafor.", "Reyes"},
			{"Reyes hosted a dinner meeting with Lindqvist.", "Reyes"},
		}},
		"Visitor": {news.VisitorRole, 3, [][2]string{
			{"Lindqvist arrived in Lisbon on Monday for a visit.", "Lindqvist"},
			{"Lindqvist visited Berlin on Monday.", "Lindqvist"},
			{"Lindqvist visited Norway.", "Lindqvist"},
			{"Reyes made a state visit to Norway.", "Reyes"},
			{"Lindqvist's visit to Norway ended on Monday.", "Lindqvist"},
		}},
		"Chair": {news.ChairRole, 3, [][2]string{
			{"Okafor chaired a meeting of the officials in Berlin.", "Okafor"},
			{"Reyes presided over a meeting of the committee in Lisbon.", "Reyes"},
			{"Reyes will chair the summit in Lisbon on Friday.", "Reyes"},
			{"Okafor will chair the talks between Norway and Jordan.", "Okafor"},
		}},
		"Mediator": {news.MediatorRole, 0, [][2]string{
			{"Okafor mediated talks between Reyes and Lindqvist.", "Okafor"},
			{"Okafor is mediating talks between Norway and Jordan.", "Okafor"},
			{"Talks between Norway and Jordan mediated by Okafor began on Monday.", "Okafor"},
			{"Okafor brokered talks between Norway and Jordan in Lisbon.", "Okafor"},
		}},
		"NonAttendee": {news.NonAttendeeRole, 4, [][2]string{
			{"Reyes skipped the summit in Berlin.", "Reyes"},
			{"Reyes did not attend the summit in Berlin.", "Reyes"},
			{"Lindqvist refused to attend the meeting in Lisbon.", "Lindqvist"},
			{"Reyes stayed away from the summit in Berlin.", "Reyes"},
			{"Norway boycotted the summit in Berlin.", "Norway"},
			{"Lindqvist boycotted the summit in Lisbon.", "Lindqvist"},
		}},
		"Participant": {news.ParticipantRole, 4, [][2]string{
			{"Reyes met Lindqvist in Berlin.", "Reyes"},
			{"Reyes met Lindqvist in Berlin.", "Lindqvist"},
			{"Norway held talks with Jordan.", "Jordan"},
			{"Reyes had a phone call with Lindqvist.", "Reyes"},
			{"Reyes attended the summit in Berlin.", "Reyes"},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			right := 0
			for _, text := range c.texts {
				if role := roleOf(t, text[0], text[1]); role == c.role {
					right++
				} else {
					t.Logf("%s\n\tread %q", text[0], role)
				}
			}
			require.GreaterOrEqual(t, right, c.floor)
			t.Logf("%d of %d", right, len(c.texts))
		})
	}
}

// roleOf is the role of a party in the last meeting of a text that has it; empty
// where it takes no part.
func roleOf(tb testing.TB, text, party string) news.Role {
	tb.Helper()
	doc, role := judged(tb, text), news.Role("")
	for _, m := range doc.Meetings {
		for _, p := range m.Participants {
			if doc.Text.Slice(p.Span) == party {
				role = p.Role
			}
		}
	}
	return role
}

// TestStage_EventRoles holds that an event keeps the role that one of its mentions
// tells.
func TestStage_EventRoles(t *testing.T) {
	t.Parallel()
	doc := judged(t, "Reyes met Lindqvist in Berlin on Monday. Reyes hosted Lindqvist in Berlin on Monday.")
	require.Len(t, doc.Meetings, 2)
	require.Len(t, doc.Events, 1)
	for _, p := range doc.Events[0].Participants {
		if doc.Text.Slice(p.Span) == "Reyes" {
			require.Equal(t, news.HostRole, p.Role)
		}
	}
}
