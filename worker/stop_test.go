package worker_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/worker"
)

// pass lets d go by on a synthetic clock, and all that it sets off.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// slow extracts for the given time unless it is cancelled.
func slow(d time.Duration) extractorFunc {
	return func(ctx context.Context, _ string) error {
		select {
		case <-time.After(d):
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

func TestWorker_StopLetsWorkFinish(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) { b.parts.Extractor = slow(20 * time.Second) })
		b.publish(2)
		stop := b.start(t)
		synctest.Wait()
		require.Equal(t, 1, b.worker.Stats().InFlight)
		asked := time.Now()
		require.NoError(t, stop())
		require.Equal(t, 20*time.Second, time.Since(asked))
		require.Equal(t, 1, b.worker.Stats().Saved, "what was begun is finished")
		require.Zero(t, b.source.at(1).deliveries, "nothing new is begun")
	})
}

func TestWorker_StopGivesBackWhatCannotFinish(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) { b.parts.Extractor = slow(4 * time.Minute) })
		b.publish(1)
		b.source.items[0].deliveries = 7
		stop := b.start(t)
		synctest.Wait()
		asked := time.Now()
		require.NoError(t, stop())
		require.Equal(t, 25*time.Second, time.Since(asked), "ShutdownTimeout")
		stats := b.worker.Stats()
		require.Equal(t, 1, stats.GivenBack)
		require.Empty(t, stats.Dead, "not counted as a failure, though at the limit")
		require.Equal(t, "retry 0s", b.source.at(0).outcome)
		require.Contains(t, b.log.String(), "worker is stopping")
	})
}

func TestWorker_StopWhileStoreIsAway(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, nil)
		b.store.setAway(errAway)
		b.publish(1)
		stop := b.start(t)
		pass(time.Hour)
		asked := time.Now()
		require.NoError(t, stop())
		require.Zero(t, time.Since(asked), "a slot that holds has nothing to finish")
	})
}

func TestWorker_StopIdle(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) { b.config.StopWhenDrained, b.config.Slots = false, 4 })
		stop := b.start(t)
		synctest.Wait()
		require.NoError(t, stop())
		require.Empty(t, b.source.feeds, "every feed is closed")
		require.Contains(t, b.log.String(), "worker stopped")
	})
}

func TestWorker_FeedBreaks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) { b.config.StopWhenDrained, b.source.failOpens = false, 3 })
		stop := b.start(t)
		pass(time.Minute)
		require.Equal(t, 4, b.source.opens())
		b.source.breakFeeds(errors.New("consumer deleted"))
		pass(time.Minute)
		require.Equal(t, 5, b.source.opens())
		b.publish(1)
		synctest.Wait()
		require.Equal(t, 1, b.worker.Stats().Saved)
		require.NoError(t, stop())
	})
}

func TestWorker_SourceClosed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) { b.config.StopWhenDrained, b.config.Slots = false, 3 })
		time.AfterFunc(time.Minute, func() { b.source.breakFeeds(worker.ErrSourceClosed) })
		require.ErrorIs(t, b.worker.Run(t.Context()), worker.ErrSourceClosed)
	})
}

// withRecorder adds the recorder to a bundle.
func withRecorder(b *bundle) { b.parts.DeadLetters, b.parts.Recorder = b.dead, b.store }

func TestWorker_RecordsDeadLetters(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, withRecorder)
		b.source.publish(subject, nil, []byte("poison"))
		stats := b.run(t)
		require.Equal(t, 1, stats.Recorded)
		letters := b.store.recorded()
		require.Len(t, letters, 1)
		require.Equal(t, "undecodable", letters[0].Reason)
		require.Equal(t, b.source.at(0).origin, letters[0].Origin)
		require.Equal(t, "ack", b.dead.at(0).outcome)
	})
}

func TestWorker_RecorderWaitsForStore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, withRecorder)
		require.NoError(t, b.dead.Bury(t.Context(), &worker.Message{}, letter()))
		b.store.setAway(errAway)
		time.AfterFunc(24*time.Hour, func() { b.store.setAway(nil) })
		require.Equal(t, 1, b.run(t).Recorded)
		require.Equal(t, []news.DeadLetter{letter()}, b.store.recorded())
		require.Greater(t, b.dead.at(0).deliveries, 24, "without limit")
	})
}

func TestWorker_RecorderLeavesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, withRecorder)
		b.dead.publish("news.dead.invalid", nil, []byte("by hand"))
		require.NoError(t, b.dead.Bury(t.Context(), &worker.Message{}, letter()))
		require.Equal(t, 1, b.run(t).Recorded)
		require.Equal(t, "term undecodable", b.dead.at(0).outcome)
		require.Contains(t, b.log.String(), "stays in its stream")
	})
}

func TestWorker_Summary(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) { b.config.StopWhenDrained = false })
		stop := b.start(t)
		pass(10*time.Minute + time.Second)
		require.NotContains(t, b.log.String(), "worker summary", "nothing new to say")
		b.publish(2)
		pass(10 * time.Minute)
		require.Regexp(t, `(?s)worker summary.* processed=2 saved=2 `, b.log.String())
		require.NotRegexp(t, `(?s)worker summary.*worker summary`, b.log.String(), "once is enough")
		require.NoError(t, stop())
	})
}
