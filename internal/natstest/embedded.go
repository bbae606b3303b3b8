package natstest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/dateline-news/dateline/internal/natsserver"
)

// embedded is a server in the test process.
type embedded struct {
	dir    string
	server *natsserver.Server
}

func newEmbedded(tb testing.TB) *embedded {
	tb.Helper()
	e := &embedded{dir: tb.TempDir()}
	tb.Cleanup(func() {
		if e.server != nil {
			e.server.Stop()
		}
	})
	return e
}

func (e *embedded) start(ctx context.Context) (string, error) {
	if e.server != nil {
		return "", errors.New("the NATS server runs already")
	}
	server, err := natsserver.Start(ctx, natsserver.Config{Dir: e.dir, Listen: "127.0.0.1:0"})
	if err != nil {
		return "", err
	}
	e.server = server
	return strings.TrimPrefix(server.URL(), "nats://"), nil
}

func (e *embedded) stop(context.Context) error {
	if e.server == nil {
		return errors.New("the NATS server is stopped already")
	}
	e.server.Stop()
	e.server = nil
	return nil
}
