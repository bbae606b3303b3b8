package worker_test

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// late is a source whose message shows a moment after a first look has found
// nothing, as on a busy server.
type late struct {
	*memory
	arrive func()
}

func (l late) Lag(ctx context.Context) (uint64, error) {
	n, err := l.memory.Lag(ctx)
	l.arrive()
	return n, err
}

func TestWorker_RunDrainedLooksTwice(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := setup(t, func(b *bundle) {
			b.parts.Source = late{memory: b.source, arrive: sync.OnceFunc(func() {
				time.AfterFunc(time.Millisecond, func() { b.publish(1) })
			})}
		})
		require.Equal(t, 1, b.run(t).Saved)
	})
}
