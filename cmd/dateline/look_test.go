package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/show"
)

// visitFile is a file with one article.
func visitFile(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "visit.txt")
	require.NoError(tb, os.WriteFile(path, []byte(visit), 0o600))
	return path
}

func TestExtract_Pretty(t *testing.T) {
	t.Parallel()
	got := invocation{args: []string{"extract", "--pretty", visitFile(t)}}.run(t)
	require.Equal(t, exitDone, got.code, got.stderr)
	require.True(t, strings.HasPrefix(got.stdout, "visit.txt\n\n"), got.stdout)
	for _, part := range []string{"{quote1 ", "{speaker1 ", "{cue1 ", "{met1 ", "\nWho said what\n", "\nWho met whom\n"} {
		require.Contains(t, got.stdout, part)
	}
	require.NotContains(t, got.stdout, "\x1b", "no terminal, no colours")
}

func TestExtract_Explain(t *testing.T) {
	t.Parallel()
	path := visitFile(t)
	got := invocation{args: []string{"extract", "--explain", path, path}}.run(t)
	require.Equal(t, exitDone, got.code, got.stderr)
	lines := strings.Split(strings.TrimSpace(got.stdout), "\n")
	require.Len(t, lines, 2, "one line an article")
	var evidence show.Evidence
	require.NoError(t, json.Unmarshal([]byte(lines[0]), &evidence))
	require.Equal(t, "visit.txt", evidence.ID)
	require.NotEmpty(t, evidence.Quotes)
	require.Contains(t, visit, evidence.Quotes[0].Said[0].Text)
	require.NotEmpty(t, evidence.Meetings)
	require.Contains(t, visit, evidence.Meetings[0].Trigger.Text)

	got = invocation{args: []string{"extract", "--pretty", "--explain", path}}.run(t)
	require.Equal(t, exitDone, got.code, got.stderr)
	require.Contains(t, got.stdout, "\nWho said what\n")
	require.Contains(t, got.stdout, "Why: visit.txt\n\nQuote 1, ")
}

func TestExtract_HTML(t *testing.T) {
	t.Parallel()
	path, page := visitFile(t), filepath.Join(t.TempDir(), "page.html")
	got := invocation{args: []string{"extract", "--html", page, path, path, filepath.Join(t.TempDir(), "nowhere.txt")}}.run(t)
	require.Equal(t, exitPartly, got.code, "what could be read is on the page")
	require.Empty(t, got.stdout)
	data, err := os.ReadFile(page)
	require.NoError(t, err)
	require.Equal(t, 2, strings.Count(string(data), "<article>"))

	got = invocation{args: []string{"extract", "--html", filepath.Join(page, "no", "folder"), path}}.run(t)
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.stderr, "making the page")
}

func TestExtract_LookAtAStage(t *testing.T) {
	t.Parallel()
	got := invocation{args: []string{"extract", "--stage", "token", "--pretty", visitFile(t)}}.run(t)
	require.Equal(t, exitUsage, got.code)
	require.Contains(t, got.stderr, "--stage prints JSON lines alone")
}
