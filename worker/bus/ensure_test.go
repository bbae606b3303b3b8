package bus_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

func TestOpen_MakesWhatIsMissing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.open(t, bus.Config{})
	require.NoError(t, err)

	articles := b.stream(t, "NEWS").Config
	require.Equal(t, []string{"news.raw.>"}, articles.Subjects)
	require.Equal(t, jetstream.LimitsPolicy, articles.Retention)
	require.Equal(t, jetstream.FileStorage, articles.Storage)
	require.Equal(t, 30*24*time.Hour, articles.MaxAge)
	require.Equal(t, 10*time.Minute, articles.Duplicates)
	require.Equal(t, jetstream.S2Compression, articles.Compression)
	require.True(t, articles.AllowDirect)
	require.Equal(t, 1, articles.Replicas)
	dead := b.stream(t, "NEWS_DEAD").Config
	require.Equal(t, []string{"news.dead.>"}, dead.Subjects)
	require.Equal(t, jetstream.LimitsPolicy, dead.Retention)
	require.Zero(t, dead.MaxAge, "kept until somebody replays or drops it")

	durable := b.consumer(t, "NEWS", "extract-en-2026-11")
	require.Equal(t, jetstream.AckExplicitPolicy, durable.AckPolicy)
	require.Equal(t, time.Minute, durable.AckWait)
	require.Equal(t, 24, durable.MaxDeliver)
	require.Equal(t, "news.raw.>", durable.FilterSubject)
	require.Equal(t, jetstream.DeliverAllPolicy, durable.DeliverPolicy)
	require.Equal(t, -1, b.consumer(t, "NEWS_DEAD", "record-dead-letters").MaxDeliver)
}

func TestOpen_ChangesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	theirs := jetstream.StreamConfig{
		Name: "NEWS", Subjects: []string{"news.>", "sport.>"}, Retention: jetstream.WorkQueuePolicy, MaxAge: time.Hour,
		Duplicates: time.Minute,
	}
	theirs.Subjects = []string{"news.raw.>", "sport.>"}
	_, err := b.js.CreateStream(t.Context(), theirs)
	require.NoError(t, err)
	_, err = b.js.CreateConsumer(t.Context(), "NEWS", jetstream.ConsumerConfig{
		Durable: "extract-en-2026-11", AckPolicy: jetstream.AckExplicitPolicy, AckWait: 7 * time.Second,
		MaxDeliver: 20, FilterSubject: "news.raw.>", MaxAckPending: 2,
	})
	require.NoError(t, err)
	before, durable := b.stream(t, "NEWS").Config, b.consumer(t, "NEWS", "extract-en-2026-11")

	opened, err := b.open(t, bus.Config{Slots: 4})
	require.NoError(t, err)
	require.Equal(t, before, b.stream(t, "NEWS").Config)
	require.Equal(t, durable, b.consumer(t, "NEWS", "extract-en-2026-11"))
	require.Regexp(t, `existing settings differ and are kept.*stream NEWS.*retention is WorkQueue, not Limits; .*max_age is 1h0m0s`, b.log.String())
	require.Regexp(t, `ack_wait is 7s, not 1m0s; .*some stay idle.*max_deliver is 20, not 24|max_deliver is 20, not 24; ack_wait is 7s`, b.log.String())

	logged := b.log.String()
	feed, err := opened.Articles().Open(t.Context())
	require.NoError(t, err)
	require.NoError(t, feed.Close())
	require.Equal(t, logged, b.log.String(), "one warning is enough")
}

func TestOpen_MaxDeliverUnlimited(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.NoError(t, bus.EnsureStreams(t.Context(), b.conn, bus.Config{}, nil))
	_, err := b.js.CreateConsumer(t.Context(), "NEWS", jetstream.ConsumerConfig{
		Durable: "extract-en-2026-11", AckPolicy: jetstream.AckExplicitPolicy, FilterSubject: "news.raw.>",
	})
	require.NoError(t, err)
	_, err = b.open(t, bus.Config{})
	require.NoError(t, err, "the worker has a limit of its own")
	require.Contains(t, b.log.String(), "max_deliver is -1, not 24")
}

func TestOpen_ErrMismatchConsumer(t *testing.T) {
	t.Parallel()
	safe := jetstream.ConsumerConfig{
		AckPolicy: jetstream.AckExplicitPolicy, FilterSubject: "news.raw.>", MaxDeliver: 24,
	}
	tests := map[string]struct {
		change func(*jetstream.ConsumerConfig)
		want   []string
	}{
		"AckAll":     {func(c *jetstream.ConsumerConfig) { c.AckPolicy = jetstream.AckAllPolicy }, []string{"ack_policy is AckAll, want AckExplicit"}},
		"NoAck":      {func(c *jetstream.ConsumerConfig) { c.AckPolicy, c.MaxDeliver = jetstream.AckNonePolicy, -1 }, []string{"ack_policy is AckNone"}},
		"MaxDeliver": {func(c *jetstream.ConsumerConfig) { c.MaxDeliver = 16 }, []string{"max_deliver is 16, want at least 17", "set it to 24"}},
		"Filter":     {func(c *jetstream.ConsumerConfig) { c.FilterSubject = "news.raw.web" }, []string{"filter_subject is news.raw.web, want news.raw.>"}},
		"NoFilter":   {func(c *jetstream.ConsumerConfig) { c.FilterSubject = "" }, []string{"filter_subject is , want news.raw.>"}},
		"Filters": {func(c *jetstream.ConsumerConfig) {
			c.FilterSubject, c.FilterSubjects = "", []string{"news.raw.web", "news.raw.feed"}
		}, []string{"filter_subject is news.raw.feed news.raw.web"}},
		"HeadersOnly": {func(c *jetstream.ConsumerConfig) { c.HeadersOnly = true }, []string{"headers_only is true"}},
		"Several": {
			func(c *jetstream.ConsumerConfig) { c.MaxDeliver, c.HeadersOnly = 3, true },
			[]string{"headers_only is true", "max_deliver is 3"},
		},
	}
	b := setup(t)
	require.NoError(t, bus.EnsureStreams(t.Context(), b.conn, bus.Config{}, nil))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := safe
			config.Durable = bus.Durable(name)
			test.change(&config)
			_, err := b.js.CreateConsumer(t.Context(), "NEWS", config)
			require.NoError(t, err)
			_, err = b.open(t, bus.Config{Pipeline: name})
			requireMismatch(t, err, test.want...)
		})
	}
}

func requireMismatch(tb testing.TB, err error, words ...string) {
	tb.Helper()
	var mismatch *bus.MismatchError
	require.ErrorAs(tb, err, &mismatch)
	require.True(tb, worker.IsPermanent(err))
	for _, word := range words {
		require.ErrorContains(tb, err, word)
	}
}

func TestOpen_ErrMismatchPushConsumer(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.NoError(t, bus.EnsureStreams(t.Context(), b.conn, bus.Config{}, nil))
	_, err := b.js.CreatePushConsumer(t.Context(), "NEWS", jetstream.ConsumerConfig{
		Durable: "extract-en-2026-11", AckPolicy: jetstream.AckExplicitPolicy, DeliverSubject: "somewhere",
	})
	require.NoError(t, err)
	_, err = b.open(t, bus.Config{})
	requireMismatch(t, err, "push consumer", "delete it")
}

func TestOpen_ErrMismatchStream(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.js.CreateStream(t.Context(), jetstream.StreamConfig{Name: "NEWS", Subjects: []string{"news.raw.web"}})
	require.NoError(t, err)
	_, err = b.open(t, bus.Config{})
	requireMismatch(t, err, "stream NEWS", "subjects is news.raw.web, want news.raw.>", "name another stream")
}

func TestOpen_ErrSubjectsTaken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.js.CreateStream(t.Context(), jetstream.StreamConfig{Name: "OTHERS", Subjects: []string{"news.>"}})
	require.NoError(t, err)
	_, err = b.open(t, bus.Config{})
	require.ErrorContains(t, err, "stream NEWS")
	require.ErrorContains(t, err, "overlap")
}

func TestOpen_Since(t *testing.T) {
	t.Parallel()
	b := setup(t)
	since := time.Date(2026, 11, 1, 8, 0, 0, 0, time.FixedZone("", 3600))
	_, err := b.open(t, bus.Config{Since: since})
	require.NoError(t, err)
	durable := b.consumer(t, "NEWS", "extract-en-2026-11")
	require.Equal(t, jetstream.DeliverByStartTimePolicy, durable.DeliverPolicy)
	require.True(t, durable.OptStartTime.Equal(since))

	_, err = b.open(t, bus.Config{Since: since.UTC()})
	require.NoError(t, err, "the same start again")
	_, err = b.open(t, bus.Config{})
	require.NoError(t, err, "no start means to go on")
	_, err = b.open(t, bus.Config{Since: since.Add(time.Hour)})
	requireMismatch(t, err, "start is 2026-11-01T07:00:00Z, want 2026-11-01T08:00:00Z", "leave the start out")
	_, err = b.open(t, bus.Config{Pipeline: "other"})
	require.NoError(t, err)
	_, err = b.open(t, bus.Config{Pipeline: "other", Since: since})
	requireMismatch(t, err, "start is the stream's oldest message")
}

func TestOpen_SinceAge(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.open(t, bus.Config{SinceAge: 72 * time.Hour})
	require.NoError(t, err)
	start := b.consumer(t, "NEWS", "extract-en-2026-11").OptStartTime
	require.WithinDuration(t, time.Now().Add(-72*time.Hour), *start, time.Hour)

	_, err = b.open(t, bus.Config{SinceAge: 24 * time.Hour})
	require.NoError(t, err, "a second start of the worker goes on")
	require.Equal(t, start, b.consumer(t, "NEWS", "extract-en-2026-11").OptStartTime)
	_, err = b.open(t, bus.Config{SinceAge: time.Hour, Since: time.Now()})
	require.ErrorContains(t, err, "both a time and an age")
}

func TestOpen_Filter(t *testing.T) {
	t.Parallel()
	b := setup(t)
	opened, err := b.open(t, bus.Config{Filter: "news.raw.web"})
	require.NoError(t, err)
	publisher, err := bus.NewPublisher(b.conn, 0)
	require.NoError(t, err)
	for _, subject := range []string{"news.raw.web", "news.raw.feed"} {
		require.NoError(t, publisher.Publish(t.Context(), bus.Outgoing{Subject: subject}))
	}
	_, err = publisher.Wait()
	require.NoError(t, err)
	lag, err := opened.Articles().Lag(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 1, lag)
}

func TestOpen_Race(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var group sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		conn := b.connect(t)
		group.Go(func() {
			_, errs[i] = bus.Open(t.Context(), conn, bus.Config{Pipeline: "en-2026.11"}, nil)
		})
	}
	group.Wait()
	require.NoError(t, errors.Join(errs...))
}

func TestOpen_WaitsForServer(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.server.Stop(t)
	conn := b.connect(t)
	done := make(chan error, 1)
	go func() {
		_, err := bus.Open(t.Context(), conn, bus.Config{Pipeline: "en-2026.11"}, b.logger)
		done <- err
	}()
	require.Eventually(t, func() bool { return len(b.log.String()) > 0 }, patience, time.Millisecond, "it says that it waits")
	b.server.Start(t)
	require.NoError(t, <-done)
}

func TestOpen_ContextEnds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.server.Stop(t)
	ctx, cancel := context.WithCancelCause(t.Context())
	reason := errors.New("asked to stop")
	time.AfterFunc(50*time.Millisecond, func() { cancel(reason) })
	_, err := bus.Open(ctx, b.connect(t), bus.Config{Pipeline: "en-2026.11"}, nil)
	require.ErrorIs(t, err, reason)
}

func TestOpen_ErrConfig(t *testing.T) {
	t.Parallel()
	_, err := bus.Open(t.Context(), nil, bus.Config{}, nil)
	require.ErrorContains(t, err, "pipeline is missing")
	_, err = bus.Open(t.Context(), nil, bus.Config{Pipeline: "x", Replicas: 9}, nil)
	require.ErrorContains(t, err, "replicas is 9")
}

func TestSource_ErrSourceClosed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	opened, err := b.open(t, bus.Config{})
	require.NoError(t, err)
	feed, err := opened.Articles().Open(t.Context())
	require.NoError(t, err)
	time.AfterFunc(20*time.Millisecond, b.conn.Close)
	_, err = feed.Next(t.Context())
	require.ErrorIs(t, err, worker.ErrSourceClosed)
	_, err = opened.Articles().Open(t.Context())
	require.ErrorIs(t, err, worker.ErrSourceClosed)
	_, err = opened.Articles().Lag(t.Context())
	require.ErrorIs(t, err, worker.ErrSourceClosed)
	require.NoError(t, feed.Close())
}

func TestSource_SilentServer(t *testing.T) {
	t.Parallel()
	b := setup(t)
	opened, err := b.open(t, bus.Config{PullExpiry: time.Second, PullHeartbeat: 500 * time.Millisecond})
	require.NoError(t, err)
	feed, err := opened.Articles().Open(t.Context())
	require.NoError(t, err)
	b.server.Pause()
	_, err = feed.Next(t.Context())
	require.ErrorIs(t, err, jetstream.ErrNoHeartbeat, "a silence is noticed")
	b.server.Resume()
	require.NoError(t, feed.Close())
}
