package store_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// fillerSQL adds articles that no question of the test is about: of a handful,
// the planner rightly reads all.
const fillerSQL = `
	WITH a AS (INSERT INTO articles (key, source) SELECT 'filler ' || n, 'web' FROM generate_series(1, 3000) n RETURNING article_id),
	r AS (
		INSERT INTO revisions (article_id, revision, title, text, received_at)
		SELECT article_id, 'r', 'Filler', 'Filler number ' || article_id, now() FROM a RETURNING revision_id, article_id
	),
	e AS (INSERT INTO extractions (revision_id, pipeline) SELECT revision_id, 'filler' FROM r RETURNING extraction_id)
	INSERT INTO quotes (extraction_id, quote_no, kind, start_pos, end_pos, said)
	SELECT extraction_id, 0, 'direct', 0, 6, 'Filler number ' || extraction_id FROM e;
	UPDATE articles a SET current_revision_id = r.revision_id
	FROM revisions r WHERE r.article_id = a.article_id AND a.current_revision_id IS NULL;
	INSERT INTO entities (type, norm, name) SELECT 'misc', 'filler ' || n, 'Filler ' || n FROM generate_series(1, 3000) n;
	INSERT INTO mentions (extraction_id, entity_id, kind, start_pos, end_pos, surface)
	SELECT e.extraction_id, n.entity_id, 'name', 0, 6, 'Filler'
	FROM (SELECT extraction_id, row_number() OVER () AS no FROM extractions WHERE pipeline = 'filler') e
	JOIN (SELECT entity_id, row_number() OVER () AS no FROM entities WHERE norm LIKE 'filler %') n USING (no)`

// TestIndexes asks what people ask and wants the index that is there for it.
func TestIndexes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	for _, sql := range []string{fillerSQL, "SET enable_seqscan = off", "ANALYZE"} {
		_, err := b.conn.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	tests := map[string]struct{ sql, index string }{
		"FullText":    {`SELECT title FROM current_extractions WHERE search @@ websearch_to_tsquery('english', 'ministers water')`, "revisions_search_idx"},
		"Said":        {`SELECT speaker FROM said WHERE to_tsvector('english', said) @@ websearch_to_tsquery('english', 'agree water')`, "quotes_said_idx"},
		"SaidOnce":    {`SELECT speaker FROM said_once WHERE to_tsvector('english', said) @@ websearch_to_tsquery('english', 'agree water')`, "quotes_said_idx"},
		"Wording":     {`SELECT articles FROM said_once WHERE to_tsvector('english', said) @@ websearch_to_tsquery('english', 'agree water')`, "quotes_wording_idx"},
		"Shingles":    {`SELECT articles FROM said_once WHERE to_tsvector('english', said) @@ websearch_to_tsquery('english', 'agree water')`, "quotes_shingles_idx"},
		"Name":        {`SELECT name FROM entities WHERE name % 'Ada Orlowa'`, "entities_name_trgm_idx"},
		"Mentions":    {`SELECT surface FROM current_mentions WHERE entity % 'Ada Orlowa'`, "mentions_entity_id_idx"},
		"NamePart":    {`SELECT name FROM entities WHERE name ILIKE '%orlov%'`, "entities_name_trgm_idx"},
		"Alias":       {`SELECT alias FROM entity_aliases WHERE alias % 'Orlowa'`, "entity_aliases_alias_trgm_idx"},
		"Address":     {`SELECT title FROM revisions WHERE url = 'https://news.example/summit'`, "revisions_url_idx"},
		"MeetingDate": {`SELECT status FROM met WHERE date_start <= '2026-03-31' AND date_end >= '2026-03-01'`, "meetings_date_idx"},
	}
	for name, test := range tests {
		// Not parallel: the connection is one.
		t.Run(name, func(t *testing.T) {
			plan := strings.Join(column[string](t, b.conn, "EXPLAIN "+test.sql), "\n")
			require.Contains(t, plan, test.index)
			require.NotEmpty(t, column[any](t, b.conn, test.sql))
		})
	}
}
