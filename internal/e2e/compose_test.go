package e2e_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"
)

const (
	articles     = 40
	rowsDeadline = 2 * time.Minute
	pollInterval = 200 * time.Millisecond
)

// TestCompose starts the stack of docker-compose.yml on the images that the
// test variables name, feeds it in both ways that the manual shows, takes one of
// its workers away in mid-flight, and reads every article's rows exactly once.
func TestCompose(t *testing.T) {
	t.Parallel()
	s := start(t, "2")
	workers := s.containers(t, "worker")
	require.Len(t, workers, 2)
	rows := connect(t, s)

	s.run(t, strings.NewReader(articleLines(t)), "run", "--rm", "-T", "--no-deps", "worker", "publish", "--source", "compose")
	out, err := exec.CommandContext(t.Context(), "docker", "stop", workers[0]).CombinedOutput()
	require.NoError(t, err, string(out))
	publishPlainText(t, s)

	// An article's rows come in one transaction: once its names are there, the rest is.
	waitFor(t, rows, articles+1, `SELECT count(DISTINCT article_id) FROM current_mentions`)
	require.Zero(t, count(t, rows, `SELECT count(*) FROM dead_letters`))
	require.Equal(t, articles+1, count(t, rows, `SELECT count(*) FROM current_mentions WHERE surface = 'Anna Kovar'`))
	require.Equal(t, articles+1, count(t, rows, `SELECT count(*) FROM said WHERE said LIKE '%the bridge will open%'`))
	require.Equal(t, articles+1, count(t, rows, `SELECT count(*) FROM met WHERE cardinality(parties) = 2`))

	// A second migration finds nothing to do, and what was published before costs nothing.
	s.run(t, nil, "run", "--rm", "-T", "--no-deps", "migrate")
	again := s.run(t, strings.NewReader(articleLines(t)), "run", "--rm", "-T", "--no-deps", "worker", "publish", "--source", "compose", "--json")
	require.Regexp(t, fmt.Sprintf(`"duplicates":\s*%d\b`, articles), again)
}

// story is an article of which every copy has a quote and a meeting.
func story(number int) string {
	return fmt.Sprintf("VIENNA (Sample %d) - Transport Minister Anna Kovar met Infrastructure Minister Josef Brandl in Vienna on Tuesday.\n\n"+
		"\"I can promise that the bridge will open in May,\" Kovar said after the meeting, the %dth of its kind.\n", number, number)
}

// articleLines is the input of dateline publish.
func articleLines(t *testing.T) string {
	t.Helper()
	var lines strings.Builder
	encoder := json.NewEncoder(&lines)
	for number := range articles {
		require.NoError(t, encoder.Encode(map[string]string{
			"id": fmt.Sprintf("bridge-%d", number), "title": "Ministers promise a bridge",
			"text": story(number), "published_at": "2026-03-10T12:00:00Z", "language": "en",
		}))
	}
	return lines.String()
}

// publishPlainText is what any NATS client can do.
func publishPlainText(t *testing.T, s *stack) {
	t.Helper()
	conn, err := nats.Connect("nats://" + s.address(t, "nats", "4222"))
	require.NoError(t, err)
	defer conn.Close()
	require.NoError(t, conn.Publish("news.raw.web", []byte("Ministers promise a bridge\n\n"+story(articles))))
	require.NoError(t, conn.Flush())
}

func connect(t *testing.T, s *stack) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), "postgres://dateline:dateline@"+s.address(t, "postgres", "5432")+"/dateline?sslmode=disable")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, conn.Close(context.WithoutCancel(t.Context()))) })
	return conn
}

func count(t *testing.T, conn *pgx.Conn, query string) int {
	t.Helper()
	var n int
	require.NoError(t, conn.QueryRow(t.Context(), query).Scan(&n), query)
	return n
}

// waitFor asks until the count is as wanted.
func waitFor(t *testing.T, conn *pgx.Conn, want int, query string) {
	t.Helper()
	deadline := time.After(rowsDeadline)
	ticker := time.NewTicker(pollInterval)
	defer ticker.Stop()
	for {
		got := count(t, conn, query)
		if got == want {
			return
		}
		select {
		case <-ticker.C:
		case <-deadline:
			require.Failf(t, "rows do not arrive", "%d of %d after %s: %s", got, want, rowsDeadline, query)
		}
	}
}
