package worker_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/worker"
)

// Times in these tests are of a synthetic clock: they pass at once.

func TestWorker_Saves(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, nil)
		b.publish(3)
		stats := b.run(t)
		require.Equal(t, worker.Stats{Processed: 3, Saved: 3, Dead: map[string]int{}, Words: 12, Entities: 3}, stats)
		require.Equal(t, "ack", b.source.at(2).outcome)
		articles, writes := b.store.count()
		require.Equal(t, []int{3, 3}, []int{articles, writes})
	})
}

func TestWorker_AcknowledgesAfterCommitOnly(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, nil)
		b.publish(1)
		b.store.fail = func(string) error {
			require.Empty(t, b.source.at(0).outcome, "settled before the commit")
			return nil
		}
		b.run(t)
		require.Equal(t, "ack", b.source.at(0).outcome)
	})
}

func TestWorker_CrashBetweenCommitAndAck(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var extractions atomic.Int32
		b := setup(t, func(b *bundle) {
			b.source.failAcks = 1
			b.parts.Extractor = extractorFunc(func(context.Context, string) error { extractions.Add(1); return nil })
		})
		b.publish(1)
		stats := b.run(t)
		require.Equal(t, 1, stats.Unsettled)
		require.Equal(t, 1, stats.Duplicates)
		require.Equal(t, 2, b.source.at(0).deliveries)
		require.EqualValues(t, 1, extractions.Load(), "another delivery costs no extraction")
		_, writes := b.store.count()
		require.Equal(t, 1, writes)
	})
}

func TestWorker_KillNotice(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) {
			b.parts.Extractor = extractorFunc(func(context.Context, string) error { return errors.New("not to be called") })
		})
		b.source.publish(subject, nil, []byte("withdrawn|a1"))
		stats := b.run(t)
		require.Equal(t, 1, stats.Saved)
		require.Zero(t, b.store.lookups, "a kill notice may carry the text it withdraws")
	})
}

func TestWorker_Poison(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, nil)
		b.source.publish(subject, map[string][]string{"Nats-Msg-Id": {"k:r"}, "X": {"y"}}, []byte("no separator"))
		b.publish(1)
		stats := b.run(t)
		require.Equal(t, map[string]int{"undecodable": 1}, stats.Dead)
		require.Equal(t, 1, stats.Saved, "the stream goes on")
		require.Equal(t, "term undecodable", b.source.at(0).outcome)

		dead := b.dead.at(0)
		require.Equal(t, "news.dead.undecodable", dead.origin.Subject)
		require.Equal(t, "no separator", string(dead.data))
		require.Equal(t, []string{"y"}, dead.header["X"])
		read, err := worker.ReadDeadLetter(dead.header)
		require.NoError(t, err)
		require.Equal(t, news.DeadLetter{
			Reason: "undecodable", Detail: "decoding: broken for good: undecodable", Origin: b.source.at(0).origin,
			Deliveries: 1, Pipeline: "test-1", FailedAt: read.FailedAt,
		}, read)
		require.NotContains(t, b.log.String(), "no separator", "text of a message in the log")
	})
}

func TestWorker_ExtractionError(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) {
			b.parts.Extractor = extractorFunc(func(context.Context, string) error { return errors.New("stage token: broken") })
		})
		b.publish(1)
		require.Equal(t, map[string]int{"extraction": 1}, b.run(t).Dead)
		require.Equal(t, 1, b.source.at(0).deliveries, "extraction is pure: trying again is useless")
	})
}

func TestWorker_PanicUntilLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) {
			b.parts.Extractor = extractorFunc(func(_ context.Context, text string) error {
				if strings.Contains(text, "article 0") {
					panic("index out of range")
				}
				return nil
			})
		})
		b.publish(2)
		stats := b.run(t)
		require.Equal(t, map[string]int{"extraction": 1}, stats.Dead)
		require.Equal(t, 1, stats.Saved)
		require.Equal(t, 7, stats.Retried)
		require.Contains(t, b.log.String(), "process_test.go", "the stack is in the log")
		require.NotContains(t, b.log.String(), "article 0")
		require.Equal(t, []string{"panic: index out of range"}, b.dead.at(0).header[worker.HeaderError])
	})
}

func TestWorker_TransientDelaysGrow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) {
			b.parts.Decoder = worker.DecoderFunc(func(string, map[string][]string, []byte) (news.Article, error) {
				return news.Article{}, errors.New("no memory")
			})
		})
		b.publish(1)
		stats := b.run(t)
		require.Equal(t, map[string]int{"exhausted": 1}, stats.Dead)
		history := b.source.at(0).history
		var waits []time.Duration
		for i := range len(history) - 1 {
			waits = append(waits, history[i+1].Sub(history[i]))
		}
		require.Equal(t, []time.Duration{
			2 * time.Second, 8 * time.Second, 32 * time.Second, 128 * time.Second, 512 * time.Second, 15 * time.Minute, 15 * time.Minute,
		}, waits)
	})
}

func TestWorker_CrashLoop(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) {
			b.parts.Decoder = worker.DecoderFunc(func(string, map[string][]string, []byte) (news.Article, error) {
				return news.Article{}, errors.New("work on a message that kills workers")
			})
		})
		b.publish(1)
		b.source.items[0].deliveries = 8 + worker.CrashMargin
		require.Equal(t, map[string]int{"exhausted": 1}, b.run(t).Dead)
		require.Contains(t, b.dead.at(0).header[worker.HeaderError][0], "without an outcome")
	})
}

func TestWorker_MessageTimeout(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var calls atomic.Int32
		b := setup(t, func(b *bundle) {
			b.parts.Extractor = extractorFunc(func(ctx context.Context, _ string) error {
				if calls.Add(1) > 1 {
					return nil
				}
				<-ctx.Done()
				return context.Cause(ctx)
			})
		})
		b.publish(1)
		stats := b.run(t)
		require.Equal(t, 1, stats.Retried)
		require.Equal(t, 1, stats.Saved)
		require.Contains(t, b.log.String(), "message timeout passed")
	})
}

func TestWorker_LongWorkIsKeptAlive(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) {
			b.config.Slots = 2
			b.parts.Extractor = extractorFunc(func(ctx context.Context, _ string) error {
				select {
				case <-time.After(4*time.Minute + time.Second):
				case <-ctx.Done():
				}
				return context.Cause(ctx)
			})
		})
		b.publish(1)
		stats := b.run(t)
		require.Equal(t, 1, stats.Saved)
		require.Equal(t, 1, b.source.at(0).deliveries, "AckWait is one minute")
		require.Equal(t, 12, b.source.at(0).extends, "every third of AckWait")
	})
}

// failingBurier fails as often as it says, then buries.
type failingBurier struct {
	worker.Burier
	failures atomic.Int32
}

func (f *failingBurier) Bury(ctx context.Context, msg *worker.Message, letter news.DeadLetter) error {
	if f.failures.Add(-1) >= 0 {
		return errors.New("no stream for dead letters")
	}
	return f.Burier.Bury(ctx, msg, letter)
}

func TestWorker_BuryingFails(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) {
			burier := &failingBurier{Burier: b.dead}
			burier.failures.Store(12)
			b.parts.Burier = burier
		})
		b.source.publish(subject, nil, []byte("poison"))
		stats := b.run(t)
		require.Equal(t, 12, stats.Unsettled)
		require.Equal(t, map[string]int{"undecodable": 1}, stats.Dead)
		require.Equal(t, 13, b.source.at(0).deliveries, "nothing lost, also past the limit")
		require.Equal(t, "term undecodable", b.source.at(0).outcome)
		require.Equal(t, 1, b.dead.len())
	})
}

func TestWorker_OutageSparesDeliveries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) { b.config.Slots = 2 })
		b.publish(50)
		b.store.setAway(errAway)
		time.AfterFunc(10*time.Hour, func() { b.store.setAway(nil) })
		stats := b.run(t)
		require.Equal(t, 50, stats.Saved)
		require.Empty(t, stats.Dead)
		require.Equal(t, 2, stats.Retried, "one delivery a slot for the whole outage")
		require.Contains(t, b.log.String(), "store does not answer")
	})
}

func TestWorker_SaveFailsButStoreAnswers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, nil)
		b.publish(3)
		b.store.fail = func(id string) error {
			if id == "a1" {
				return errors.New("deadlock detected")
			}
			return nil
		}
		stats := b.run(t)
		require.Equal(t, 2, stats.Saved, "one bad article does not hold up the others")
		require.Equal(t, map[string]int{"exhausted": 1}, stats.Dead)
		require.Equal(t, 8, b.source.at(1).deliveries)
	})
}
