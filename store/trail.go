package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// Named is a row of entities that stands for an entity, with its names.
type Named struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
	// Aliases are the other names of the row, in order of the alphabet.
	Aliases []string `json:"aliases,omitempty"`
}

// Recorded is a line of the audit trail.
type Recorded struct {
	Entity int64 `json:"entity"`
	// Action is merge, split, follow, alias or unalias.
	Action string `json:"action"`
	// Before and After are what the entity was merged into; nil for nothing.
	Before    *int64          `json:"before,omitempty"`
	After     *int64          `json:"after,omitempty"`
	Alias     string          `json:"alias,omitempty"`
	Automatic bool            `json:"automatic,omitempty"`
	By        string          `json:"by"`
	Why       string          `json:"why,omitempty"`
	Evidence  json.RawMessage `json:"evidence,omitempty"`
	At        time.Time       `json:"at"`
}

// History is what an entity is made of, and how it came to that.
type History struct {
	// Rows are the entity itself and all that is merged into it.
	Rows []Named `json:"rows"`
	// Changes are those of all these rows, the oldest first.
	Changes []Recorded `json:"changes"`
}

// History gives what stands for the entity, and the audit trail of that.
func (s *Store) History(ctx context.Context, id int64) (History, error) {
	var h History
	rows, err := s.pool.Query(ctx, `
		SELECT e.entity_id, e.name, ARRAY(SELECT alias FROM entity_aliases a WHERE a.entity_id = e.entity_id ORDER BY alias)
		FROM entities e
		WHERE coalesce(e.merged_into, e.entity_id) = (SELECT coalesce(merged_into, entity_id) FROM entities WHERE entity_id = $1)
		ORDER BY e.merged_into NULLS FIRST, e.entity_id`, id)
	if err != nil {
		return h, fmt.Errorf("reading names: %w", err)
	}
	h.Rows, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (n Named, err error) {
		return n, row.Scan(&n.ID, &n.Name, &n.Aliases)
	})
	if err != nil {
		return h, fmt.Errorf("reading names: %w", err)
	}
	ids := make([]int64, len(h.Rows))
	for i, row := range h.Rows {
		ids[i] = row.ID
	}
	rows, err = s.pool.Query(ctx, `
		SELECT entity_id, action, before_id, after_id, coalesce(alias, ''), automatic, made_by, coalesce(reason, ''), evidence, changed_at
		FROM entity_changes WHERE entity_id = ANY($1) OR entity_id = $2 ORDER BY change_id`, ids, id)
	if err != nil {
		return h, fmt.Errorf("reading the audit trail: %w", err)
	}
	h.Changes, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (r Recorded, err error) {
		err = row.Scan(&r.Entity, &r.Action, &r.Before, &r.After, &r.Alias, &r.Automatic, &r.By, &r.Why, &r.Evidence, &r.At)
		r.At = r.At.UTC()
		return r, err //nolint:wrapcheck // the caller wraps it
	})
	if err != nil {
		return h, fmt.Errorf("reading the audit trail: %w", err)
	}
	return h, nil
}
