package bus

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/worker"
)

const (
	// closeTimeout bounds the wait for messages that were on their way to a feed.
	closeTimeout = 2 * time.Second
	flushTimeout = 10 * time.Second
)

// source is one durable consumer as the worker sees it.
type source struct {
	bus    *Bus
	stream string
	want   jetstream.ConsumerConfig
	// anyStart accepts a consumer that began elsewhere.
	anyStart bool
}

// Open starts an iterator of its own that asks for one message at a time. The
// client's own default is to fetch hundreds ahead, which would grow old in its
// buffer while the slot is busy.
func (s *source) Open(ctx context.Context) (worker.Feed, error) {
	consumer, err := s.ensure(ctx)
	if err != nil {
		return nil, s.bus.translate(err)
	}
	messages, err := consumer.Messages(jetstream.PullMaxMessages(1),
		jetstream.PullExpiry(s.bus.config.PullExpiry), jetstream.PullHeartbeat(s.bus.config.PullHeartbeat))
	if err != nil {
		return nil, s.bus.translate(fmt.Errorf("opening feed: %w", err))
	}
	return &feed{bus: s.bus, messages: messages, ackWait: ackWait(consumer.CachedInfo().Config)}, nil
}

// Lag counts what waits and what is out.
func (s *source) Lag(ctx context.Context) (uint64, error) {
	consumer, err := s.bus.js.Consumer(ctx, s.stream, s.want.Durable)
	if err != nil {
		return 0, s.bus.translate(fmt.Errorf("looking at %s: %w", s.name(), err))
	}
	info := consumer.CachedInfo()
	return info.NumPending + uint64(max(info.NumAckPending, 0)), nil
}

// ackWait is the shortest time after which the server delivers again: its
// BackOff, where set, takes the place of AckWait.
func ackWait(config jetstream.ConsumerConfig) time.Duration {
	shortest := config.AckWait
	for _, wait := range config.BackOff {
		shortest = min(shortest, wait)
	}
	return shortest
}

// translate marks errors after which the connection never comes back.
func (b *Bus) translate(err error) error {
	if errors.Is(err, nats.ErrConnectionClosed) || b.conn.IsClosed() {
		return fmt.Errorf("%w: %w", worker.ErrSourceClosed, err)
	}
	return err
}

// feed is one iterator. It has no message in its buffer while the slot works.
type feed struct {
	bus      *Bus
	messages jetstream.MessagesContext
	ackWait  time.Duration
}

// Next waits for a message. It fails when the consumer is gone or the server
// has been silent for two heartbeats.
func (f *feed) Next(ctx context.Context) (*worker.Message, error) {
	msg, err := f.messages.Next(jetstream.NextContext(ctx))
	if err != nil {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, f.bus.translate(fmt.Errorf("waiting for a message: %w", err))
	}
	about, err := msg.Metadata()
	if err != nil {
		return nil, fmt.Errorf("reading where a message is from: %w", err)
	}
	return &worker.Message{
		Header: msg.Headers(), Data: msg.Data(), AckWait: f.ackWait,
		Origin: news.Origin{
			Stream: about.Stream, Subject: msg.Subject(), Sequence: about.Sequence.Stream, ReceivedAt: about.Timestamp.UTC(),
		},
		Deliveries: int(about.NumDelivered),
		Receipt:    receipt{conn: f.bus.conn, msg: msg},
	}, nil
}

// Close lets the server know that nothing more is wanted and gives back what
// was on its way, so that it need not wait for AckWait to pass.
func (f *feed) Close() error {
	f.messages.Drain()
	ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
	defer cancel()
	for {
		msg, err := f.messages.Next(jetstream.NextContext(ctx))
		if err != nil {
			f.messages.Stop()
			return nil
		}
		if err := msg.Nak(); err != nil {
			return fmt.Errorf("giving back a message: %w", err)
		}
	}
}

// receipt settles one delivery.
type receipt struct {
	conn *nats.Conn
	msg  jetstream.Msg
}

// Ack waits until the server has confirmed.
func (r receipt) Ack(ctx context.Context) error {
	if err := r.msg.DoubleAck(ctx); err != nil {
		return fmt.Errorf("acknowledging: %w", err)
	}
	return nil
}

// Retry asks for the message again. A bare Nak is right for zero only: it would
// burn all deliveries of a failing message within a millisecond.
func (r receipt) Retry(ctx context.Context, delay time.Duration) error {
	if err := r.msg.NakWithDelay(delay); err != nil {
		return fmt.Errorf("asking for another delivery: %w", err)
	}
	return r.flush(ctx)
}

// Term ends the message; the server repeats the reason in an advisory.
func (r receipt) Term(ctx context.Context, reason string) error {
	if err := r.msg.TermWithReason(reason); err != nil {
		return fmt.Errorf("terminating: %w", err)
	}
	return r.flush(ctx)
}

// Extend starts AckWait anew.
func (r receipt) Extend() error {
	if err := r.msg.InProgress(); err != nil {
		return fmt.Errorf("extending: %w", err)
	}
	return nil
}

// flush waits until the server has read what was sent, so that a program that
// ends right after does not take it along.
func (r receipt) flush(ctx context.Context) error {
	// The client insists on a deadline.
	ctx, cancel := context.WithTimeout(ctx, flushTimeout)
	defer cancel()
	if err := r.conn.FlushWithContext(ctx); err != nil {
		return fmt.Errorf("flushing: %w", err)
	}
	return nil
}
