package natsserver_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/dateline-news/dateline/internal/natsserver"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func start(tb testing.TB, cfg natsserver.Config) *natsserver.Server {
	tb.Helper()
	if testing.Short() {
		tb.Skip("-short leaves out servers")
	}
	if cfg.Dir == "" {
		cfg.Dir = tb.TempDir()
	}
	srv, err := natsserver.Start(tb.Context(), cfg)
	require.NoError(tb, err)
	tb.Cleanup(srv.Stop)
	return srv
}

func connect(tb testing.TB, srv *natsserver.Server) *nats.Conn {
	tb.Helper()
	conn, err := srv.Connect()
	require.NoError(tb, err)
	tb.Cleanup(conn.Close)
	return conn
}

func stream(tb testing.TB, conn *nats.Conn) jetstream.JetStream {
	tb.Helper()
	js, err := jetstream.New(conn)
	require.NoError(tb, err)
	_, err = js.CreateOrUpdateStream(tb.Context(), jetstream.StreamConfig{
		Name: "NEWS", Subjects: []string{"news.raw.>"}, Storage: jetstream.FileStorage,
	})
	require.NoError(tb, err)
	return js
}

func publish(tb testing.TB, js jetstream.JetStream, count int) {
	tb.Helper()
	for i := range count {
		_, err := js.Publish(tb.Context(), "news.raw.test", fmt.Append(nil, "story ", i))
		require.NoError(tb, err)
	}
}

func stored(tb testing.TB, js jetstream.JetStream) uint64 {
	tb.Helper()
	str, err := js.Stream(tb.Context(), "NEWS")
	require.NoError(tb, err)
	return str.CachedInfo().State.Msgs
}

func TestServer_Connect(t *testing.T) {
	t.Parallel()
	srv := start(t, natsserver.Config{})
	js := stream(t, connect(t, srv))
	publish(t, js, 10)
	require.EqualValues(t, 10, stored(t, js))
	require.Empty(t, srv.URL(), "a server that does not listen has no address")
}

func TestServer_URL(t *testing.T) {
	t.Parallel()
	srv := start(t, natsserver.Config{Listen: "127.0.0.1:0"})
	conn, err := nats.Connect(srv.URL())
	require.NoError(t, err)
	defer conn.Close()
	js := stream(t, conn)
	publish(t, js, 3)
	require.EqualValues(t, 3, stored(t, stream(t, connect(t, srv))), "both ways lead to the same server")
}

func TestServer_Stop(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "made", "where", "missing")
	first := start(t, natsserver.Config{Dir: dir, Listen: "127.0.0.1:0"})
	conn := connect(t, first)
	publish(t, stream(t, conn), 5)
	url := first.URL()
	first.Stop()
	first.Stop()
	_, err := nats.Connect(url, nats.MaxReconnects(0))
	require.Error(t, err, "nobody answers any more")

	second := start(t, natsserver.Config{Dir: dir})
	require.EqualValues(t, 5, stored(t, stream(t, connect(t, second))), "the streams outlive the server")
}

func TestServer_MaxPayload(t *testing.T) {
	t.Parallel()
	for _, size := range []int32{0, 4 << 20} {
		t.Run(fmt.Sprintf("Bytes%d", size), func(t *testing.T) {
			t.Parallel()
			want := int64(size)
			if size == 0 {
				want = 1 << 20
			}
			require.Equal(t, want, connect(t, start(t, natsserver.Config{MaxPayload: size})).MaxPayload())
		})
	}
}

func TestStart_SeveralAtOnce(t *testing.T) {
	t.Parallel()
	for i := range 4 {
		t.Run(fmt.Sprintf("Server%d", i), func(t *testing.T) {
			t.Parallel()
			js := stream(t, connect(t, start(t, natsserver.Config{Listen: "127.0.0.1:0"})))
			publish(t, js, i)
			require.EqualValues(t, i, stored(t, js), "no server sees another's streams")
		})
	}
}

func TestStart_Errors(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, taken.Close()) })
	ended, cancel := context.WithCancel(t.Context())
	cancel()

	cases := map[string]struct {
		ctx     context.Context
		cfg     natsserver.Config
		message string
	}{
		"ErrNoDir":       {t.Context(), natsserver.Config{}, "needs a folder"},
		"ErrNoPort":      {t.Context(), natsserver.Config{Dir: t.TempDir(), Listen: "127.0.0.1"}, "missing port"},
		"ErrWordForPort": {t.Context(), natsserver.Config{Dir: t.TempDir(), Listen: "127.0.0.1:nats"}, "reading the port"},
		"ErrPortTaken":   {t.Context(), natsserver.Config{Dir: t.TempDir(), Listen: taken.Addr().String()}, "address already in use"},
		"ErrDirIsFile":   {t.Context(), natsserver.Config{Dir: "/dev/null/streams"}, "not a directory"},
		"ErrCancelled":   {ended, natsserver.Config{Dir: t.TempDir()}, "context canceled"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv, err := natsserver.Start(test.ctx, test.cfg)
			require.ErrorContains(t, err, test.message)
			require.Nil(t, srv)
		})
	}
}

func TestStart_Logger(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug}))
	srv := start(t, natsserver.Config{Logger: log})
	srv.Stop()
	require.Contains(t, out.String(), "component=nats_server")
	require.Contains(t, out.String(), `msg="nats server notice"`)
	require.Contains(t, out.String(), "Server Exiting")
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		start(b, natsserver.Config{}).Stop()
	}
}
