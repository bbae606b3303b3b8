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
	cast := newCast(record.Extraction.Entities, record.Article.Key())
	if s.hints.know(cast.shared) {
		err := s.saveWith(ctx, record, cast, true)
		if !errors.Is(err, errStale) {
			return err
		}
		s.hints.forget(cast.shared)
	}
	if err := s.resolve(ctx, cast.shared); err != nil {
		return err
	}
	if err := s.saveWith(ctx, record, cast, false); err != nil {
		return err
	}
	s.hints.learn(cast.shared)
	return nil
}

// saveWith writes all rows of the article in one transaction and two round
// trips. Where it goes by hints, it ends with [errStale] and without a trace if the
// database turns out not to have what they say.
func (s *Store) saveWith(ctx context.Context, record news.Record, cast cast, hinted bool) error {
	return s.pipelined(ctx, func(conn *pgx.Conn) error {
		begun, err := begin(ctx, conn, record, cast)
		if err != nil {
			return err
		}
		batch := &pgx.Batch{}
		if begun.isNew {
			if hinted && !begun.known.complete(cast.shared) {
				return errStale
			}
			ids, err := cast.ids(begun.known)
			if err != nil {
				return err
			}
			queueFill(batch, cast.own, begun.known)
			queueAliases(batch, cast.own, begun.known)
			newFacts(record.Extraction, ids).queue(batch, begun.extraction)
		}
		queueCommit(batch)
		if err := conn.SendBatch(ctx, batch).Close(); err != nil {
			return fmt.Errorf("inserting facts: %w", err)
		}
		return nil
	})
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

// begun is a transaction as it stands after its first round trip.
type begun struct {
	extraction int64
	// isNew is false where the pipeline has saved this revision already.
	isNew bool
	known knownEntities
}

// begin locks the article, notes the arrival of the revision, starts its
// extraction, inserts the entities that are the article's own and looks all of
// them up. The article's lock guards its own entities.
func begin(ctx context.Context, conn *pgx.Conn, record news.Record, cast cast) (begun, error) {
	this := begun{known: make(knownEntities)}
	article := record.Article
	batch := &pgx.Batch{}
	batch.Queue(beginSQL)
	queueArrival(batch, article, record.Origin)
	batch.Queue(insertExtractionSQL, article.Key(), article.Revision(), clean(record.Extraction.Pipeline)).QueryRow(func(row pgx.Row) error {
		err := row.Scan(&this.extraction)
		this.isNew = err == nil
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		return err //nolint:wrapcheck // the batch's error is wrapped below
	})
	queueInsert(batch, cast.own)
	queueFind(batch, cast.all, this.known)
	if err := conn.SendBatch(ctx, batch).Close(); err != nil {
		return begun{}, fmt.Errorf("saving the article: %w", err)
	}
	return this, nil
}

// queueArrival notes the arrival of a revision and what is current after it.
func queueArrival(batch *pgx.Batch, article news.Article, origin news.Origin) {
	key := article.Key()
	queueHead(batch, article, key)
	batch.Queue(arriveSQL, key, article.Revision(), article.Title, article.Text(), orNull(article.URL), orNull(article.Byline),
		orNull(article.Language), timeOrNull(article.PublishedAt), origin.ReceivedAt.UTC(), int64(origin.Sequence),
		orNull(origin.Stream), orNull(origin.Subject))
	batch.Queue(settleSQL, key)
}

// arriveAgain notes the new arrival of a revision that is saved.
func arriveAgain(ctx context.Context, tx pgx.Tx, record news.Record) error {
	batch := &pgx.Batch{}
	queueArrival(batch, record.Article, record.Origin)
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("noting an arrival: %w", err)
	}
	return nil
}

// withdraw notes the arrival of a kill notice.
func withdraw(ctx context.Context, tx pgx.Tx, record news.Record) error {
	key := record.Article.Key()
	batch := &pgx.Batch{}
	queueHead(batch, record.Article, key)
	batch.Queue(withdrawSQL, key, record.Origin.ReceivedAt.UTC(), int64(record.Origin.Sequence))
	batch.Queue(settleSQL, key)
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("withdrawing the article: %w", err)
	}
	return nil
}

// queueHead locks the article and makes its row.
func queueHead(batch *pgx.Batch, article news.Article, key string) {
	batch.Queue(lockArticleSQL, key)
	batch.Queue(insertArticleSQL, key, clean(article.Source), orNull(article.ProviderID))
}
