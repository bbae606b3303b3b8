package main

import (
	"fmt"
	"strings"
	"syscall"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/natstest"
	"github.com/dateline-news/dateline/internal/pgtest"
)

// visit is a plain-text article as any client may send it. Everybody in it is
// invented.
const visit = `Norwegian minister to visit Tallinn in May

OSLO, April 21, 2026 - Norwegian Foreign Minister Astrid Kvamme met Estonian Prime Minister Liisa Rannamae in Oslo on Tuesday.

"We agreed to keep the cable talks going," Kvamme said.

Rannamae said that Estonia would host the next meeting.
`

// house is one bus and one migrated database.
type house struct {
	bus      *natstest.Server
	conn     *nats.Conn
	database string
}

func newHouse(t *testing.T) house {
	t.Helper()
	bus := natstest.New(t)
	return house{bus: bus, conn: bus.Connect(t), database: pgtest.NewMigrated(t)}
}

// environ names the house to a program.
func (h house) environ() []string {
	return []string{"DATELINE_DATABASE_URL=" + h.database, "DATELINE_NATS_URL=" + h.bus.URL()}
}

// dateline runs a command against the house in this process.
func (h house) dateline(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	return invocation{environ: h.environ(), stdin: stdin, args: args}.run(t)
}

// publish puts n articles on the bus, each with a quote and a meeting.
func (h house) publish(t *testing.T, n int) {
	t.Helper()
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, `{"id":"a%d","source":"test","published_at":"2026-04-22T06:00:00Z","title":"Talks, part %d",`+
			`"text":"Norwegian Foreign Minister Astrid Kvamme met Liisa Rannamae in Oslo on Tuesday.\n\n`+
			`\"We agreed on point number %d of the plan,\" Kvamme said after the talks in Oslo."}`+"\n", i, i, i)
	}
	got := h.dateline(t, lines.String(), "publish", "--json")
	require.Equal(t, exitDone, got.code, got.stderr)
	require.JSONEq(t, fmt.Sprintf(`{"stored":%d,"duplicates":0,"compressed":0,"refused":0}`, n), got.stdout)
}

// requireOnce checks that all n articles are in the rows, and once only.
func (h house) requireOnce(t *testing.T, n int) {
	t.Helper()
	for _, table := range []string{"articles", "revisions", "extractions"} {
		require.Equal(t, n, countOf(t, h.database, "SELECT count(*) FROM "+table), table)
	}
	// The articles are alike, so facts that were lost or written twice show as
	// an article that has another number of them.
	for _, table := range []string{"sentences", "mentions", "quotes", "meetings"} {
		require.Len(t, rowsOf(t, h.database, `SELECT facts, count(*) FROM (
			SELECT extraction_id, count(fact.extraction_id) AS facts
			FROM extractions LEFT JOIN `+table+` AS fact USING (extraction_id) GROUP BY extraction_id
		) AS per_article GROUP BY facts`), 1, table)
	}
	require.Positive(t, countOf(t, h.database, "SELECT count(*) FROM quotes"))
}

func TestWorker_FromBusToRows(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	require.Equal(t, exitDone, h.dateline(t, "", "publish", "--json").code) // makes the stream
	require.NoError(t, h.conn.Publish("news.raw.web", []byte(visit)))       // as nats pub does
	require.NoError(t, h.conn.Publish("news.raw.web", []byte(`{"id": "broken", `)))
	require.NoError(t, h.conn.Publish("news.raw.web", []byte("La ministre norvégienne des affaires étrangères est arrivée "+
		"mardi à Oslo pour des entretiens avec son homologue estonienne, selon un communiqué publié dans la soirée par le gouvernement.")))
	require.NoError(t, h.conn.Flush())

	got := h.dateline(t, "", "worker", "--drain")
	require.Equal(t, exitDone, got.code, got.stderr)

	t.Run("Names", func(t *testing.T) {
		require.Contains(t, rowsOf(t, h.database, `SELECT DISTINCT entity FROM current_mentions WHERE entity_type = 'person'`), "Astrid Kvamme")
	})
	t.Run("Quotes", func(t *testing.T) {
		require.Contains(t, rowsOf(t, h.database, `SELECT speaker, kind, said FROM said WHERE kind = 'direct'`),
			`Astrid Kvamme|direct|"We agreed to keep the cable talks going,"`)
	})
	t.Run("Meetings", func(t *testing.T) {
		require.Contains(t, rowsOf(t, h.database, `SELECT participants, status, place FROM met WHERE trigger = 'met'`),
			"Astrid Kvamme, Liisa Rannamae|happened|Oslo")
	})
	t.Run("SubstrIsTheSurface", func(t *testing.T) {
		require.Zero(t, countOf(t, h.database, `
			SELECT count(*) FROM current_mentions AS m JOIN revisions AS r USING (article_id)
			WHERE substr(r.text, m.start_pos + 1, m.end_pos - m.start_pos) <> m.surface`))
	})
	t.Run("DeadLettersSayWhy", func(t *testing.T) {
		require.Equal(t, []string{"undecodable", "language"},
			rowsOf(t, h.database, `SELECT reason FROM dead_letters ORDER BY origin_sequence`))
	})
	t.Run("AgainIsNothingNew", func(t *testing.T) {
		before := countOf(t, h.database, "SELECT count(*) FROM mentions")
		require.NoError(t, h.conn.Publish("news.raw.web", []byte(visit)))
		require.NoError(t, h.conn.Flush())
		require.Equal(t, exitDone, h.dateline(t, "", "worker", "--drain").code)
		require.Equal(t, before, countOf(t, h.database, "SELECT count(*) FROM mentions"))
	})
}

func TestWorker_SecondPipelineBesideTheFirst(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.publish(t, 5)
	require.Equal(t, exitDone, h.dateline(t, "", "worker", "--drain").code)
	first := rowsOf(t, h.database, "SELECT mention_id, start_pos FROM mentions ORDER BY mention_id")

	got := h.dateline(t, "", "worker", "--drain", "--pipeline", "trial-2", "--since", "1h")
	require.Equal(t, exitDone, got.code, got.stderr)
	got = h.dateline(t, "", "worker", "--drain", "--pipeline", "trial-2", "--since", "1h")
	require.Equal(t, exitDone, got.code, "the same command again goes on: "+got.stderr)
	require.Equal(t, []string{"en-2026.11|5", "trial-2|5"},
		rowsOf(t, h.database, "SELECT pipeline, count(*) FROM extractions GROUP BY pipeline ORDER BY pipeline"))
	require.Subset(t, rowsOf(t, h.database, "SELECT mention_id, start_pos FROM mentions ORDER BY mention_id"), first)
	require.Equal(t, []string{"trial-2"}, rowsOf(t, h.database, "SELECT DISTINCT pipeline FROM current_mentions"))
}

// TestWorker_Killed kills workers at their work, again and again, and then lets
// one finish: every article has to be in the rows exactly once.
func TestWorker_Killed(t *testing.T) {
	t.Parallel()
	const articles = 300
	h := newHouse(t)
	h.publish(t, articles)
	args := []string{"worker", "--drain", "--ack-wait", "2s", "--log-level", "warn"}
	for _, enough := range []int{20, 90} {
		killed := start(t, h.environ(), args...)
		h.awaitArticles(t, enough)
		require.Equal(t, -1, killed.signal(t, syscall.SIGKILL), killed.output.String())
	}
	last := start(t, h.environ(), args...)
	require.Equal(t, exitDone, last.wait(t), last.output.String())
	h.requireOnce(t, articles)
}

// TestWorker_Terminated stops a worker as an orchestrator does: it ends well,
// and what it had in work is there at once for the next.
func TestWorker_Terminated(t *testing.T) {
	t.Parallel()
	const articles = 200
	h := newHouse(t)
	h.publish(t, articles)
	first := start(t, h.environ(), "worker")
	h.awaitArticles(t, 20)
	require.Equal(t, exitDone, first.signal(t, syscall.SIGTERM), first.output.String())
	require.Contains(t, first.output.String(), "worker stopped")

	// With the default AckWait of a minute, only what was settled or given back
	// lets the second worker drain the stream within the test's patience.
	second := start(t, h.environ(), "worker", "--drain")
	require.Equal(t, exitDone, second.wait(t), second.output.String())
	h.requireOnce(t, articles)
}

// TestWorker_TwoShareTheWork runs two processes on one pipeline.
func TestWorker_TwoShareTheWork(t *testing.T) {
	t.Parallel()
	const articles = 200
	h := newHouse(t)
	h.publish(t, articles)
	left := start(t, h.environ(), "worker", "--drain", "--slots", "2")
	right := start(t, h.environ(), "worker", "--drain", "--slots", "2")
	require.Equal(t, exitDone, left.wait(t), left.output.String())
	require.Equal(t, exitDone, right.wait(t), right.output.String())
	h.requireOnce(t, articles)
}

// TestWorker_DatabaseAway takes the database away in the middle of the work.
func TestWorker_DatabaseAway(t *testing.T) {
	t.Parallel()
	const articles = 100
	h := newHouse(t)
	h.publish(t, articles)
	through, gate := pgtest.Behind(t, h.database)
	worker := start(t, append(h.environ(), "DATELINE_DATABASE_URL="+through), "worker", "--drain")
	h.awaitArticles(t, 10)
	gate.Cut()
	worker.awaitOutput(t, "will be tried again")
	gate.Restore()
	require.Equal(t, exitDone, worker.wait(t), worker.output.String())
	h.requireOnce(t, articles)
	require.Zero(t, countOf(t, h.database, "SELECT count(*) FROM dead_letters"))
}

// awaitArticles waits until that many articles are in the rows.
func (h house) awaitArticles(t *testing.T, n int) {
	t.Helper()
	require.Eventually(t, func() bool {
		return countOf(t, h.database, "SELECT count(*) FROM extractions") >= n
	}, patience, glance)
}
