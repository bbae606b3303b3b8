package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgserver"
	"github.com/dateline-news/dateline/internal/testbackend"
)

// repositoryVariable names another source of PostgreSQL's programs.
const repositoryVariable = "DATELINE_POSTGRES_REPOSITORY"

// shared is the server of this process.
//
//nolint:gochecknoglobals // one server to a package of tests, whichever test asks first
var shared server

// server is one PostgreSQL that is started on the first demand.
type server struct {
	mu     sync.Mutex
	opened bool
	url    string
	err    error
	end    func(context.Context) error

	migrated, prepared template
}

// open allows starts: from now on somebody is there to stop the server.
func (s *server) open() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opened = true
}

// admin is the address of the server's first database. The server is started
// once; when that fails, it fails for every test alike.
func (s *server) admin(tb testing.TB) string {
	tb.Helper()
	kind, named := testbackend.Choose(tb, "PostgreSQL", testbackend.DatabaseVariable)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.url == "" && s.err == nil {
		s.url, s.err = s.start(tb.Context(), kind, named)
	}
	require.NoError(tb, s.err)
	return s.url
}

func (s *server) start(ctx context.Context, kind testbackend.Backend, named string) (string, error) {
	if !s.opened {
		return "", errors.New("this package needs func TestMain(m *testing.M) { pgtest.Main(m) }")
	}
	switch kind {
	case testbackend.Named:
		return named, nil
	case testbackend.Containers:
		return s.startContainer(ctx)
	default:
		return s.startEmbedded(ctx)
	}
}

func (s *server) startEmbedded(ctx context.Context) (string, error) {
	postgres, err := pgserver.Start(ctx, pgserver.Config{
		Repository: os.Getenv(repositoryVariable),
		Progress:   func(step string) { fmt.Fprintln(os.Stderr, "PostgreSQL for tests:", step) },
		NoSync:     true,
	})
	if err != nil {
		return "", err
	}
	s.end = postgres.Stop
	return postgres.URL(), nil
}

// stop ends the server, where one was started.
func (s *server) stop(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opened = false
	// A named server lives on, and so would the templates.
	err := errors.Join(s.migrated.drop(ctx, s.url), s.prepared.drop(ctx, s.url))
	if s.end != nil {
		err = errors.Join(err, s.end(ctx))
	}
	return err
}
