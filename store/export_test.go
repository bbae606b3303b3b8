package store

import "github.com/jackc/pgx/v5"

// WithTracer has tracer told of all that is sent to the database.
func WithTracer(tracer pgx.QueryTracer) Option {
	return func(c *config) error {
		c.tracer = tracer
		return nil
	}
}
