package pgtest_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m, pgtest.NoLeaks) }

func connect(tb testing.TB, url string) *pgx.Conn {
	tb.Helper()
	conn, err := pgx.Connect(tb.Context(), url)
	require.NoError(tb, err)
	tb.Cleanup(func() { _ = conn.Close(context.WithoutCancel(tb.Context())) })
	return conn
}

func number(tb testing.TB, conn *pgx.Conn, sql string) int {
	tb.Helper()
	var value int
	require.NoError(tb, conn.QueryRow(tb.Context(), sql).Scan(&value))
	return value
}

const countTables = `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`

func TestNew(t *testing.T) {
	t.Parallel()
	for i := range 4 {
		t.Run(fmt.Sprintf("Database%d", i), func(t *testing.T) {
			t.Parallel()
			conn := connect(t, pgtest.New(t))
			require.Zero(t, number(t, conn, countTables), "the database is empty")
			_, err := conn.Exec(t.Context(), "CREATE TABLE own (id int)")
			require.NoError(t, err)
			require.Equal(t, 1, number(t, conn, countTables))
		})
	}
}

func TestNew_DroppedAtTheEnd(t *testing.T) {
	t.Parallel()
	watcher := connect(t, pgtest.New(t))
	var name string
	t.Run("Inner", func(t *testing.T) {
		config, err := pgx.ParseConfig(pgtest.New(t))
		require.NoError(t, err)
		name = config.Database
		_, err = pgx.ConnectConfig(t.Context(), config)
		require.NoError(t, err, "a connection that is left open does not keep the database")
	})
	var found bool
	err := watcher.QueryRow(t.Context(), "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&found)
	require.NoError(t, err)
	require.False(t, found)
}

func TestNewFrom(t *testing.T) {
	t.Parallel()
	var prepared atomic.Int32
	prepare := func(ctx context.Context, url string) error {
		prepared.Add(1)
		conn, err := pgx.Connect(ctx, url)
		if err != nil {
			return err
		}
		_, err = conn.Exec(ctx, "CREATE TABLE template AS SELECT generate_series(1, 3) AS id")
		return errors.Join(err, conn.Close(ctx))
	}
	t.Run("Copies", func(t *testing.T) {
		for i := range 4 {
			t.Run(fmt.Sprintf("Copy%d", i), func(t *testing.T) {
				t.Parallel()
				conn := connect(t, pgtest.NewFrom(t, prepare))
				require.Equal(t, 3, number(t, conn, "SELECT count(*) FROM template"))
				_, err := conn.Exec(t.Context(), "DELETE FROM template")
				require.NoError(t, err)
			})
		}
	})
	if !testing.Short() {
		require.EqualValues(t, 1, prepared.Load(), "prepared once for all copies")
	}
}

func TestNewMigrated(t *testing.T) {
	t.Parallel()
	for i := range 2 {
		t.Run(fmt.Sprintf("Database%d", i), func(t *testing.T) {
			t.Parallel()
			conn := connect(t, pgtest.NewMigrated(t))
			require.Zero(t, number(t, conn, "SELECT count(*) FROM articles"))
			require.Zero(t, number(t, conn, "SELECT count(*) FROM said"))
		})
	}
}

func TestBehind(t *testing.T) {
	t.Parallel()
	url, proxy := pgtest.Behind(t, pgtest.New(t))
	conn := connect(t, url)
	require.NoError(t, conn.Ping(t.Context()))

	proxy.Cut()
	require.Error(t, conn.Ping(t.Context()))
	_, err := pgx.Connect(t.Context(), url)
	require.Error(t, err)

	proxy.Restore()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	require.NoError(t, connect(t, url).Ping(ctx))
}
