// Package testbackend decides on what kind of servers integration tests run:
// containers where a Docker engine answers, else servers that the test process
// starts itself, or running servers that the environment names. Test support.
package testbackend

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/testcontainers/testcontainers-go"
)

// The environment variables that steer integration tests.
const (
	// Variable insists on a kind of server: "containers" or "embedded".
	Variable = "DATELINE_TEST_BACKEND"
	// DatabaseVariable names a running PostgreSQL to use instead of either.
	DatabaseVariable = "DATELINE_TEST_DATABASE_URL"
	// NATSVariable names a running NATS server to use instead of either.
	NATSVariable = "DATELINE_TEST_NATS_URL"
)

// engineTimeout bounds the question whether a Docker engine answers.
const engineTimeout = 20 * time.Second

// Backend is a kind of server.
type Backend string

// The kinds of server. Each value is also what the report on a test run shows.
const (
	Containers Backend = "containers"
	Embedded   Backend = "embedded"
	Named      Backend = "named"
)

// Choose tells what kind of server the test should use, and leaves word of it
// in the test's attributes. It skips the test under -short. A server named by
// the variable urlVariable goes before everything; its address is the second
// result. The description of the server kind, such as "NATS", is for people.
func Choose(tb testing.TB, server, urlVariable string) (backend Backend, url string) {
	tb.Helper()
	if testing.Short() {
		tb.Skipf("-short leaves out tests that need %s", server)
	}
	backend, url, err := choose(os.Getenv(Variable), os.Getenv(urlVariable), engine)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Attr("backend", describe(backend, server, urlVariable))
	return backend, url
}

func describe(backend Backend, server, urlVariable string) string {
	switch backend {
	case Named:
		return fmt.Sprintf("%s named by %s", server, urlVariable)
	case Containers:
		return server + " in a container"
	default:
		return server + " embedded"
	}
}

func choose(wanted, url string, engine func() error) (Backend, string, error) {
	switch {
	case url != "":
		return Named, url, nil
	case wanted == "" && engine() == nil:
		return Containers, "", nil
	case wanted == "", wanted == string(Embedded):
		return Embedded, "", nil
	case wanted == string(Containers):
		return Containers, "", engine()
	default:
		return "", "", fmt.Errorf("%s is %q; it takes containers, embedded or nothing", Variable, wanted)
	}
}

// engine asks once a process whether a Docker engine answers.
//
//nolint:gochecknoglobals // a fact about the machine, found out once and never changed
var engine = sync.OnceValue(askEngine)

func askEngine() error {
	ctx, cancel := context.WithTimeout(context.Background(), engineTimeout)
	defer cancel()
	provider, err := testcontainers.NewDockerProvider()
	if err == nil {
		err = errors.Join(provider.Health(ctx), provider.Close())
	}
	return explain(err)
}

// explain says what to do where no engine answers.
func explain(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("no Docker engine answers, and %s=containers insists on one; "+
		"start the engine, or set %[1]s=embedded: %w", Variable, err)
}
