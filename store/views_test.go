package store_test

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// row is the first row of a query by column name, with dates as text.
func row(tb testing.TB, conn *pgx.Conn, sql string, arguments ...any) map[string]any {
	tb.Helper()
	rows, err := conn.Query(tb.Context(), "SELECT to_jsonb(t) FROM ("+sql+") t LIMIT 1", arguments...)
	require.NoError(tb, err)
	value, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[map[string]any])
	require.NoError(tb, err)
	return value
}

// without drops the columns that differ from run to run.
func without(columns map[string]any, names ...string) map[string]any {
	for _, name := range names {
		delete(columns, name)
	}
	return columns
}

// place are the columns that every view says of the article.
func place(columns map[string]any) map[string]any {
	columns["source"], columns["title"], columns["url"] = "web", summitTitle, "https://news.example/summit"
	columns["pipeline"] = pipelineA
	return columns
}

const firstSentence = "Foreign Minister Ada Orlova met Jon Brandt in Geneva on 2 March 2026."

func TestView_CurrentMentions(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	got := row(t, b.conn, "SELECT * FROM current_mentions WHERE entity = 'Geneva' AND start_pos > 20")
	require.Equal(t, place(map[string]any{
		"entity": "Geneva", "entity_type": "location", "subtype": "city", "kind": "name", "surface": "Geneva",
		"start_pos": 71.0, "end_pos": 77.0, "sentence": firstSentence, "stands_for": nil,
	}), without(got, "mention_id", "article_id", "entity_id", "published_at"))
	require.Equal(t, noon.Add(-time.Hour), one[time.Time](t, b.conn, "SELECT DISTINCT published_at FROM current_mentions").UTC())
}

func TestView_Said(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	got := row(t, b.conn, "SELECT * FROM said")
	require.Equal(t, place(map[string]any{
		"speaker": "Ada Orlova", "speaker_surface": "Orlova", "kind": "direct", "cue": "said",
		"said":      "“We agreed on water,” … “and on little else.”",
		"sentence":  "“We agreed on water,” Orlova said, “and on little else.”",
		"start_pos": 95.0, "end_pos": 151.0,
		"manner": nil, "negated": false, "medium": nil, "addressee": nil, "anonymous": false, "reason": nil, "within": nil, "role": "foreign minister", "role_of": "Geneva",
	}), without(got, "quote_id", "article_id", "speaker_entity_id", "published_at"))
}

func TestView_Said_Unresolved(t *testing.T) {
	t.Parallel()
	b := setup(t)
	record := summit(pipelineA)
	record.Extraction.Quotes[0].Entity = nil
	record.Extraction.Quotes[0].Speaker, record.Extraction.Quotes[0].Cue = news.Span{}, news.Span{}
	b.save(t, record)
	got := row(t, b.conn, "SELECT speaker, speaker_entity_id, speaker_surface, cue FROM said")
	require.Equal(t, map[string]any{"speaker": nil, "speaker_entity_id": nil, "speaker_surface": nil, "cue": nil}, got)
}

func TestView_Met(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	held := row(t, b.conn, "SELECT * FROM met WHERE status = 'happened'")
	require.Equal(t, place(map[string]any{
		"parties": []any{"Ada Orlova", "Jon Brandt"}, "participants": "Ada Orlova, Jon Brandt",
		"status": "happened", "format": "in_person", "place": "Geneva", "trigger": "met", "sentence": firstSentence,
		"date_value": "2026-03-02", "date_start": "2026-03-02", "date_end": "2026-03-02",
		"start_pos": 53.0, "end_pos": 56.0,
		"detail": nil, "setting": nil, "series": nil, "tense": nil, "negative": false, "asserted": false, "attribution": nil,
		"topic": nil, "date_source": nil, "confidence": nil, "time_text": "2 March 2026", "time_type": "DATE", "time_mod": nil,
		"countries": []any{"CH"}, "place_country": "CH", "latitude": 46.2, "longitude": 6.15,
	}), without(held, "meeting_id", "article_id", "published_at", "event_id", "cluster_id"))

	planned := row(t, b.conn, "SELECT parties, place, date_value, date_start, date_end FROM met WHERE status = 'planned'")
	require.Equal(t, map[string]any{
		"parties": []any{"Brandt"}, "place": "Lisbon",
		"date_value": "2026-05", "date_start": "2026-05-01", "date_end": "2026-05-31",
	}, planned)
}

// TestView_Met_Parties leaves out who did not come, and names a party once.
func TestView_Met_Parties(t *testing.T) {
	t.Parallel()
	b := setup(t)
	record := summit(pipelineA)
	meeting := &record.Extraction.Meetings[0]
	orlova, brandt := meeting.Participants[0], meeting.Participants[1]
	brandt.Role = news.NonAttendeeRole
	meeting.Participants = []news.Participant{orlova, brandt, orlova}
	meeting.Place, meeting.Time, meeting.Date = nil, nil, ""
	record.Extraction.Meetings[1].Participants = nil
	b.save(t, record)
	got := row(t, b.conn, "SELECT parties, participants, place, date_value, date_start FROM met WHERE status = 'happened'")
	require.Equal(t, map[string]any{
		"parties": []any{"Ada Orlova"}, "participants": "Ada Orlova", "place": nil, "date_value": nil, "date_start": nil,
	}, got, "the publication date never stands in for a date")
	require.Equal(t, map[string]any{"parties": []any{}, "participants": ""},
		row(t, b.conn, "SELECT parties, participants FROM met WHERE status = 'planned'"))
}

func TestView_EntityDays(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	b.save(t, note("other", textA, "Ada Orlova", arrival(noon, 2)))
	undated := note("undated", textA, "Ada Orlova", arrival(noon, 3))
	undated.Article.PublishedAt = time.Time{}
	b.save(t, undated)
	got := row(t, b.conn, "SELECT * FROM entity_days WHERE entity = 'Ada Orlova'")
	require.Equal(t, map[string]any{
		"entity": "Ada Orlova", "entity_type": "person", "day": "2026-03-03", "articles": 2.0, "mentions": 3.0,
	}, without(got, "entity_id"))
}

// TestView_Merged follows a merge in every view without a fact being rewritten.
func TestView_Merged(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	facts := snapshot(t, b.conn)["mentions"]
	_, err := b.conn.Exec(t.Context(), `
		WITH stays AS (INSERT INTO entities (type, norm, name) VALUES ('person', 'ada m orlova', 'Ada M. Orlova') RETURNING entity_id)
		UPDATE entities SET merged_into = (SELECT entity_id FROM stays) WHERE norm = 'ada orlova'`)
	require.NoError(t, err, "the root may come from the same statement")
	require.Equal(t, []string{"Ada M. Orlova"}, column[string](t, b.conn, "SELECT speaker FROM said"))
	require.Equal(t, []int64{2}, column[int64](t, b.conn, "SELECT mentions FROM entity_days WHERE entity = 'Ada M. Orlova'"))
	require.Equal(t, "Ada M. Orlova, Jon Brandt", one[string](t, b.conn, "SELECT participants FROM met WHERE status = 'happened'"))
	require.Equal(t, 2, one[int](t, b.conn, "SELECT count(*) FROM current_mentions WHERE entity = 'Ada M. Orlova'"))
	require.Equal(t, facts, snapshot(t, b.conn)["mentions"])
}

// TestStore_Save_FillsEntities adds what was unknown of an entity and leaves
// what was known.
func TestStore_Save_FillsEntities(t *testing.T) {
	t.Parallel()
	b := setup(t)
	save := func(provider string, subtype news.Subtype, link news.Link) {
		record := note(provider, textA, "Ada Orlova", arrival(noon, 1))
		record.Extraction.Entities[0].Type, record.Extraction.Entities[0].Name = news.Location, "Lake Orlova"
		record.Extraction.Entities[0].Subtype, record.Extraction.Entities[0].Link = subtype, link
		b.save(t, record)
	}
	details := func() string {
		return one[string](t, b.conn, "SELECT concat_ws('|', subtype, iso3166, latitude, longitude) FROM entities")
	}
	save("one", "", news.Link{})
	require.Empty(t, details())
	save("two", news.Region, news.Link{ISO3166: "GE"})
	require.Equal(t, "region|GE", details())
	save("three", news.Facility, news.Link{ISO3166: "US", Point: &news.Point{Latitude: 42, Longitude: 43.5}})
	require.Equal(t, "region|GE|42|43.5", details())
	save("four", "", news.Link{Point: &news.Point{Latitude: 1, Longitude: 2}})
	require.Equal(t, "region|GE|42|43.5", details())
}

// TestStore_Save_SameName joins entities of one article that fold to one name,
// and keeps those of two types apart.
func TestStore_Save_SameName(t *testing.T) {
	t.Parallel()
	b := setup(t)
	record := note("names", textA, "Ada Orlova", arrival(noon, 1))
	first := record.Extraction.Entities[0]
	shouted, place := first, first
	shouted.ID, shouted.Name, shouted.Aliases = 1, "ADA  ORLOVA", []string{"A. Orlova", "a orlova", "ada orlova"}
	place.ID, place.Type = 2, news.Location
	record.Extraction.Entities = []news.Entity{first, shouted, place}
	b.save(t, record)
	require.Equal(t, []string{"location Ada Orlova", "person Ada Orlova"},
		column[string](t, b.conn, "SELECT type || ' ' || name FROM entities ORDER BY 1"))
	require.Equal(t, []string{"A. Orlova"}, column[string](t, b.conn, "SELECT alias FROM entity_aliases"))
	require.Equal(t, 3, one[int](t, b.conn, "SELECT count(*) FROM mentions"))
}
