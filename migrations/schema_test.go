package migrations_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
)

func TestSchema_Comments(t *testing.T) {
	t.Parallel()
	conn := connect(t, pgtest.NewFrom(t, migrations.Up))
	require.Empty(t, names(t, conn, `
		SELECT relname FROM pg_class
		WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'p', 'm')
		  AND coalesce(obj_description(oid, 'pg_class'), '') = ''`), "tables and views without a comment")
	require.Empty(t, names(t, conn, `
		SELECT c.relname || '.' || a.attname
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v', 'p', 'm')
		  AND coalesce(col_description(c.oid, a.attnum), '') = ''`), "columns without a comment")
}

// TestSchema_ConstraintNames holds names to table_columns_kind, because errors
// are told apart by them.
func TestSchema_ConstraintNames(t *testing.T) {
	t.Parallel()
	conn := connect(t, pgtest.NewFrom(t, migrations.Up))
	require.Empty(t, names(t, conn, `
		SELECT conname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
		WHERE c.connamespace = current_schema()::regnamespace AND c.contype IN ('p', 'u', 'f', 'c')
		  AND relname <> 'goose_db_version'
		  AND conname !~ ('^' || relname || '_([a-z0-9_]+_)?(pkey|key|fkey|check)$')`))
}

// TestSchema_ForeignKeysIndexed finds references whose deletion would read a
// whole table.
func TestSchema_ForeignKeysIndexed(t *testing.T) {
	t.Parallel()
	conn := connect(t, pgtest.NewFrom(t, migrations.Up))
	require.Empty(t, names(t, conn, `
		SELECT conname FROM pg_constraint c
		WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
		  AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1])`))
}

func TestSchema_Merge(t *testing.T) {
	t.Parallel()
	conn := connect(t, pgtest.NewFrom(t, migrations.Up))
	_, err := conn.Exec(t.Context(), `
		INSERT INTO entities (type, norm, name) SELECT 'person', n, n FROM unnest('{a,b,c,d}'::text[]) n`)
	require.NoError(t, err)
	merge := func(from, into string) error {
		_, err := conn.Exec(t.Context(), `
			UPDATE entities SET merged_into = (SELECT entity_id FROM entities WHERE norm = $2) WHERE norm = $1`, from, into)
		return err
	}
	roots := func() []string {
		return names(t, conn, `
			SELECT e.norm || '>' || r.norm FROM entities e JOIN entities r ON r.entity_id = e.merged_into ORDER BY 1`)
	}
	require.NoError(t, merge("a", "b"))
	require.NoError(t, merge("b", "c"))
	require.Equal(t, []string{"a>c", "b>c"}, roots(), "what was merged follows")
	require.NoError(t, merge("d", "a"))
	require.Equal(t, []string{"a>c", "b>c", "d>c"}, roots(), "a pointer goes to the root")
	require.ErrorContains(t, merge("c", "a"), "merged", "no circle")
	require.ErrorContains(t, merge("c", "c"), "merged", "not into itself")
	require.Equal(t, []string{"a>c", "b>c", "d>c"}, roots())
}
