package worker_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/natstest"
	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

// patience bounds every wait for something that must happen.
const patience = 30 * time.Second

// broker is a NATS server of one test, which can go down and come back with
// what it had on disk.
type broker struct {
	*natstest.Server
	tb testing.TB
}

func newBroker(tb testing.TB) *broker {
	tb.Helper()
	return &broker{tb: tb, Server: natstest.New(tb)}
}

// connect opens a connection as the program does, but less patient.
func (b *broker) connect() *nats.Conn {
	conn, err := bus.Connect(bus.Connection{URL: b.URL(), Name: b.tb.Name(), Options: []nats.Option{
		nats.ReconnectWait(20 * time.Millisecond), nats.ReconnectJitter(0, 0),
	}})
	require.NoError(b.tb, err)
	b.tb.Cleanup(conn.Close)
	return conn
}

// open makes streams and consumers with intervals fit for a test.
func (b *broker) open(conn *nats.Conn, change func(*bus.Config)) *bus.Bus {
	config := bus.Config{
		Name: "w1", Pipeline: "test-1", PullExpiry: time.Second, PullHeartbeat: 500 * time.Millisecond,
	}
	if change != nil {
		change(&config)
	}
	opened, err := bus.Open(b.tb.Context(), conn, config, nil)
	require.NoError(b.tb, err)
	return opened
}

// publish sends a message and waits until it is kept.
func publish(tb testing.TB, conn *nats.Conn, subject string, header map[string][]string, data []byte) {
	tb.Helper()
	js, err := jetstream.New(conn, jetstream.WithDefaultTimeout(time.Minute))
	require.NoError(tb, err)
	_, err = js.PublishMsg(tb.Context(), &nats.Msg{Subject: subject, Header: header, Data: data})
	require.NoError(tb, err)
}

// publishArticles sends n articles in the test format.
func publishArticles(tb testing.TB, conn *nats.Conn, n int) {
	tb.Helper()
	publisher, err := bus.NewPublisher(conn, 0)
	require.NoError(tb, err)
	for i := range n {
		require.NoError(tb, publisher.Publish(tb.Context(), bus.Outgoing{
			Subject: subject, Header: map[string][]string{"Nats-Msg-Id": {fmt.Sprint("a", i)}},
			Data: fmt.Appendf(nil, "a%d|Text of article %d.", i, i),
		}))
	}
	_, err = publisher.Wait()
	require.NoError(tb, err)
}

// onBus puts a bundle on JetStream.
func onBus(opened *bus.Bus) func(*bundle) {
	return func(b *bundle) {
		b.parts.Source, b.parts.Burier = opened.Articles(), opened
		b.parts.DeadLetters, b.parts.Recorder = opened.DeadLetters(), b.store
		b.config.Retry = worker.Backoff{Base: 20 * time.Millisecond, Factor: 2, Cap: 100 * time.Millisecond}
		b.config.DrainPoll = 20 * time.Millisecond
		b.config.ShutdownTimeout = 5 * time.Second
	}
}

func eventually(tb testing.TB, condition func() bool, message string) {
	tb.Helper()
	require.Eventually(tb, condition, patience, 10*time.Millisecond, message)
}
