package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/dateline-news/dateline/internal/news"
)

// Save writes an article and its facts in one transaction. Saving the same
// again writes nothing but a newer time of arrival. A kill notice, see
// [news.Article.Withdrawn], only withdraws the article; its facts are ignored.
//
// The record's arrival, [news.Origin], orders what is known of the article;
// without one it counts as arriving now.
func (s *Store) Save(ctx context.Context, record news.Record) error {
	if err := check(record); err != nil {
		return err
	}
	if record.Origin.ReceivedAt.IsZero() {
		record.Origin.ReceivedAt = s.now()
	}
	return translate(s.retry(ctx, func() error { return s.saveOnce(ctx, record) }))
}

func (s *Store) saveOnce(ctx context.Context, record news.Record) error {
	if record.Article.Withdrawn() {
		return s.inTx(ctx, func(tx pgx.Tx) error { return withdraw(ctx, tx, record) })
	}
	ids, err := s.resolve(ctx, record.Extraction.Entities, record.Article.Key())
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx pgx.Tx) error {
		extraction, isNew, err := begin(ctx, tx, record)
		if err != nil || !isNew {
			return err
		}
		return writeFacts(ctx, tx, extraction, newFacts(record.Extraction, ids))
	})
}

// inTx names the isolation level because the statements rely on it: each must
// see what was committed while it waited for the article's lock.
func (s *Store) inTx(ctx context.Context, work func(pgx.Tx) error) error {
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.ReadCommitted}, work) //nolint:wrapcheck // retry and translate have to see it as it is
}

const (
	lockArticleSQL = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`

	insertArticleSQL = `
		INSERT INTO articles (key, source, provider_id) VALUES ($1, $2, $3)
		ON CONFLICT ON CONSTRAINT articles_key_key DO NOTHING`

	// A delivery of an older arrival leaves the row as it is.
	arriveSQL = `
		INSERT INTO revisions (article_id, revision, title, text, url, byline, language, published_at,
			received_at, received_sequence, origin_stream, origin_subject)
		SELECT article_id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM articles WHERE key = $1
		ON CONFLICT ON CONSTRAINT revisions_article_id_revision_key DO UPDATE
		SET received_at = excluded.received_at, received_sequence = excluded.received_sequence,
			origin_stream = excluded.origin_stream, origin_subject = excluded.origin_subject
		WHERE (revisions.received_at, revisions.received_sequence) < (excluded.received_at, excluded.received_sequence)`

	withdrawSQL = `
		UPDATE articles SET withdrawn_at = $2, withdrawn_sequence = $3
		WHERE key = $1 AND (withdrawn_at IS NULL OR (withdrawn_at, withdrawn_sequence) < ($2, $3))`

	// What is current follows from the arrivals alone, so that the order in
	// which workers finish does not matter.
	settleSQL = `
		UPDATE articles a
		SET current_revision_id = now.revision_id, withdrawn = now.withdrawn
		FROM (
			SELECT a.article_id, r.revision_id, coalesce(
				(a.withdrawn_at, a.withdrawn_sequence) > (r.received_at, r.received_sequence),
				a.withdrawn_at IS NOT NULL) AS withdrawn
			FROM articles a
			LEFT JOIN LATERAL (
				SELECT revision_id, received_at, received_sequence FROM revisions
				WHERE article_id = a.article_id
				ORDER BY received_at DESC, received_sequence DESC, revision_id DESC LIMIT 1
			) r ON true
			WHERE a.key = $1
		) now
		WHERE a.article_id = now.article_id
		  AND (a.current_revision_id, a.withdrawn) IS DISTINCT FROM (now.revision_id, now.withdrawn)`

	insertExtractionSQL = `
		INSERT INTO extractions (revision_id, pipeline)
		SELECT r.revision_id, $3 FROM revisions r JOIN articles a ON a.article_id = r.article_id
		WHERE a.key = $1 AND r.revision = $2
		ON CONFLICT ON CONSTRAINT extractions_revision_id_pipeline_key DO NOTHING
		RETURNING extraction_id`
)

// begin locks the article, notes the arrival of the revision and starts its
// extraction; isNew is false where the pipeline has saved that already.
func begin(ctx context.Context, tx pgx.Tx, record news.Record) (extraction int64, isNew bool, err error) {
	article, origin := record.Article, record.Origin
	batch := newArrival(article, origin)
	batch.Queue(insertExtractionSQL, article.Key(), article.Revision(), clean(record.Extraction.Pipeline)).QueryRow(func(row pgx.Row) error {
		err := row.Scan(&extraction)
		isNew = err == nil
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		return err //nolint:wrapcheck // the batch's error is wrapped below
	})
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return 0, false, fmt.Errorf("saving the article: %w", err)
	}
	return extraction, isNew, nil
}

// newArrival starts a batch that notes the arrival of a revision and what is
// current after it.
func newArrival(article news.Article, origin news.Origin) *pgx.Batch {
	key := article.Key()
	batch := newHead(article, key)
	batch.Queue(arriveSQL, key, article.Revision(), article.Title, article.Text(), orNull(article.URL), orNull(article.Byline),
		orNull(article.Language), timeOrNull(article.PublishedAt), origin.ReceivedAt.UTC(), int64(origin.Sequence),
		orNull(origin.Stream), orNull(origin.Subject))
	batch.Queue(settleSQL, key)
	return batch
}

// arriveAgain notes the new arrival of a revision that is saved.
func arriveAgain(ctx context.Context, tx pgx.Tx, record news.Record) error {
	if err := tx.SendBatch(ctx, newArrival(record.Article, record.Origin)).Close(); err != nil {
		return fmt.Errorf("noting an arrival: %w", err)
	}
	return nil
}

// withdraw notes the arrival of a kill notice.
func withdraw(ctx context.Context, tx pgx.Tx, record news.Record) error {
	key := record.Article.Key()
	batch := newHead(record.Article, key)
	batch.Queue(withdrawSQL, key, record.Origin.ReceivedAt.UTC(), int64(record.Origin.Sequence))
	batch.Queue(settleSQL, key)
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("withdrawing the article: %w", err)
	}
	return nil
}

// newHead starts a batch by locking the article and making its row.
func newHead(article news.Article, key string) *pgx.Batch {
	batch := &pgx.Batch{}
	batch.Queue(lockArticleSQL, key)
	batch.Queue(insertArticleSQL, key, clean(article.Source), orNull(article.ProviderID))
	return batch
}
