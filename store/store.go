package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/migrations"
)

// Store is a pool of connections to a migrated database. It is safe for
// concurrent use.
type Store struct {
	pool   *pgxpool.Pool
	logger *slog.Logger
	now    func() time.Time
	hints  *hints
}

// Open connects to the database at url and checks that its schema is not older
// than this program; a newer one is fine. Settings of the pool may stand in the
// URL: pool_max_conns, and default_query_exec_mode=exec behind a PgBouncer that
// pools transactions. The caller closes the store.
func Open(ctx context.Context, url string, options ...Option) (*Store, error) {
	config, err := newConfig(options)
	if err != nil {
		return nil, fmt.Errorf("setting up the store: %w", err)
	}
	pool, err := newPool(ctx, url, config)
	if err != nil {
		return nil, err
	}
	if !config.unchecked {
		err = checkSchema(ctx, pool)
	}
	if err != nil {
		pool.Close()
		return nil, err
	}
	return &Store{pool: pool, logger: config.logger, now: config.now, hints: newHints(hintLimit)}, nil
}

// Close waits until all saves have ended and closes the connections.
func (s *Store) Close() { s.pool.Close() }

func newPool(ctx context.Context, url string, wanted config) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("reading the database URL: %w", err)
	}
	given, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("reading the database URL: %w", err)
	}
	switch _, inURL := given.RuntimeParams["pool_max_conns"]; {
	case wanted.connections > 0:
		config.MaxConns = int32(wanted.connections)
	case !inURL:
		config.MaxConns = defaultConnections
	}
	config.ConnConfig.Tracer = wanted.tracer
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("making the connection pool: %w", err)
	}
	return pool, nil
}

// checkSchema fails on a database that cannot be reached or was not migrated.
func checkSchema(ctx context.Context, pool *pgxpool.Pool) error {
	needed, err := migrations.Latest()
	if err != nil {
		return fmt.Errorf("reading the migrations: %w", err)
	}
	var present int64
	err = pool.QueryRow(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&present)
	switch {
	case sqlState(err) == "42P01": // undefined table
		return fmt.Errorf("found no schema: %w", ErrSchema)
	case err != nil:
		return fmt.Errorf("connecting to the database: %w", err)
	case present < needed:
		return fmt.Errorf("found version %d, need %d: %w", present, needed, ErrSchema)
	}
	return nil
}

// Saved reports whether pipeline has saved this revision of the article, so that
// there is nothing left to extract. Where the revision arrives again, as a text
// that comes back after another one or after a kill notice does, that is noted:
// it may make the revision current. The same arrival writes nothing.
func (s *Store) Saved(ctx context.Context, article news.Article, origin news.Origin, pipeline string) (bool, error) {
	if origin.ReceivedAt.IsZero() {
		origin.ReceivedAt = s.now()
	}
	var saved, known bool
	err := s.pool.QueryRow(ctx, `
		SELECT true, (r.received_at, r.received_sequence) >= ($4, $5)
		FROM articles a
		JOIN revisions r ON r.article_id = a.article_id
		JOIN extractions e ON e.revision_id = r.revision_id
		WHERE a.key = $1 AND r.revision = $2 AND e.pipeline = $3`,
		article.Key(), article.Revision(), pipeline, origin.ReceivedAt.UTC(), int64(origin.Sequence)).Scan(&saved, &known)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("looking a revision up: %w", err)
	case known:
		return true, nil
	}
	record := news.Record{Article: article, Origin: origin}
	return true, translate(s.retry(ctx, func() error {
		return s.inTx(ctx, func(tx pgx.Tx) error { return arriveAgain(ctx, tx, record) })
	}))
}
