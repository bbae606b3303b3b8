package store

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"time"
)

const (
	// firstDelay and lastDelay bound the pause before a save is tried again.
	firstDelay = 20 * time.Millisecond
	lastDelay  = time.Second
)

// retry repeats work while it collides with other transactions.
func (s *Store) retry(ctx context.Context, work func() error) error {
	for attempt := 1; ; attempt++ {
		err := work()
		if err == nil || !isCollision(err) || attempt == defaultAttempts {
			return err
		}
		delay := retryDelay(attempt, rand.Float64())
		s.logger.WarnContext(ctx, "trying a save again",
			slog.String("sqlstate", sqlState(err)), slog.Int("attempt", attempt), slog.Duration("delay", delay))
		if ended := wait(ctx, delay); ended != nil {
			return fmt.Errorf("waiting to try again: %w", ended)
		}
	}
}

// retryDelay doubles with each attempt up to a bound, of which chance, in
// [0, 1), leaves between a half and all: those that collided should not meet
// again.
func retryDelay(attempt int, chance float64) time.Duration {
	full := min(firstDelay<<min(attempt-1, 10), lastDelay) // bounded: a shift too far turns negative
	return full/2 + time.Duration(chance*float64(full/2))
}

func wait(ctx context.Context, delay time.Duration) error {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
