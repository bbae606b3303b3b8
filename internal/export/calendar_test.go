package export_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/export"
	"github.com/dateline-news/dateline/internal/news"
)

func at(tb testing.TB, text string) time.Time {
	tb.Helper()
	moment, err := time.Parse(time.DateOnly, text)
	require.NoError(tb, err)
	return moment
}

// talks are planned, confirmed and called off.
func talks(tb testing.TB) news.Encounter {
	tb.Helper()
	return news.Encounter{
		ID: 7, Status: news.Cancelled, Format: news.Talks, Setting: "bilateral",
		Parties: []string{"Astrid Kvamme", "Yerlan Dosmukhambet"}, Countries: []string{"KZ", "NO"},
		Held: news.EncounterSite{Name: "Astana", Country: "KZ", Point: &news.Point{Latitude: 51.1801, Longitude: 71.446}},
		Date: "2026-05-12", First: at(tb, "2026-05-12"), Last: at(tb, "2026-05-12"), Topic: "gas; power, and “a line\\road”",
		Statuses:      []news.MeetingStatus{news.Planned, news.Planned, news.Cancelled},
		FirstReported: at(tb, "2026-05-03"), LastReported: at(tb, "2026-05-09").Add(6 * time.Hour), Reports: 3, Articles: 3, Sources: 2,
		Source: "paper-c", Title: "Talks off", URL: "https://news.example/a?b=1,2;3", Sequence: 2,
	}
}

// written is a calendar of the meetings, its lines checked against RFC 5545.
func written(tb testing.TB, meetings ...news.Encounter) string {
	tb.Helper()
	var out bytes.Buffer
	calendar := export.NewCalendar(&out, at(tb, "2026-06-01"))
	for _, meeting := range meetings {
		_, err := calendar.Write(meeting)
		require.NoError(tb, err)
	}
	require.NoError(tb, calendar.Close())
	text := out.String()
	require.True(tb, utf8.ValidString(text))
	require.Equal(tb, strings.Count(text, "\n"), strings.Count(text, "\r\n"), "every line ends with CR LF")
	require.Equal(tb, strings.Count(text, "\r"), strings.Count(text, "\r\n"))
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		require.LessOrEqual(tb, len(line), 75, line)
		require.NotEmpty(tb, line)
		require.True(tb, utf8.ValidString(line), "a line is cut within a character")
	}
	return text
}

// readBack are the events of a calendar as a library reads them.
func readBack(tb testing.TB, text string) []*ics.VEvent {
	tb.Helper()
	calendar, err := ics.ParseCalendar(strings.NewReader(text))
	require.NoError(tb, err)
	return calendar.Events()
}

func property(event *ics.VEvent, name ics.ComponentProperty) string {
	if found := event.GetProperty(name); found != nil {
		return found.Value
	}
	return ""
}

func TestCalendar_Write(t *testing.T) {
	t.Parallel()
	events := readBack(t, written(t, talks(t)))
	require.Len(t, events, 1)
	event := events[0]
	require.Equal(t, "meeting-7@dateline", event.Id())
	for name, want := range map[ics.ComponentProperty]string{
		ics.ComponentPropertySummary:  "Astrid Kvamme – Yerlan Dosmukhambet (talks)",
		ics.ComponentPropertyLocation: "Astana, KZ", ics.ComponentPropertyGeo: "51.1801;71.446",
		ics.ComponentPropertyStatus: "CANCELLED", ics.ComponentPropertySequence: "2",
		ics.ComponentPropertyDtStart: "20260512", ics.ComponentPropertyDtEnd: "20260513", ics.ComponentPropertyDtstamp: "20260509T060000Z",
		ics.ComponentPropertyUrl: "https://news.example/a?b=1,2;3",
		ics.ComponentPropertyDescription: "Reported: planned, planned, cancelled.\nAbout: gas; power, and “a line\\road”\n" +
			"Date as stated: 2026-05-12\nLast report: paper-c Talks off",
	} {
		require.Equal(t, want, property(event, name), name)
	}
	start, err := event.GetAllDayStartAt()
	require.NoError(t, err)
	end, err := event.GetAllDayEndAt()
	require.NoError(t, err)
	require.Equal(t, 24*time.Hour, end.Sub(start))
	var parties []string
	for _, p := range event.Properties {
		if p.IANAToken == "X-DATELINE-PARTY" {
			parties = append(parties, p.Value)
		}
	}
	require.Equal(t, talks(t).Parties, parties)
	require.Empty(t, event.Attendees(), "nobody has an address that the news told")
}

func TestCalendar_Write_Status(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		status news.MeetingStatus
		detail news.MeetingDetail
		want   string
	}{
		"Happened":    {news.Happened, "", "CONFIRMED"},
		"Unconfirmed": {news.Happened, news.UnconfirmedDetail, "TENTATIVE"},
		"Planned":     {news.Planned, "", "TENTATIVE"},
		"Scheduled":   {news.Planned, news.ScheduledDetail, "CONFIRMED"},
		"Delayed":     {news.Planned, news.DelayedDetail, "CONFIRMED"},
		"Proposed":    {news.Hypothetical, news.ProposedDetail, "TENTATIVE"},
		"Cancelled":   {news.Cancelled, news.PostponedDetail, "CANCELLED"},
		"Denied":      {news.Denied, news.RefusedDetail, "CANCELLED"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			meeting := talks(t)
			meeting.Status, meeting.Detail = test.status, test.detail
			require.Equal(t, test.want, property(readBack(t, written(t, meeting))[0], ics.ComponentPropertyStatus))
		})
	}
}

func TestCalendar_Write_Dates(t *testing.T) {
	t.Parallel()
	undated, month, year, several := talks(t), talks(t), talks(t), talks(t)
	undated.First, undated.Last = time.Time{}, time.Time{}
	month.First, month.Last = at(t, "2026-05-01"), at(t, "2026-05-31")
	year.First, year.Last = at(t, "2026-01-01"), at(t, "2026-12-31")
	several.First, several.Last, several.LastReported = at(t, "2026-02-27"), at(t, "2026-02-28"), time.Time{}
	events := readBack(t, written(t, undated, month, year, several))
	require.Len(t, events, 2, "what has no day, or too many, has no place in a calendar")
	require.Equal(t, "20260601", property(events[0], ics.ComponentPropertyDtEnd))
	require.Equal(t, "20260301", property(events[1], ics.ComponentPropertyDtEnd), "the end is the day after the last")
	require.Equal(t, "20260601T000000Z", property(events[1], ics.ComponentPropertyDtstamp), "undated reports are stamped now")
}

func TestCalendar_Write_Summary(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		change func(*news.Encounter)
		want   string
	}{
		"Series":       {func(e *news.Encounter) { e.Series = "G9" }, "G9: Astrid Kvamme – Yerlan Dosmukhambet"},
		"SeriesAlone":  {func(e *news.Encounter) { e.Series, e.Parties = "G9", nil }, "G9"},
		"Nobody":       {func(e *news.Encounter) { e.Parties = nil }, "Talks"},
		"InPerson":     {func(e *news.Encounter) { e.Format = news.InPerson }, "Astrid Kvamme – Yerlan Dosmukhambet (meeting)"},
		"NothingKnown": {func(e *news.Encounter) { e.Format, e.Parties = news.UnspecifiedFormat, nil }, "Meeting"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			meeting := talks(t)
			test.change(&meeting)
			require.Equal(t, test.want, property(readBack(t, written(t, meeting))[0], ics.ComponentPropertySummary))
		})
	}
}

// TestCalendar_Write_OpenDay tells days that may be from days that are.
func TestCalendar_Write_OpenDay(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ date, first, last, want, end string }{
		"Day":     {"2026-05-12", "2026-05-12", "2026-05-12", "(talks)", "20260513"},
		"Week":    {"2026-W20", "2026-05-11", "2026-05-17", "(talks), some day of the week", "20260518"},
		"Weekend": {"2026-W20-WE", "2026-05-16", "2026-05-17", "(talks), some day of the week", "20260518"},
		"Month":   {"2026-05", "2026-05-01", "2026-05-31", "(talks), some day of the month", "20260601"},
		"Range":   {"2026-05-11/2026-05-13", "2026-05-11", "2026-05-13", "(talks)", "20260514"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			meeting := talks(t)
			meeting.Date, meeting.First, meeting.Last = test.date, at(t, test.first), at(t, test.last)
			event := readBack(t, written(t, meeting))[0]
			require.Equal(t, "Astrid Kvamme – Yerlan Dosmukhambet "+test.want, property(event, ics.ComponentPropertySummary))
			require.Equal(t, test.end, property(event, ics.ComponentPropertyDtEnd))
			require.Equal(t, []string{"DATE"}, event.GetProperty(ics.ComponentPropertyDtStart).ICalParameters["VALUE"], "an all-day event")
		})
	}
}

func TestCalendar_Empty(t *testing.T) {
	t.Parallel()
	require.Empty(t, readBack(t, written(t)))
}

// FuzzCalendar_Write reads back whatever a meeting is called.
func FuzzCalendar_Write(f *testing.F) {
	for _, seed := range []string{
		"", "plain", "a,b;c\\d\\n", "line\nbreak\r\nand\rmore", strings.Repeat("é", 200), "👩‍👩‍👧‍👦 " + strings.Repeat("日本", 60),
		"\x00\x07\x7f", "END:VEVENT", "\xff\xfe", ":;=\"", " leading", "\u2028\u0085",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		meeting := talks(t)
		meeting.Parties, meeting.Series, meeting.Topic, meeting.Held.Name, meeting.URL = []string{text}, text, text, text+"x", text
		events := readBack(t, written(t, meeting))
		require.Len(t, events, 1)
		require.Equal(t, "meeting-7@dateline", events[0].Id())
	})
}
