package timex_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/timex"
)

// TestStage_Direction shows that the governing verb decides where a bare
// weekday lies; the articles are of Thursday 11 May 2017.
func TestStage_Direction(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"The ministers met on Monday.", "2017-05-08"},
		{"The ministers will meet on Monday.", "2017-05-15"},
		{"The minister said on Monday that she will resign.", "2017-05-08"},
		{"The minister said that she will resign on Monday.", "2017-05-15"},
		{"The ministers plan to meet on Monday.", "2017-05-15"},
		{"The ministers were expected to meet on Monday.", "2017-05-15"},
		{"The minister came to visit on Monday.", "2017-05-08"},
		{"On Monday the ministers will meet.", "2017-05-15"},
		{"On Monday the ministers met.", "2017-05-08"},
		{"The council is to meet on Monday.", "2017-05-15"},
		{"The ministers would have met on Monday.", "2017-05-08"},
		{"Monday.", "2017-05-08"},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Document(t, c.text, nil)
			require.NoError(t, timex.New().Annotate(doc))
			require.Len(t, doc.Times, 1)
			require.Equal(t, c.want, doc.Times[0].Value)
		})
	}
}

// TestStage_Unprepared works on a bare text, which it takes to look back.
func TestStage_Unprepared(t *testing.T) {
	t.Parallel()
	doc := extract.NewDocument("Größe: Am Montag – on Monday.", extracttest.Published)
	require.NoError(t, timex.New().Annotate(doc))
	require.Len(t, doc.Times, 1)
	require.Equal(t, "Monday", doc.Text.Slice(doc.Times[0].Span))
	require.Equal(t, "2017-05-08", doc.Times[0].Value)
}

func TestStage_WithoutPublication(t *testing.T) {
	t.Parallel()
	doc := extracttest.Document(t, "They met on Monday and on 10 May 2017.", nil)
	doc.PublishedAt = time.Time{}
	require.NoError(t, timex.New().Annotate(doc))
	require.Len(t, doc.Times, 2)
	require.Empty(t, doc.Times[0].Value)
	require.Equal(t, "2017-05-10", doc.Times[1].Value)
}

// TestStage_Long holds the cost of a text to its length.
func TestStage_Long(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"Monday ", "the early ", "about ", "twenty ", "the end of ", "last last ", "10:30 ", "Mon. "} {
		t.Run(strings.TrimSpace(unit), func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Rough(strings.Repeat(unit, 1<<20/len(unit)))
			start := time.Now()
			require.NoError(t, timex.New().Annotate(doc))
			require.Less(t, time.Since(start), time.Minute)
			extracttest.RequireValid(t, doc)
		})
	}
}

func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{"On Monday they will meet.", "🚢 10 May", "שלום Monday", "é two days ago\n\nlast week", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := extracttest.Rough(strings.ToValidUTF8(text, ""))
		require.NoError(t, timex.New().Annotate(doc))
		extracttest.RequireValid(t, doc)
	})
}
