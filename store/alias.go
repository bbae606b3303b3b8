package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// aliasRow is another name of an entity.
type aliasRow struct {
	entity      int64
	norm, alias string
}

func (r aliasRow) compare(o aliasRow) int {
	return cmp.Or(cmp.Compare(r.entity, o.entity), cmp.Compare(r.norm, o.norm))
}

// aliasRows gives each alias once, sorted by the primary key, without those
// that fold to the entity's own name. A place has its name here as an alias
// where it is known by another.
func aliasRows(rows []entityRow, known map[entityKey]knownEntity) []aliasRow {
	var list []aliasRow
	for _, row := range rows {
		entity := known[row.key]
		for _, alias := range append([]string{row.name}, row.aliases...) {
			alias = printedName(alias)
			if norm := foldName(alias); norm != "" && norm != entity.norm {
				list = append(list, aliasRow{entity: entity.id, norm: norm, alias: alias})
			}
		}
	}
	slices.SortStableFunc(list, aliasRow.compare)
	return slices.CompactFunc(list, func(a, b aliasRow) bool { return a.compare(b) == 0 })
}

// insertAliases inserts the aliases that are missing, in order, see [entityRows].
func (s *Store) insertAliases(ctx context.Context, rows []entityRow, known map[entityKey]knownEntity) error {
	list := aliasRows(rows, known)
	if len(list) == 0 {
		return nil
	}
	entities, norms, aliases := make([]int64, len(list)), make([]string, len(list)), make([]string, len(list))
	for i, row := range list {
		entities[i], norms[i], aliases[i] = row.entity, row.norm, row.alias
	}
	if _, err := s.pool.Exec(ctx, `
		INSERT INTO entity_aliases (entity_id, norm, alias)
		SELECT entity_id, norm, alias
		FROM unnest($1::bigint[], $2::text[], $3::text[]) WITH ORDINALITY AS new (entity_id, norm, alias, place)
		WHERE NOT EXISTS (
			SELECT FROM entity_aliases old WHERE old.entity_id = new.entity_id AND old.norm = new.norm
		)
		ORDER BY place
		ON CONFLICT ON CONSTRAINT entity_aliases_pkey DO NOTHING`, entities, norms, aliases); err != nil {
		return fmt.Errorf("inserting aliases: %w", err)
	}
	return nil
}
