//go:build linux || darwin

package pgserver_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/pgserver"
)

const version = "18.3.0"

// repository is a Maven repository on this machine that hands out what the
// shared cache holds.
type repository struct {
	url     string
	fetched atomic.Int32
}

func newRepository(tb testing.TB) *repository {
	tb.Helper()
	stop(tb, start(tb, pgserver.Config{})) // fills the shared cache
	jar := makeJar(tb)
	r := &repository{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if strings.HasSuffix(req.URL.Path, ".sha256") {
			fmt.Fprintf(w, "%x", sha256.Sum256(jar))
			return
		}
		r.fetched.Add(1)
		_, _ = w.Write(jar)
	}))
	tb.Cleanup(server.Close)
	r.url = server.URL
	return r
}

func makeJar(tb testing.TB) []byte {
	tb.Helper()
	dir, err := pgserver.Archives(version)
	require.NoError(tb, err)
	names, err := filepath.Glob(filepath.Join(dir, "*.txz"))
	require.NoError(tb, err)
	require.Len(tb, names, 1)
	data, err := os.ReadFile(names[0])
	require.NoError(tb, err)
	var jar bytes.Buffer
	archive := zip.NewWriter(&jar)
	entry, err := archive.CreateHeader(&zip.FileHeader{Name: "postgres.txz", Method: zip.Store})
	require.NoError(tb, err)
	_, err = entry.Write(data)
	require.NoError(tb, err)
	require.NoError(tb, archive.Close())
	return jar.Bytes()
}

// run starts and stops a server on a cache and gives the steps it told of.
func (r *repository) run(ctx context.Context, cache string) (steps []string, err error) {
	server, err := pgserver.Start(ctx, pgserver.Config{
		CacheDir: cache, Repository: r.url + "/", NoSync: true,
		Progress: func(step string) { steps = append(steps, step) },
	})
	if err != nil {
		return steps, err
	}
	return steps, server.Stop(ctx)
}

func TestStart_DamagedCacheIsRepaired(t *testing.T) {
	t.Parallel()
	repo, cache := newRepository(t), dataDir(t)
	fetching := []string{"fetching PostgreSQL " + version + " (15 MB, once)"}
	unpacking := []string{"unpacking PostgreSQL " + version}

	steps, err := repo.run(t.Context(), cache)
	require.NoError(t, err)
	require.Equal(t, fetching, steps)

	steps, err = repo.run(t.Context(), cache)
	require.NoError(t, err)
	require.Empty(t, steps, "an intact cache is used as it is")

	program := filepath.Join(cache, version, "bundle", "bin", "postgres")
	require.NoError(t, os.Truncate(program, 1000))
	steps, err = repo.run(t.Context(), cache)
	require.NoError(t, err)
	require.Equal(t, unpacking, steps)
	require.EqualValues(t, 1, repo.fetched.Load())

	archives, err := filepath.Glob(filepath.Join(cache, version, "archive", "*.txz"))
	require.NoError(t, err)
	require.Len(t, archives, 1)
	require.NoError(t, os.Truncate(archives[0], 100_000))
	require.NoError(t, os.Remove(program))
	steps, err = repo.run(t.Context(), cache)
	require.NoError(t, err)
	require.Equal(t, append(unpacking, fetching...), steps)
	require.EqualValues(t, 2, repo.fetched.Load())
}

func TestStart_SeveralOnEmptyCache(t *testing.T) {
	t.Parallel()
	repo, cache := newRepository(t), dataDir(t)
	var group errgroup.Group
	for range 3 {
		group.Go(func() error {
			_, err := repo.run(t.Context(), cache)
			return err
		})
	}
	require.NoError(t, group.Wait())
	require.EqualValues(t, 1, repo.fetched.Load(), "one fetches, the others wait")
}

func TestStart_ErrNoRepository(t *testing.T) {
	t.Parallel()
	skipShort(t)
	repo := repository{url: "http://127.0.0.1:1"}
	_, err := repo.run(t.Context(), dataDir(t))
	require.ErrorContains(t, err, "starting PostgreSQL "+version)
	require.ErrorContains(t, err, "DATELINE_POSTGRES_REPOSITORY")
	require.ErrorContains(t, err, "DATELINE_DATABASE_URL")
}

func TestStart_ErrCancelledWhileFetching(t *testing.T) {
	skipShort(t)
	temporary, cache := dataDir(t), dataDir(t)
	t.Setenv("TMPDIR", temporary)
	asked, end := make(chan struct{}, 1), make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, req *http.Request) {
		asked <- struct{}{}
		select { // a repository that takes its time
		case <-end:
		case <-req.Context().Done():
		}
	}))
	t.Cleanup(server.Close)
	t.Cleanup(func() { close(end) })
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-asked
		cancel()
	}()
	repo := repository{url: server.URL}
	begun := time.Now()
	_, err := repo.run(ctx, cache)
	require.ErrorIs(t, err, context.Canceled)
	require.Less(t, time.Since(begun), 20*time.Second, "the download is not waited for")
	left, err := os.ReadDir(temporary)
	require.NoError(t, err)
	require.Empty(t, left, "the temporary data is gone")
}
