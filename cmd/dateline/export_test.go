package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
)

// plannedSQL is a meeting that two papers announce, as a worker writes it.
const plannedSQL = `
	WITH a AS (INSERT INTO articles (key, source) VALUES ('a', 'paper-a'), ('b', 'paper-b') RETURNING article_id, key),
	r AS (
		INSERT INTO revisions (article_id, revision, title, text, published_at, received_at)
		SELECT article_id, 'r', 'Talks', 'Astrid Kvamme and Yerlan Dosmukhambet will meet.', '2026-05-03', now() FROM a RETURNING revision_id
	),
	e AS (INSERT INTO extractions (revision_id, pipeline) SELECT revision_id, 'test' FROM r RETURNING extraction_id),
	n AS (
		INSERT INTO entities (type, norm, name, iso3166)
		VALUES ('person', 'astrid kvamme', 'Astrid Kvamme', 'NO'), ('person', 'yerlan dosmukhambet', 'Yerlan Dosmukhambet', 'KZ')
		RETURNING entity_id, name
	),
	m AS (
		INSERT INTO meeting_events (extraction_id, event_no, status, detail, format, date_value, date_start, date_end)
		SELECT extraction_id, 0, 'planned', 'scheduled', 'talks', '2026-05-12', '2026-05-12', '2026-05-12' FROM e RETURNING event_id
	)
	INSERT INTO meeting_event_participants (event_id, participant_no, role, start_pos, end_pos, surface, entity_id)
	SELECT event_id, CASE name WHEN 'Astrid Kvamme' THEN 0 ELSE 1 END, 'participant', 0, 3, name, entity_id FROM m CROSS JOIN n`

func withMeeting(tb testing.TB) (environ []string) {
	tb.Helper()
	url := pgtest.NewFrom(tb, migrations.Up)
	rowsOf(tb, url, plannedSQL)
	rowsOf(tb, url, "UPDATE articles a SET current_revision_id = r.revision_id FROM revisions r WHERE r.article_id = a.article_id")
	return []string{"DATELINE_DATABASE_URL=" + url}
}

func TestExportMeetings(t *testing.T) {
	t.Parallel()
	environ := withMeeting(t)
	linked := invocation{environ: environ, args: []string{"meetings", "link"}}.run(t)
	require.Equal(t, exitDone, linked.code, linked.stderr)
	require.Equal(t, "2 reports of 1 meetings looked at, 2 changed\n", linked.stdout)
	again := invocation{environ: environ, args: []string{"meetings", "link", "--json"}}.run(t)
	require.JSONEq(t, `{"reports": 0, "meetings": 0, "changed": 0}`, again.stdout, "nothing came")
	all := invocation{environ: environ, args: []string{"meetings", "link", "--all", "--json"}}.run(t)
	require.JSONEq(t, `{"reports": 2, "meetings": 1, "changed": 0}`, all.stdout)

	export := func(t *testing.T, args ...string) string {
		t.Helper()
		result := invocation{environ: environ, args: append([]string{"export", "meetings"}, args...)}.run(t)
		require.Equal(t, exitDone, result.code, result.stderr)
		return result.stdout
	}
	t.Run("Calendar", func(t *testing.T) {
		t.Parallel()
		path := filepath.Join(t.TempDir(), "planned.ics")
		require.Empty(t, export(t, "--format", "ics", "--status", "planned", "--out", path))
		file, err := os.Open(path)
		require.NoError(t, err)
		defer func() { require.NoError(t, file.Close()) }()
		calendar, err := ics.ParseCalendar(file)
		require.NoError(t, err)
		require.Len(t, calendar.Events(), 1)
		require.Equal(t, "CONFIRMED", calendar.Events()[0].GetProperty(ics.ComponentPropertyStatus).Value)
	})
	t.Run("Table", func(t *testing.T) {
		t.Parallel()
		reader := csv.NewReader(strings.NewReader(export(t, "--format", "tsv")))
		reader.Comma = '\t'
		lines, err := reader.ReadAll()
		require.NoError(t, err)
		require.Len(t, lines, 3, "names, there, back")
		require.Equal(t, "036", lines[1][8])
	})
	t.Run("Lines", func(t *testing.T) {
		t.Parallel()
		var meeting struct {
			Parties  []string
			Articles int
		}
		require.NoError(t, json.Unmarshal([]byte(export(t)), &meeting))
		require.Equal(t, []string{"Astrid Kvamme", "Yerlan Dosmukhambet"}, meeting.Parties)
		require.Equal(t, 2, meeting.Articles)
	})
	t.Run("Chosen", func(t *testing.T) {
		t.Parallel()
		require.Empty(t, export(t, "--status", "happened,cancelled"))
		require.Empty(t, export(t, "--since", "2026-05-13"))
		require.NotEmpty(t, export(t, "--since", "2026-05-12", "--until", "2026-05-12"))
	})
}

// TestExportMeetings_ErrSchema leaves the file of the last time.
func TestExportMeetings_ErrSchema(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "planned.ics")
	require.NoError(t, os.WriteFile(path, []byte("before"), 0o600))
	result := invocation{args: []string{"export", "meetings", "--format", "ics", "--out", path, "--database-url", pgtest.New(t)}}.run(t)
	require.Equal(t, exitFailed, result.code)
	require.Contains(t, result.stderr, "dateline migrate up")
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, left, 1)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "before", string(content))
}

func TestExportMeetings_ErrUsage(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		args []string
		want string
	}{
		"NoDatabase": {nil, "--database-url"},
		"Day":        {[]string{"--since", "soon", "--database-url", "x"}, "want a day"},
		"Order":      {[]string{"--since", "2026-05-02", "--until", "2026-05-01"}, "is before"},
		"Format":     {[]string{"--format", "xml"}, "--format"},
		"Status":     {[]string{"--status", "perhaps"}, "--status"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result := invocation{args: append([]string{"export", "meetings"}, test.args...)}.run(t)
			require.Equal(t, exitUsage, result.code, result.stderr)
			require.Contains(t, result.stderr, test.want)
		})
	}
}
