package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"go.uber.org/goleak"

	"github.com/dateline-news/dateline/internal/pgserver"
)

// stopTimeout bounds the end of the server after the last test.
const stopTimeout = 2 * time.Minute

// runner is [testing.M], or what wraps it.
type runner interface{ Run() int }

// Main runs the tests of a package, stops the server if one was started, then
// runs the checks and exits. It never returns.
func Main(m runner, checks ...func() error) {
	if pgserver.RunChild() {
		os.Exit(0)
	}
	os.Exit(run(m, &shared, checks))
}

func run(m runner, s *server, checks []func() error) int {
	s.open()
	code := m.Run()
	ctx, cancel := context.WithTimeout(context.Background(), stopTimeout)
	defer cancel()
	err := s.stop(ctx)
	for _, check := range checks {
		err = errors.Join(err, check())
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "after the tests: %v\n", err)
		code = max(code, 1)
	}
	return code
}

// NoLeaks is a check for [Main]: no goroutine is left over. What testcontainers
// keeps open to the Docker engine does not count.
func NoLeaks() error {
	return goleak.Find(
		goleak.IgnoreAnyFunction("net/http.(*persistConn).readLoop"),
		goleak.IgnoreAnyFunction("net/http.(*persistConn).writeLoop"),
		goleak.IgnoreAnyFunction("github.com/testcontainers/testcontainers-go.(*Reaper).connect.func1"),
	)
}
