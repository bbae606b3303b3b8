package bus

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"
)

// Connection says how to reach the server.
type Connection struct {
	// URL is one address or several with commas between. Default
	// "nats://127.0.0.1:4222".
	URL string
	// Name is shown in the server's list of connections.
	Name string
	// Logger is told when the connection goes and comes; optional.
	Logger *slog.Logger
	// Options come after the ones set here and win, for example
	// [nats.UserCredentials].
	Options []nats.Option
}

// Connect opens a connection that outlives the server: it does not wait for
// the server to be there, and it tries for ever, at intervals with jitter, to
// come back to it. Only two refusals in a row by the same credentials close
// it, because a person has to look then. The caller closes it, after the
// worker has returned.
func Connect(c Connection) (*nats.Conn, error) {
	orDefault(&c.URL, nats.DefaultURL)
	logger := c.Logger
	if logger == nil {
		logger = slog.New(slog.DiscardHandler)
	}
	options := []nats.Option{
		nats.Name(c.Name),
		nats.MaxReconnects(-1),
		nats.RetryOnFailedConnect(true),
		nats.ReconnectWait(time.Second),
		nats.ReconnectJitter(500*time.Millisecond, time.Second),
		nats.PingInterval(20 * time.Second),
		nats.MaxPingsOutstanding(2),
	}
	options = append(options, handlers(logger.With(slog.String("component", "bus")))...)
	conn, err := nats.Connect(c.URL, append(options, c.Options...)...)
	if err != nil {
		return nil, fmt.Errorf("connecting to NATS: %w", err)
	}
	return conn, nil
}

func handlers(logger *slog.Logger) []nats.Option {
	return []nats.Option{
		nats.ConnectHandler(func(conn *nats.Conn) {
			logger.Info("connected", slog.String("server", conn.ConnectedUrlRedacted()))
		}),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil {
				logger.Warn("connection lost", slog.Any("err", err))
			}
		}),
		nats.ReconnectHandler(func(conn *nats.Conn) {
			logger.Info("connected again", slog.String("server", conn.ConnectedUrlRedacted()))
		}),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			logger.Warn("connection reports", slog.Any("err", err))
		}),
	}
}
