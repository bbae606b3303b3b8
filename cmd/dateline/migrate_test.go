package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgtest"
)

func TestMigrate(t *testing.T) {
	t.Parallel()
	environ := []string{"DATELINE_DATABASE_URL=" + pgtest.New(t)}
	migrate := func(t *testing.T, args ...string) outcome {
		t.Helper()
		return invocation{environ: environ, args: append([]string{"migrate"}, args...)}.run(t)
	}

	got := migrate(t, "status")
	require.Equal(t, exitDone, got.code, got.stderr)
	require.Contains(t, got.stdout, "pending")

	got = migrate(t, "up")
	require.Equal(t, exitDone, got.code, got.stderr)
	require.Regexp(t, `^schema at version (\d+) of (\d+)\n$`, got.stdout)

	got = migrate(t, "status", "--json")
	require.NotContains(t, got.stdout, `"applied_at":null`)

	got = migrate(t, "down")
	require.Equal(t, exitUsage, got.code)
	require.Contains(t, got.stderr, "--yes")

	got = migrate(t, "down", "--to", "0", "--yes")
	require.Equal(t, exitDone, got.code, got.stderr)
	require.Contains(t, got.stdout, "schema at version 0 of")
}

func TestWorker_ErrNoSchema(t *testing.T) {
	t.Parallel()
	got := invocation{args: []string{"worker", "--drain"}, environ: []string{"DATELINE_DATABASE_URL=" + pgtest.New(t)}}.run(t)
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.stderr, "dateline migrate up")
}
