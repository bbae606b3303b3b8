package store

import (
	"cmp"
	"slices"

	"github.com/jackc/pgx/v5"
)

// aliasRow is another name of an entity.
type aliasRow struct {
	entity      int64
	norm, alias string
}

func (r aliasRow) compare(o aliasRow) int {
	return cmp.Or(cmp.Compare(r.entity, o.entity), cmp.Compare(r.norm, o.norm))
}

// aliasRows gives each name once that the database has not, sorted by the primary
// key. A place has its name here as an alias where it is known by another.
func aliasRows(rows []entityRow, known knownEntities) []aliasRow {
	var list []aliasRow
	for _, row := range rows {
		entity := known[row.key]
		for _, name := range row.names {
			if slices.Contains(entity.unnamed, name.norm) {
				list = append(list, aliasRow{entity: entity.id, norm: name.norm, alias: name.name})
			}
		}
	}
	slices.SortStableFunc(list, aliasRow.compare)
	return slices.CompactFunc(list, func(a, b aliasRow) bool { return a.compare(b) == 0 })
}

// queueAliases inserts the aliases that are missing, in order, see [entityRows].
func queueAliases(batch *pgx.Batch, rows []entityRow, known knownEntities) {
	list := aliasRows(rows, known)
	if len(list) == 0 {
		return
	}
	entities, norms, aliases := make([]int64, len(list)), make([]string, len(list)), make([]string, len(list))
	for i, row := range list {
		entities[i], norms[i], aliases[i] = row.entity, row.norm, row.alias
	}
	batch.Queue(insertAliasesSQL, entities, norms, aliases)
}

const insertAliasesSQL = `
	INSERT INTO entity_aliases (entity_id, norm, alias)
	SELECT entity_id, norm, alias
	FROM unnest($1::bigint[], $2::text[], $3::text[]) WITH ORDINALITY AS new (entity_id, norm, alias, place)
	ORDER BY place
	ON CONFLICT ON CONSTRAINT entity_aliases_pkey DO NOTHING`
