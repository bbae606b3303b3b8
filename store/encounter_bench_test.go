package store_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// meetingCrowdSQL makes $1 articles, each of one meeting of two of many people: a plan
// without a day, one with, and two reports of it.
const meetingCrowdSQL = `
	WITH n AS (SELECT n, n / 4 AS meeting, n % 4 AS turn FROM generate_series(0, $1::int - 1) n),
	people AS (
		INSERT INTO entities (type, norm, name) SELECT 'person', 'crowd ' || n, 'Crowd ' || n FROM generate_series(0, $1::int / 40 + 3) n
		RETURNING entity_id
	),
	listed AS (SELECT array_agg(entity_id ORDER BY entity_id) AS ids FROM people),
	a AS (INSERT INTO articles (key, source) SELECT 'crowd ' || n, 'paper ' || turn FROM n RETURNING article_id, key),
	r AS (
		INSERT INTO revisions (article_id, revision, title, text, published_at, received_at)
		SELECT a.article_id, 'r', '', 'Two people met in a town.', timestamptz '2026-01-01' + (n.meeting % 300 + n.turn * 2) * interval '1 day', now()
		FROM a JOIN n ON a.key = 'crowd ' || n.n RETURNING revision_id, article_id
	),
	e AS (INSERT INTO extractions (revision_id, pipeline) SELECT revision_id, 'crowd' FROM r RETURNING extraction_id, revision_id),
	events AS (
		INSERT INTO meeting_events (extraction_id, event_no, status, format, date_value, date_start, date_end)
		SELECT e.extraction_id, 0, CASE WHEN n.turn < 2 THEN 'planned' ELSE 'happened' END, 'talks', '-',
			date '2026-01-04' + n.meeting % 300 - CASE n.turn WHEN 0 THEN 3 ELSE 0 END,
			date '2026-01-04' + n.meeting % 300 + CASE n.turn WHEN 0 THEN 9 ELSE 0 END
		FROM e JOIN r USING (revision_id) JOIN a USING (article_id) JOIN n ON a.key = 'crowd ' || n.n
		RETURNING event_id, extraction_id
	)
	INSERT INTO meeting_event_participants (event_id, participant_no, role, start_pos, end_pos, surface, entity_id)
	SELECT events.event_id, p.no, 'participant', 0, 3, 'Two', listed.ids[1 + (n.meeting * (1 + 6 * p.no) + p.no * (1 + n.meeting / 7)) % cardinality(listed.ids)]
	FROM events JOIN e USING (extraction_id) JOIN r USING (revision_id) JOIN a USING (article_id) JOIN n ON a.key = 'crowd ' || n.n
	CROSS JOIN listed CROSS JOIN (VALUES (0), (1)) p (no)`

const settleMeetingCrowdSQL = `UPDATE articles a SET current_revision_id = r.revision_id FROM revisions r WHERE r.article_id = a.article_id`

func (b bundle) crowdOfMeetings(tb testing.TB, articles int) {
	tb.Helper()
	_, err := b.conn.Exec(tb.Context(), meetingCrowdSQL, articles)
	require.NoError(tb, err)
	for _, sql := range []string{settleMeetingCrowdSQL, "ANALYZE"} {
		_, err := b.conn.Exec(tb.Context(), sql)
		require.NoError(tb, err)
	}
}

// TestMeetingIndexes asks what people ask, and wants the index that is there
// for it.
func TestMeetingIndexes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.crowdOfMeetings(t, 4000)
	b.linkMeetings(t)
	_, err := b.conn.Exec(t.Context(), "ANALYZE")
	require.NoError(t, err)
	require.Less(t, one[int](t, b.conn, "SELECT count(*) FROM meeting_clusters"), 2500)
	cluster := one[int64](t, b.conn, "SELECT cluster_id FROM meeting_events WHERE cluster_id IS NOT NULL LIMIT 1")
	party := one[int64](t, b.conn, "SELECT entity_id FROM meeting_event_participants LIMIT 1")
	tests := map[string]struct {
		sql, index string
		arguments  []any
	}{
		"History": {"SELECT status FROM meeting_history WHERE cluster_id = $1", "meeting_events_cluster_idx", []any{cluster}},
		"Cluster": {"SELECT parties FROM meeting_clusters WHERE cluster_id = $1", "meeting_events_cluster_idx", []any{cluster}},
		"Dyads":   {"SELECT cameo FROM meeting_dyads WHERE cluster_id = $1", "meeting_events_cluster_idx", []any{cluster}},
		"Party": {
			"SELECT cluster_id FROM meeting_parties WHERE entity_id = $1",
			"meeting_event_participants_entity_id_idx",
			[]any{party},
		},
		"Date": {
			"SELECT status FROM meeting_history WHERE date_start <= '2026-02-03' AND date_end >= '2026-02-03'",
			"meeting_events_date_idx", nil,
		},
	}
	for name, test := range tests {
		// Not parallel: the connection is one.
		t.Run(name, func(t *testing.T) {
			_, err := b.conn.Exec(t.Context(), "SET plan_cache_mode = force_custom_plan")
			require.NoError(t, err)
			plan := strings.Join(column[string](t, b.conn, "EXPLAIN "+test.sql, test.arguments...), "\n")
			require.Contains(t, plan, test.index)
			require.NotContains(t, plan, "Seq Scan on meeting_events")
			require.NotEmpty(t, column[any](t, b.conn, test.sql, test.arguments...))
		})
	}
}

// BenchmarkStore_LinkMeetings goes through a hundred thousand reports, of which
// the first pass has joined all.
func BenchmarkStore_LinkMeetings(b *testing.B) {
	const reports = 100_000
	there := setup(b)
	there.crowdOfMeetings(b, reports)
	begun := time.Now()
	first := there.linkMeetings(b)
	b.Logf("first pass: %s, %+v", time.Since(begun).Round(time.Millisecond), first)
	for b.Loop() {
		report, err := there.store.LinkAllMeetings(b.Context())
		require.NoError(b, err)
		require.Equal(b, reports, report.Reports)
		require.Zero(b, report.Changed)
	}
	begun = time.Now()
	require.Equal(b, first.Meetings, one[int](b, there.conn, "SELECT count(parties) FROM meeting_clusters"))
	b.Logf("all of meeting_clusters: %s", time.Since(begun).Round(time.Millisecond))
	begun = time.Now()
	require.Greater(b, one[int](b, there.conn, "SELECT count(cameo) FROM meeting_dyads"), 49_000)
	b.Logf("all of meeting_dyads: %s", time.Since(begun).Round(time.Millisecond))
}

// BenchmarkStore_LinkMeetings_Changed has ten articles of a hundred thousand
// change before each pass.
func BenchmarkStore_LinkMeetings_Changed(b *testing.B) {
	there := setup(b)
	there.crowdOfMeetings(b, 100_000)
	there.linkMeetings(b)
	there.exec(b, "ANALYZE")
	looked := 0
	for b.Loop() {
		there.exec(b, "INSERT INTO meeting_changes (article_id) SELECT article_id FROM articles WHERE article_id % 10007 = $1", b.N%10007)
		report := there.linkMeetings(b)
		require.Positive(b, report.Reports)
		require.Zero(b, report.Changed)
		looked += report.Reports
	}
	b.ReportMetric(float64(looked)/float64(b.N), "reports/pass")
}
