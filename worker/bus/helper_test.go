package bus_test

import (
	"bytes"
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/dateline-news/dateline/internal/natstest"
	"github.com/dateline-news/dateline/worker/bus"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const patience = 30 * time.Second

// bundle is a server of one test with a connection to it.
type bundle struct {
	server *natstest.Server
	conn   *nats.Conn
	js     jetstream.JetStream
	log    *logBook
	logger *slog.Logger
}

func setup(tb testing.TB) *bundle {
	tb.Helper()
	b := &bundle{server: natstest.New(tb), log: &logBook{}}
	b.conn = b.connect(tb)
	js, err := jetstream.New(b.conn, jetstream.WithDefaultTimeout(time.Minute))
	require.NoError(tb, err)
	b.js = js
	b.logger = slog.New(slog.NewTextHandler(b.log, nil))
	return b
}

func (b *bundle) connect(tb testing.TB) *nats.Conn {
	tb.Helper()
	conn, err := bus.Connect(bus.Connection{URL: b.server.URL(), Name: tb.Name(), Logger: b.logger, Options: []nats.Option{
		nats.ReconnectWait(20 * time.Millisecond), nats.ReconnectJitter(0, 0),
	}})
	require.NoError(tb, err)
	tb.Cleanup(conn.Close)
	return conn
}

func (b *bundle) open(tb testing.TB, config bus.Config) (*bus.Bus, error) {
	tb.Helper()
	if config.Pipeline == "" {
		config.Pipeline = "en-2026.11"
	}
	return bus.Open(tb.Context(), b.conn, config, b.logger)
}

// consumer is the settings that the server has for a consumer.
func (b *bundle) consumer(tb testing.TB, stream, name string) jetstream.ConsumerConfig {
	tb.Helper()
	consumer, err := b.js.Consumer(tb.Context(), stream, name)
	require.NoError(tb, err)
	return consumer.CachedInfo().Config
}

func (b *bundle) stream(tb testing.TB, name string) *jetstream.StreamInfo {
	tb.Helper()
	stream, err := b.js.Stream(tb.Context(), name)
	require.NoError(tb, err)
	return stream.CachedInfo()
}

// messages reads a whole stream.
func (b *bundle) messages(tb testing.TB, name string) []*jetstream.RawStreamMsg {
	tb.Helper()
	stream, err := b.js.Stream(tb.Context(), name)
	require.NoError(tb, err)
	var all []*jetstream.RawStreamMsg
	for sequence := uint64(1); sequence <= stream.CachedInfo().State.LastSeq; sequence++ {
		msg, err := stream.GetMsg(tb.Context(), sequence)
		require.NoError(tb, err)
		all = append(all, msg)
	}
	return all
}

// logBook collects log lines.
type logBook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *logBook) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBook) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// patient is a context for one request to a server whose disk may be busy: the
// client's own patience, where the context sets none, is five seconds.
func patient(tb testing.TB) context.Context {
	tb.Helper()
	ctx, cancel := context.WithTimeout(tb.Context(), time.Minute)
	tb.Cleanup(cancel)
	return ctx
}
