package migrations_test

import (
	"regexp"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
)

// contract are the tables and views that people who write SQL rely on.
func contract() []string {
	return []string{
		"articles", "current_extractions", "current_mentions", "current_roles", "current_times", "dead_letters", "entities", "entity_aliases",
		"entity_changes", "entity_days", "entity_life", "entity_names", "entity_roles", "extractions", "given_up",
		"meeting_changes", "meeting_clusters", "meeting_codes", "meeting_dyads", "meeting_event_participants", "meeting_events", "meeting_history",
		"meeting_participants", "meeting_parties", "meeting_passes", "meetings", "mentions", "met", "quote_spans", "quotes", "revisions", "said", "said_once", "sentences",
		"served_as", "times",
	}
}

func TestUp(t *testing.T) {
	t.Parallel()
	url := pgtest.New(t)
	require.NoError(t, migrations.Up(t.Context(), url))
	require.Equal(t, contract(), relations(t, connect(t, url)))

	require.NoError(t, migrations.Up(t.Context(), url), "a second run finds nothing to do")
	list, err := migrations.Status(t.Context(), url)
	require.NoError(t, err)
	latest, err := migrations.Latest()
	require.NoError(t, err)
	require.Equal(t, list[len(list)-1].Version, latest)
	for _, migration := range list {
		require.True(t, migration.Applied(), migration.Name)
		require.Regexp(t, regexp.MustCompile(`^\d{5}_[a-z]+_[a-z_]+\.sql$`), migration.Name)
	}
}

func TestUp_Concurrent(t *testing.T) {
	t.Parallel()
	var jobs errgroup.Group
	// Three jobs on each of two databases, which share the cluster's roles.
	for _, url := range []string{pgtest.New(t), pgtest.New(t)} {
		for range 3 {
			jobs.Go(func() error { return migrations.Up(t.Context(), url) })
		}
	}
	require.NoError(t, jobs.Wait())
}

func TestUp_NoServer(t *testing.T) {
	t.Parallel()
	err := migrations.Up(t.Context(), "postgres://someone:hidden@127.0.0.1:1/none")
	require.ErrorContains(t, err, "connecting to the database")
	require.NotContains(t, err.Error(), "hidden")

	err = migrations.Up(t.Context(), "postgres://someone:hidden@127.0.0.1:port/none")
	require.Error(t, err)
	require.NotContains(t, err.Error(), "hidden")
}

func TestDownTo_Zero(t *testing.T) {
	t.Parallel()
	url := pgtest.New(t)
	conn := connect(t, url)
	for range 2 {
		require.NoError(t, migrations.Up(t.Context(), url))
		require.NoError(t, migrations.DownTo(t.Context(), url, 0))
		require.Empty(t, relations(t, conn))
		require.Empty(t, names(t, conn, `
			SELECT proname FROM pg_proc p WHERE pronamespace = current_schema()::regnamespace
			AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`), "functions of no extension")
		require.Empty(t, names(t, conn, `
			SELECT r.rolname FROM pg_namespace n, aclexplode(n.nspacl) a JOIN pg_roles r ON r.oid = a.grantee
			WHERE n.nspname = current_schema() AND r.rolname LIKE 'dateline_%'`), "privileges on the schema")
	}
	require.NoError(t, migrations.Down(t.Context(), url), "down from zero")
}

func TestDown_OtherDatabaseStays(t *testing.T) {
	t.Parallel()
	gone, stays := pgtest.New(t), pgtest.New(t)
	require.NoError(t, migrations.Up(t.Context(), gone))
	require.NoError(t, migrations.Up(t.Context(), stays))
	require.NoError(t, migrations.DownTo(t.Context(), gone, 0))

	conn := connect(t, stays)
	_, err := conn.Exec(t.Context(), "SET ROLE dateline_reader")
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), "SELECT FROM said")
	require.NoError(t, err, "the roles are shared")
}

// TestUpByOne takes every migration up, down and up again before the next, so
// that each can be undone where it stands.
func TestUpByOne(t *testing.T) {
	t.Parallel()
	url := pgtest.New(t)
	conn := connect(t, url)
	before := shape(t, conn)
	for version := int64(1); ; version++ {
		applied, err := migrations.UpByOne(t.Context(), url)
		require.NoError(t, err)
		if !applied {
			break
		}
		after := shape(t, conn)
		require.NotEqual(t, before, after, "migration %d", version)
		require.NoError(t, migrations.Down(t.Context(), url))
		require.Equal(t, before, shape(t, conn), "migration %d undone", version)
		applied, err = migrations.UpByOne(t.Context(), url)
		require.NoError(t, err)
		require.True(t, applied)
		require.Equal(t, after, shape(t, conn))
		before = after
	}
	require.Equal(t, contract(), relations(t, conn))
}

// shape is all that a migration may change but for rows: relations and their
// columns with comments, views, constraints, indexes and functions.
func shape(tb testing.TB, conn *pgx.Conn) []string {
	tb.Helper()
	return names(tb, conn, `
		WITH ours AS (SELECT oid, relname, relkind FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname !~ '^goose_')
		SELECT concat_ws(' ', relname, relkind, obj_description(oid, 'pg_class'), pg_get_viewdef(oid)) FROM ours WHERE relkind IN ('r', 'v')
		UNION ALL
		SELECT concat_ws(' ', relname, attname, format_type(atttypid, atttypmod), attnotnull, col_description(attrelid, attnum))
		FROM ours JOIN pg_attribute ON attrelid = oid WHERE relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
		UNION ALL
		SELECT concat_ws(' ', relname, conname, regexp_replace(pg_get_constraintdef(c.oid), ' NOT VALID$', '')) FROM ours JOIN pg_constraint c ON conrelid = ours.oid
		UNION ALL
		SELECT pg_get_indexdef(indexrelid) FROM ours JOIN pg_index ON indrelid = ours.oid
		UNION ALL
		SELECT pg_get_functiondef(p.oid) FROM pg_proc p WHERE pronamespace = current_schema()::regnamespace
		AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
		ORDER BY 1`)
}

func TestStatus_Pending(t *testing.T) {
	t.Parallel()
	url := pgtest.New(t)
	_, err := migrations.UpByOne(t.Context(), url)
	require.NoError(t, err)
	list, err := migrations.Status(t.Context(), url)
	require.NoError(t, err)
	require.Greater(t, len(list), 1)
	require.True(t, list[0].Applied())
	require.EqualValues(t, 1, list[0].Version)
	require.False(t, list[1].Applied())
}
