package natstest

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/testbackend"
)

// turns lets one test at a time use the server that the environment names.
//
//nolint:gochecknoglobals // there is one such server, whatever test asks for it
var turns holder

// holder knows the test that holds the named server.
type holder struct {
	mu   sync.Mutex
	turn sync.Mutex
	test string
}

// take waits for the server. A test that holds it already would wait for
// itself, so that is an error.
func (h *holder) take(test string) error {
	h.mu.Lock()
	held := h.test
	h.mu.Unlock()
	if held == test || strings.HasPrefix(test, held+"/") && held != "" {
		return fmt.Errorf("%s names one server and this test needs two; leave it empty", testbackend.NATSVariable)
	}
	h.turn.Lock()
	h.set(test)
	return nil
}

func (h *holder) release() {
	h.set("")
	h.turn.Unlock()
}

func (h *holder) set(test string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.test = test
}

// named is a running server that is not ours; it cannot be stopped.
type named struct{ address string }

// newNamed takes the server for the length of the test and leaves it without
// the streams that the test made.
func newNamed(tb testing.TB, address string) named {
	tb.Helper()
	require.NoError(tb, turns.take(tb.Name()))
	tb.Cleanup(turns.release)
	conn, err := nats.Connect(address)
	require.NoError(tb, err, "connecting to the server of %s", testbackend.NATSVariable)
	tb.Cleanup(conn.Close)
	before := streams(tb, conn)
	tb.Cleanup(func() { deleteNew(tb, conn, before) })
	parsed, err := url.Parse(conn.ConnectedUrl())
	require.NoError(tb, err)
	return named{address: parsed.Host}
}

func (n named) start(context.Context) (string, error) { return n.address, nil }

// stop does nothing: the proxy in front breaks the connections, and that is
// all that a client would see of a server that restarts.
func (n named) stop(context.Context) error { return nil }

func streams(tb testing.TB, conn *nats.Conn) map[string]bool {
	tb.Helper()
	js, err := jetstream.New(conn)
	require.NoError(tb, err)
	names := map[string]bool{}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(tb.Context()), controlTimeout)
	defer cancel()
	lister := js.StreamNames(ctx)
	for name := range lister.Name() {
		names[name] = true
	}
	require.NoError(tb, lister.Err())
	return names
}

func deleteNew(tb testing.TB, conn *nats.Conn, before map[string]bool) {
	tb.Helper()
	js, err := jetstream.New(conn)
	require.NoError(tb, err)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(tb.Context()), controlTimeout)
	defer cancel()
	for name := range streams(tb, conn) {
		if !before[name] {
			require.NoError(tb, js.DeleteStream(ctx, name))
		}
	}
}
