package bus

import (
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/worker"
)

// The values of worker.HeaderBody.
const (
	bodyComplete  = "complete"
	bodyTruncated = "truncated"
	bodyAbsent    = "absent"
)

const (
	// spareBytes is left free below the server's limits, for headers that the
	// client adds.
	spareBytes = 512
	// mostHeaderBytes is what JetStream stores of headers, whatever max_payload.
	mostHeaderBytes = 64 << 10
)

// Bury publishes a copy of msg to the stream of dead letters and returns when
// the server has confirmed that it is kept.
func (b *Bus) Bury(ctx context.Context, msg *worker.Message, letter news.DeadLetter) error {
	copied := b.deadLetter(msg, letter, b.conn.MaxPayload())
	err := b.publish(ctx, copied)
	if errors.Is(err, jetstream.ErrStreamMessageExceedsMaximum) || errors.Is(err, nats.ErrMaxPayload) {
		// The stream has a limit of its own, below the server's.
		copied.Header.Set(worker.HeaderBody, bodyAbsent)
		copied.Data = nil
		err = b.publish(ctx, copied)
	}
	return err
}

func (b *Bus) publish(ctx context.Context, msg *nats.Msg) error {
	if _, err := b.js.PublishMsg(ctx, msg, jetstream.WithExpectStream(b.config.DeadStream)); err != nil {
		return fmt.Errorf("publishing dead letter to %s: %w", msg.Subject, err)
	}
	return nil
}

// deadLetter makes the copy. Where it would not fit with the headers added, the
// body is cut. Where the message's own headers leave no room, they go, and the
// body with them, because it may not be readable without: the origin says where
// the whole message is.
func (b *Bus) deadLetter(msg *worker.Message, letter news.DeadLetter, limit int64) *nats.Msg {
	copied := nats.NewMsg(deadPrefix + letter.Reason)
	copied.Header = worker.DeadLetterHeader(msg.Header, letter, b.config.Name)
	copied.Header.Set(worker.HeaderBody, bodyTruncated)
	header := int64(copied.Size() + spareBytes)
	room := limit - header
	switch {
	case header > mostHeaderBytes || room <= 0:
		copied.Header = worker.DeadLetterHeader(nil, letter, b.config.Name)
		copied.Header.Set(worker.HeaderBody, bodyAbsent)
	case room < int64(len(msg.Data)):
		copied.Data = msg.Data[:room]
	default:
		copied.Data = msg.Data
		copied.Header.Set(worker.HeaderBody, bodyComplete)
	}
	return copied
}
