//go:build linux || darwin

package pgserver_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/signal"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgserver"
)

const (
	// programVariable makes this test binary a small program that starts a
	// server and stops it on Ctrl-C, as the demo does.
	programVariable = "DATELINE_TEST_PGSERVER_PROGRAM"
	// repositoryVariable is read where the settings of the program are read.
	repositoryVariable = "DATELINE_POSTGRES_REPOSITORY"
	patience           = 3 * time.Minute
)

func TestMain(m *testing.M) {
	if pgserver.RunChild() {
		return
	}
	if dir := os.Getenv(programVariable); dir != "" {
		os.Exit(program(dir))
	}
	os.Exit(m.Run())
}

func program(dir string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	server, err := pgserver.Start(context.WithoutCancel(ctx), pgserver.Config{
		DataDir: dir, NoSync: true, Repository: os.Getenv(repositoryVariable),
	})
	if err != nil {
		fmt.Println("problem", err)
		return 1
	}
	fmt.Println(server.URL())
	<-ctx.Done()
	late, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := server.Stop(late); err != nil {
		fmt.Println("problem", err)
		return 1
	}
	fmt.Println("stopped")
	return 0
}

// start starts a server for the test on the shared cache.
func start(tb testing.TB, cfg pgserver.Config) *pgserver.Server {
	tb.Helper()
	skipShort(tb)
	cfg.NoSync = true
	cfg.Repository = os.Getenv(repositoryVariable)
	ctx, cancel := context.WithTimeout(tb.Context(), patience)
	defer cancel()
	server, err := pgserver.Start(ctx, cfg)
	require.NoError(tb, err)
	tb.Cleanup(func() { stop(tb, server) })
	return server
}

func stop(tb testing.TB, server *pgserver.Server) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(tb.Context()), patience)
	defer cancel()
	require.NoError(tb, server.Stop(ctx))
}

func skipShort(tb testing.TB) {
	tb.Helper()
	if testing.Short() {
		tb.Skip("-short leaves out tests that need PostgreSQL")
	}
}

// dataDir is a folder that the account of the server can enter; that of
// testing.TB.TempDir is closed to it when the tests run as root.
func dataDir(tb testing.TB) string {
	tb.Helper()
	dir, err := os.MkdirTemp("", "dateline-pgserver-test-")
	require.NoError(tb, err)
	require.NoError(tb, os.Chmod(dir, 0o755))
	tb.Cleanup(func() { require.NoError(tb, os.RemoveAll(dir)) })
	return dir
}

// query asks one value.
func query[T any](tb testing.TB, url, sql string) T {
	tb.Helper()
	conn, err := pgx.Connect(tb.Context(), url)
	require.NoError(tb, err)
	defer conn.Close(tb.Context())
	var value T
	require.NoError(tb, conn.QueryRow(tb.Context(), sql).Scan(&value))
	return value
}

func execute(tb testing.TB, url, sql string) {
	tb.Helper()
	conn, err := pgx.Connect(tb.Context(), url)
	require.NoError(tb, err)
	defer conn.Close(tb.Context())
	_, err = conn.Exec(tb.Context(), sql)
	require.NoError(tb, err)
}

// firstLine reads the line that the program prints when it is ready.
func firstLine(tb testing.TB, out *bufio.Scanner) string {
	tb.Helper()
	require.True(tb, out.Scan(), "the program says where its server is")
	return out.Text()
}
