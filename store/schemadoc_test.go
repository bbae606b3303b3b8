package store_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite docs/schema.md from the database")

// TestSchemaDoc holds docs/schema.md against the comments of the migrated database.
func TestSchemaDoc(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	require.NoError(t, b.store.RecordDeadLetter(t.Context(), letter(1)))
	_, err := b.conn.Exec(t.Context(), "SET ROLE dateline_reader")
	require.NoError(t, err, "the examples are for readers")
	want := schemaDoc(t, b.conn)
	path := filepath.Join("..", "docs", "schema.md")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(want), 0o644)) //nolint:gosec // a document for everybody
	}
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, want, string(got), "rewrite it: go test ./store -run TestSchemaDoc -update")
}

// viewExamples is one question to each view; the test wants rows for it.
func viewExamples() map[string]string {
	return map[string]string{
		"current_extractions": `-- Articles about water, the newest first.
SELECT published_at::date, source, title, url
FROM current_extractions
WHERE search @@ websearch_to_tsquery('english', 'water agreement OR agreed')
ORDER BY published_at DESC
LIMIT 20;`,
		"current_mentions": `-- Where is somebody named, and how? Spelling mistakes are forgiven.
SELECT published_at::date, title, surface, sentence
FROM current_mentions
WHERE entity % 'Ada Orlowa'
ORDER BY published_at, start_pos;`,
		"said": `-- What did somebody say about water, in March 2026?
SELECT published_at, said, kind, title
FROM said
WHERE speaker = 'Ada Orlova'
  AND to_tsvector('english', said) @@ websearch_to_tsquery('english', 'water')
  AND published_at >= '2026-03-01' AND published_at < '2026-04-01'
ORDER BY published_at;`,
		"said_once": `-- What was said about water, each utterance once, however many papers printed it?
SELECT published_at::date, speaker, said, articles, sources
FROM said_once
WHERE to_tsvector('english', said) @@ websearch_to_tsquery('english', 'water')
ORDER BY articles DESC, published_at;`,
		"met": `-- Every meeting of two people, planned, held or called off.
SELECT date_value, status, format, place, participants, sentence
FROM met
WHERE parties @> ARRAY['Ada Orlova', 'Jon Brandt']
ORDER BY coalesce(date_start, published_at::date);`,
		"meeting_clusters": `-- The calendar of planned meetings, each once, however many articles announce it.
SELECT date_start, date_end, place, place_country, parties, status, detail, articles
FROM meeting_clusters
WHERE status = 'planned' AND date_end >= '2026-03-01'
ORDER BY date_start, cluster_id;`,
		"meeting_history": `-- How the news of a meeting changed: planned, confirmed, called off.
SELECT reported_at::date, source, status, detail, date_value, place, sentence
FROM meeting_history
WHERE cluster_id = (SELECT cluster_id FROM meeting_history WHERE parties @> ARRAY['Ada Orlova', 'Jon Brandt'] ORDER BY reported_at LIMIT 1)
ORDER BY reported_at, event_id;`,
		"meeting_parties": `-- Every meeting that somebody takes part in, and as what.
SELECT m.date_value, m.status, p.role, m.parties, m.place
FROM meeting_parties p JOIN meeting_clusters m USING (cluster_id)
WHERE p.entity_id = (SELECT entity_id FROM entity_names WHERE entity = 'Jon Brandt' LIMIT 1) AND p.role <> 'non_attendee'
ORDER BY m.date_start;`,
		"meeting_dyads": `-- Meetings as event data: who did what to whom, in CAMEO and PLOVER.
SELECT date_start, source_party, source_country, cameo, plover, plover_mode, target_party, target_country, place_country
FROM meeting_dyads
WHERE cameo IS NOT NULL AND date_start >= '2026-03-01'
ORDER BY date_start, cluster_id, source_party;`,
		"entity_days": `-- Who was in the news most, in the week of 2 March 2026?
SELECT entity, sum(articles) AS articles, sum(mentions) AS mentions
FROM entity_days
WHERE entity_type = 'person' AND day >= '2026-03-02' AND day < '2026-03-09'
GROUP BY entity_id, entity
ORDER BY articles DESC, mentions DESC
LIMIT 10;`,
		"entity_names": `-- Under which names is somebody known?
SELECT entity_id, entity, string_agg(name, ', ' ORDER BY name) AS names
FROM entity_names
WHERE entity_type = 'person' AND name % 'Orlowa'
GROUP BY entity_id, entity;`,
		"current_times": `-- Which days of March 2026 do articles name, and is it the beginning or the end of them?
SELECT date_start, date_end, mod, surface, title, sentence
FROM current_times
WHERE date_start <= '2026-03-31' AND date_end >= '2026-03-01'
ORDER BY date_start, date_end;`,
		"current_roles": `-- Where does the press call somebody a foreign minister, and in which words?
SELECT published_at::date, entity, standing, place, surface, title
FROM current_roles
WHERE role = 'foreign minister'
ORDER BY published_at, start_pos;`,
		"served_as": `-- Who was foreign minister of what, and when, as the press saw it?
SELECT entity, standing, coalesce(organization, place) AS "of", first_seen::date, last_seen::date, articles
FROM served_as
WHERE role = 'foreign minister'
ORDER BY place, first_seen;`,
		"entity_life": `-- The life of an entity: names, roles, first and last seen, articles a day.
SELECT entity, names, roles, first_seen::date, last_seen::date, articles, articles_a_day
FROM entity_life
WHERE entity = 'Ada Orlova';`,
		"given_up": `-- What was given up, and why?
SELECT failed_at::date, reason, detail, origin_subject, origin_sequence
FROM given_up
ORDER BY failed_at DESC
LIMIT 20;`,
	}
}

// schemaDoc writes the reference: the head, the views with an example each, the
// tables.
func schemaDoc(tb testing.TB, conn *pgx.Conn) string {
	tb.Helper()
	head, err := os.ReadFile(filepath.Join("testdata", "schema.md.head"))
	require.NoError(tb, err)
	doc := &strings.Builder{}
	doc.Write(head)
	doc.WriteString("\n## Views\n")
	for _, view := range relationsOf(tb, conn, "v") {
		view.write(doc)
		example := viewExamples()[view.name]
		require.NotEmpty(tb, example, "no example for %s", view.name)
		require.Positive(tb, one[int](tb, conn, "SELECT count(*) FROM ("+strings.TrimSuffix(example, ";")+") t"),
			"the example for %s finds nothing", view.name)
		fmt.Fprintf(doc, "\n```sql\n%s\n```\n", example)
	}
	doc.WriteString("\n## Tables\n")
	for _, table := range relationsOf(tb, conn, "r") {
		table.write(doc)
		writeList(doc, "Constraints", column[string](tb, conn, constraintsSQL, table.name))
		writeList(doc, "Indexes", column[string](tb, conn, indexesSQL, table.name))
	}
	return doc.String()
}

// relation is a table or a view with its comments.
type relation struct {
	name, comment string
	columns       []columnDoc
}

type columnDoc struct{ Name, Type, Comment string }

func (r relation) write(doc *strings.Builder) {
	fmt.Fprintf(doc, "\n### %s\n\n%s\n\n| column | type | |\n|---|---|---|\n", r.name, r.comment)
	for _, column := range r.columns {
		fmt.Fprintf(doc, "| `%s` | %s | %s |\n", column.Name, column.Type, strings.ReplaceAll(column.Comment, "|", `\|`))
	}
}

func writeList(doc *strings.Builder, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(doc, "\n%s:\n\n", title)
	for _, line := range lines {
		fmt.Fprintf(doc, "- %s\n", line)
	}
}

const (
	// Relations come in the order in which the migrations make them.
	relationsSQL = `
		SELECT relname::text, obj_description(oid, 'pg_class') FROM pg_class
		WHERE relnamespace = current_schema()::regnamespace AND relkind = $1::"char" AND relname <> 'goose_db_version'
		ORDER BY oid`

	columnsSQL = `
		SELECT attname::text AS name,
			format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ', not null' ELSE '' END AS type,
			col_description(attrelid, attnum) AS comment
		FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
		ORDER BY attnum`

	// NOT NULL became a constraint of its own in PostgreSQL 18; it stands with the column.
	constraintsSQL = "SELECT '`' || conname || '`: ' || pg_get_constraintdef(oid) FROM pg_constraint" +
		" WHERE conrelid = $1::regclass AND contype IN ('p', 'u', 'f', 'c') ORDER BY contype = 'p' DESC, conname"

	indexesSQL = "SELECT '`' || indexname || '`: ' || regexp_replace(indexdef, '^.* USING ', '') FROM pg_indexes" +
		" WHERE schemaname = current_schema() AND tablename = $1" +
		" AND indexname NOT IN (SELECT conname FROM pg_constraint) ORDER BY indexname"
)

func relationsOf(tb testing.TB, conn *pgx.Conn, kind string) (list []relation) {
	tb.Helper()
	rows, err := conn.Query(tb.Context(), relationsSQL, kind)
	require.NoError(tb, err)
	var found relation
	_, err = pgx.ForEachRow(rows, []any{&found.name, &found.comment}, func() error {
		list = append(list, found)
		return nil
	})
	require.NoError(tb, err)
	for i := range list {
		rows, err := conn.Query(tb.Context(), columnsSQL, list[i].name)
		require.NoError(tb, err)
		list[i].columns, err = pgx.CollectRows(rows, pgx.RowToStructByName[columnDoc])
		require.NoError(tb, err)
	}
	return list
}
