package store

import (
	"errors"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	// defaultConnections suits the default slots of one worker.
	defaultConnections = 8
	// defaultAttempts bounds how often one save is tried by the store itself;
	// after that the message goes back to the bus.
	defaultAttempts = 5
)

// Option changes how [Open] sets up a store.
type Option func(*config) error

type config struct {
	logger      *slog.Logger
	now         func() time.Time
	connections int
	unchecked   bool
	// tracer counts round trips in tests.
	tracer pgx.QueryTracer
}

func newConfig(options []Option) (config, error) {
	c := config{logger: slog.New(slog.DiscardHandler), now: time.Now}
	var problems []error
	for _, option := range options {
		problems = append(problems, option(&c))
	}
	return c, errors.Join(problems...)
}

// WithLogger has the store log its retries; without it the store is silent.
func WithLogger(logger *slog.Logger) Option {
	return func(c *config) error {
		if logger == nil {
			return errors.New("logger: must not be nil")
		}
		c.logger = logger.With(slog.String("component", "store"))
		return nil
	}
}

// WithConnections bounds the pool, in connections; at least 1. One to a slot
// of the worker is right. Without it the bound is pool_max_conns of the URL,
// else 8.
func WithConnections(n int) Option {
	return func(c *config) error {
		if n < 1 {
			return errors.New("connections: must be at least 1")
		}
		c.connections = n
		return nil
	}
}

// WithoutSchemaCheck opens a store for somebody who may only read views, and so
// cannot see which migrations there are. What is missing shows when it is asked.
func WithoutSchemaCheck() Option {
	return func(c *config) error {
		c.unchecked = true
		return nil
	}
}

// WithClock replaces time.Now, which dates articles that came without a time
// of arrival.
func WithClock(now func() time.Time) Option {
	return func(c *config) error {
		if now == nil {
			return errors.New("clock: must not be nil")
		}
		c.now = now
		return nil
	}
}
