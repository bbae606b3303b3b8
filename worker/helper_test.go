package worker_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/worker"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const subject = "news.raw.test"

// permanent is an error of the decoder's kind.
type permanent struct{ reason string }

func (p permanent) Error() string   { return "broken for good: " + p.reason }
func (p permanent) Permanent() bool { return true }
func (p permanent) Reason() string  { return p.reason }

// decode reads the test format "id|text"; "withdrawn|id" is a kill notice.
func decode(_ string, _ map[string][]string, data []byte) (news.Article, error) {
	id, text, found := strings.Cut(string(data), "|")
	switch {
	case !found:
		return news.Article{}, permanent{reason: "undecodable"}
	case id == "withdrawn":
		return news.Article{Source: "test", ProviderID: text, Status: news.StatusWithdrawn}, nil
	}
	return news.Article{Source: "test", ProviderID: id, Body: text}, nil
}

// extractorFunc is an extractor that tests write in place.
type extractorFunc func(ctx context.Context, text string) error

func (f extractorFunc) Extract(ctx context.Context, text string, _ time.Time) (news.Extraction, error) {
	if err := f(ctx, text); err != nil {
		return news.Extraction{}, err
	}
	return news.Extraction{Pipeline: "test-1", Text: text, Entities: []news.Entity{{Name: "Oslo"}}}, nil
}

// memoryStore is a saver and recorder that can be away.
type memoryStore struct {
	mu      sync.Mutex
	saves   map[string]int
	letters []news.DeadLetter
	lookups int
	// away is returned while it is set; fail is asked before each save.
	away error
	fail func(key string) error
}

func newStore() *memoryStore { return &memoryStore{saves: map[string]int{}} }

func (s *memoryStore) Saved(_ context.Context, article news.Article, _ news.Origin, _ string) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lookups++
	return s.saves[article.Key()+article.Revision()] > 0, s.away
}

func (s *memoryStore) Save(ctx context.Context, record news.Record) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if s.away != nil {
		return s.away
	}
	if s.fail != nil {
		if err := s.fail(record.Article.ProviderID); err != nil {
			return err
		}
	}
	s.saves[record.Article.Key()+record.Article.Revision()]++
	return nil
}

func (s *memoryStore) RecordDeadLetter(_ context.Context, letter news.DeadLetter) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.away != nil {
		return s.away
	}
	s.letters = append(s.letters, letter)
	return nil
}

func (s *memoryStore) setAway(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.away = err
}

// count is the number of articles, and of writes, so far.
func (s *memoryStore) count() (articles, writes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, n := range s.saves {
		articles++
		writes += n
	}
	return articles, writes
}

func (s *memoryStore) recorded() []news.DeadLetter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]news.DeadLetter(nil), s.letters...)
}

// logBook collects log lines for tests that read them.
type logBook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *logBook) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBook) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// bundle is a worker on fakes, with what a test may want to look at.
type bundle struct {
	config worker.Config
	parts  worker.Parts
	source *memory
	dead   *memory
	store  *memoryStore
	log    *logBook
	worker *worker.Worker
}

// setup makes a bundle; change may replace settings and parts.
func setup(tb testing.TB, change func(*bundle)) *bundle {
	tb.Helper()
	b := &bundle{
		source: newMemory("NEWS", time.Minute), dead: newMemory("NEWS_DEAD", time.Minute),
		store: newStore(), log: &logBook{},
		config: worker.Config{Name: "w1", Pipeline: "test-1", Slots: 1, StopWhenDrained: true},
	}
	b.parts = worker.Parts{
		Source: b.source, Decoder: worker.DecoderFunc(decode), Saver: b.store, Burier: b.dead,
		Extractor: extractorFunc(func(context.Context, string) error { return nil }),
		Logger:    slog.New(slog.NewTextHandler(b.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Jitter:    func() float64 { return 0 },
	}
	if change != nil {
		change(b)
	}
	w, err := worker.New(b.config, b.parts)
	require.NoError(tb, err)
	b.worker = w
	return b
}

// publish puts n articles into the source.
func (b *bundle) publish(n int) {
	for i := range n {
		b.source.publish(subject, nil, fmt.Appendf(nil, "a%d|Text of article %d.", i, i))
	}
}

// run works until the source is drained.
func (b *bundle) run(tb testing.TB) worker.Stats {
	tb.Helper()
	require.NoError(tb, b.worker.Run(tb.Context()))
	return b.worker.Stats()
}

// start runs the worker beside the test; stop ends it and waits.
func (b *bundle) start(tb testing.TB) (stop func() error) {
	tb.Helper()
	ctx, cancel := context.WithCancel(tb.Context())
	done := make(chan error, 1)
	go func() { done <- b.worker.Run(ctx) }()
	return sync.OnceValue(func() error {
		cancel()
		return <-done
	})
}

var errAway = errors.New("database is away")
