package migrations

import (
	"context"
	"database/sql"
	_ "embed" // for the statements below
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"
)

var (
	//go:embed access/grant.sql
	grantSQL string
	//go:embed access/revoke.sql
	revokeSQL string
)

// accessAttempts bounds how often setting privileges is tried.
const accessAttempts = 10

// grant gives the group roles their privileges, and makes the roles.
func grant(ctx context.Context, db *sql.DB) error {
	if err := setAccess(ctx, db, grantSQL); err != nil {
		return fmt.Errorf("granting privileges: %w", err)
	}
	return nil
}

// revoke takes the privileges back once the tables are gone.
func revoke(ctx context.Context, db *sql.DB) error {
	if err := setAccess(ctx, db, revokeSQL); err != nil {
		return fmt.Errorf("revoking privileges: %w", err)
	}
	return nil
}

// settle sets the privileges that fit a schema that was rolled back: what a
// migration made anew on its way down has none yet.
func settle(ctx context.Context, db *sql.DB) error {
	if err := grant(ctx, db); err != nil {
		return err
	}
	return revoke(ctx, db)
}

// setAccess repeats statement while other databases of the cluster change the
// same roles: their catalogue is shared and PostgreSQL refuses the second of
// two concurrent changes instead of queueing it.
func setAccess(ctx context.Context, db *sql.DB, statement string) (err error) {
	for range accessAttempts {
		if _, err = db.ExecContext(ctx, statement); !collided(err) {
			return err
		}
	}
	return err
}

// collided reports whether err is a lost race on a shared catalogue: "tuple
// concurrently updated" has no code of its own.
func collided(err error) bool {
	var answer *pgconn.PgError
	return errors.As(err, &answer) &&
		slices.Contains([]string{"XX000", "23505", "40P01"}, answer.Code)
}
