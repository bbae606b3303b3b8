package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
	"github.com/dateline-news/dateline/store"
)

// diary is a database of five articles on two meetings: talks in Astana that are
// planned, confirmed and called off, and a call that was made.
func diary(tb testing.TB) census {
	tb.Helper()
	url := pgtest.NewFrom(tb, migrations.Up)
	rows, err := store.Open(tb.Context(), url)
	require.NoError(tb, err)
	defer rows.Close()
	off := news.MeetingEvent{Status: news.Cancelled, Format: news.Talks}
	for i, event := range []news.MeetingEvent{
		{Status: news.Planned, Detail: news.ExpectedDetail, Format: news.Talks, Date: "2026-05"},
		{Status: news.Planned, Detail: news.ScheduledDetail, Format: news.Talks, Date: "2026-05-12"},
		off,
		{Status: news.Happened, Format: news.Phone, Date: "2026-05-25"},
		{Status: news.Happened, Format: news.Phone, Date: "2026-05-25"},
	} {
		require.NoError(tb, rows.Save(tb.Context(), entry([]int{3, 7, 9, 25, 26}[i], event)))
	}
	_, err = rows.LinkMeetings(tb.Context())
	require.NoError(tb, err)
	return census{url: url, environ: []string{"DATELINE_DATABASE_URL=" + url}}
}

// entry is an article of that day of May 2026.
func entry(day int, event news.MeetingEvent) news.Record {
	const body = "Astrid Kvamme of Norway and Yerlan Dosmukhambet of Kazakhstan talk in Astana."
	article := news.Article{
		Source: "paper", ProviderID: time.Date(2026, 5, day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), Title: "A headline\tof the day", Body: body,
		URL: "https://news.example/" + string(rune('a'+day)), PublishedAt: time.Date(2026, 5, day, 9, 0, 0, 0, time.UTC),
	}
	text := article.Text()
	at := func(name string) news.Span {
		start := strings.Index(text, name)
		return news.NewText(text).SpanOf(start, start+len(name))
	}
	mention := func(name string) []news.Mention { return []news.Mention{{Span: at(name), Kind: news.NameMention}} }
	norway, kazakhstan, ids := 2, 3, []int{0, 1, 2, 3, 4}
	entities := []news.Entity{
		{ID: 0, Type: news.Person, Name: "Astrid Kvamme", Roles: []news.EntityRole{{Span: at("Norway"), Title: "minister", Place: &norway}}},
		{ID: 1, Type: news.Person, Name: "Yerlan Dosmukhambet", Roles: []news.EntityRole{{Span: at("Kazakhstan"), Title: "minister", Place: &kazakhstan}}},
		{ID: 2, Type: news.Location, Subtype: news.Country, Name: "Norway", Link: news.Link{ISO3166: "NO"}},
		{ID: 3, Type: news.Location, Subtype: news.Country, Name: "Kazakhstan", Link: news.Link{ISO3166: "KZ"}},
		{ID: 4, Type: news.Location, Subtype: news.City, Name: "Astana", Link: news.Link{ISO3166: "KZ", GeoNames: 1526273}},
	}
	for i := range entities {
		entities[i].Mentions = mention(entities[i].Name)
	}
	event.Mentions = []int{0}
	event.Participants = []news.Participant{
		{Span: at("Astrid Kvamme"), Entity: &ids[0], Role: news.ParticipantRole},
		{Span: at("Yerlan Dosmukhambet"), Entity: &ids[1], Role: news.ParticipantRole},
	}
	if event.Format == news.Talks {
		event.Place = &news.Place{Span: at("Astana"), Entity: &ids[4]}
	}
	sentence := at(body)
	return news.Record{Article: article, Extraction: news.Extraction{
		Pipeline: "test", Text: text, Sentences: []news.Span{sentence}, Entities: entities,
		Meetings: []news.Meeting{{Trigger: at("talk"), Sentence: sentence, Status: event.Status, Format: event.Format, Participants: event.Participants}},
		Events:   []news.MeetingEvent{event},
	}}
}

func (c census) meetings(tb testing.TB, args ...string) (list []chronicled) {
	tb.Helper()
	got := c.run(tb, append([]string{"query", "meeting"}, args...)...)
	require.Equal(tb, exitDone, got.code, got.stderr)
	decoder := json.NewDecoder(strings.NewReader(got.stdout))
	for decoder.More() {
		var one chronicled
		require.NoError(tb, decoder.Decode(&one))
		list = append(list, one)
	}
	return list
}

func TestQueryMeeting(t *testing.T) {
	t.Parallel()
	c := diary(t)
	tests := map[string]struct {
		args []string
		want []string
	}{
		"All":           {nil, []string{"happened", "cancelled"}},
		"Party":         {[]string{"Astrid Kvamme"}, []string{"happened", "cancelled"}},
		"NearlyRight":   {[]string{"kvame", "--status", "cancelled"}, []string{"cancelled"}},
		"Governments":   {[]string{"Norway", "Kazakhstan"}, []string{"happened", "cancelled"}},
		"Together":      {[]string{"Kvamme", "Kazakhstan", "--limit", "1"}, []string{"happened"}},
		"Place":         {[]string{"--place", "Astana"}, []string{"cancelled"}},
		"Country":       {[]string{"--place", "Kazakhstan"}, []string{"cancelled"}},
		"OtherCountry":  {[]string{"--place", "Norway"}, nil},
		"PlaceAsParty":  {[]string{"Astana"}, nil},
		"Since":         {[]string{"--since", "2026-05-13"}, []string{"happened"}},
		"Until":         {[]string{"--until", "2026-05-12"}, []string{"cancelled"}},
		"Status":        {[]string{"--status", "planned,denied"}, nil},
		"StatusAndDays": {[]string{"Kvamme", "--status", "happened", "--since", "2026-05-25", "--until", "2026-05-25"}, []string{"happened"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, m := range c.meetings(t, test.args...) {
				got = append(got, string(m.Status))
			}
			require.Equal(t, test.want, got)
		})
	}

	t.Run("History", func(t *testing.T) {
		t.Parallel()
		found := c.meetings(t, "--place", "astana", "--json")[0]
		require.Equal(t, []string{"Astrid Kvamme", "Yerlan Dosmukhambet"}, found.Parties)
		require.Len(t, found.History, 3)
		first := found.History[0]
		require.NotZero(t, first.Article)
		first.Article = 0
		require.Equal(t, news.EncounterReport{
			Reported: time.Date(2026, 5, 3, 9, 0, 0, 0, time.UTC), Status: news.Planned, Detail: news.ExpectedDetail, Date: "2026-05", Place: "Astana",
			Parties: []string{"Astrid Kvamme", "Yerlan Dosmukhambet"}, Source: "paper", Title: "A headline\tof the day", URL: "https://news.example/d",
			Sentence: "Astrid Kvamme of Norway and Yerlan Dosmukhambet of Kazakhstan talk in Astana.",
		}, first)
	})
	t.Run("Text", func(t *testing.T) {
		t.Parallel()
		got := c.run(t, "query", "meeting", "kvamme", "--place", "Astana", "--format", "text")
		require.Equal(t, exitDone, got.code, got.stderr)
		require.Equal(t, `Meetings of Astrid Kvamme in Astana
2026-05-12  cancelled  Astrid Kvamme – Yerlan Dosmukhambet, talks, Astana KZ
  2026-05-03  planned (expected) for 2026-05      paper: A headline of the day https://news.example/d
  2026-05-07  planned (scheduled) for 2026-05-12  paper: A headline of the day https://news.example/h
  2026-05-09  cancelled                           paper: A headline of the day https://news.example/j
(1 meetings)
`, got.stdout)
	})
	t.Run("Lines", func(t *testing.T) {
		t.Parallel()
		got := c.run(t, "query", "meeting", "--format", "tsv", "--status", "happened")
		lines := strings.Split(strings.TrimSpace(got.stdout), "\n")
		require.Len(t, lines, 2)
		require.Regexp(t, `^\d+\thappened\t2026-05-25\t2026-05-25\tAstrid Kvamme; Yerlan Dosmukhambet\t\t\tphone\t2026-05-25\thappened\t\t2026-05-25\tpaper\tA headline of the day\thttps://`, lines[0])
	})
	t.Run("Export", func(t *testing.T) {
		t.Parallel()
		got := c.run(t, "export", "meetings", "--party", "Kvamme", "--place", "Astana")
		require.Equal(t, exitDone, got.code, got.stderr)
		require.Equal(t, 1, strings.Count(got.stdout, "\n"))
		got = c.run(t, "export", "meetings", "--format", "tsv", "--party", "Kvamme", "--party", "Kazakhstan")
		require.Equal(t, 1+4, strings.Count(got.stdout, "\n"), "the names, and both directions of two meetings")
	})
	t.Run("Reader", func(t *testing.T) {
		t.Parallel()
		joint := "?"
		if strings.Contains(c.url, "?") {
			joint = "&"
		}
		reader := census{environ: []string{"DATELINE_DATABASE_URL=" + c.url + joint + "role=dateline_reader"}}
		require.Len(t, reader.meetings(t, "Kvamme"), 2)
	})
	t.Run("ErrNobody", func(t *testing.T) {
		t.Parallel()
		got := c.run(t, "query", "meeting", "Zzyzx")
		require.Equal(t, exitFailed, got.code)
		require.Contains(t, got.stderr, `"Zzyzx": no such entity; no article names it: try a part of the name`)
		require.Empty(t, got.stdout)
	})
}

func TestQueryMeeting_ErrUsage(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"NoDatabase": {nil, "--database-url"},
		"Limit":      {[]string{"--limit", "0", "--database-url", "x"}, "at least 1"},
		"Day":        {[]string{"--since", "May", "--database-url", "x"}, "want a day"},
		"Order":      {[]string{"--since", "2026-05-02", "--until", "2026-05-01"}, "is before"},
		"Status":     {[]string{"--status", "perhaps"}, "--status"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := invocation{args: append([]string{"query", "meeting"}, test.args...)}.run(t)
			require.Equal(t, exitUsage, got.code, got.stderr)
			require.Contains(t, got.stderr, test.want)
		})
	}
	got := invocation{args: []string{"query", "meeting", "--database-url", pgtest.New(t)}}.run(t)
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.stderr, "dateline migrate up", "an empty database")
}

// TestWriteMeetings has something for what is not known.
func TestWriteMeetings(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	require.NoError(t, writeMeetings(&out, []chronicled{
		{news.Encounter{Status: news.Planned, Format: news.UnspecifiedFormat, Series: "Fjord Forum", Topic: "cod"}, []news.EncounterReport{{Status: news.Planned, Source: "web"}}},
	}, wanted(store.MeetingFilter{}), style{}))
	require.Equal(t, "Meetings\n–           planned  Fjord Forum, about cod\n  –           planned                             web:\n(1 meetings)\n", out.String())
}
