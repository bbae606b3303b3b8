package worker

import (
	"context"
	"log/slog"
)

// drainLooks is how many looks in a row have to find nothing left. A server
// counts a message a moment after it has taken it, so one look proves little.
const drainLooks = 2

// awaitDrained stops fetching when nothing is left to be done.
func (w *Worker) awaitDrained(fetch context.Context, stop context.CancelCauseFunc) {
	for quiet := 0; pause(fetch, w.config.DrainPoll); {
		drained, err := w.drained(fetch)
		if err != nil && fetch.Err() == nil {
			w.parts.Logger.Warn("asking what is left was not possible", slog.Any("err", err))
		}
		if quiet++; !drained {
			quiet = 0
		}
		if quiet == drainLooks {
			stop(errDrained)
			return
		}
	}
}

// drained looks at the articles first and at the dead letters after: a dead
// letter is published before its article is settled, so that none can appear
// behind the second look.
func (w *Worker) drained(ctx context.Context) (bool, error) {
	lag, err := w.parts.Source.Lag(ctx)
	if err != nil || lag > 0 || w.parts.DeadLetters == nil {
		return err == nil && lag == 0, err
	}
	lag, err = w.parts.DeadLetters.Lag(ctx)
	return err == nil && lag == 0, err
}
