package bus_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

func publisher(tb testing.TB, b *bundle, window int) *bus.Publisher {
	tb.Helper()
	require.NoError(tb, bus.EnsureStreams(tb.Context(), b.conn, bus.Config{}, nil))
	p, err := bus.NewPublisher(b.conn, window)
	require.NoError(tb, err)
	return p
}

func outgoing(id string, data []byte) bus.Outgoing {
	return bus.Outgoing{Subject: "news.raw.web", Header: map[string][]string{"Nats-Msg-Id": {id}}, Data: data}
}

func TestPublisher_KeepsOrder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := publisher(t, b, 4)
	for i := range 50 {
		require.NoError(t, p.Publish(t.Context(), outgoing(fmt.Sprint(i), fmt.Append(nil, i))))
	}
	published, err := p.Wait()
	require.NoError(t, err)
	require.Equal(t, bus.Published{Stored: 50}, published)
	for i, msg := range b.messages(t, "NEWS") {
		require.Equal(t, fmt.Sprint(i), string(msg.Data))
	}
}

func TestPublisher_RepeatsCostNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := publisher(t, b, 0)
	for range 3 {
		require.NoError(t, p.Publish(t.Context(), outgoing("same", []byte("text"))))
	}
	published, err := p.Wait()
	require.NoError(t, err)
	require.Equal(t, bus.Published{Stored: 1, Duplicates: 2}, published)
	require.Equal(t, 3, published.Total())
}

func TestPublisher_CompressesWhatIsTooLarge(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := publisher(t, b, 0)
	text := bytes.Repeat([]byte("a long article "), 200_000)
	out := outgoing("long", text)
	require.NoError(t, p.Publish(t.Context(), out))
	published, err := p.Wait()
	require.NoError(t, err)
	require.Equal(t, bus.Published{Stored: 1, Compressed: 1}, published)
	require.NotContains(t, out.Header, "Content-Encoding", "the caller's headers are the caller's")

	msg := b.messages(t, "NEWS")[0]
	require.Equal(t, "zstd", msg.Header.Get("Content-Encoding"))
	decoder, err := zstd.NewReader(nil)
	require.NoError(t, err)
	defer decoder.Close()
	unpacked, err := decoder.DecodeAll(msg.Data, nil)
	require.NoError(t, err)
	require.True(t, bytes.Equal(text, unpacked))
}

func TestPublisher_ErrTooLarge(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := publisher(t, b, 0)
	noise := make([]byte, 2<<20)
	_, err := rand.Read(noise)
	require.NoError(t, err)
	encoded := outgoing("gzip", noise)
	encoded.Header["Content-Encoding"] = []string{"gzip"}
	for _, out := range []bus.Outgoing{outgoing("noise", noise), encoded, {Subject: "news.raw.web", Data: noise}} {
		err = p.Publish(t.Context(), out)
		var tooLarge *bus.TooLargeError
		require.ErrorAs(t, err, &tooLarge)
		require.True(t, worker.IsPermanent(err))
		require.ErrorContains(t, err, "max_payload of 1048576")
	}
	require.NoError(t, p.Publish(t.Context(), outgoing("small", []byte("text"))))
	published, err := p.Wait()
	require.NoError(t, err)
	require.Equal(t, 1, published.Stored, "others go on")
}

func TestPublisher_ErrNoStream(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := publisher(t, b, 0)
	for range 15 {
		require.NoError(t, p.Publish(t.Context(), bus.Outgoing{Subject: "nowhere.raw.web"}))
	}
	_, err := p.Wait()
	require.ErrorContains(t, err, "publishing to nowhere.raw.web")
	require.Equal(t, 10, strings.Count(err.Error(), "nowhere.raw.web"), "the first few are enough")
}

func TestPublisher_ServerGoesAway(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := publisher(t, b, 8)
	for i := range 40 {
		if i == 20 {
			b.server.Restart(t)
		}
		require.NoError(t, p.Publish(t.Context(), outgoing(fmt.Sprint(i), []byte("text"))))
	}
	published, err := p.Wait()
	require.NoError(t, err)
	require.Equal(t, 40, published.Total())
	require.Len(t, b.messages(t, "NEWS"), 40)
}

func TestPublisher_ContextEnds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := publisher(t, b, 1)
	b.server.Pause()
	ctx, cancel := context.WithCancel(t.Context())
	require.NoError(t, p.Publish(ctx, outgoing("1", nil)))
	cancel()
	require.ErrorIs(t, p.Publish(ctx, outgoing("2", nil)), context.Canceled)
	_, err := p.Wait()
	require.ErrorIs(t, err, context.Canceled)
	b.server.Resume()
}

// buried is a message that was given up.
func buried(data []byte) (*worker.Message, news.DeadLetter) {
	origin := news.Origin{Stream: "NEWS", Subject: "news.raw.web", Sequence: 7}
	return &worker.Message{Data: data, Origin: origin, Header: map[string][]string{"Nats-Msg-Id": {"k:r"}, "X": {"y"}}},
		news.DeadLetter{Reason: "language", Detail: "not English", Origin: origin, Deliveries: 1, Pipeline: "en-2026.11"}
}

func TestBus_Bury(t *testing.T) {
	t.Parallel()
	b := setup(t)
	opened, err := b.open(t, bus.Config{Name: "w1"})
	require.NoError(t, err)
	msg, letter := buried([]byte("bonjour"))
	for range 3 {
		require.NoError(t, opened.Bury(patient(t), msg, letter))
	}
	dead := b.messages(t, "NEWS_DEAD")
	require.Len(t, dead, 1, "buried once, however often it is tried")
	require.Equal(t, "news.dead.language", dead[0].Subject)
	require.Equal(t, "bonjour", string(dead[0].Data))
	require.Equal(t, "y", dead[0].Header.Get("X"))
	require.Equal(t, "w1", dead[0].Header.Get(worker.HeaderWorker))
	require.Equal(t, "k:r", dead[0].Header.Get(worker.HeaderOriginPrefix+"Nats-Msg-Id"))
	require.Equal(t, "complete", dead[0].Header.Get(worker.HeaderBody))
}

func TestBus_Bury_TooLarge(t *testing.T) {
	t.Parallel()
	const limit = 1 << 20
	tests := map[string]struct {
		data, header int
		body         string
		kept         bool
	}{
		"FitsJust":       {limit - 4096, 0, "complete", true},
		"BodyFillsIt":    {limit, 0, "truncated", true},
		"HeadersFillIt":  {10, 64<<10 - 600, "absent", false},
		"HeadersAndBody": {limit - 50_000, 50_000, "truncated", true},
	}
	b := setup(t)
	opened, err := b.open(t, bus.Config{})
	require.NoError(t, err)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			msg, letter := buried(bytes.Repeat([]byte("x"), test.data))
			letter.Pipeline, letter.Reason = name, strings.ToLower(name)
			msg.Header["Large"] = []string{strings.Repeat("h", test.header)}
			require.NoError(t, opened.Bury(patient(t), msg, letter))
			stream, err := b.js.Stream(t.Context(), "NEWS_DEAD")
			require.NoError(t, err)
			dead, err := stream.GetLastMsgForSubject(t.Context(), "news.dead."+letter.Reason)
			require.NoError(t, err)
			require.Equal(t, test.body, dead.Header.Get(worker.HeaderBody))
			require.Equal(t, test.kept, dead.Header.Get("X") == "y")
			require.Equal(t, test.body == "complete", len(dead.Data) == test.data)
			_, err = worker.ReadDeadLetter(dead.Header)
			require.NoError(t, err)
		})
	}
}

func TestBus_Bury_StreamTakesLess(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.js.CreateStream(t.Context(), jetstream.StreamConfig{
		Name: "NEWS_DEAD", Subjects: []string{"news.dead.>"}, MaxMsgSize: 2000,
	})
	require.NoError(t, err)
	opened, err := b.open(t, bus.Config{})
	require.NoError(t, err)
	msg, letter := buried(bytes.Repeat([]byte("x"), 5000))
	require.NoError(t, opened.Bury(patient(t), msg, letter))
	dead := b.messages(t, "NEWS_DEAD")[0]
	require.Equal(t, "absent", dead.Header.Get(worker.HeaderBody))
	require.Empty(t, dead.Data)
}
