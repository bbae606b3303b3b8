package worker_test

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

// These tests run whole workers on a real server.

func TestWorker_JetStream_TwoWorkersShare(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	publishArticles(t, openAndConnect(broker), 200)
	store := newStore()
	var workers sync.WaitGroup
	bundles := make([]*bundle, 2)
	for i := range bundles {
		opened := broker.open(broker.connect(), nil)
		bundles[i] = setup(t, func(b *bundle) {
			b.store = store
			onBus(opened)(b)
			b.parts.Saver, b.config.Slots = store, 3
			b.parts.Extractor = slow(time.Millisecond)
		})
		workers.Go(func() { bundles[i].run(t) })
	}
	workers.Wait()
	articles, writes := store.count()
	require.Equal(t, 200, articles)
	require.Equal(t, 200, writes, "nothing is done twice")
	first, second := bundles[0].worker.Stats(), bundles[1].worker.Stats()
	require.Equal(t, 200, first.Saved+second.Saved)
	require.Greater(t, first.Saved, 20)
	require.Greater(t, second.Saved, 20)
	require.Zero(t, first.Duplicates+second.Duplicates)
}

// openAndConnect makes the streams and gives a connection to publish on.
func openAndConnect(broker *broker) *nats.Conn {
	conn := broker.connect()
	broker.open(conn, nil)
	return conn
}

func TestWorker_JetStream_CrashBetweenCommitAndAck(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	publishArticles(t, openAndConnect(broker), 5)
	store := newStore()
	shortWait := func(c *bus.Config) { c.Pipeline, c.AckWait = "crash", 500*time.Millisecond }

	doomed := broker.connect()
	crashing := broker.open(doomed, shortWait)
	store.fail = func(id string) error {
		if id == "a2" {
			doomed.Close()
		}
		return nil
	}
	b := setup(t, func(b *bundle) { b.store = store; onBus(crashing)(b); b.parts.Saver = store })
	require.ErrorIs(t, b.worker.Run(t.Context()), worker.ErrSourceClosed)
	require.Equal(t, 1, b.worker.Stats().Unsettled)

	store.fail = nil
	again := broker.open(broker.connect(), shortWait)
	b = setup(t, func(b *bundle) { b.store = store; onBus(again)(b); b.parts.Saver = store })
	stats := b.run(t)
	require.Equal(t, 1, stats.Duplicates, "delivered again, found saved")
	require.Equal(t, 2, stats.Saved)
	articles, writes := store.count()
	require.Equal(t, []int{5, 5}, []int{articles, writes})
}

func TestWorker_JetStream_Poison(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	conn := broker.connect()
	opened := broker.open(conn, nil)
	publish(t, conn, "news.raw.web", map[string][]string{"Nats-Msg-Id": {"k:r"}, "Content-Type": {"text/plain"}}, []byte("poison"))
	publishArticles(t, conn, 3)
	b := setup(t, onBus(opened))
	stats := b.run(t)
	require.Equal(t, map[string]int{"undecodable": 1}, stats.Dead)
	require.Equal(t, 3, stats.Saved)

	dead := deadLetter(t, conn, 1)
	require.Equal(t, "news.dead.undecodable", dead.Subject)
	require.Equal(t, "poison", string(dead.Data))
	for name, want := range map[string]string{
		"Nats-Msg-Id": "dlq:NEWS:1:test-1", "Dateline-Origin-Nats-Msg-Id": "k:r", "Content-Type": "text/plain",
		worker.HeaderReason: "undecodable", worker.HeaderError: "decoding: broken for good: undecodable",
		worker.HeaderStream: "NEWS", worker.HeaderSequence: "1", worker.HeaderSubject: "news.raw.web",
		worker.HeaderDeliveries: "1", worker.HeaderWorker: "w1", worker.HeaderPipeline: "test-1", worker.HeaderBody: "complete",
	} {
		require.Equal(t, want, dead.Header.Get(name), name)
	}
	letters := b.store.recorded()
	require.Len(t, letters, 1)
	read, err := worker.ReadDeadLetter(dead.Header)
	require.NoError(t, err)
	require.Equal(t, read, letters[0])
}

func deadLetter(tb testing.TB, conn *nats.Conn, sequence uint64) *jetstream.RawStreamMsg {
	tb.Helper()
	js, err := jetstream.New(conn, jetstream.WithDefaultTimeout(time.Minute))
	require.NoError(tb, err)
	stream, err := js.Stream(tb.Context(), "NEWS_DEAD")
	require.NoError(tb, err)
	msg, err := stream.GetMsg(tb.Context(), sequence)
	require.NoError(tb, err)
	return msg
}

func TestWorker_JetStream_MaxPayload(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	conn := broker.connect()
	opened := broker.open(conn, nil)
	full := func(start string) []byte {
		return append([]byte(start), bytes.Repeat([]byte("x"), int(conn.MaxPayload())-len(start))...)
	}
	publish(t, conn, subject, nil, full("a1|"))
	publish(t, conn, subject, nil, full("poison "))
	b := setup(t, onBus(opened))
	stats := b.run(t)
	require.Equal(t, 1, stats.Saved)
	require.Equal(t, map[string]int{"undecodable": 1}, stats.Dead)
	require.Equal(t, 1, stats.Recorded)
	dead := deadLetter(t, conn, 1)
	require.Equal(t, "truncated", dead.Header.Get(worker.HeaderBody))
	require.Equal(t, "2", dead.Header.Get(worker.HeaderSequence))
	require.True(t, bytes.HasPrefix(dead.Data, []byte("poison xxx")))
	require.Greater(t, len(dead.Data), 1_000_000)
}

func TestWorker_JetStream_TransientThenExhausted(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	conn := broker.connect()
	opened := broker.open(conn, nil)
	publishArticles(t, conn, 2)
	b := setup(t, func(b *bundle) {
		onBus(opened)(b)
		b.parts.Extractor = extractorFunc(func(_ context.Context, text string) error {
			if text == "Text of article 0." {
				panic("broken")
			}
			return nil
		})
	})
	stats := b.run(t)
	require.Equal(t, 7, stats.Retried)
	require.Equal(t, map[string]int{"extraction": 1}, stats.Dead)
	require.Equal(t, 1, stats.Saved)
	require.Equal(t, "8", deadLetter(t, conn, 1).Header.Get(worker.HeaderDeliveries))
}

func TestWorker_JetStream_LongWorkIsKeptAlive(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	conn := broker.connect()
	opened := broker.open(conn, func(c *bus.Config) { c.AckWait = 300 * time.Millisecond })
	publishArticles(t, conn, 1)
	var mu sync.Mutex
	extractions := 0
	b := setup(t, func(b *bundle) {
		onBus(opened)(b)
		b.config.Slots = 2
		b.parts.Extractor = extractorFunc(func(ctx context.Context, text string) error {
			mu.Lock()
			extractions++
			mu.Unlock()
			return slow(1500*time.Millisecond)(ctx, text)
		})
	})
	require.Equal(t, 1, b.run(t).Saved)
	require.Equal(t, 1, extractions, "not delivered a second time in five times AckWait")
}

func TestWorker_JetStream_StopGivesBack(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	conn := broker.connect()
	opened := broker.open(conn, nil)
	publishArticles(t, conn, 2)
	begun := make(chan struct{}, 1)
	stuck := setup(t, func(b *bundle) {
		onBus(opened)(b)
		b.config.ShutdownTimeout = 50 * time.Millisecond
		b.parts.Extractor = extractorFunc(func(ctx context.Context, text string) error {
			begun <- struct{}{}
			return slow(time.Hour)(ctx, text)
		})
	})
	stop := stuck.start(t)
	<-begun
	require.NoError(t, stop())
	require.Equal(t, 1, stuck.worker.Stats().GivenBack)

	asked := time.Now()
	healthy := setup(t, onBus(opened))
	require.Equal(t, 2, healthy.run(t).Saved)
	require.Less(t, time.Since(asked), 20*time.Second, "AckWait is a minute: it was given back at once")
}

func TestWorker_JetStream_ServerRestart(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	conn := broker.connect()
	opened := broker.open(conn, func(c *bus.Config) { c.AckWait = time.Second })
	publishArticles(t, conn, 60)
	reached := make(chan struct{})
	store := newStore()
	saves := 0
	store.fail = func(string) error {
		if saves++; saves == 15 {
			close(reached)
		}
		return nil
	}
	b := setup(t, func(b *bundle) {
		b.store = store
		onBus(opened)(b)
		b.config.Slots, b.parts.Saver, b.parts.Extractor = 3, store, slow(5*time.Millisecond)
		b.config.SettleTimeout = time.Second
	})
	done := make(chan worker.Stats, 1)
	go func() { done <- b.run(t) }()
	<-reached
	broker.Restart(t)
	stats := <-done
	articles, writes := store.count()
	require.Equal(t, 60, articles, "nothing is lost")
	require.Equal(t, 60, writes, "nothing is done twice")
	require.Empty(t, stats.Dead)
}

func TestWorker_JetStream_ConsumerDeleted(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	conn := broker.connect()
	opened := broker.open(conn, nil)
	publishArticles(t, conn, 5)
	b := setup(t, func(b *bundle) {
		onBus(opened)(b)
		b.config.StopWhenDrained, b.config.Slots = false, 2
	})
	stop := b.start(t)
	eventually(t, func() bool { return b.worker.Stats().Saved == 5 }, "the first five")
	js, err := jetstream.New(conn, jetstream.WithDefaultTimeout(time.Minute))
	require.NoError(t, err)
	require.NoError(t, js.DeleteConsumer(t.Context(), "NEWS", bus.Durable("test-1")))
	publish(t, conn, subject, nil, []byte("late|Text after the consumer was deleted."))
	eventually(t, func() bool { return b.worker.Stats().Saved == 6 }, "the late one, by a consumer that was made again")
	eventually(t, func() bool { return b.worker.Stats().Duplicates == 5 }, "the stream is read from its start")
	require.NoError(t, stop())
	_, writes := b.store.count()
	require.Equal(t, 6, writes)
}

func TestWorker_JetStream_DeadLetterStreamMissing(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	conn := broker.connect()
	opened := broker.open(conn, nil)
	js, err := jetstream.New(conn, jetstream.WithDefaultTimeout(time.Minute))
	require.NoError(t, err)
	require.NoError(t, js.DeleteStream(t.Context(), "NEWS_DEAD"))
	publish(t, conn, subject, nil, []byte("poison"))
	b := setup(t, func(b *bundle) {
		onBus(opened)(b)
		b.config.StopWhenDrained, b.parts.DeadLetters, b.parts.Recorder = false, nil, nil
	})
	stop := b.start(t)
	eventually(t, func() bool { return b.worker.Stats().Unsettled >= 2 }, "nowhere to bury it: tried again")
	require.Empty(t, b.worker.Stats().Dead)
	broker.open(conn, nil)
	eventually(t, func() bool { return b.worker.Stats().Dead["undecodable"] == 1 }, "buried when there is a stream")
	require.NoError(t, stop())
	require.Equal(t, "1", deadLetter(t, conn, 1).Header.Get(worker.HeaderSequence))
}

func TestWorker_JetStream_Since(t *testing.T) {
	t.Parallel()
	broker := newBroker(t)
	conn := openAndConnect(broker)
	publishArticles(t, conn, 3)
	since := time.Now()
	publish(t, conn, subject, nil, []byte("late|Text."))
	opened := broker.open(conn, func(c *bus.Config) { c.Pipeline, c.Since = "en-2027.01", since })
	b := setup(t, onBus(opened))
	require.Equal(t, 1, b.run(t).Saved)
	whole := setup(t, onBus(broker.open(conn, func(c *bus.Config) { c.Pipeline = "en-2027.02" })))
	require.Equal(t, 4, whole.run(t).Saved, "another pipeline reads the stream by itself")
}

// BenchmarkWorker_JetStream measures queue and worker without extraction and
// store.
func BenchmarkWorker_JetStream(b *testing.B) {
	broker := newBroker(b)
	conn := openAndConnect(broker)
	const articles = 500
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		publisher, err := bus.NewPublisher(conn, 0)
		require.NoError(b, err)
		for n := range articles {
			id := strconv.Itoa(i) + "-" + strconv.Itoa(n)
			require.NoError(b, publisher.Publish(b.Context(), bus.Outgoing{Subject: subject, Data: fmt.Appendf(nil, "%s|Text.", id)}))
		}
		_, err = publisher.Wait()
		require.NoError(b, err)
		bundle := setup(b, func(bundle *bundle) {
			onBus(broker.open(conn, nil))(bundle)
			bundle.config.Slots, bundle.parts.Logger = 4, nil
		})
		b.StartTimer()
		require.Equal(b, articles, bundle.run(b).Saved)
	}
	b.ReportMetric(float64(b.N*articles)/b.Elapsed().Seconds(), "articles/s")
}
