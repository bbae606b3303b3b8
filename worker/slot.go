package worker

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"
)

// probeFunc asks whether what failed works again.
type probeFunc func(ctx context.Context) error

// handler works on one message and settles it. It returns a probe when what it
// writes to does not answer: the slot then waits until the probe succeeds.
type handler interface {
	handle(work context.Context, msg *Message) probeFunc
}

// slot works on one message at a time. Its fields belong to one goroutine.
type slot struct {
	source  Source
	handler handler
	logger  *slog.Logger
	jitter  func() float64
	// reopen spaces attempts to open a feed, hold those to reach the store.
	reopen, hold Backoff
	// held counts holds since a message was last settled without one.
	held         int
	probeTimeout time.Duration
}

func (w *Worker) newSlot(source Source, handler handler) *slot {
	return &slot{
		source: source, handler: handler, logger: w.parts.Logger, jitter: w.parts.Jitter,
		reopen:       Backoff{Base: 250 * time.Millisecond, Factor: 2, Cap: 15 * time.Second},
		hold:         Backoff{Base: time.Second, Factor: 2, Cap: 30 * time.Second},
		probeTimeout: w.config.SettleTimeout,
	}
}

// run works until fetch ends and opens a new feed whenever one breaks: a
// consumer that was deleted, a leader that went silent. Only a source that is
// closed for good ends it before.
func (s *slot) run(fetch, work context.Context) error {
	for failures := 0; fetch.Err() == nil; {
		took, err := s.consume(fetch, work)
		switch {
		case fetch.Err() != nil:
			return nil
		case errors.Is(err, ErrSourceClosed):
			return err
		case took:
			failures = 0
		}
		failures++
		delay := s.reopen.Delay(failures, s.jitter())
		s.logger.Warn("feed broke and will be opened again", slog.Any("err", err), slog.Duration("delay", delay))
		pause(fetch, delay)
	}
	return nil
}

// consume opens a feed and works through it until it breaks or fetch ends. It
// reports whether it took any message.
func (s *slot) consume(fetch, work context.Context) (took bool, err error) {
	feed, err := s.source.Open(fetch)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, feed.Close()) }()
	for {
		msg, err := feed.Next(fetch)
		if err != nil {
			return took, err
		}
		took = true
		s.await(fetch, s.work(work, msg))
		if fetch.Err() != nil {
			return took, nil
		}
	}
}

// work handles one message while a goroutine keeps it from being delivered to
// somebody else.
func (s *slot) work(work context.Context, msg *Message) probeFunc {
	done := make(chan struct{})
	var keeper sync.WaitGroup
	keeper.Go(func() { s.keepAlive(done, msg) })
	defer keeper.Wait()
	defer close(done)
	return s.handler.handle(work, msg)
}

// keepAlive says every third of AckWait that the message is being worked on, so
// that two signs of life can be lost before it is delivered again.
func (s *slot) keepAlive(done <-chan struct{}, msg *Message) {
	if msg.AckWait <= 0 {
		return
	}
	ticker := time.NewTicker(max(msg.AckWait/3, time.Millisecond))
	defer ticker.Stop()
	for {
		select {
		case <-done:
			return
		case <-ticker.C:
			if err := msg.Receipt.Extend(); err != nil {
				s.logger.Warn("extending a delivery was not possible", slog.Any("err", err),
					slog.Uint64("stream_seq", msg.Origin.Sequence))
			}
		}
	}
}

// await holds the slot back while probe fails, so that an outage of the store
// costs one delivery a slot and not one of every message in the stream.
func (s *slot) await(fetch context.Context, probe probeFunc) {
	if probe == nil {
		s.held = 0
		return
	}
	for {
		s.held++
		if !pause(fetch, s.hold.Delay(s.held, s.jitter())) || s.answers(fetch, probe) {
			return
		}
	}
}

func (s *slot) answers(fetch context.Context, probe probeFunc) bool {
	ctx, cancel := context.WithTimeout(fetch, s.probeTimeout)
	defer cancel()
	err := probe(ctx)
	if err != nil {
		s.logger.Warn("store does not answer and no message is taken", slog.Any("err", err))
	}
	return err == nil
}
