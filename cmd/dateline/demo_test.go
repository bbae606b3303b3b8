package main

import (
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgtest"
)

func TestDemo_OnADatabaseOfTheUser(t *testing.T) {
	t.Parallel()
	environ := []string{"DATELINE_DATABASE_URL=" + pgtest.New(t)}
	first := invocation{environ: environ, args: []string{"demo"}}.run(t)
	require.Equal(t, exitDone, first.code, first.stderr)
	require.NotContains(t, first.stdout, "(0 rows)", "a question without an answer")
	require.NotContains(t, first.stdout, "\x1b", "colour in a pipe")
	for _, q := range questions() {
		require.Contains(t, first.stdout, q.title)
	}

	again := invocation{environ: environ, args: []string{"demo"}}.run(t)
	require.Equal(t, exitDone, again.code, again.stderr)
	require.Contains(t, again.stdout, "0 articles saved")
}

// TestDemo_OwnServers is make demo itself, ended by Ctrl-C while it stays up.
func TestDemo_OwnServers(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("-short leaves out servers")
	}
	folder := t.TempDir()
	demo := start(t, []string{"TMPDIR=" + folder}, "demo", "--stay")
	require.Eventually(t, func() bool {
		return strings.Contains(demo.output.String(), "until Ctrl-C") || demo.cmd.ProcessState != nil
	}, 3*patience, glance, "the demo did not come to its end")
	require.Equal(t, exitDone, demo.signal(t, syscall.SIGINT), demo.output.String())
	require.Contains(t, demo.output.String(), "listening at nats://127.0.0.1:")
}
