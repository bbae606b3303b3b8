package worker_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/worker"
)

// memory is a source that keeps its messages in this process and delivers them
// as a durable consumer does. It passes the same suite as the real one and can
// be told to fail.
type memory struct {
	stream  string
	ackWait time.Duration

	mu    sync.Mutex
	items []*item
	// wake is closed and replaced whenever something changes.
	wake   chan struct{}
	closed bool
	// broken is returned once by every feed that is open.
	broken map[*memoryFeed]error
	feeds  map[*memoryFeed]bool
	opened int
	// failAcks and failOpens count down.
	failAcks, failOpens int
}

type item struct {
	header     map[string][]string
	data       []byte
	origin     news.Origin
	deliveries int
	out, done  bool
	// due is when the message may be delivered; while it is out, again.
	due time.Time
	// history holds the time of every delivery, outcome the way it ended.
	history []time.Time
	outcome string
	extends int
}

func newMemory(stream string, ackWait time.Duration) *memory {
	return &memory{
		stream: stream, ackWait: ackWait, wake: make(chan struct{}),
		broken: map[*memoryFeed]error{}, feeds: map[*memoryFeed]bool{},
	}
}

func (m *memory) publish(subject string, header map[string][]string, data []byte) *item {
	m.mu.Lock()
	defer m.mu.Unlock()
	it := &item{header: header, data: data, due: time.Now(), origin: news.Origin{
		Stream: m.stream, Subject: subject, Sequence: uint64(len(m.items) + 1), ReceivedAt: time.Now().UTC(),
	}}
	m.items = append(m.items, it)
	m.changed()
	return it
}

// Bury makes a memory a place for dead letters.
func (m *memory) Bury(_ context.Context, msg *worker.Message, letter news.DeadLetter) error {
	m.publish("news.dead."+letter.Reason, worker.DeadLetterHeader(msg.Header, letter, "test"), msg.Data)
	return nil
}

func (m *memory) changed() {
	close(m.wake)
	m.wake = make(chan struct{})
}

func (m *memory) Open(context.Context) (worker.Feed, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.opened++
	if m.failOpens > 0 {
		m.failOpens--
		return nil, errors.New("no feed today")
	}
	if m.closed {
		return nil, worker.ErrSourceClosed
	}
	feed := &memoryFeed{source: m}
	m.feeds[feed] = true
	return feed, nil
}

func (m *memory) Lag(context.Context) (uint64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var lag uint64
	for _, it := range m.items {
		if !it.done {
			lag++
		}
	}
	return lag, nil
}

// breakFeeds makes every open feed fail once.
func (m *memory) breakFeeds(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for feed := range m.feeds {
		m.broken[feed] = err
	}
	m.changed()
}

func (m *memory) at(i int) item {
	m.mu.Lock()
	defer m.mu.Unlock()
	it := *m.items[i]
	it.history = slices.Clone(it.history)
	return it
}

// opens is how often a feed was asked for.
func (m *memory) opens() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.opened
}

func (m *memory) len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.items)
}

type memoryFeed struct{ source *memory }

func (f *memoryFeed) Next(ctx context.Context) (*worker.Message, error) {
	for {
		msg, wake, wait, err := f.source.take(f)
		if msg != nil || err != nil {
			return msg, err
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil, context.Cause(ctx)
		case <-wake:
			timer.Stop()
		case <-timer.C:
		}
	}
}

func (f *memoryFeed) Close() error {
	f.source.mu.Lock()
	defer f.source.mu.Unlock()
	delete(f.source.feeds, f)
	return nil
}

// take delivers the first message that is due, or says how long none will be.
func (m *memory) take(feed *memoryFeed) (msg *worker.Message, wake <-chan struct{}, wait time.Duration, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.broken[feed]; err != nil {
		delete(m.broken, feed)
		return nil, nil, 0, err
	}
	now, wait := time.Now(), 24*time.Hour
	for _, it := range m.items {
		if it.done {
			continue
		}
		if it.due.After(now) {
			wait = min(wait, it.due.Sub(now))
			continue
		}
		it.deliveries++
		it.out, it.due = true, now.Add(m.ackWait)
		it.history = append(it.history, now)
		return &worker.Message{
			Header: it.header, Data: it.data, Origin: it.origin, Deliveries: it.deliveries, AckWait: m.ackWait,
			Receipt: memoryReceipt{source: m, item: it},
		}, nil, 0, nil
	}
	return nil, m.wake, wait, nil
}

type memoryReceipt struct {
	source *memory
	item   *item
}

func (r memoryReceipt) change(ctx context.Context, change func(*item)) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	r.source.mu.Lock()
	defer r.source.mu.Unlock()
	change(r.item)
	r.source.changed()
	return nil
}

func (r memoryReceipt) Ack(ctx context.Context) error {
	r.source.mu.Lock()
	fail := r.source.failAcks > 0
	if fail {
		r.source.failAcks--
	}
	r.source.mu.Unlock()
	if fail {
		return errors.New("acknowledgement lost")
	}
	return r.change(ctx, func(it *item) { it.done, it.outcome = true, "ack" })
}

func (r memoryReceipt) Retry(ctx context.Context, delay time.Duration) error {
	return r.change(ctx, func(it *item) { it.out, it.due, it.outcome = false, time.Now().Add(delay), "retry "+delay.String() })
}

func (r memoryReceipt) Term(ctx context.Context, reason string) error {
	return r.change(ctx, func(it *item) { it.done, it.outcome = true, "term "+reason })
}

func (r memoryReceipt) Extend() error {
	return r.change(context.Background(), func(it *item) { it.due = time.Now().Add(r.source.ackWait); it.extends++ })
}
