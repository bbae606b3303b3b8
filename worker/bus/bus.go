package bus

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/dateline-news/dateline/worker"
)

// Bus is the worker's side of JetStream. It is safe for concurrent use.
type Bus struct {
	conn   *nats.Conn
	js     jetstream.JetStream
	config Config
	logger *slog.Logger

	articles, deadLetters *source
	// warned holds, by asset, the differences that were logged last.
	warned sync.Map
}

// Open makes the streams and consumers that are missing and checks those that
// are there. It waits for a server that does not answer until ctx ends, and
// returns a [*MismatchError] at once when work on what exists would not be
// safe. The caller keeps conn and closes it after the worker has returned.
func Open(ctx context.Context, conn *nats.Conn, config Config, logger *slog.Logger) (*Bus, error) {
	if config.Pipeline == "" {
		return nil, errors.New("opening bus: pipeline is missing")
	}
	b, err := newBus(conn, config, logger)
	if err != nil {
		return nil, fmt.Errorf("opening bus: %w", err)
	}
	if err := b.patiently(ctx, b.ensureAll); err != nil {
		return nil, fmt.Errorf("opening bus: %w", err)
	}
	return b, nil
}

// EnsureStreams makes the streams that are missing, for programs that only
// publish. It waits and fails as [Open] does.
func EnsureStreams(ctx context.Context, conn *nats.Conn, config Config, logger *slog.Logger) error {
	b, err := newBus(conn, config, logger)
	if err == nil {
		err = b.patiently(ctx, b.ensureStreams)
	}
	if err != nil {
		return fmt.Errorf("making streams: %w", err)
	}
	return nil
}

func newBus(conn *nats.Conn, config Config, logger *slog.Logger) (*Bus, error) {
	config = config.WithDefaults()
	if err := config.Validate(); err != nil {
		return nil, err
	}
	js, err := jetstream.New(conn)
	if err != nil {
		return nil, fmt.Errorf("starting JetStream client: %w", err)
	}
	if logger == nil {
		logger = slog.New(slog.DiscardHandler)
	}
	b := &Bus{conn: conn, js: js, config: config, logger: logger.With(slog.String("component", "bus"))}
	b.articles = &source{bus: b, stream: config.Stream, want: config.articleConsumer(time.Now()), anyStart: config.SinceAge > 0}
	b.deadLetters = &source{bus: b, stream: config.DeadStream, want: config.deadLetterConsumer()}
	return b, nil
}

// Articles delivers the articles that the pipeline has not seen yet.
func (b *Bus) Articles() worker.Source { return b.articles }

// DeadLetters delivers the dead letters of all pipelines that are not recorded
// yet.
func (b *Bus) DeadLetters() worker.Source { return b.deadLetters }

func (b *Bus) ensureAll(ctx context.Context) error {
	if err := b.ensureStreams(ctx); err != nil {
		return err
	}
	for _, source := range []*source{b.articles, b.deadLetters} {
		if _, err := source.ensure(ctx); err != nil {
			return err
		}
	}
	return nil
}

// patiently repeats do while the server does not answer.
func (b *Bus) patiently(ctx context.Context, do func(context.Context) error) error {
	spacing := worker.Backoff{Base: 250 * time.Millisecond, Factor: 2, Cap: 5 * time.Second}
	for attempt := 1; ; attempt++ {
		err := do(ctx)
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case !passing(err):
			return err
		}
		delay := spacing.Delay(attempt, rand.Float64())
		b.logger.Warn("server does not answer yet", slog.Any("err", err), slog.Duration("delay", delay))
		timer := time.NewTimer(delay)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return context.Cause(ctx)
		}
	}
}

// passing reports whether err is of a server that is away or still starting,
// rather than of a request that it refuses.
func passing(err error) bool {
	var refusal *jetstream.APIError
	if errors.As(err, &refusal) && refusal.Code == 503 {
		return true
	}
	for _, passing := range []error{
		nats.ErrTimeout, nats.ErrNoResponders, nats.ErrDisconnected, nats.ErrConnectionReconnecting,
		nats.ErrReconnectBufExceeded, context.DeadlineExceeded,
	} {
		if errors.Is(err, passing) {
			return true
		}
	}
	return false
}
