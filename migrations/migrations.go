package migrations

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed *.sql
var files embed.FS

// lockSeconds is how long a migration waits for another one of the same
// database, asking every second.
const lockSeconds = 300

// Migration is one step of the schema and whether a database has taken it.
type Migration struct {
	Version int64
	// Name is the file's name, for example "00001_create_articles.sql".
	Name string
	// AppliedAt is zero where the migration is pending.
	AppliedAt time.Time
}

// Applied reports whether the database has taken the migration.
func (m Migration) Applied() bool { return !m.AppliedAt.IsZero() }

// Latest is the version that [Up] brings a database to.
func Latest() (int64, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil || len(names) == 0 {
		return 0, errors.Join(errors.New("no migrations"), err)
	}
	return goose.NumericComponent(names[len(names)-1])
}

// Up applies all pending migrations to the database at url and sets the
// privileges. Several may run at once: the first does the work and the others
// wait for it and find nothing to do.
func Up(ctx context.Context, url string) error {
	return with(ctx, url, func(p *goose.Provider, db *sql.DB) error {
		if _, err := p.Up(ctx); err != nil {
			return err
		}
		return grant(ctx, db)
	})
}

// UpByOne applies the next pending migration; it reports false where there is none.
func UpByOne(ctx context.Context, url string) (applied bool, err error) {
	err = with(ctx, url, func(p *goose.Provider, db *sql.DB) error {
		if _, err := p.UpByOne(ctx); err != nil && !errors.Is(err, goose.ErrNoNextVersion) {
			return err
		} else if err != nil {
			return nil
		}
		applied = true
		return grant(ctx, db)
	})
	return applied, err
}

// Down rolls back the newest migration and deletes what it held. On an empty
// schema it does nothing.
func Down(ctx context.Context, url string) error {
	return with(ctx, url, func(p *goose.Provider, db *sql.DB) error {
		if _, err := p.Down(ctx); err != nil && !errors.Is(err, goose.ErrNoNextVersion) {
			return err
		}
		return settle(ctx, db)
	})
}

// DownTo rolls back to version, newest first; 0 leaves an empty schema.
func DownTo(ctx context.Context, url string, version int64) error {
	return with(ctx, url, func(p *goose.Provider, db *sql.DB) error {
		if _, err := p.DownTo(ctx, version); err != nil {
			return err
		}
		return settle(ctx, db)
	})
}

// Status lists all migrations in order of their version.
func Status(ctx context.Context, url string) (list []Migration, err error) {
	err = with(ctx, url, func(p *goose.Provider, _ *sql.DB) error {
		states, err := p.Status(ctx)
		for _, state := range states {
			list = append(list, Migration{
				Version: state.Source.Version, Name: state.Source.Path, AppliedAt: state.AppliedAt.UTC(),
			})
		}
		return err
	})
	return list, err
}

// with runs work on a provider for the database at url and closes it after.
func with(ctx context.Context, url string, work func(*goose.Provider, *sql.DB) error) (err error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return fmt.Errorf("reading the database URL: %w", err)
	}
	db := stdlib.OpenDB(*config)
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.PingContext(ctx); err != nil {
		return fmt.Errorf("connecting to the database: %w", err)
	}
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	if err := work(provider, db); err != nil {
		return fmt.Errorf("migrating: %w", err)
	}
	return nil
}

// newProvider locks by a session advisory lock, which needs a connection of
// its own: migrate past PgBouncer where that pools transactions.
func newProvider(db *sql.DB) (*goose.Provider, error) {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, lockSeconds))
	if err != nil {
		return nil, fmt.Errorf("making the migration lock: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, db, files,
		goose.WithSessionLocker(locker), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, fmt.Errorf("reading the migrations: %w", err)
	}
	return provider, nil
}
