package worker

import (
	"context"
	"log/slog"
)

// awaitDrained stops fetching when nothing is left to be done.
func (w *Worker) awaitDrained(fetch context.Context, stop context.CancelCauseFunc) {
	for pause(fetch, w.config.DrainPoll) {
		drained, err := w.drained(fetch)
		if err != nil && fetch.Err() == nil {
			w.parts.Logger.Warn("asking what is left was not possible", slog.Any("err", err))
		}
		if drained {
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
