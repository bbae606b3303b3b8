package natstest_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/natstest"
)

// patience bounds every wait of these tests.
const patience = 30 * time.Second

func openStream(tb testing.TB, conn *nats.Conn) jetstream.JetStream {
	tb.Helper()
	js, err := jetstream.New(conn, jetstream.WithDefaultTimeout(time.Minute))
	require.NoError(tb, err)
	_, err = js.CreateOrUpdateStream(tb.Context(), jetstream.StreamConfig{Name: "NEWS", Subjects: []string{"news.raw.>"}})
	require.NoError(tb, err)
	return js
}

func count(tb testing.TB, js jetstream.JetStream) uint64 {
	tb.Helper()
	str, err := js.Stream(tb.Context(), "NEWS")
	require.NoError(tb, err)
	return str.CachedInfo().State.Msgs
}

func TestNew_Isolated(t *testing.T) {
	t.Parallel()
	for i := range 3 {
		t.Run(fmt.Sprintf("Server%d", i), func(t *testing.T) {
			t.Parallel()
			js := openStream(t, natstest.New(t).Connect(t))
			for range i {
				_, err := js.Publish(t.Context(), "news.raw.test", []byte("story"))
				require.NoError(t, err)
			}
			require.EqualValues(t, i, count(t, js), "another test's messages are not seen")
		})
	}
}

func TestServer_Restart(t *testing.T) {
	t.Parallel()
	server := natstest.New(t)
	lost, back := make(chan struct{}, 1), make(chan struct{}, 1)
	conn := server.Connect(t,
		nats.DisconnectErrHandler(func(*nats.Conn, error) { notify(lost) }),
		nats.ReconnectHandler(func(*nats.Conn) { notify(back) }))
	js := openStream(t, conn)
	_, err := js.Publish(t.Context(), "news.raw.test", []byte("story"))
	require.NoError(t, err)
	url := server.URL()

	server.Stop(t)
	await(t, lost)
	_, err = nats.Connect(url)
	require.Error(t, err, "nobody answers while the server is stopped")
	server.Start(t)
	await(t, back)
	require.Equal(t, url, server.URL())
	require.EqualValues(t, 1, count(t, js), "the stream outlives the server")

	server.Restart(t)
	await(t, back)
	require.EqualValues(t, 1, count(t, js))
}

func TestServer_Pause(t *testing.T) {
	t.Parallel()
	server := natstest.New(t)
	conn := server.Connect(t)
	require.NoError(t, conn.FlushTimeout(patience))
	server.Pause()
	require.ErrorIs(t, conn.FlushTimeout(100*time.Millisecond), nats.ErrTimeout)
	require.True(t, conn.IsConnected(), "silence does not break the connection")
	server.Resume()
	require.NoError(t, conn.FlushTimeout(patience))
}

func TestServer_Disconnect(t *testing.T) {
	t.Parallel()
	server := natstest.New(t)
	back := make(chan struct{}, 1)
	conn := server.Connect(t, nats.ReconnectHandler(func(*nats.Conn) { notify(back) }))
	server.Disconnect()
	await(t, back)
	require.NoError(t, conn.FlushTimeout(patience))
}

func notify(signal chan<- struct{}) {
	select {
	case signal <- struct{}{}:
	default:
	}
}

func await(tb testing.TB, signal <-chan struct{}) {
	tb.Helper()
	select {
	case <-signal:
	case <-time.After(patience):
		require.FailNow(tb, "nothing came within "+patience.String())
	}
}
