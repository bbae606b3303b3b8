package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// outcome is what a run of the program left.
type outcome struct {
	code           int
	stdout, stderr string
}

// invocation is a run of the whole program in this process.
type invocation struct {
	environ []string
	stdin   string
	args    []string
}

func (i invocation) run(tb testing.TB) outcome {
	tb.Helper()
	return i.runUntil(tb.Context())
}

func (i invocation) runUntil(ctx context.Context) outcome {
	var stdout, stderr bytes.Buffer
	code := run(ctx, process{
		args: i.args, environ: i.environ, stdin: strings.NewReader(i.stdin), stdout: &stdout, stderr: &stderr,
	})
	return outcome{code: code, stdout: stdout.String(), stderr: stderr.String()}
}

func TestRun_Help(t *testing.T) {
	t.Parallel()
	for _, command := range []string{
		"demo", "worker", "publish", "extract", "migrate up", "migrate down", "migrate status", "version", "query entity",
		"query meeting", "query quote", "export meetings", "meetings link",
		"entities show", "entities merge", "entities split", "entities alias", "entities link",
	} {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			got := invocation{args: append(strings.Fields(command), "--help")}.run(t)
			require.Equal(t, exitDone, got.code, got.stderr)
			require.Contains(t, got.stdout, "Examples:\n")
			require.Contains(t, got.stdout, "dateline "+command)
		})
	}

	t.Run("ProgramNamesCommandsAndExitCodes", func(t *testing.T) {
		t.Parallel()
		got := invocation{args: []string{"--help"}}.run(t)
		require.Equal(t, exitDone, got.code)
		require.Contains(t, got.stdout, "Exit codes: 0 done")
		require.Contains(t, got.stdout, "migrate up")
	})

	t.Run("FlagsNameTheirVariable", func(t *testing.T) {
		t.Parallel()
		got := invocation{args: []string{"worker", "--help"}}.run(t)
		require.Contains(t, got.stdout, "($DATELINE_DATABASE_URL)")
	})
}

func TestRun_WrongUse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name       string
		invocation invocation
		says       string
	}{
		{"NoCommand", invocation{}, "dateline --help"},
		{"ErrUnknownFlag", invocation{args: []string{"worker", "--slotz", "3"}}, "dateline worker --help"},
		{"ErrUnknownCommand", invocation{args: []string{"wrok"}}, "wrok"},
		{"ErrUnknownVariable", invocation{args: []string{"version"}, environ: []string{"DATELINE_SLOTZ=3"}}, "DATELINE_SLOTZ is no setting"},
		{"ErrNoDatabase", invocation{args: []string{"worker"}}, "set --database-url or DATELINE_DATABASE_URL"},
		{"ErrBadPipeline", invocation{args: []string{"worker", "--pipeline", "En 1"}}, "--pipeline"},
		{"ErrBadSince", invocation{args: []string{"worker", "--since", "lately"}}, "--since"},
		{"ErrBadSlots", invocation{args: []string{"worker", "--slots=-1"}}, "slots is -1"},
		{"ErrUnknownStage", invocation{args: []string{"extract", "--stage", "poetry"}}, "poetry"},
		{"ErrMissingSettingsFile", invocation{args: []string{"version", "--config", "/nowhere/dateline.yaml"}}, "reading the settings file"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := test.invocation.run(t)
			require.Equal(t, exitUsage, got.code, got.stderr)
			require.Contains(t, got.stderr, test.says)
			require.Empty(t, got.stdout)
		})
	}
}

func TestRun_Settings(t *testing.T) {
	t.Parallel()
	file := func(t *testing.T, content string) string {
		t.Helper()
		path := filepath.Join(t.TempDir(), "dateline.yaml")
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}

	t.Run("FileSetsAFlag", func(t *testing.T) {
		t.Parallel()
		got := invocation{args: []string{"extract", "--config", file(t, "stage: poetry\n")}}.run(t)
		require.Contains(t, got.stderr, "--stage poetry")
	})

	t.Run("EnvironmentWinsOverFile", func(t *testing.T) {
		t.Parallel()
		got := invocation{
			args:    []string{"extract", "--config", file(t, "stage: poetry\n")},
			environ: []string{"DATELINE_STAGE=drama"},
		}.run(t)
		require.Contains(t, got.stderr, "--stage drama")
	})

	t.Run("FlagWinsOverEnvironment", func(t *testing.T) {
		t.Parallel()
		got := invocation{args: []string{"extract", "--stage", "prose"}, environ: []string{"DATELINE_STAGE=drama"}}.run(t)
		require.Contains(t, got.stderr, "--stage prose")
	})

	t.Run("FileFromEnvironment", func(t *testing.T) {
		t.Parallel()
		got := invocation{args: []string{"extract"}, environ: []string{"DATELINE_CONFIG=" + file(t, "stage: poetry\n")}}.run(t)
		require.Contains(t, got.stderr, "--stage poetry")
	})

	t.Run("AllUnknownNamesAtOnce", func(t *testing.T) {
		t.Parallel()
		got := invocation{
			args:    []string{"version", "--config", file(t, "slotz: 3\nslots: [1, 2]\n")},
			environ: []string{"DATELINE_PIPELIN=x", "DATELINE_TEST_BACKEND=embedded"},
		}.run(t)
		require.Equal(t, exitUsage, got.code)
		for _, name := range []string{"slotz", "slots", "DATELINE_PIPELIN"} {
			require.Contains(t, got.stderr, name)
		}
		require.NotContains(t, got.stderr, "DATELINE_TEST_BACKEND")
	})

	t.Run("ErrBrokenFile", func(t *testing.T) {
		t.Parallel()
		got := invocation{args: []string{"version", "--config", file(t, "slots: [")}}.run(t)
		require.Equal(t, exitUsage, got.code)
	})

	t.Run("SecretsStayOut", func(t *testing.T) {
		t.Parallel()
		got := invocation{
			args:    []string{"migrate", "status"},
			environ: []string{"DATELINE_DATABASE_URL=postgres://someone:hunter2@127.0.0.1:1/none?connect_timeout=1"},
		}.run(t)
		require.Equal(t, exitFailed, got.code)
		require.NotContains(t, got.stdout+got.stderr, "hunter2")
	})
}

func TestRun_Version(t *testing.T) {
	t.Parallel()
	got := invocation{args: []string{"version"}}.run(t)
	require.Equal(t, exitDone, got.code, got.stderr)
	require.Contains(t, got.stdout, "pipeline en-")

	got = invocation{args: []string{"version", "--json"}}.run(t)
	require.Contains(t, got.stdout, `"pipeline":"en-`)
}
