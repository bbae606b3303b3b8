package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgtest"
)

// asProgram makes this test binary be the program, so that tests can signal
// and kill it as an operator would.
const asProgram = "DATELINE_TEST_AS_PROGRAM"

const (
	// patience bounds every wait for something that has to happen.
	patience = time.Minute
	// glance is the time between two looks at whether it has happened.
	glance = 5 * time.Millisecond
)

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	pgtest.Main(m)
}

// program is a run of dateline in a process of its own.
type program struct {
	cmd    *exec.Cmd
	output *lockedBuffer
	// ended is closed once the process has ended.
	ended chan struct{}
}

// start starts the program; it is killed at the end of the test if it still runs.
func start(tb testing.TB, environ []string, args ...string) *program {
	tb.Helper()
	self, err := os.Executable()
	require.NoError(tb, err)
	p := &program{cmd: exec.Command(self, args...), output: &lockedBuffer{}, ended: make(chan struct{})}
	p.cmd.Env = append(os.Environ(), append(environ, asProgram+"=1")...)
	p.cmd.Stdout, p.cmd.Stderr = p.output, p.output
	require.NoError(tb, p.cmd.Start())
	go func() {
		defer close(p.ended)
		_ = p.cmd.Wait() // the exit code tells
	}()
	tb.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		<-p.ended
	})
	return p
}

// signal sends sig and gives the exit code of the end that follows: -1 for one
// by a signal.
func (p *program) signal(tb testing.TB, sig syscall.Signal) int {
	tb.Helper()
	require.NoError(tb, p.cmd.Process.Signal(sig))
	return p.wait(tb)
}

// wait gives the exit code of the program's end.
func (p *program) wait(tb testing.TB) int {
	tb.Helper()
	select {
	case <-p.ended:
	case <-time.After(patience):
		require.Fail(tb, "the program did not end", p.output.String())
	}
	return p.cmd.ProcessState.ExitCode()
}

// awaitOutput waits until the program has printed text, or has ended.
func (p *program) awaitOutput(tb testing.TB, text string) {
	tb.Helper()
	deadline := time.After(3 * patience)
	for !strings.Contains(p.output.String(), text) {
		select {
		case <-p.ended:
			require.Contains(tb, p.output.String(), text, "the program ended before it said so")
			return
		case <-deadline:
			require.Fail(tb, "the program did not say "+text, p.output.String())
		case <-time.After(glance):
		}
	}
}

// lockedBuffer collects output while a test looks at it.
type lockedBuffer struct {
	mu     sync.Mutex
	buffer bytes.Buffer
}

func (b *lockedBuffer) Write(data []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.Write(data)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.String()
}

// rowsOf runs a query and gives its rows as text, columns with a bar between.
func rowsOf(tb testing.TB, url, sql string, args ...any) []string {
	tb.Helper()
	conn, err := pgx.Connect(tb.Context(), url)
	require.NoError(tb, err)
	defer func() { _ = conn.Close(context.WithoutCancel(tb.Context())) }()
	rows, err := conn.Query(tb.Context(), sql, args...)
	require.NoError(tb, err)
	lines, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (string, error) {
		values, err := row.Values()
		cells := make([]string, len(values))
		for i, value := range values {
			cells[i] = fmt.Sprint(value)
		}
		return strings.Join(cells, "|"), err
	})
	require.NoError(tb, err)
	return lines
}

// countOf is the result of a query for one number.
func countOf(tb testing.TB, url, sql string) int {
	tb.Helper()
	conn, err := pgx.Connect(tb.Context(), url)
	require.NoError(tb, err)
	defer func() { _ = conn.Close(context.WithoutCancel(tb.Context())) }()
	var n int
	require.NoError(tb, conn.QueryRow(tb.Context(), sql).Scan(&n))
	return n
}
