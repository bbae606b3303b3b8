package worker_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

// suiteAckWait is the AckWait of the sources under the suite.
const suiteAckWait = 300 * time.Millisecond

// rig is a source under test and a way to put messages into it.
type rig struct {
	source  worker.Source
	publish func(tb testing.TB, header map[string][]string, data string)
	// subject is where publish puts them.
	subject string
}

// next takes a message from a feed that must have one.
func next(tb testing.TB, feed worker.Feed) *worker.Message {
	tb.Helper()
	ctx, cancel := context.WithTimeout(tb.Context(), patience)
	defer cancel()
	msg, err := feed.Next(ctx)
	require.NoError(tb, err)
	return msg
}

// nothing asserts that no message comes for a while.
func nothing(tb testing.TB, feed worker.Feed, d time.Duration) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(tb.Context(), d)
	defer cancel()
	_, err := feed.Next(ctx)
	require.ErrorIs(tb, err, context.DeadlineExceeded)
}

func openFeed(tb testing.TB, source worker.Source) worker.Feed {
	tb.Helper()
	feed, err := source.Open(tb.Context())
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, feed.Close()) })
	return feed
}

func lag(tb testing.TB, source worker.Source) uint64 {
	tb.Helper()
	n, err := source.Lag(tb.Context())
	require.NoError(tb, err)
	return n
}

// TestSource holds the source in memory and the one on JetStream to the same
// promises, so that what is tested on the first holds on the second.
func TestSource(t *testing.T) {
	t.Parallel()
	t.Run("Memory", func(t *testing.T) {
		t.Parallel()
		keepPromises(t, func(testing.TB, string) rig {
			m := newMemory("NEWS", suiteAckWait)
			return rig{source: m, publish: func(_ testing.TB, header map[string][]string, data string) {
				m.publish(subject, header, []byte(data))
			}, subject: subject}
		})
	})
	t.Run("JetStream", func(t *testing.T) {
		t.Parallel()
		broker := newBroker(t)
		conn := broker.connect()
		// Each promise has a subject and a consumer of its own.
		keepPromises(t, func(_ testing.TB, name string) rig {
			subject := "news.raw." + name
			opened := broker.open(conn, func(c *bus.Config) {
				c.Pipeline, c.Filter, c.AckWait = name, subject, suiteAckWait
				c.PullExpiry, c.PullHeartbeat = 0, 0
			})
			return rig{source: opened.Articles(), publish: func(tb testing.TB, header map[string][]string, data string) {
				tb.Helper()
				publish(tb, conn, subject, header, []byte(data))
			}, subject: subject}
		})
	})
}

func keepPromises(t *testing.T, make func(tb testing.TB, name string) rig) {
	t.Helper()
	for name, promise := range promises() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			promise(t, make(t, name))
		})
	}
}

func promises() map[string]func(*testing.T, rig) {
	return map[string]func(*testing.T, rig){
		"DeliversWhole": promiseDeliversWhole, "AckEnds": promiseAckEnds, "TermEnds": promiseTermEnds,
		"RetryWaits": promiseRetryWaits, "GiveBackIsAtOnce": promiseGiveBack, "SilenceDeliversAgain": promiseSilence,
		"ExtendKeeps": promiseExtend, "OneFeedAtATime": promiseOneFeed, "NextEndsWithContext": promiseContext,
		"CloseLeavesTheRest": promiseClose, "SettlesAfterAWhile": promiseLateAck,
	}
}

func promiseDeliversWhole(t *testing.T, r rig) {
	before := time.Now().Add(-time.Second)
	r.publish(t, map[string][]string{"X-Mixed": {"a", "b"}, "lower": {"c"}}, "text שלום 👩‍👧")
	r.publish(t, nil, "second")
	feed := openFeed(t, r.source)
	msg := next(t, feed)
	require.Equal(t, "text שלום 👩‍👧", string(msg.Data))
	require.Equal(t, []string{"a", "b"}, msg.Header["X-Mixed"])
	require.Equal(t, []string{"c"}, msg.Header["lower"])
	require.Equal(t, "NEWS", msg.Origin.Stream)
	require.Equal(t, r.subject, msg.Origin.Subject)
	require.WithinRange(t, msg.Origin.ReceivedAt, before, time.Now().Add(time.Second))
	require.Equal(t, time.UTC, msg.Origin.ReceivedAt.Location())
	require.Equal(t, 1, msg.Deliveries)
	require.Equal(t, suiteAckWait, msg.AckWait)
	require.NoError(t, msg.Receipt.Ack(t.Context()))
	second := next(t, feed)
	require.Equal(t, "second", string(second.Data))
	require.Greater(t, second.Origin.Sequence, msg.Origin.Sequence)
	require.NoError(t, second.Receipt.Ack(t.Context()))
}

func promiseAckEnds(t *testing.T, r rig) {
	r.publish(t, nil, "one")
	// A server counts a message a moment after it has taken it.
	require.Eventually(t, func() bool { return lag(t, r.source) == 1 }, time.Minute, time.Millisecond)
	feed := openFeed(t, r.source)
	msg := next(t, feed)
	require.EqualValues(t, 1, lag(t, r.source), "what is out is not done")
	require.NoError(t, msg.Receipt.Ack(t.Context()))
	require.Zero(t, lag(t, r.source))
	nothing(t, feed, 2*suiteAckWait)
}

func promiseTermEnds(t *testing.T, r rig) {
	r.publish(t, nil, "one")
	feed := openFeed(t, r.source)
	require.NoError(t, next(t, feed).Receipt.Term(t.Context(), "undecodable"))
	eventually(t, func() bool { return lag(t, r.source) == 0 }, "terminated is done")
	nothing(t, feed, 2*suiteAckWait)
}

func promiseRetryWaits(t *testing.T, r rig) {
	r.publish(t, nil, "one")
	feed := openFeed(t, r.source)
	asked := time.Now()
	msg := next(t, feed)
	require.NoError(t, msg.Receipt.Retry(t.Context(), 2*suiteAckWait))
	require.EqualValues(t, 1, lag(t, r.source), "what waits for another try is not done")
	again := next(t, feed)
	require.GreaterOrEqual(t, time.Since(asked), 2*suiteAckWait)
	require.Equal(t, 2, again.Deliveries)
	require.Equal(t, msg.Origin, again.Origin, "the same for every delivery")
	require.NoError(t, again.Receipt.Ack(t.Context()))
}

func promiseGiveBack(t *testing.T, r rig) {
	r.publish(t, nil, "one")
	feed, other := openFeed(t, r.source), openFeed(t, r.source)
	require.NoError(t, next(t, feed).Receipt.Retry(t.Context(), 0))
	again := next(t, other)
	require.Equal(t, 2, again.Deliveries)
	require.NoError(t, again.Receipt.Ack(t.Context()))
}

func promiseSilence(t *testing.T, r rig) {
	r.publish(t, nil, "one")
	feed, other := openFeed(t, r.source), openFeed(t, r.source)
	next(t, feed)
	again := next(t, other)
	require.Equal(t, 2, again.Deliveries)
	require.NoError(t, again.Receipt.Ack(t.Context()))
}

func promiseExtend(t *testing.T, r rig) {
	r.publish(t, nil, "one")
	feed, other := openFeed(t, r.source), openFeed(t, r.source)
	msg := next(t, feed)
	for range 6 {
		nothing(t, other, suiteAckWait/3)
		require.NoError(t, msg.Receipt.Extend())
	}
	require.NoError(t, msg.Receipt.Ack(t.Context()))
	require.Zero(t, lag(t, r.source))
}

func promiseOneFeed(t *testing.T, r rig) {
	r.publish(t, nil, "one")
	r.publish(t, nil, "two")
	feed, other := openFeed(t, r.source), openFeed(t, r.source)
	first, second := next(t, feed), next(t, other)
	require.NotEqual(t, first.Origin.Sequence, second.Origin.Sequence)
	require.NoError(t, errors.Join(first.Receipt.Ack(t.Context()), second.Receipt.Ack(t.Context())))
}

func promiseContext(t *testing.T, r rig) {
	feed := openFeed(t, r.source)
	ctx, cancel := context.WithCancelCause(t.Context())
	time.AfterFunc(50*time.Millisecond, func() { cancel(errAway) })
	_, err := feed.Next(ctx)
	require.ErrorIs(t, err, errAway, "the cause, not only the fact")
}

// promiseClose: what comes when a feed has just been left is not stuck with it.
func promiseClose(t *testing.T, r rig) {
	left, err := r.source.Open(t.Context())
	require.NoError(t, err)
	nothing(t, left, 50*time.Millisecond)
	r.publish(t, nil, "one")
	require.NoError(t, left.Close())
	feed := openFeed(t, r.source)
	msg := next(t, feed)
	require.Equal(t, "one", string(msg.Data))
	require.NoError(t, msg.Receipt.Ack(t.Context()))
	require.Zero(t, lag(t, r.source))
}

// promiseLateAck: an acknowledgement after AckWait is taken, which is why the
// same message may be at two workers and writes have to be idempotent.
func promiseLateAck(t *testing.T, r rig) {
	r.publish(t, nil, "one")
	feed, other := openFeed(t, r.source), openFeed(t, r.source)
	late := next(t, feed)
	again := next(t, other)
	require.NoError(t, late.Receipt.Ack(t.Context()))
	require.NoError(t, again.Receipt.Ack(t.Context()))
	require.Zero(t, lag(t, r.source))
}
