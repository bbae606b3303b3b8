package timex_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/news"
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
		{"The council is planning a trip on Monday.", "2017-05-15"},
		{"On Monday the council is due to meet.", "2017-05-15"},
		{"The council met until Monday.", "2017-05-15"},
		{"The council said it could come as early as Monday.", "2017-05-15"},
		{"The council said it would meet on Monday.", "2017-05-15"},
		{"The council planned a trip on Monday.", "2017-05-08"},
		{"The ministers would have met on Monday.", "2017-05-08"},
		{"Monday.", "2017-05-08"},
		{"The council must decide by Monday.", "2017-05-15"},
		{"The council hopes to meet on Monday.", "2017-05-15"},
		{"The council wants to meet on Monday.", "2017-05-15"},
		{"The council was scheduled to meet on Monday.", "2017-05-15"},
		{"The council won't meet on Monday.", "2017-05-15"},
		{"The council will probably not meet on Monday.", "2017-05-15"},
		{"Mayor to visit miners on Monday", "2017-05-15"},
		{"The fair will stay open till Monday.", "2017-05-15"},
		{"The council vowed to meet on Monday.", "2017-05-15"},
		{"The council did not meet on Monday.", "2017-05-08"},
		{"The council has met on Monday.", "2017-05-08"},
		{"The council began to meet on Monday.", "2017-05-08"},
		{"The council meets on Monday.", "2017-05-15"},
		{"The truce expires on Monday.", "2017-05-15"},
		{"The mayor says on Monday that she knows nothing.", "2017-05-08"},
		{"The mayor, who met miners on Monday, will resign.", "2017-05-08"},
		{"The mayor will resign, said aides who met on Monday.", "2017-05-08"},
		{"Nobody knew on Monday what the mayor will say.", "2017-05-08"},
		{"The mayor will resign. The aides met on Monday.", "2017-05-08"},
		{"The aides met. The mayor will resign on Monday.", "2017-05-15"},
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

// TestStage_DirectionOfMore shows the same for other expressions: what has a
// direction of its own keeps it.
func TestStage_DirectionOfMore(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"The council met in March.", "2017-03"},
		{"The council will meet in March.", "2018-03"},
		{"The council met over the weekend.", "2017-W18-WE"},
		{"The council will meet over the weekend.", "2017-W19-WE"},
		{"The council met on Christmas Eve.", "2016-12-24"},
		{"The council will meet on Christmas Eve.", "2017-12-24"},
		{"The council met on September 3.", "2016-09-03"},
		{"The council will meet on September 3.", "2017-09-03"},
		{"The council will meet, as it did last week.", "2017-W18"},
		{"The council met, as it will next week.", "2017-W20"},
		{"The council will speak of the day on 3 June 2011.", "2011-06-03"},
		{"The council will meet tomorrow.", "2017-05-12"},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Document(t, c.text, nil)
			require.NoError(t, timex.New().Annotate(doc))
			require.NotEmpty(t, doc.Times)
			require.Equal(t, c.want, doc.Times[len(doc.Times)-1].Value)
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

// longText is a length, in bytes, at which a quadratic stage takes minutes.
const longText = 1 << 18

// TestStage_Long holds the cost of a text to its length.
func TestStage_Long(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{
		"Monday ", "the early ", "about ", "twenty ", "the end of ", "last last ", "10:30 ", "Mon. ",
		"5, ", "1 May - ", "May - ", "12-", "1990-", "two thousand ", "last year's ", "the year-ago ", "later that ", "Christmas ", "every ", "2 and ",
		"1984 Mill Road ", "1.5 ", "the fiscal first quarter of fiscal ", "fiscal year that that ", "3 p.m. (1400 GMT) ", "the week of ", "Q3 ", "early on ", "c. 1870 ",
		"2016 ", "ended June 30 ", "year ended 2016 ", "the quarter ended ", "mid-", "a week or so ",
	} {
		t.Run(strings.TrimSpace(unit), func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Rough(strings.Repeat(unit, longText/len(unit)))
			start := time.Now()
			require.NoError(t, timex.New().Annotate(doc))
			require.Less(t, time.Since(start), time.Minute)
			extracttest.RequireValid(t, doc)
		})
	}
}

func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{
		"On Monday they will meet.", "🚢 10 May", "שלום Monday", "é two days ago\n\nlast week", "", story + "In 44 BC. The next century.",
		"6-7, 8 and 29 February 1999; 31 April-1 May", "the first half of that year, 1999-00, 2 1/2 weeks later", "a quarter of last year's third quarter",
		"Easter 1583, last Feb. 29, next Christmas Eve night", "99 hundred thousand years ago, a thousand centuries later", "0900 GMT (1000 CET), 3 p.m. ET, 1.5 fortnights ago; half a century ago",
		"Its fiscal year ended Feb. 29. The fiscal first quarter of fiscal 1400; Q4 0001", "a hundred thousand year ago", "TOKYO (Vella) — 1984 Mill Road, c. 1650, the week of 30 February", "the 0s BC, 1 BC, year-ago, the year-earlier quarter",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, dated bool) {
		doc := extracttest.Rough(strings.ToValidUTF8(text, ""))
		if !dated {
			doc.PublishedAt = time.Time{}
		}
		require.NoError(t, timex.New().Annotate(doc))
		extracttest.RequireValid(t, doc)
		if dated {
			doc.PublishedAt = doc.PublishedAt.Add(14*time.Hour + time.Minute)
		}
		require.NoError(t, timex.NewLocal(antipodes{}).Annotate(doc))
		extracttest.RequireValid(t, doc)
	})
}

// antipodes takes every place for one that is half a day ahead.
type antipodes struct{}

func (antipodes) Of(news.Link) *time.Location { return time.FixedZone("", 12*60*60) }
