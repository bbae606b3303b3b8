package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/dateline-news/dateline/store"
)

// linkRest is how many times as long as a pass of linking took it rests after
// it: on a large database the interval grows, and linking costs a twentieth of
// one connection at most.
const linkRest = 19

// linking joins entities across articles while a worker works.
type linking struct {
	pass func(context.Context) (store.LinkReport, error)
	// every is the time between two passes, zero for none.
	every  time.Duration
	logger *slog.Logger
}

// during runs work and links beside it, and once more when work is done of
// itself, which is when the stream is drained.
func (l linking) during(ctx context.Context, work func(context.Context) error) error {
	if l.every <= 0 {
		return work(ctx)
	}
	beside, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		l.repeat(beside)
	}()
	err := work(ctx)
	stop()
	<-ended
	if err == nil && ctx.Err() == nil {
		l.once(ctx)
	}
	return err
}

func (l linking) repeat(ctx context.Context) {
	rest := l.every
	for {
		timer := time.NewTimer(rest)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		}
		begun := time.Now()
		l.once(ctx)
		rest = max(l.every, linkRest*time.Since(begun))
	}
}

// once does one pass. One that fails is made up for by the next: articles are
// saved all the same.
func (l linking) once(ctx context.Context) {
	begun := time.Now()
	report, err := l.pass(ctx)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		l.logger.WarnContext(ctx, "linking entities failed", slog.Any("err", err))
	case len(report.Joined) > 0 || report.Parted > 0:
		joined := 0
		for _, n := range report.Joined {
			joined += n
		}
		l.logger.InfoContext(ctx, "linked entities", slog.Int("joined", joined), slog.Int("parted", report.Parted),
			slog.Duration("duration", time.Since(begun)))
	}
}
