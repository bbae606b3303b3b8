package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

var (
	// ErrNoEntity means that no entity has the id or the name.
	ErrNoEntity = errors.New("no such entity")
	// ErrConflict means that the entities are not as the change wants them.
	ErrConflict = errors.New("cannot be changed so")
)

// Change says who changes what is known of entities, and why. It is kept in
// entity_changes.
type Change struct {
	// By is a person's name; the user of the database where it is empty.
	By string
	// Why is the reason in words; it may be empty.
	Why string
}

// standing is an entity as far as a merge asks.
type standing struct {
	id, root   int64
	kind, name string
}

func (e standing) merged() bool { return e.root != e.id }

func (e standing) String() string { return fmt.Sprintf("%s %d (%s)", e.kind, e.id, e.name) }

// Merge says that from is one with into, or with what that is merged into. All
// mentions stay as they are; the views follow the pointer. What is merged into
// from goes along. [Store.Split] takes it back.
//
// The error is [ErrNoEntity], or [ErrConflict] where from is merged already, the
// types differ or the two are one.
func (s *Store) Merge(ctx context.Context, from, into int64, change Change) error {
	return s.change(ctx, change, func(tx pgx.Tx) error {
		a, b, err := pair(ctx, tx, from, into)
		if err != nil {
			return err
		}
		switch {
		case a.root == b.root:
			return fmt.Errorf("%v and %v are one already: %w", a, b, ErrConflict)
		case a.kind != b.kind:
			return fmt.Errorf("%v and %v are of two types: %w", a, b, ErrConflict)
		case a.merged():
			return fmt.Errorf("%v is merged into %d already: merge that, or split this first: %w", a, a.root, ErrConflict)
		}
		if _, err := tx.Exec(ctx, pointSQL, a.id, b.root); err != nil {
			return fmt.Errorf("merging: %w", err)
		}
		return nil
	})
}

// Split makes an entity stand for itself again. What had been merged into it
// before it was merged itself comes back with it. [Store.Link] will not join it
// again with what it was split from.
//
// The error is [ErrNoEntity], or [ErrConflict] where the entity is not merged.
func (s *Store) Split(ctx context.Context, id int64, change Change) error {
	return s.change(ctx, change, func(tx pgx.Tx) error {
		e, _, err := pair(ctx, tx, id, id)
		if err != nil {
			return err
		}
		if !e.merged() {
			return fmt.Errorf("%v is not merged into anything: %w", e, ErrConflict)
		}
		var came []int64
		if err := tx.QueryRow(ctx, cameAlongSQL, e.id, e.root).Scan(&came); err != nil {
			return fmt.Errorf("looking for what came along: %w", err)
		}
		batch := &pgx.Batch{}
		batch.Queue(pointSQL, e.id, nil)
		batch.Queue(`SELECT set_config('dateline.action', 'follow', true)`)
		batch.Queue(`UPDATE entities SET merged_into = $2 WHERE entity_id = ANY($1)`, came, e.id)
		if err := tx.SendBatch(ctx, batch).Close(); err != nil {
			return fmt.Errorf("splitting: %w", err)
		}
		return nil
	})
}

// cameAlongSQL finds what was merged into $1, directly or not, before both came
// to $2.
const cameAlongSQL = `
	WITH RECURSIVE merges AS (
		SELECT DISTINCT ON (c.entity_id) c.entity_id, c.after_id
		FROM entity_changes c JOIN entities e ON e.entity_id = c.entity_id AND e.merged_into = $2
		WHERE c.action = 'merge' ORDER BY c.entity_id, c.change_id DESC
	), came AS (
		SELECT entity_id FROM merges WHERE after_id = $1 AND entity_id <> $1
		UNION
		SELECT m.entity_id FROM merges m JOIN came ON m.after_id = came.entity_id
	)
	SELECT coalesce(array_agg(entity_id ORDER BY entity_id), '{}') FROM came`

// AddAlias gives an entity another name. It finds the entity by that name, and
// counts as evidence that an entity of that name is the same.
func (s *Store) AddAlias(ctx context.Context, id int64, alias string, change Change) error {
	alias = printedName(alias)
	if foldName(alias) == "" {
		return fmt.Errorf("an alias without a letter: %w", ErrConflict)
	}
	return s.changeAlias(ctx, id, alias, change, "alias", `
		INSERT INTO entity_aliases (entity_id, norm, alias)
		SELECT entity_id, $2, $3 FROM entities WHERE entity_id = $1 AND norm <> $2
		ON CONFLICT ON CONSTRAINT entity_aliases_pkey DO NOTHING`, "goes by %q already")
}

// RemoveAlias takes a name back. An article that uses it again gives it again.
func (s *Store) RemoveAlias(ctx context.Context, id int64, alias string, change Change) error {
	return s.changeAlias(ctx, id, printedName(alias), change, "unalias", `
		DELETE FROM entity_aliases WHERE entity_id = $1 AND norm = $2 AND $3::text IS NOT NULL`, "has no alias %q")
}

func (s *Store) changeAlias(ctx context.Context, id int64, alias string, change Change, action, sql, otherwise string) error {
	return s.change(ctx, change, func(tx pgx.Tx) error {
		e, _, err := pair(ctx, tx, id, id)
		if err != nil {
			return err
		}
		done, err := tx.Exec(ctx, sql, e.id, foldName(alias), alias)
		switch {
		case err != nil:
			return fmt.Errorf("changing an alias: %w", err)
		case done.RowsAffected() == 0:
			return fmt.Errorf("%v "+otherwise+": %w", e, alias, ErrConflict)
		}
		if _, err := tx.Exec(ctx, `
			INSERT INTO entity_changes (entity_id, action, alias, made_by, reason)
			VALUES ($1, $2, $3, coalesce(nullif($4, ''), session_user), nullif($5, ''))`,
			e.id, action, alias, clean(change.By), clean(change.Why)); err != nil {
			return fmt.Errorf("writing the audit trail: %w", err)
		}
		return nil
	})
}

// change runs work in a transaction that no other change of merges overlaps.
func (s *Store) change(ctx context.Context, change Change, work func(pgx.Tx) error) error {
	return translate(s.retry(ctx, func() error {
		return s.inTx(ctx, func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, lockIdentitySQL); err != nil {
				return fmt.Errorf("locking merges: %w", err)
			}
			if _, err := tx.Exec(ctx, describeSQL, clean(change.By), clean(change.Why), "", "false"); err != nil {
				return fmt.Errorf("describing the change: %w", err)
			}
			return work(tx)
		})
	}))
}

// pair locks two entities, with what is merged into them, and gives how they stand.
func pair(ctx context.Context, tx pgx.Tx, first, second int64) (a, b standing, err error) {
	if _, err := tx.Exec(ctx, lockEntitiesSQL, []int64{first, second}); err != nil {
		return a, b, fmt.Errorf("locking entities: %w", err)
	}
	if a, err = stand(ctx, tx, first); err != nil {
		return a, b, err
	}
	b, err = stand(ctx, tx, second)
	return a, b, err
}

func stand(ctx context.Context, tx pgx.Tx, id int64) (standing, error) {
	e := standing{id: id}
	err := tx.QueryRow(ctx, `SELECT coalesce(merged_into, entity_id), type, name FROM entities WHERE entity_id = $1`, id).
		Scan(&e.root, &e.kind, &e.name)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return e, fmt.Errorf("entity %d: %w", id, ErrNoEntity)
	case err != nil:
		return e, fmt.Errorf("looking an entity up: %w", err)
	}
	return e, nil
}
