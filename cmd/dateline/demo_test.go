package main

import (
	"crypto/rand"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/pgtest"
)

func TestDemo_OnADatabaseOfTheUser(t *testing.T) {
	t.Parallel()
	database := pgtest.New(t)
	environ := []string{"DATELINE_DATABASE_URL=" + database}
	first := invocation{environ: environ, args: []string{"demo"}}.run(t)
	require.Equal(t, exitDone, first.code, first.stderr)
	require.NotContains(t, first.stdout, "(0 rows)", "a question without an answer")
	require.NotContains(t, first.stdout, "\x1b", "colour in a pipe")
	for _, q := range questions() {
		require.Contains(t, first.stdout, q.title)
	}
	shown := countOf(t, database, "SELECT count(*) FROM current_mentions")

	t.Run("TheSQLOfTheReadmeHasAnswers", func(t *testing.T) {
		readme, err := os.ReadFile("../../README.md")
		require.NoError(t, err)
		blocks := strings.Split(string(readme), "```sql\n")[1:]
		require.NotEmpty(t, blocks)
		for _, block := range blocks {
			sql, _, _ := strings.Cut(block, "```")
			require.NotEmpty(t, rowsOf(t, database, sql), sql)
		}
	})

	t.Run("WhoIsWho", func(t *testing.T) {
		// Spellings of one person, and relatives of others who must stay apart.
		spellings := [][]string{
			{"Eleni Karavasili", "Eleni Karavassili"},
			{"Selim Arikboga", "Selim Arıkboğa"},
			{"Youssef al-Qasrawi", "Yousef Qasrawi"},
			{"Nizar Maarouf", "Nizar Marouf"},
			{"Yerlan Dosmukhambet", "Erlan Dosmukhambet"},
			{"Astrid Kvamme"},
			{"Nils Kvamme"},
			{"Rosalind Thackray"},
			{"Callum Thackray"},
			{"Mario Abucay"},
			{"Lorna Abucay"},
		}
		whole, known := 0, map[string]bool{}
		for _, names := range spellings {
			ids := rowsOf(t, database, `
				SELECT DISTINCT entity_id FROM current_mentions
				WHERE kind = 'name' AND entity_type = 'person' AND surface = ANY ($1)`, names)
			if len(ids) == 1 {
				whole++
			}
			for _, id := range ids {
				require.False(t, known[id], "%v and somebody else are one", names)
			}
			for _, id := range ids {
				known[id] = true
			}
		}
		t.Logf("%d of %d people of the samples are one entity each; %d entities", whole, len(spellings), len(known))
		require.GreaterOrEqual(t, whole, len(spellings)-1, "split")
	})

	t.Run("TheMeetingsAreExported", func(t *testing.T) {
		export := func(args ...string) string {
			got := invocation{environ: environ, args: append([]string{"export", "meetings"}, args...)}.run(t)
			require.Equal(t, exitDone, got.code, got.stderr)
			return got.stdout
		}
		calendar, err := ics.ParseCalendar(strings.NewReader(export("--format", "ics", "--status", "planned")))
		require.NoError(t, err)
		require.Greater(t, len(calendar.Events()), 10, "a calendar of planned meetings")
		lines := 0
		for decoder := json.NewDecoder(strings.NewReader(export())); decoder.More(); lines++ {
			var meeting news.Encounter
			require.NoError(t, decoder.Decode(&meeting))
			require.NotZero(t, meeting.ID)
		}
		require.Equal(t, countOf(t, database, "SELECT count(*) FROM meeting_clusters"), lines)
		table := csv.NewReader(strings.NewReader(export("--format", "tsv")))
		table.Comma = '\t'
		rows, err := table.ReadAll()
		require.NoError(t, err)
		require.Len(t, rows, 1+countOf(t, database, "SELECT count(*) FROM meeting_dyads WHERE cameo IS NOT NULL"))
	})

	again := invocation{environ: environ, args: []string{"demo"}}.run(t)
	require.Equal(t, exitDone, again.code, again.stderr)
	require.Contains(t, again.stdout, "already there")
	require.Equal(t, shown, countOf(t, database, "SELECT count(*) FROM current_mentions"))
}

// TestDemo_OwnServers is make demo itself, ended by Ctrl-C while it stays up.
func TestDemo_OwnServers(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("-short leaves out servers")
	}
	// As root the database runs under another user, who has to get here.
	folder := filepath.Join(os.TempDir(), "dateline-test-"+rand.Text())
	require.NoError(t, os.Mkdir(folder, 0o755))
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(folder)) })

	demo := start(t, []string{"TMPDIR=" + folder}, "demo", "--stay")
	demo.awaitOutput(t, "until Ctrl-C")
	require.Contains(t, demo.output.String(), "listening at nats://127.0.0.1:")
	require.Equal(t, exitDone, demo.signal(t, syscall.SIGINT), demo.output.String())
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Empty(t, left, "the demo left something behind")
}

// TestDemo_Interrupted is Ctrl-C in the middle.
func TestDemo_Interrupted(t *testing.T) {
	t.Parallel()
	demo := start(t, []string{"DATELINE_DATABASE_URL=" + pgtest.New(t)}, "demo")
	demo.awaitOutput(t, "Schema")
	require.Equal(t, exitInterrupted, demo.signal(t, syscall.SIGINT), demo.output.String())
}
