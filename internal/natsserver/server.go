package natsserver

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// startTimeout bounds the start. A server with an empty store is ready within
// milliseconds; one that has to read back a large store takes longer.
const startTimeout = time.Minute

// Server is a running NATS server in this process.
type Server struct {
	server *server.Server
	listen bool
}

// Start starts a server and returns when it takes connections. The caller
// stops it with [Server.Stop]; the end of ctx only ends the start.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	opts, err := cfg.options()
	if err != nil {
		return nil, err
	}
	srv, err := server.NewServer(opts)
	if err != nil {
		return nil, fmt.Errorf("preparing the NATS server: %w", err)
	}
	log := newLogger(cfg.Logger)
	srv.SetLoggerV2(log, false, false, false)
	srv.Start()
	s := &Server{server: srv, listen: cfg.Listen != ""}
	if err := s.awaitReady(ctx, log.fatal); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

// awaitReady asks in short turns, because the server's own wait knows no
// context and does not notice that the server has given up.
func (s *Server) awaitReady(ctx context.Context, fatal <-chan string) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for {
		ready := s.server.ReadyForConnections(50 * time.Millisecond)
		select {
		case reason := <-fatal:
			return fmt.Errorf("starting the NATS server: %s", reason)
		case <-ctx.Done():
			return fmt.Errorf("starting the NATS server: %w", context.Cause(ctx))
		default:
		}
		if ready {
			return nil
		}
	}
}

// URL is the address for clients in other processes, or empty where the server
// does not listen.
func (s *Server) URL() string {
	if !s.listen {
		return ""
	}
	return s.server.ClientURL()
}

// Connect connects from inside this process, without a socket. The caller
// closes the connection.
func (s *Server) Connect(opts ...nats.Option) (*nats.Conn, error) {
	conn, err := nats.Connect(nats.DefaultURL, append(opts, nats.InProcessServer(s.server))...)
	if err != nil {
		return nil, fmt.Errorf("connecting to the NATS server in this process: %w", err)
	}
	return conn, nil
}

// Stop closes all connections, flushes the store and returns when the server
// has ended. A second call does nothing.
func (s *Server) Stop() {
	s.server.Shutdown()
	s.server.WaitForShutdown()
}
