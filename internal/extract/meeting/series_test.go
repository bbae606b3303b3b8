package meeting_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestStage_SeriesNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, trigger, want string }{
		{"The G-20 summit in Berlin ended on Friday.", "summit", "G20"},
		{"The Group of Seven summit in Berlin ended on Friday.", "summit", "G7"},
		{"Leaders attended the G7 summit in Berlin.", "summit", "G7"},
		{"Leaders attended a summit of the Group of Eight in Berlin.", "summit", "G8"},
		{"Reyes attended the NATO summit in Lisbon.", "summit", "NATO"},
		{"Reyes attended an ASEAN summit in Lisbon.", "summit", "ASEAN"},
		{"Reyes attended the Association of Southeast Asian Nations summit.", "summit", "ASEAN"},
		{"The OPEC meeting in Lisbon ended on Friday.", "meeting", "OPEC"},
		{"Reyes attended a U.N. Security Council meeting on Monday.", "Council meeting", "UN Security Council"},
		{"Reyes attended an African Union summit on Monday.", "summit", "African Union"},
		{"Reyes attended a meeting of the Arab League in Berlin.", "meeting", "Arab League"},
		{"Norway and Jordan resumed six-party talks in Lisbon.", "six-party talks", "Six-Party Talks"},
		{"Norway and Jordan resumed Minsk Group talks in Lisbon.", "talks", "Minsk Group"},
		{"Norway held NATO talks with Jordan.", "talks", ""},
		{"Reyes held EU membership talks with Lindqvist.", "talks", ""},
		{"Norway and Jordan held talks in Lisbon.", "talks", ""},
		{"Reyes visited NATO headquarters.", "visited", ""},
		{"Reyes met Lindqvist on the sidelines of the G-20 summit.", "met", ""},
		{"Reyes held a meeting with Lindqvist at the World Economic Forum.", "meeting", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			doc := judged(t, c.text)
			for _, m := range doc.Meetings {
				if doc.Text.Slice(m.Trigger) == c.trigger {
					require.Equal(t, c.want, m.Series)
					return
				}
			}
			for _, m := range doc.Meetings {
				t.Log(doc.Text.Slice(m.Trigger), m.Series)
			}
			require.Empty(t, c.want, "no such mention")
		})
	}
}
