package store_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

// told is what an article of a test says of one meeting.
type told struct {
	parties []news.Entity
	roles   []news.Role
	place   *news.Entity
	meeting news.MeetingEvent
}

// minister is a person who serves the country at that number of the entities.
func minister(name string, of int) news.Entity {
	return news.Entity{Type: news.Person, Name: name, Roles: []news.EntityRole{{Title: "minister", Place: &of}}}
}

func land(name, code string) news.Entity {
	return news.Entity{Type: news.Location, Subtype: news.Country, Name: name, Link: news.Link{ISO3166: code}}
}

func town(name, code string, id int) news.Entity {
	return news.Entity{
		Type: news.Location, Subtype: news.City, Name: name,
		Link: news.Link{ISO3166: code, GeoNames: id, Point: &news.Point{Latitude: 10, Longitude: 20}},
	}
}

// kvamme and dosmukhambet serve the entities that follow them in [telling].
func kvamme() told {
	return told{parties: []news.Entity{minister("Astrid Kvamme", 2), minister("Yerlan Dosmukhambet", 3)}}
}

// telling is an article that was published on that day of May 2026.
func telling(provider string, day int, facts told) news.Record {
	entities := append(append([]news.Entity{}, facts.parties...), land("Norway", "NO"), land("Kazakhstan", "KZ"))
	if facts.place != nil {
		entities = append(entities, *facts.place)
	}
	names := make([]string, len(entities))
	for i, entity := range entities {
		names[i] = entity.Name
	}
	at := time.Date(2026, time.May, day, 6, 0, 0, 0, time.UTC)
	text := strings.Join(names, ", ") + " meet."
	article := news.Article{Source: "paper-" + provider, ProviderID: provider, Title: "Day " + fmt.Sprint(day), Body: text, PublishedAt: at}
	text = article.Text()
	event := facts.meeting
	for i := range entities {
		span := find(text, entities[i].Name, 0)
		entities[i].ID, entities[i].Mentions = i, []news.Mention{{Span: span, Kind: news.NameMention}}
		for r := range entities[i].Roles {
			entities[i].Roles[r].Span = span
		}
		if i < len(facts.parties) {
			role := news.ParticipantRole
			if i < len(facts.roles) {
				role = facts.roles[i]
			}
			event.Participants = append(event.Participants, news.Participant{Span: span, Entity: &entities[i].ID, Role: role})
		}
	}
	if facts.place != nil {
		event.Place = &news.Place{Span: find(text, facts.place.Name, 0), Entity: &entities[len(entities)-1].ID}
	}
	event.Mentions = []int{0}
	return news.Record{
		Article: article, Origin: arrival(at, uint64(day)),
		Extraction: news.Extraction{
			Pipeline: pipelineA, Text: text, Sentences: []news.Span{find(text, strings.Join(names, ", ")+" meet.", 0)}, Entities: entities,
			Meetings: []news.Meeting{{
				Trigger: find(text, "meet", 0), Sentence: find(text, strings.Join(names, ", ")+" meet.", 0), Status: event.Status, Detail: event.Detail,
				Format: event.Format, Participants: event.Participants, Place: event.Place, Date: event.Date,
			}},
			Events: []news.MeetingEvent{event},
		},
	}
}

// talks are of Kvamme and Dosmukhambet.
func talks(provider string, day int, status news.MeetingStatus, detail news.MeetingDetail, date string) news.Record {
	facts := kvamme()
	astana := town("Astana", "KZ", 1526273)
	facts.place = &astana
	facts.meeting = news.MeetingEvent{Status: status, Detail: detail, Format: news.Talks, Date: date}
	return telling(provider, day, facts)
}

// history is planned on the 3rd, confirmed on the 7th, called off on the 9th;
// another meeting of the two is planned on the 20th.
func history() []news.Record {
	return []news.Record{
		talks("a", 3, news.Planned, news.ExpectedDetail, "2026-05"), talks("b", 7, news.Planned, news.ScheduledDetail, "2026-05-12"),
		talks("c", 9, news.Cancelled, "", ""), talks("d", 20, news.Planned, "", "2026-07-01"),
	}
}

func (b bundle) linkMeetings(tb testing.TB) store.MeetingReport {
	tb.Helper()
	report, err := b.store.LinkMeetings(tb.Context())
	require.NoError(tb, err)
	require.False(tb, report.Busy)
	return report
}

// meetingsSQL tells the history of each real meeting in one line.
const meetingsSQL = `
	SELECT string_agg(to_char(reported_at, 'DD') || ' ' || source || ' ' || status || coalesce(' ' || date_value, ''), ', ' ORDER BY reported_at, event_id)
	FROM meeting_history GROUP BY cluster_id ORDER BY min(reported_at), 1`

func wantHistory() []string {
	return []string{
		"03 paper-a planned 2026-05, 07 paper-b planned 2026-05-12, 09 paper-c cancelled", "20 paper-d planned 2026-07-01",
	}
}

func TestStore_LinkMeetings(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, record := range history() {
		b.save(t, record)
	}
	require.Len(t, column[string](t, b.conn, meetingsSQL), 4, "alone until a pass")
	require.Equal(t, store.MeetingReport{Reports: 4, Meetings: 2, Changed: 3}, b.linkMeetings(t))
	require.Equal(t, wantHistory(), column[string](t, b.conn, meetingsSQL))
	before := snapshot(t, b.conn)
	require.Zero(t, b.linkMeetings(t).Changed, "a second pass")
	require.Equal(t, before, snapshot(t, b.conn), "writes nothing")

	require.Equal(t, map[string]any{
		"status": "cancelled", "detail": nil, "format": "talks", "setting": nil, "series": nil,
		"parties": []any{"Astrid Kvamme", "Yerlan Dosmukhambet"}, "countries": []any{"KZ", "NO"},
		"place": "Astana", "place_country": "KZ", "latitude": 10.0, "longitude": 20.0,
		"date_value": "2026-05-12", "date_start": "2026-05-12", "date_end": "2026-05-12", "date_source": nil, "topic": nil,
		"statuses": []any{"planned", "planned", "cancelled"}, "reports": 3.0, "articles": 3.0, "sources": 3.0,
		"source": "paper-c", "title": "Day 9", "url": nil, "sequence": 2.0,
		"party_roles": []any{"participant", "participant"}, "party_countries": []any{"NO", "KZ"},
	}, without(row(t, b.conn, "SELECT * FROM meeting_clusters WHERE status = 'cancelled'"),
		"cluster_id", "article_id", "first_reported_at", "last_reported_at", "party_ids", "event_ids"))
	require.Equal(t, []string{"interval", "interval", "reports"},
		column[string](t, b.conn, "SELECT joined_by FROM meeting_history WHERE joined_by IS NOT NULL ORDER BY reported_at"))
}

// TestStore_LinkMeetings_AnyOrder lets the articles come in any order, with a
// pass after each.
func TestStore_LinkMeetings_AnyOrder(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			records := history()
			rand.New(rand.NewPCG(seed, 2)).Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
			for _, record := range records {
				b.save(t, record)
				b.linkMeetings(t)
			}
			require.Equal(t, wantHistory(), column[string](t, b.conn, meetingsSQL))
		})
	}
}

// TestStore_LinkMeetings_Superseded keeps a meeting's number when a new pipeline
// or a new text replaces a report, and counts what stands alone.
func TestStore_LinkMeetings_Superseded(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, record := range history() {
		b.save(t, record)
	}
	b.linkMeetings(t)
	number := one[int64](t, b.conn, "SELECT DISTINCT cluster_id FROM meeting_history WHERE source = 'paper-a'")
	for _, record := range history() {
		record.Extraction.Pipeline = pipelineB
		b.save(t, record)
	}
	b.linkMeetings(t)
	require.Equal(t, wantHistory(), column[string](t, b.conn, meetingsSQL))
	require.Equal(t, number, one[int64](t, b.conn, "SELECT DISTINCT cluster_id FROM meeting_history WHERE source = 'paper-a'"))
	require.Equal(t, 8, one[int](t, b.conn, "SELECT sequence FROM meeting_clusters WHERE cluster_id = $1", number), "six came, three were replaced")

	moved := talks("b", 8, news.Planned, news.ScheduledDetail, "2026-09-12")
	b.save(t, moved)
	b.linkMeetings(t)
	require.Equal(t, []string{
		"03 paper-a planned 2026-05", "08 paper-b planned 2026-09-12", "09 paper-c cancelled", "20 paper-d planned 2026-07-01",
	}, column[string](t, b.conn, meetingsSQL), "without the day between them, a month and no date say too little")

	b.save(t, kill(moved.Article, arrival(time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC), 99)))
	b.linkMeetings(t)
	require.Len(t, column[string](t, b.conn, meetingsSQL), 3)
}

// TestStore_LinkMeetings_Merge follows the merge of entities.
func TestStore_LinkMeetings_Merge(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, talks("a", 3, news.Planned, "", "2026-05-12"))
	other := kvamme()
	other.parties[0].Name = "A. Kvamme"
	other.meeting = news.MeetingEvent{Status: news.Happened, Format: news.Talks, Date: "2026-05-12"}
	b.save(t, telling("b", 12, other))
	require.Equal(t, 2, b.linkMeetings(t).Meetings, "two people of one country")
	_, err := b.conn.Exec(t.Context(), `
		UPDATE entities SET merged_into = (SELECT entity_id FROM entities WHERE name = 'Astrid Kvamme') WHERE name = 'A. Kvamme'`)
	require.NoError(t, err)
	require.Equal(t, 1, b.linkMeetings(t).Meetings)
	_, err = b.conn.Exec(t.Context(), "UPDATE entities SET merged_into = NULL")
	require.NoError(t, err)
	require.Equal(t, 2, b.linkMeetings(t).Meetings)
}

// TestStore_LinkMeetings_OldRows takes in what a worker of an older version
// wrote beside the new schema.
func TestStore_LinkMeetings_OldRows(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, record := range history() {
		b.save(t, record)
	}
	for _, sql := range []string{"DELETE FROM meeting_events", "UPDATE meetings SET event_no = NULL"} {
		_, err := b.conn.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	require.Equal(t, 4, one[int](t, b.conn, "SELECT count(*) FROM met WHERE cluster_id IS NULL"), "they are in met all the same")
	b.linkMeetings(t)
	require.Equal(t, wantHistory(), column[string](t, b.conn, meetingsSQL))
	require.Zero(t, one[int](t, b.conn, "SELECT count(*) FROM met WHERE cluster_id IS NULL"))
}

// TestStore_LinkMeetings_AtOnce has passes and savers at work at one moment.
func TestStore_LinkMeetings_AtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t, store.WithConnections(8))
	var workers errgroup.Group
	for i := range 24 {
		workers.Go(func() error {
			return b.store.Save(t.Context(), talks(fmt.Sprint(i), 12, news.Happened, "", "2026-05-12"))
		})
		if i%4 == 0 {
			workers.Go(func() error {
				_, err := b.store.LinkMeetings(t.Context())
				return err
			})
		}
	}
	require.NoError(t, workers.Wait())
	b.linkMeetings(t)
	require.Equal(t, 24, one[int](t, b.conn, "SELECT articles FROM meeting_clusters"))
	require.Zero(t, one[int](t, b.conn, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
}

// TestStore_Save_Events keeps what an article says of its meetings.
func TestStore_Save_Events(t *testing.T) {
	t.Parallel()
	b := setup(t)
	record := talks("a", 3, news.Planned, news.ScheduledDetail, "2026-05-12")
	text := record.Extraction.Text
	first := &record.Extraction.Meetings[0]
	first.Setting, first.Series, first.Tense, first.DateSource = news.Bilateral, "Fjord Forum", news.FutureTense, news.ExplicitDate
	first.Negative, first.Asserted, first.Confidence, first.Attribution = true, true, 0.75, find(text, "Norway", 0)
	record.Extraction.Meetings = append(record.Extraction.Meetings, *first, *first)
	event := &record.Extraction.Events[0]
	event.Mentions, event.Series, event.Setting, event.Confidence = []int{0, 1}, "Fjord Forum", news.Bilateral, 0.5
	b.save(t, record)
	require.Equal(t, map[string]any{
		"detail": "scheduled", "setting": "bilateral", "series": "Fjord Forum", "tense": "future", "negative": true, "asserted": true,
		"attribution": "Norway", "date_source": "explicit", "confidence": 0.75, "countries": []any{"KZ", "NO"},
	}, row(t, b.conn, `SELECT detail, setting, series, tense, negative, asserted, attribution, date_source, confidence, countries FROM met`))
	require.Equal(t, []string{"0:0", "1:0", "2:1"}, column[string](t, b.conn, "SELECT meeting_no || ':' || event_no FROM meetings ORDER BY 1"),
		"a mention in no event is one by itself")
	require.Equal(t, []string{"0 0.5 2", "1 0.75 2"}, column[string](t, b.conn, `
		SELECT event_no || ' ' || confidence || ' ' || cardinality(parties) FROM meeting_events JOIN meeting_history USING (event_id, confidence) ORDER BY 1`))
}

// TestStore_LinkMeetings_Roles lets a writer join and a reader read.
func TestStore_LinkMeetings_Roles(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, record := range history() {
		b.save(t, record)
	}
	_, err := b.conn.Exec(t.Context(), "DELETE FROM meeting_events WHERE event_no = 0 AND date_value = '2026-07-01'")
	require.NoError(t, err)
	_, err = b.conn.Exec(t.Context(), "UPDATE meetings SET event_no = NULL WHERE date_value = '2026-07-01'")
	require.NoError(t, err)
	as := func(role string, options ...store.Option) *store.Store {
		joint := "?"
		if strings.Contains(b.url, "?") {
			joint = "&"
		}
		return open(t, b.url+joint+"options=-c%20role%3D"+role, options...)
	}
	report, err := as("dateline_writer").LinkMeetings(t.Context())
	require.NoError(t, err)
	require.Equal(t, 4, report.Reports)
	reader := as("dateline_reader", store.WithoutSchemaCheck())
	require.Len(t, all(t, reader.Encounters(t.Context(), store.MeetingFilter{})), 2)
	require.Len(t, all(t, reader.Dyads(t.Context(), store.MeetingFilter{})), 4)
	_, err = reader.LinkMeetings(t.Context())
	require.Error(t, err)
}
