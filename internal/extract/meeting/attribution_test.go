package meeting_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestStage_AttributionInClause attributes a meeting only where it stands in what the
// source says.
func TestStage_AttributionInClause(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, trigger, want string }{
		{"Says", "A spokesman said Reyes met Lindqvist on Monday.", "met", "A spokesman"},
		{"SaysThat", "The ministry announced that Reyes had met Lindqvist.", "met", "The ministry"},
		{"Confirms", "The Harbour Authority confirmed that Reyes will visit Berlin.", "visit", "The Harbour Authority"},
		{"AnnouncesThing", "The Harbour Authority announced talks with Lindqvist.", "talks", "The Harbour Authority"},
		{"Closes", "Reyes met Lindqvist on Monday, a spokesman said.", "met", "a spokesman"},
		{"ClosesWithTime", "Reyes met Lindqvist in Berlin, the Harbour Authority said on Tuesday.", "met", "the Harbour Authority"},
		{"AccordingBehind", "Reyes met Lindqvist on Monday, according to the Harbour Authority.", "met", "according to the Harbour Authority"},
		{"AccordingBefore", "According to the Harbour Authority, Reyes met Lindqvist.", "met", "According to the Harbour Authority"},
		{"SubjectOfWhatIsSaid", "Reyes said the talks with Lindqvist had ended.", "talks", "Reyes"},
		{"SaidAfter", "Reyes said after the meeting with Lindqvist that the port was closed.", "meeting", ""},
		{"AfterMeeting", "After the meeting with Lindqvist, Reyes said the port was closed.", "meeting", ""},
		{"ToldMeeting", "Reyes told a meeting in Berlin that the port was closed.", "meeting", ""},
		{"Speaking", "Speaking at a conference in Berlin, Reyes said the port was closed.", "conference", ""},
		{"RelativeClause", "Reyes, who met Lindqvist on Monday, said the port was closed.", "met", ""},
		{"OwnAccount", "Reyes met Lindqvist on Monday.", "met", ""},
		{"AnotherSentence", "Reyes met Lindqvist. The port is closed, Okafor said.", "met", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := judged(t, c.text)
			for _, m := range doc.Meetings {
				if doc.Text.Slice(m.Trigger) == c.trigger {
					require.Equal(t, c.want, doc.Text.Slice(m.Attribution))
					return
				}
			}
			require.Empty(t, c.want, "no such mention")
		})
	}
}

// TestStage_AttributionOfEveryMention attributes all that one source says.
func TestStage_AttributionOfEveryMention(t *testing.T) {
	t.Parallel()
	doc := judged(t, "Okafor said Reyes met Lindqvist in Berlin.")
	require.NotEmpty(t, doc.Meetings)
	for _, m := range doc.Meetings {
		require.Equal(t, "Okafor", doc.Text.Slice(m.Attribution))
		require.False(t, m.Attribution.Overlaps(m.Trigger))
	}
}
