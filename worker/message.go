package worker

import (
	"context"
	"errors"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// ErrSourceClosed is what a [Source] or [Feed] returns when it will never
// deliver again, because its connection was closed for good. The worker stops
// with it. Every other error of a source is taken as passing.
var ErrSourceClosed = errors.New("message source is closed")

// Message is one delivery of one message.
type Message struct {
	// Header holds the headers under the names that the publisher gave them.
	Header map[string][]string
	// Data is the payload; it is not changed by anybody.
	Data []byte
	// Origin says which message this is; it is the same for every delivery.
	Origin news.Origin
	// Deliveries counts the deliveries of this message, this one included.
	Deliveries int
	// AckWait is how long the source waits for word of this delivery before it
	// delivers the message again. Zero where it waits for ever.
	AckWait time.Duration
	// Receipt settles this delivery.
	Receipt Receipt
}

// Receipt tells the source what became of one delivery. Exactly one of Ack,
// Retry and Term ends it. When one of them fails the source will deliver the
// message again, so that a failure costs work but loses nothing.
type Receipt interface {
	// Ack ends the message: it is done. It returns after the source has
	// confirmed.
	Ack(ctx context.Context) error
	// Retry asks for the message again after delay, or at once for zero.
	Retry(ctx context.Context, delay time.Duration) error
	// Term ends the message: it is not to be delivered again.
	Term(ctx context.Context, reason string) error
	// Extend starts the wait for word of this delivery anew.
	Extend() error
}

// Source delivers messages. Every message goes to one feed at a time and comes
// again, to any feed, until it is acknowledged or terminated.
type Source interface {
	// Open starts a feed and makes what is missing on the way.
	Open(ctx context.Context) (Feed, error)
	// Lag counts the messages that wait and those delivered but not settled.
	Lag(ctx context.Context) (uint64, error)
}

// Feed is one slot's stream of messages. It holds no message beyond the one it
// returned last, and belongs to one goroutine.
type Feed interface {
	// Next waits for the next message. It returns the cause when ctx ends.
	Next(ctx context.Context) (*Message, error)
	// Close ends the feed. A message that had been on its way to it is given
	// back to the source.
	Close() error
}
