package bus

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"

	"github.com/klauspost/compress/zstd"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	defaultWindow = 64
	// mostErrors bounds the errors that Wait joins, so that a server that went
	// away in the middle of a large archive does not fill the screen.
	mostErrors = 10

	headerContentEncoding = "Content-Encoding"
)

// Outgoing is a message to be published.
type Outgoing struct {
	// Subject is where it goes, for example "news.raw.web".
	Subject string
	// Header should hold Nats-Msg-Id, by which the server recognises what was
	// published before.
	Header map[string][]string
	Data   []byte
}

// Published counts what a publisher has done.
type Published struct {
	// Stored counts messages that the server confirmed as new.
	Stored int
	// Duplicates counts messages that the server had already.
	Duplicates int
	// Compressed counts messages that were too large and fitted with zstd.
	Compressed int
}

// Total is how many messages the server has.
func (p Published) Total() int { return p.Stored + p.Duplicates }

// TooLargeError says that a message does not fit into the server's max_payload,
// compressed or not.
type TooLargeError struct {
	// Bytes is the size of headers and payload, after compression where that
	// could be applied; Limit is what the server takes.
	Bytes, Limit int64
}

// Error says what to do.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("message of %d bytes is over the server's max_payload of %d: raise max_payload or leave the message out", e.Bytes, e.Limit)
}

// Permanent reports that trying again does not help.
func (e *TooLargeError) Permanent() bool { return true }

// Publisher publishes messages in order and keeps a bounded number of them
// unconfirmed. It is for one goroutine. What it listens on ends with its
// connection.
type Publisher struct {
	conn    *nats.Conn
	js      jetstream.JetStream
	encoder *zstd.Encoder
	// window has room for as many as may be unconfirmed.
	window  chan struct{}
	waiting sync.WaitGroup

	mu     sync.Mutex
	counts Published
	errs   []error
}

// NewPublisher makes a publisher that keeps at most window messages
// unconfirmed; 0 stands for 64.
func NewPublisher(conn *nats.Conn, window int) (*Publisher, error) {
	if window <= 0 {
		window = defaultWindow
	}
	js, err := jetstream.New(conn, jetstream.WithPublishAsyncMaxPending(window+1))
	if err != nil {
		return nil, fmt.Errorf("making publisher: %w", err)
	}
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("making publisher: %w", err)
	}
	return &Publisher{conn: conn, js: js, encoder: encoder, window: make(chan struct{}, window)}, nil
}

// Publish sends a message and returns when the window has room for the next,
// not when the server has confirmed: see [Publisher.Wait]. A message over the
// server's limit is compressed; where that does not help either, it returns a
// [*TooLargeError], and others can still be published.
func (p *Publisher) Publish(ctx context.Context, out Outgoing) error {
	msg := &nats.Msg{Subject: out.Subject, Header: maps.Clone(out.Header), Data: out.Data}
	compressed, err := p.fit(msg)
	if err != nil {
		return err
	}
	select {
	case p.window <- struct{}{}:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	ack, err := p.js.PublishMsgAsync(msg)
	if err != nil {
		<-p.window
		return fmt.Errorf("publishing to %s: %w", msg.Subject, err)
	}
	p.waiting.Go(func() {
		defer func() { <-p.window }()
		p.confirm(ctx, ack, compressed)
	})
	return nil
}

// Wait returns when every message is confirmed or has failed, with the counts
// and the first few errors. Publishing a message again that may have arrived
// is harmless within the stream's duplicates window.
func (p *Publisher) Wait() (Published, error) {
	p.waiting.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.counts, errors.Join(p.errs...)
}

// confirm waits for the server's word. A message that was lost with its
// connection is sent once more, which keeps no order but its id.
func (p *Publisher) confirm(ctx context.Context, future jetstream.PubAckFuture, compressed bool) {
	select {
	case ack := <-future.Ok():
		p.count(ack.Duplicate, compressed)
	case lost := <-future.Err():
		ack, err := p.js.PublishMsg(ctx, future.Msg(), jetstream.WithRetryAttempts(5))
		if err != nil {
			p.fail(fmt.Errorf("publishing to %s a second time, after %w: %w", future.Msg().Subject, lost, err))
			return
		}
		p.count(ack.Duplicate, compressed)
	case <-ctx.Done():
		p.fail(fmt.Errorf("waiting for confirmation: %w", context.Cause(ctx)))
	}
}

// Counts is what has been confirmed so far; it may be called while others
// publish.
func (p *Publisher) Counts() Published {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.counts
}

func (p *Publisher) count(duplicate, compressed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if compressed {
		p.counts.Compressed++
	}
	if duplicate {
		p.counts.Duplicates++
		return
	}
	p.counts.Stored++
}

func (p *Publisher) fail(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.errs) < mostErrors {
		p.errs = append(p.errs, err)
	}
}

// fit compresses msg where it is over the server's limit and not compressed
// already, and reports whether it did.
func (p *Publisher) fit(msg *nats.Msg) (compressed bool, err error) {
	limit := p.conn.MaxPayload()
	if limit <= 0 || int64(msg.Size()) <= limit {
		return false, nil
	}
	if msg.Header.Get(headerContentEncoding) == "" {
		if msg.Header == nil {
			msg.Header = nats.Header{}
		}
		msg.Header.Set(headerContentEncoding, "zstd")
		msg.Data = p.encoder.EncodeAll(msg.Data, nil)
		compressed = true
	}
	if size := int64(msg.Size()); size > limit {
		return false, &TooLargeError{Bytes: size, Limit: limit}
	}
	return compressed, nil
}
