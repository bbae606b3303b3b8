//go:build linux || darwin

package pgserver_test

import (
	"bufio"
	"bytes"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgserver"
)

// runProgram starts this test binary, or a copy of it, as a program with a
// server, like one started from a terminal: in a process group of its own.
func runProgram(tb testing.TB, path, dir string) (cmd *exec.Cmd, out *bufio.Scanner) {
	tb.Helper()
	skipShort(tb)
	cmd = exec.Command(path)
	cmd.Env = append(os.Environ(), programVariable+"="+dir)
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	pipe, err := cmd.StdoutPipe()
	require.NoError(tb, err)
	require.NoError(tb, cmd.Start())
	tb.Cleanup(func() {
		_ = cmd.Process.Kill() // ended already, unless the test failed
		_ = cmd.Wait()
	})
	return cmd, bufio.NewScanner(pipe)
}

// requireCleanShutdown starts a server on the folder once more and reads in its
// log how the one before it ended.
func requireCleanShutdown(tb testing.TB, dir string) {
	tb.Helper()
	var log bytes.Buffer
	handler := slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})
	stop(tb, start(tb, pgserver.Config{DataDir: dir, Logger: slog.New(handler)}))
	require.Contains(tb, log.String(), "database system was shut down at")
	require.NotContains(tb, log.String(), "not properly shut down")
}

func TestServer_ProgramKilled(t *testing.T) {
	t.Parallel()
	dir := dataDir(t)
	cmd, out := runProgram(t, os.Args[0], dir)
	url := firstLine(t, out)
	execute(t, url, "CREATE TABLE article AS SELECT 1 AS number")
	require.NoError(t, cmd.Process.Signal(syscall.SIGKILL))

	require.Eventually(t, func() bool {
		_, err := os.Stat(filepath.Join(dir, "data", "postmaster.pid"))
		return os.IsNotExist(err)
	}, patience, 20*time.Millisecond, "PostgreSQL ends with the program")
	_, err := pgx.Connect(t.Context(), url)
	require.Error(t, err, "nobody answers any more")
	requireCleanShutdown(t, dir)
}

func TestServer_ProgramKilledWhilePostgresStarts(t *testing.T) {
	t.Parallel()
	dir := dataDir(t)
	cmd, _ := runProgram(t, os.Args[0], dir)
	var address string
	require.Eventually(t, func() bool {
		address = listenAddress(dir)
		return address != ""
	}, patience, time.Millisecond, "PostgreSQL notes where it will listen")
	require.NoError(t, cmd.Process.Signal(syscall.SIGKILL))

	server := start(t, pgserver.Config{DataDir: dir}) // waits until the first keeper has ended
	require.NotContains(t, server.URL(), address)
	_, err := net.Dial("tcp", address)
	require.Error(t, err, "nothing of the first start is left")
}

// listenAddress reads the address from the file that PostgreSQL writes when it
// starts; it is empty as long as it is not there.
func listenAddress(dir string) string {
	data, _ := os.ReadFile(filepath.Join(dir, "data", "postmaster.pid"))
	lines := strings.Split(string(data), "\n")
	if len(lines) < 6 || lines[5] == "" {
		return ""
	}
	return net.JoinHostPort(lines[5], lines[3])
}

func TestServer_InterruptAtTheTerminal(t *testing.T) {
	t.Parallel()
	dir := dataDir(t)
	cmd, out := runProgram(t, os.Args[0], dir)
	url := firstLine(t, out)
	require.Equal(t, 1, query[int](t, url, "SELECT 1"))
	require.NoError(t, syscall.Kill(-cmd.Process.Pid, syscall.SIGINT), "Ctrl-C goes to the whole group")
	require.True(t, out.Scan())
	require.Equal(t, "stopped", out.Text(), "the program itself stops the server")
	require.False(t, out.Scan())
	require.NoError(t, cmd.Wait())
	requireCleanShutdown(t, dir)
}

func TestServer_ProgramThatOthersMayNotRun(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "program")
	copyFile(t, os.Args[0], path)

	cmd, out := runProgram(t, path, dataDir(t))
	require.Equal(t, 1, query[int](t, firstLine(t, out), "SELECT 1"))
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	require.True(t, out.Scan())
	require.Equal(t, "stopped", out.Text())
}

// copyFile copies a program. No other test may start a process meanwhile: it
// would inherit the open copy, and what is open for writing cannot be run.
func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	require.NoError(t, err)
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	require.NoError(t, os.WriteFile(to, content, 0o700))
}

func TestStart_ErrInsideKeeper(t *testing.T) {
	t.Setenv("DATELINE_POSTGRES_CHILD", "1")
	_, err := pgserver.Start(t.Context(), pgserver.Config{})
	require.ErrorContains(t, err, "does not call pgserver.RunChild first")
}
