package meeting_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/news"
)

// TestStage_JoinedNames gives each name before a hyphen a party of its own.
func TestStage_JoinedNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		// want are the parties; those of entities are marked with a star.
		want string
	}{
		{"Reyes left. Lindqvist left. The Reyes-Lindqvist summit ended on Monday.", "Reyes* | Lindqvist*"},
		{"Reyes left. Lindqvist left. Okafor left. The Reyes-Lindqvist-Okafor summit ended on Monday.", "Reyes* | Lindqvist* | Okafor*"},
		{"Anna Reyes left. Tomas Lindqvist left. The Reyes-Lindqvist summit ended on Monday.", "Reyes* | Lindqvist*"},
		{"Norway is calm. The Norway-IMF talks ended on Monday.", "Norway* | IMF"},
		{"Norway and Jordan are calm. The Norway–Jordan talks ended on Monday.", "Norway* | Jordan*"},
		{"The Israeli-Palestinian summit ended on Monday.", "Israeli | Palestinian"},
		{"The G-20 summit ended on Monday.", ""},
		{"The Asia-Pacific summit ended on Monday.", ""},
		{"The two-day summit ended on Monday.", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			doc := judged(t, c.text)
			var got []string
			for _, m := range doc.Meetings {
				for _, p := range m.Participants {
					name := doc.Text.Slice(p.Span)
					require.Equal(t, news.ParticipantRole, p.Role)
					if p.Entity != nil {
						require.True(t, strings.HasSuffix(doc.Entities[*p.Entity].Name, name), name)
						name += "*"
					}
					got = append(got, name)
				}
			}
			require.Equal(t, c.want, strings.Join(got, " | "))
		})
	}
}

// TestStage_JoinedSurname leaves the surname of one person whole.
func TestStage_JoinedSurname(t *testing.T) {
	t.Parallel()
	stage, err := shipped()
	require.NoError(t, err)
	doc := extracttest.Parsed(t, "Anna Reyes-Okafor left early. The Reyes-Okafor summit ended on Monday. Okafor and Reyes stayed.", extracttest.Entities{
		news.Person: {"Anna Reyes-Okafor", "Reyes-Okafor", "Reyes", "Okafor"},
	})
	require.NoError(t, timex.New().Annotate(doc))
	require.NoError(t, stage.Annotate(doc))
	for _, m := range doc.Meetings {
		for _, p := range m.Participants {
			require.NotEqual(t, "Reyes", doc.Text.Slice(p.Span))
			require.NotEqual(t, "Okafor", doc.Text.Slice(p.Span))
		}
	}
}

// TestStage_JoinedLong holds the cost of many joined names to the length of a text.
func TestStage_JoinedLong(t *testing.T) {
	t.Parallel()
	doc := extracttest.Rough(strings.Repeat("Reyes met Okafor. The Reyes-Lindqvist summit and the Ukraine-IMF talks ended. ", 4000))
	require.NoError(t, timex.New().Annotate(doc))
	start := time.Now()
	require.NoError(t, meeting.New(nil, nil).Annotate(doc))
	require.Less(t, time.Since(start), 30*time.Second)
	require.NotEmpty(t, doc.Meetings)
}

func FuzzStage_Joined(f *testing.F) {
	for _, seed := range []string{"Reyes-Lindqvist", "U.S.-Japan", "Ö-Ä", "-", "A-", "-B", "A--B", "IMF–EU", "G-20", "Ukraine/IMF", "é-É", "🚢-🚢"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		judged(t, strings.ToValidUTF8("The "+name+" summit ended. Reyes met Lindqvist in "+name+" talks about "+name+".", ""))
	})
}
