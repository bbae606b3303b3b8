package worker_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/worker"
)

func TestDecide(t *testing.T) {
	t.Parallel()
	transient := errors.New("connection reset")
	poison := fmt.Errorf("decoding: %w", permanent{reason: "unsupported"})
	ack := worker.Fate{Action: worker.ActionAck}
	giveBack := worker.Fate{Action: worker.ActionGiveBack}
	retry := func(delay time.Duration) worker.Fate { return worker.Fate{Action: worker.ActionRetry, Delay: delay} }
	bury := func(reason string) worker.Fate { return worker.Fate{Action: worker.ActionBury, Reason: reason} }

	tests := map[string]struct {
		err        error
		deliveries int
		stopping   bool
		limit      int
		want       worker.Fate
	}{
		"Saved":                   {nil, 1, false, 8, ack},
		"SavedAtLimit":            {nil, 8, false, 8, ack},
		"SavedWhileStopping":      {nil, 1, true, 8, ack},
		"Permanent":               {poison, 1, false, 8, bury("unsupported")},
		"PermanentWhileStopping":  {poison, 1, true, 8, bury("unsupported")},
		"PermanentWithoutLimit":   {poison, 1, false, 0, bury("unsupported")},
		"Transient":               {transient, 1, false, 8, retry(2 * time.Second)},
		"TransientAgain":          {transient, 3, false, 8, retry(32 * time.Second)},
		"TransientBeforeLimit":    {transient, 7, false, 8, retry(15 * time.Minute)},
		"TransientAtLimit":        {transient, 8, false, 8, bury("exhausted")},
		"TransientPastLimit":      {transient, 11, false, 8, bury("exhausted")},
		"TransientWithoutLimit":   {transient, 1000, false, 0, retry(15 * time.Minute)},
		"TransientWhileStopping":  {transient, 2, true, 8, giveBack},
		"AtLimitWhileStopping":    {transient, 8, true, 8, giveBack},
		"CancelledWhileStopping":  {context.Canceled, 1, true, 8, giveBack},
		"CancelledByItself":       {context.Canceled, 1, false, 8, retry(2 * time.Second)},
		"FirstDeliveryIsTheLimit": {transient, 1, false, 1, bury("exhausted")},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := worker.Decide(test.err, test.deliveries, test.stopping, test.limit, defaultRetry(), 0)
			require.Equal(t, test.want, got)
		})
	}
}

func defaultRetry() worker.Backoff { return worker.Config{}.WithDefaults().Retry }

func TestBackoff_Delay(t *testing.T) {
	t.Parallel()
	want := []time.Duration{
		2 * time.Second, 2 * time.Second, 8 * time.Second, 32 * time.Second, 128 * time.Second,
		512 * time.Second, 15 * time.Minute, 15 * time.Minute,
	}
	for attempt, full := range want {
		require.Equal(t, full, defaultRetry().Delay(attempt, 0), "attempt %d", attempt)
		require.Equal(t, full/4*3, defaultRetry().Delay(attempt, 0.5), "attempt %d", attempt)
		require.Greater(t, defaultRetry().Delay(attempt, 0.999), full/2, "attempt %d", attempt)
	}
	require.Equal(t, 15*time.Minute, defaultRetry().Delay(1_000_000, 0))
}

func TestReason(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		err  error
		want string
	}{
		"Given":             {fmt.Errorf("decoding: %w", permanent{reason: "too_large"}), "too_large"},
		"NotASubjectToken":  {permanent{reason: "too large.*"}, "invalid"},
		"PermanentUnnamed":  {permanentOnly{}, "invalid"},
		"TransientOrdinary": {errors.New("anything"), "exhausted"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, worker.Reason(test.err))
		})
	}
}

type permanentOnly struct{}

func (permanentOnly) Error() string   { return "no" }
func (permanentOnly) Permanent() bool { return true }

func TestIsPermanent(t *testing.T) {
	t.Parallel()
	require.True(t, worker.IsPermanent(fmt.Errorf("a: %w", fmt.Errorf("b: %w", permanentOnly{}))))
	require.False(t, worker.IsPermanent(errors.New("a")))
	require.False(t, worker.IsPermanent(nil))
}
