package meeting

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// turned is the date of a meeting whose time is the whole text, published on
// Thursday, 11 May 2017.
func turned(tb testing.TB, text, date string, status news.MeetingStatus) string {
	tb.Helper()
	doc := extract.NewDocument(text, time.Date(2017, time.May, 11, 23, 30, 0, 0, time.UTC))
	m := news.Meeting{Status: status, Date: date, Time: &news.TimeRef{Span: news.Span{Start: 0, End: len(text)}}}
	turn(doc, &m)
	return m.Date
}

func TestTurn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text, date string
		status     news.MeetingStatus
		want       string
	}{
		"PlannedDay":        {"Monday", "2017-05-08", news.Planned, "2017-05-15"},
		"ProposedDay":       {"on Wednesday", "2017-05-10", news.Hypothetical, "2017-05-17"},
		"CancelledDay":      {"Friday", "2017-05-05", news.Cancelled, "2017-05-12"},
		"PartOfDay":         {"late Friday afternoon", "2017-05-05", news.Planned, "2017-05-12"},
		"HappenedDay":       {"Monday", "2017-05-08", news.Happened, "2017-05-08"},
		"DeniedDay":         {"Monday", "2017-05-08", news.Denied, "2017-05-08"},
		"ComesAnyway":       {"Friday", "2017-05-12", news.Planned, "2017-05-12"},
		"DayOfPublication":  {"Thursday", "2017-05-11", news.Planned, "2017-05-11"},
		"LastDay":           {"last Monday", "2017-05-08", news.Planned, "2017-05-08"},
		"TwoDays":           {"Monday Tuesday", "2017-05-08", news.Planned, "2017-05-08"},
		"DayTooFarBack":     {"Monday", "2017-05-01", news.Planned, "2017-05-01"},
		"PlannedMonth":      {"March", "2017-03", news.Planned, "2018-03"},
		"ProposedMonth":     {"early March", "2017-03", news.Hypothetical, "2018-03"},
		"AbbreviatedMonth":  {"Mar.", "2017-03", news.Planned, "2018-03"},
		"CancelledMonth":    {"March", "2017-03", news.Cancelled, "2017-03"},
		"DayOfMonth":        {"the 5th of May", "2017-05-05", news.Planned, "2018-05-05"},
		"MonthOfYear":       {"March 2017", "2017-03", news.Planned, "2017-03"},
		"MonthOfPublishing": {"May", "2017-05", news.Planned, "2017-05"},
		"MonthTooFarBack":   {"March", "2016-03", news.Planned, "2016-03"},
		"NoSuchDay":         {"Feb. 29", "2017-02-29", news.Planned, "2017-02-29"},
		"Year":              {"2016", "2016", news.Planned, "2016"},
		"Week":              {"this week", "2017-W18", news.Planned, "2017-W18"},
		"WeekOfMonth":       {"May", "2017-W01", news.Planned, "2017-W01"},
		"Season":            {"March", "2017-SP", news.Planned, "2017-SP"},
		"NoDate":            {"Monday", "", news.Planned, ""},
		"NotADate":          {"Monday", "PAST_REF", news.Planned, "PAST_REF"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, turned(t, c.text, c.date, c.status))
		})
	}
}

// TestTurn_Leap holds that a day which the next year lacks is not turned to its
// neighbour.
func TestTurn_Leap(t *testing.T) {
	t.Parallel()
	doc := extract.NewDocument("Feb. 29", time.Date(2016, time.May, 11, 0, 0, 0, 0, time.UTC))
	m := news.Meeting{Status: news.Planned, Date: "2016-02-29", Time: &news.TimeRef{Span: news.Span{Start: 0, End: 7}}}
	turn(doc, &m)
	require.Equal(t, "2016-02-29", m.Date)
}

// TestTurn_Unknown leaves alone what has no day of publication or no time.
func TestTurn_Unknown(t *testing.T) {
	t.Parallel()
	undated := extract.NewDocument("Monday", time.Time{})
	m := news.Meeting{Status: news.Planned, Date: "2017-05-08", Time: &news.TimeRef{Span: news.Span{Start: 0, End: 6}}}
	turn(undated, &m)
	require.Equal(t, "2017-05-08", m.Date)
	m.Time = nil
	turn(extract.NewDocument("Monday", time.Date(2017, time.May, 11, 0, 0, 0, 0, time.UTC)), &m)
	require.Equal(t, "2017-05-08", m.Date)
}

func TestBare(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		names map[string]bool
		want  bool
	}{
		{"friday", weekdays, true},
		{"late friday", weekdays, true},
		{"friday the 12th", weekdays, true},
		{"on the morning of friday", weekdays, true},
		{"last friday", weekdays, false},
		{"next friday", weekdays, false},
		{"friday friday", weekdays, false},
		{"friday 10:00", weekdays, false},
		{"morning", weekdays, false},
		{"", weekdays, false},
		{"may", months, true},
		{"5 may", months, true},
		{"may 2017", months, false},
		{"may of 1998", months, false},
		{"friday", months, false},
	} {
		require.Equal(t, c.want, bare(strings.Fields(c.text), c.names), c.text)
	}
}

func FuzzTurn(f *testing.F) {
	f.Add("Monday", "2017-05-08", uint8(1))
	f.Add("Feb. 29", "2016-02-29", uint8(4))
	f.Add("12 May", "2017-W18-WE", uint8(2))
	f.Add("Ž", "9999-12", uint8(1))
	f.Fuzz(func(t *testing.T, text, date string, status uint8) {
		doc := extract.NewDocument(strings.ToValidUTF8(text, ""), time.Date(2017, time.May, 11, 0, 0, 0, 0, time.UTC))
		m := news.Meeting{
			Status: statuses()[int(status)%len(statuses())], Date: date, Time: &news.TimeRef{Span: news.Span{Start: 0, End: doc.Text.Len()}},
		}
		turn(doc, &m)
		if m.Date == date {
			return
		}
		before, _, ok := interval(date)
		require.True(t, ok)
		_, after, ok := interval(m.Date)
		require.True(t, ok, m.Date)
		require.True(t, after.After(before), "a date turns to the future")
		require.False(t, after.Before(doc.PublishedAt))
		require.Len(t, m.Date, len(date), "a date stays as narrow as it was")
	})
}
