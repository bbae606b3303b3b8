package store

import (
	"context"
	"fmt"

	"github.com/dateline-news/dateline/internal/news"
)

// RecordDeadLetter keeps word of a message that was given up. Recording the
// same message of the same pipeline again changes nothing.
func (s *Store) RecordDeadLetter(ctx context.Context, letter news.DeadLetter) error {
	origin, failedAt := letter.Origin, letter.FailedAt
	if failedAt.IsZero() {
		failedAt = s.now()
	}
	_, err := s.pool.Exec(ctx, `
		INSERT INTO dead_letters (reason, detail, pipeline, origin_stream, origin_subject, origin_sequence,
			received_at, deliveries, failed_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (origin_stream, origin_sequence, pipeline) WHERE origin_sequence > 0 DO NOTHING`,
		clean(letter.Reason), clean(letter.Detail), clean(letter.Pipeline),
		clean(origin.Stream), clean(origin.Subject), int64(origin.Sequence),
		timeOrNull(origin.ReceivedAt), letter.Deliveries, failedAt.UTC())
	if err != nil {
		return translate(fmt.Errorf("recording a dead letter: %w", err))
	}
	return nil
}
