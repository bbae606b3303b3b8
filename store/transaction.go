package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// inTx names the isolation level because the statements rely on it: each must
// see what was committed while it waited for the article's lock.
func (s *Store) inTx(ctx context.Context, work func(pgx.Tx) error) error {
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.ReadCommitted}, work) //nolint:wrapcheck // retry and translate have to see it as it is
}

const (
	beginSQL    = "begin isolation level read committed"
	commitSQL   = "commit"
	rollbackSQL = "rollback"
)

// pipelined lends a connection for batches of which the first begins with
// [beginSQL] and the last ends with [commitSQL], which saves a transaction the round
// trips of both. PostgreSQL skips what follows a statement that failed, the
// commit too, so that a batch without error is a commit. A transaction that work
// leaves open is rolled back.
func (s *Store) pipelined(ctx context.Context, work func(*pgx.Conn) error) error {
	lent, err := s.pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("waiting for a connection: %w", err)
	}
	defer lent.Release()
	conn := lent.Conn()
	err = work(conn)
	if !conn.IsClosed() && conn.PgConn().TxStatus() != 'I' {
		// Where this fails too, the pool closes the connection, which also rolls back.
		_, _ = conn.Exec(ctx, rollbackSQL)
	}
	return err
}

// queueCommit ends a batch. The server answers a commit of what has failed by
// rolling back, which is no error to it.
func queueCommit(batch *pgx.Batch) {
	batch.Queue(commitSQL).Exec(func(tag pgconn.CommandTag) error {
		if tag.String() != "COMMIT" {
			return pgx.ErrTxCommitRollback
		}
		return nil
	})
}
