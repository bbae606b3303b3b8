//go:build linux || darwin

package pgserver_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgserver"
)

func TestServer_URL(t *testing.T) {
	t.Parallel()
	url := start(t, pgserver.Config{}).URL()
	require.Equal(t, "dateline", query[string](t, url, "SELECT current_database()"))
	require.Equal(t, "UTF8", query[string](t, url, "SHOW server_encoding"))
	require.Equal(t, "école", query[string](t, url, "SELECT lower('ÉCOLE')"), "the locale knows letters beyond ASCII")
	for _, extension := range []string{"pg_trgm", "unaccent", "btree_gin"} {
		execute(t, url, "CREATE EXTENSION "+extension)
	}
}

func TestServer_PasswordIsAsked(t *testing.T) {
	t.Parallel()
	config, err := pgx.ParseConfig(start(t, pgserver.Config{}).URL())
	require.NoError(t, err)
	config.Password = "postgres"
	_, err = pgx.ConnectConfig(t.Context(), config)
	require.ErrorContains(t, err, "password authentication failed")
}

func TestServer_KeepsData(t *testing.T) {
	t.Parallel()
	dir := dataDir(t)
	first := start(t, pgserver.Config{DataDir: dir})
	execute(t, first.URL(), "CREATE TABLE article AS SELECT 42 AS number")
	stop(t, first)
	stop(t, first)
	_, err := pgx.Connect(t.Context(), first.URL())
	require.Error(t, err, "nobody answers any more")

	second := start(t, pgserver.Config{DataDir: dir})
	require.Equal(t, 42, query[int](t, second.URL(), "SELECT number FROM article"))
}

func TestServer_StopEndsConnections(t *testing.T) {
	t.Parallel()
	server := start(t, pgserver.Config{})
	conn, err := pgx.Connect(t.Context(), server.URL())
	require.NoError(t, err)
	defer conn.Close(t.Context())
	stop(t, server)
	require.Error(t, conn.Ping(t.Context()))
}

func TestStart_TwoAtOnce(t *testing.T) {
	t.Parallel()
	for i := range 2 {
		t.Run(fmt.Sprintf("Server%d", i), func(t *testing.T) {
			t.Parallel()
			server := start(t, pgserver.Config{})
			execute(t, server.URL(), "CREATE TABLE own AS SELECT 1 AS number")
			require.Equal(t, 1, query[int](t, server.URL(), "SELECT number FROM own"))
		})
	}
}

func TestStart_UnfinishedClusterIsMadeAnew(t *testing.T) {
	t.Parallel()
	dir := dataDir(t)
	first := start(t, pgserver.Config{DataDir: dir})
	stop(t, first)
	// What a first start leaves that was killed before the database was made.
	require.NoError(t, os.Remove(filepath.Join(dir, "password")))
	second := start(t, pgserver.Config{DataDir: dir})
	require.Equal(t, "dateline", query[string](t, second.URL(), "SELECT current_database()"))
}

func TestStart_NoSync(t *testing.T) {
	t.Parallel()
	skipShort(t)
	require.Equal(t, "off", query[string](t, start(t, pgserver.Config{}).URL(), "SHOW fsync"))
	durable, err := pgserver.Start(t.Context(), pgserver.Config{Repository: os.Getenv(repositoryVariable)})
	require.NoError(t, err)
	t.Cleanup(func() { stop(t, durable) })
	require.Equal(t, "on", query[string](t, durable.URL(), "SHOW fsync"))
	require.Equal(t, "on", query[string](t, durable.URL(), "SHOW synchronous_commit"))
}

func TestStart_Logger(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug}))
	server := start(t, pgserver.Config{Logger: log})
	conn, err := pgx.Connect(t.Context(), server.URL())
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), "SELECT 'text of an article' FROM nowhere")
	require.Error(t, err)
	require.NoError(t, conn.Close(t.Context()))
	stop(t, server)
	require.Contains(t, out.String(), "component=postgres")
	require.Contains(t, out.String(), "database system is shut down")
	require.Contains(t, out.String(), "does not exist")
	require.NotContains(t, out.String(), "text of an article")
}

func TestStart_ErrOtherVersion(t *testing.T) {
	t.Parallel()
	dir := dataDir(t)
	stop(t, start(t, pgserver.Config{DataDir: dir}))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "data", "PG_VERSION"), []byte("9\n"), 0o600))
	_, err := pgserver.Start(t.Context(), pgserver.Config{DataDir: dir})
	require.ErrorContains(t, err, "made by PostgreSQL 9")
	require.ErrorContains(t, err, "choose another folder")
	require.FileExists(t, filepath.Join(dir, "data", "postgresql.conf"), "the data is left alone")
}

func TestStart_ErrFolderInUse(t *testing.T) {
	t.Parallel()
	dir := dataDir(t)
	start(t, pgserver.Config{DataDir: dir})
	_, err := pgserver.Start(t.Context(), pgserver.Config{DataDir: dir})
	require.ErrorContains(t, err, "another server uses this data folder")
}

func TestStart_ErrCancelled(t *testing.T) {
	t.Parallel()
	dir := dataDir(t)
	start(t, pgserver.Config{DataDir: dir})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	begun := time.Now()
	_, err := pgserver.Start(ctx, pgserver.Config{DataDir: dir}) // waits for the first to let go
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.Less(t, time.Since(begun), 10*time.Second, "the keeper gives up as well")
}

func TestStart_ErrDirIsFile(t *testing.T) {
	t.Parallel()
	skipShort(t)
	_, err := pgserver.Start(t.Context(), pgserver.Config{DataDir: "/dev/null/data"})
	require.ErrorContains(t, err, "making a folder for PostgreSQL")
}

func TestStart_ErrWayClosedForAccount(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root needs another account")
	}
	closed := t.TempDir()
	require.NoError(t, os.Chmod(closed, 0o700))
	_, err := pgserver.Start(t.Context(), pgserver.Config{DataDir: filepath.Join(closed, "postgres")})
	require.ErrorContains(t, err, "cannot enter "+closed)
	require.ErrorContains(t, err, "chmod o+x")
}
