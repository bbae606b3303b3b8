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

// pass is one way of joining across articles; run tells how many joins changed.
type pass struct {
	what string
	run  func(context.Context) (changed int, err error)
}

// linking joins entities and meetings across articles while a worker works.
type linking struct {
	// passes run in order.
	passes []pass
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

// once does each pass. One that fails is made up for by the next: articles are
// saved all the same.
func (l linking) once(ctx context.Context) {
	for _, p := range l.passes {
		begun := time.Now()
		changed, err := p.run(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			l.logger.WarnContext(ctx, "linking across articles failed", slog.String("what", p.what), slog.Any("err", err))
		case changed > 0:
			l.logger.InfoContext(ctx, "linked across articles", slog.String("what", p.what), slog.Int("changed", changed),
				slog.Duration("duration", time.Since(begun)))
		}
	}
}

// linkPasses are those of a database: entities first, because what entities are
// one says who met whom.
func linkPasses(rows *store.Store) []pass {
	return []pass{
		{"entities", func(ctx context.Context) (int, error) {
			report, err := rows.Link(ctx)
			changed := report.Parted
			for _, joined := range report.Joined {
				changed += joined
			}
			return changed, err
		}},
		{"meetings", func(ctx context.Context) (int, error) {
			report, err := rows.LinkMeetings(ctx)
			return report.Changed, err
		}},
	}
}
