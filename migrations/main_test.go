package migrations_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m, pgtest.NoLeaks) }

func connect(tb testing.TB, url string) *pgx.Conn {
	tb.Helper()
	conn, err := pgx.Connect(tb.Context(), url)
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, conn.Close(context.WithoutCancel(tb.Context()))) })
	return conn
}

// names is the first column of what a query gives.
func names(tb testing.TB, conn *pgx.Conn, sql string, arguments ...any) []string {
	tb.Helper()
	rows, err := conn.Query(tb.Context(), sql, arguments...)
	require.NoError(tb, err)
	list, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(tb, err)
	return list
}

// relations lists the tables and views of the schema, without goose's own.
func relations(tb testing.TB, conn *pgx.Conn) []string {
	tb.Helper()
	return names(tb, conn, `
		SELECT relname FROM pg_class
		WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'p', 'm') AND relname <> 'goose_db_version'
		ORDER BY relname`)
}
