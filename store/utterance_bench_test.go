package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// quoteCrowdSQL makes $1 articles of four quotes each; a third of the quotes are
// printed by several.
const quoteCrowdSQL = `
	WITH a AS (INSERT INTO articles (key, source) SELECT 'quotes ' || n, 'paper ' || n % 7 FROM generate_series(1, $1::int) n RETURNING article_id),
	r AS (
		INSERT INTO revisions (article_id, revision, title, text, published_at, received_at)
		SELECT article_id, 'r', '', 'Somebody said something.', timestamptz '2026-01-01' + article_id * interval '1 minute', now() FROM a
		RETURNING revision_id
	),
	e AS (INSERT INTO extractions (revision_id, pipeline) SELECT revision_id, 'crowd' FROM r RETURNING extraction_id)
	INSERT INTO quotes (extraction_id, quote_no, kind, start_pos, end_pos, said, wording, shingles, guard)
	SELECT extraction_id, n, 'direct', 0, 5, 'words ' || g, decode(md5(g::text), 'hex'),
		(SELECT array_agg(x ORDER BY x) FROM (SELECT ('x' || left(md5(g || '.' || k), 8))::bit(32)::int AS x FROM generate_series(1, 20) k) s), 1
	FROM e CROSS JOIN generate_series(0, 3) n
	CROSS JOIN LATERAL (SELECT CASE WHEN (extraction_id + n) % 3 = 0 THEN (extraction_id * 4 + n) / 30 ELSE extraction_id * 100000 + n END AS g) g`

func (b bundle) crowdOfQuotes(tb testing.TB, articles int) {
	tb.Helper()
	b.exec(tb, quoteCrowdSQL, articles)
	b.exec(tb, settleMeetingCrowdSQL)
	b.exec(tb, "ANALYZE")
}

// TestView_SaidOnce_AtOnce wants no list of new entries before the index that
// each quote is looked up in: it makes the look-up a hundred times as long.
func TestView_SaidOnce_AtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, "{fastupdate=off}", one[string](t, b.conn, "SELECT reloptions::text FROM pg_class WHERE relname = 'quotes_shingles_idx'"))
	b.crowdOfQuotes(t, 300)
	require.Equal(t, 1200, one[int](t, b.conn, "SELECT sum(cardinality(quote_ids)) FROM said_once"), "each quote is in one utterance")
	require.Less(t, one[int](t, b.conn, "SELECT count(*) FROM said_once"), 1000)
}

// BenchmarkView_SaidOnce reads all utterances of ten thousand articles.
func BenchmarkView_SaidOnce(b *testing.B) {
	there := setup(b)
	there.crowdOfQuotes(b, 10_000)
	begun := time.Now()
	for b.Loop() {
		require.Equal(b, 40_000, one[int](b, there.conn, "SELECT sum(cardinality(quote_ids)) FROM said_once"))
	}
	b.ReportMetric(float64(time.Since(begun).Microseconds())/float64(b.N)/40_000, "µs/quote")
}
