package worker

import (
	"fmt"
	"math"
	"time"
)

// Backoff spaces repeated attempts: the wait after the first is Base, each
// further one is Factor times as long, and none is longer than Cap.
type Backoff struct {
	Base   time.Duration
	Factor float64
	Cap    time.Duration
}

// Delay is the wait after the given attempt, counted from one. Jitter, in
// [0, 1), takes up to half of it away, so that workers that failed together do
// not come back together.
func (b Backoff) Delay(attempt int, jitter float64) time.Duration {
	full := float64(b.Base) * math.Pow(b.Factor, float64(max(attempt, 1)-1))
	full = min(full, float64(b.Cap))
	return time.Duration(full * (1 - jitter/2))
}

func (b Backoff) validate() error {
	if b.Base <= 0 || b.Factor < 1 || b.Cap < b.Base {
		return fmt.Errorf("backoff is base %v, factor %v, cap %v: want a positive base, a factor of at least 1 and a cap of at least the base",
			b.Base, b.Factor, b.Cap)
	}
	return nil
}
