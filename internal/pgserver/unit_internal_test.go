//go:build linux || darwin

package pgserver

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestLineLogger_Write(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	handler := slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug})
	writer := &lineLogger{log: slog.New(handler)}
	for _, part := range []string{"LOG:  re", "ady\n\n  \nLOG:  shut", " down\nunfinished"} {
		count, err := writer.Write([]byte(part))
		require.NoError(t, err)
		require.Equal(t, len(part), count)
	}
	require.Equal(t, 2, strings.Count(out.String(), "\n"))
	require.Contains(t, out.String(), `line="LOG:  ready"`)
	require.Contains(t, out.String(), `line="LOG:  shut down"`)
}

func TestKeeperEnviron(t *testing.T) {
	t.Parallel()
	got := keeperEnviron([]string{"PATH=/bin", "PGHOST=elsewhere", "PGOPTIONS=-c x", "HOME=/elsewhere"}, "/base")
	require.Equal(t, []string{"PATH=/bin", "HOME=/elsewhere", childVariable + "=1", "HOME=/base", "TMPDIR=/base/tmp"}, got)
}

func TestParameters(t *testing.T) {
	t.Parallel()
	require.NotContains(t, parameters(false), "fsync", "the demo keeps what PostgreSQL does by itself")
	require.Equal(t, "off", parameters(true)["fsync"])
}

func TestAccount_CheckWay(t *testing.T) {
	t.Parallel()
	closed := t.TempDir()
	require.NoError(t, os.Chmod(closed, 0o700))
	stranger := &account{name: "stranger", uid: 54321, gid: 54321}
	require.ErrorContains(t, stranger.checkWay(filepath.Join(closed, "not", "there")), "cannot enter "+closed)
	owner := &account{name: "owner", uid: uint32(os.Geteuid())}
	info, err := os.Stat(closed)
	require.NoError(t, err)
	require.True(t, owner.mayEnter(info))
	require.False(t, stranger.mayEnter(info))
	require.NoError(t, stranger.checkWay("/"))
}

func TestLock(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "lock")
	release, err := lock(t.Context(), path)
	require.NoError(t, err)

	short, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	_, err = lock(short, path)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.ErrorContains(t, err, path)

	taken := make(chan error, 1)
	go func() {
		again, err := lock(t.Context(), path)
		if err == nil {
			again()
		}
		taken <- err
	}()
	release()
	require.NoError(t, <-taken)
}

func TestCluster_Prepare(t *testing.T) {
	t.Parallel()
	c := cluster{dir: t.TempDir()}
	first, err := c.prepare("18.3.0")
	require.NoError(t, err)
	require.NotEmpty(t, first)
	require.NoError(t, os.Mkdir(c.data(), 0o700))
	second, err := c.prepare("18.3.0")
	require.NoError(t, err)
	require.NotEqual(t, first, second)
	require.NoDirExists(t, c.data(), "an unfinished cluster is cleared away")

	require.NoError(t, os.Mkdir(c.data(), 0o700))
	require.NoError(t, c.complete(second))
	_, err = c.prepare("18.3.0")
	require.ErrorContains(t, err, "reading the version")
	require.NoError(t, os.WriteFile(filepath.Join(c.data(), "PG_VERSION"), []byte("18\n"), 0o600))
	kept, err := c.prepare("18.4.0")
	require.NoError(t, err)
	require.Equal(t, second, kept)
	_, err = c.prepare("19.0.0")
	require.ErrorContains(t, err, "made by PostgreSQL 18 and this is PostgreSQL 19")
}

func TestBundle_Intact(t *testing.T) {
	t.Parallel()
	b := newBundle(t.TempDir(), "18.3.0")
	require.False(t, b.intact())
	program := filepath.Join(b.binaries(), "bin", "pg_ctl")
	require.NoError(t, os.MkdirAll(filepath.Dir(program), 0o700))
	require.False(t, b.unpacked())
	require.NoError(t, os.WriteFile(program, []byte("program"), 0o700))
	require.True(t, b.unpacked())
	require.False(t, b.intact(), "not sealed yet")
	require.NoError(t, b.seal())
	require.True(t, b.intact())
	require.NoError(t, os.Truncate(program, 3))
	require.False(t, b.intact())
	require.NoError(t, b.clear(b.dir))
	require.False(t, b.intact())
}

func TestKeeper_RunErrors(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]string{"ErrNoOrder": "", "ErrNoJSON": "hello\n"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out, log bytes.Buffer
			newKeeper(&out, &log).run(t.Context(), strings.NewReader(in))
			require.Contains(t, out.String(), "Problem")
		})
	}
}
