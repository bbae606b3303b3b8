package natstest

import (
	"context"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/tcpproxy"
	"github.com/dateline-news/dateline/internal/testbackend"
)

// controlTimeout bounds one start or stop of a server.
const controlTimeout = 2 * time.Minute

// backend is one server that can come and go. Its store outlives a stop.
type backend interface {
	// start starts the server and gives its address, host:port.
	start(ctx context.Context) (address string, err error)
	stop(ctx context.Context) error
}

// Server is a NATS server for one test. Clients reach it through a proxy, so
// its address stays the same however often it restarts.
type Server struct {
	backend backend
	proxy   *tcpproxy.Proxy
}

// New starts an empty server with JetStream that ends with the test.
func New(tb testing.TB) *Server {
	tb.Helper()
	kind, url := testbackend.Choose(tb, "NATS", testbackend.NATSVariable)
	s := &Server{}
	switch kind {
	case testbackend.Named:
		s.backend = newNamed(tb, url)
	case testbackend.Containers:
		s.backend = newContainer(tb)
	default:
		s.backend = newEmbedded(tb)
	}
	ctx, cancel := control(tb)
	defer cancel()
	address, err := s.backend.start(ctx)
	require.NoError(tb, err)
	s.proxy = tcpproxy.New(tb, address)
	return s
}

// URL is the address for clients.
func (s *Server) URL() string { return "nats://" + s.proxy.Addr() }

// Connect connects for as long as the test lasts. Unless opts say otherwise,
// the connection tries again for ever and soon.
func (s *Server) Connect(tb testing.TB, opts ...nats.Option) *nats.Conn {
	tb.Helper()
	patient := []nats.Option{nats.MaxReconnects(-1), nats.ReconnectWait(50 * time.Millisecond)}
	conn, err := nats.Connect(s.URL(), append(patient, opts...)...)
	require.NoError(tb, err)
	tb.Cleanup(conn.Close)
	return conn
}

// Stop stops the server; connections break, the streams stay.
func (s *Server) Stop(tb testing.TB) {
	tb.Helper()
	ctx, cancel := control(tb)
	defer cancel()
	s.proxy.Cut()
	require.NoError(tb, s.backend.stop(ctx))
}

// Start starts a stopped server again, at the same address.
func (s *Server) Start(tb testing.TB) {
	tb.Helper()
	ctx, cancel := control(tb)
	defer cancel()
	address, err := s.backend.start(ctx)
	require.NoError(tb, err)
	s.proxy.Retarget(address)
	s.proxy.Restore()
}

// Restart stops and starts the server.
func (s *Server) Restart(tb testing.TB) {
	tb.Helper()
	s.Stop(tb)
	s.Start(tb)
}

// Pause makes the server fall silent: connections stay open and nothing is
// answered until [Server.Resume].
func (s *Server) Pause() { s.proxy.Pause() }

// Resume ends a pause; what was held back arrives.
func (s *Server) Resume() { s.proxy.Resume() }

// Disconnect breaks every connection once; clients may come back at once.
func (s *Server) Disconnect() {
	s.proxy.Cut()
	s.proxy.Restore()
}

func control(tb testing.TB) (context.Context, context.CancelFunc) {
	tb.Helper()
	return context.WithTimeout(tb.Context(), controlTimeout)
}
