package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"github.com/dateline-news/dateline/internal/news"
)

// entityKey is what an entity is known by across articles: see [newEntityKey].
type entityKey struct{ kind, anchor, norm string }

func (k entityKey) compare(o entityKey) int {
	return cmp.Or(cmp.Compare(k.kind, o.kind), cmp.Compare(k.anchor, o.anchor), cmp.Compare(k.norm, o.norm))
}

// entityRow is an entity as one article shows it.
type entityRow struct {
	key                 entityKey
	norm, name          string
	subtype             *string
	iso3166             *string
	geonames            *int64
	latitude, longitude *float64
	aliases             []string
}

func newEntityRow(entity news.Entity, article string) entityRow {
	name := printedName(entity.Name)
	row := entityRow{
		key:     newEntityKey(entity, article),
		norm:    foldName(name),
		name:    name,
		subtype: orNull(string(entity.Subtype)),
		iso3166: orNull(entity.Link.ISO3166),
		aliases: entity.Aliases,
	}
	if id := int64(entity.Link.GeoNames); id != 0 {
		row.geonames = &id
	}
	if point := entity.Link.Point; point != nil {
		row.latitude, row.longitude = &point.Latitude, &point.Longitude
	}
	return row
}

// entityRows gives each entity of an article once, sorted by the unique key:
// savers that insert the same names in the same order wait for each other, not
// in a circle.
func entityRows(entities []news.Entity, article string) []entityRow {
	rows := make([]entityRow, len(entities))
	for i, entity := range entities {
		rows[i] = newEntityRow(entity, article)
	}
	slices.SortStableFunc(rows, func(a, b entityRow) int { return a.key.compare(b.key) })
	joined := rows[:0]
	for _, row := range rows {
		if last := len(joined) - 1; last >= 0 && joined[last].key == row.key {
			joined[last] = joined[last].join(row)
			continue
		}
		joined = append(joined, row)
	}
	return joined
}

// join adds what another entity of the same key knows.
func (r entityRow) join(o entityRow) entityRow {
	r.subtype = cmp.Or(r.subtype, o.subtype)
	r.iso3166 = cmp.Or(r.iso3166, o.iso3166)
	r.geonames = cmp.Or(r.geonames, o.geonames)
	if r.latitude == nil {
		r.latitude, r.longitude = o.latitude, o.longitude
	}
	r.aliases = slices.Concat(r.aliases, []string{o.name}, o.aliases)
	return r
}

// knownEntity is an entity's row in the database, as far as it matters here.
type knownEntity struct {
	id                                        int64
	norm                                      string
	noSubtype, noISO3166, noGeoNames, noPoint bool
}

// lacks reports whether row knows a detail that the database does not.
func (k knownEntity) lacks(row entityRow) bool {
	return k.noSubtype && row.subtype != nil ||
		k.noISO3166 && row.iso3166 != nil ||
		k.noGeoNames && row.geonames != nil ||
		k.noPoint && row.latitude != nil
}

// resolve gives the id of every entity of an article, in the order of entities,
// and inserts the ones that are new. Each statement is a transaction of its own: locks on
// rows that all articles share are held for one round trip.
func (s *Store) resolve(ctx context.Context, entities []news.Entity, article string) ([]int64, error) {
	if len(entities) == 0 {
		return nil, nil
	}
	rows := entityRows(entities, article)
	known, err := s.findEntities(ctx, rows)
	if err != nil {
		return nil, err
	}
	if len(known) < len(rows) {
		if err := s.insertEntities(ctx, missing(rows, known)); err != nil {
			return nil, err
		}
		if known, err = s.findEntities(ctx, rows); err != nil {
			return nil, err
		}
	}
	if err := s.fillEntities(ctx, rows, known); err != nil {
		return nil, err
	}
	if err := s.insertAliases(ctx, rows, known); err != nil {
		return nil, err
	}
	return idsOf(entities, article, known)
}

func missing(rows []entityRow, known map[entityKey]knownEntity) []entityRow {
	return slices.DeleteFunc(slices.Clone(rows), func(row entityRow) bool {
		_, found := known[row.key]
		return found
	})
}

func idsOf(entities []news.Entity, article string, known map[entityKey]knownEntity) ([]int64, error) {
	ids := make([]int64, len(entities))
	for i, entity := range entities {
		found, ok := known[newEntityKey(entity, article)]
		if !ok {
			return nil, fmt.Errorf("entity %d was deleted while it was looked up", i)
		}
		ids[i] = found.id
	}
	return ids, nil
}

// findEntitiesSQL asks by place first: a place is one entity under all its names.
const findEntitiesSQL = `
	SELECT e.entity_id, e.type, wanted.anchor, wanted.norm, e.norm,
		e.subtype IS NULL, e.iso3166 IS NULL, e.geonames IS NULL, e.latitude IS NULL
	FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted (type, anchor, norm)
	JOIN entities e ON e.anchor = wanted.anchor AND e.anchor <> '' AND e.type = 'location'
	WHERE wanted.type = 'location' AND wanted.anchor <> ''
	UNION ALL
	SELECT e.entity_id, e.type, wanted.anchor, wanted.norm, e.norm,
		e.subtype IS NULL, e.iso3166 IS NULL, e.geonames IS NULL, e.latitude IS NULL
	FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted (type, anchor, norm)
	JOIN entities e ON e.type = wanted.type AND e.norm = wanted.norm AND e.anchor = wanted.anchor
	WHERE NOT (wanted.type = 'location' AND wanted.anchor <> '')`

func (s *Store) findEntities(ctx context.Context, rows []entityRow) (map[entityKey]knownEntity, error) {
	kinds, anchors, norms := make([]string, len(rows)), make([]string, len(rows)), make([]string, len(rows))
	for i, row := range rows {
		kinds[i], anchors[i], norms[i] = row.key.kind, row.key.anchor, row.key.norm
	}
	found, err := s.pool.Query(ctx, findEntitiesSQL, kinds, anchors, norms)
	if err != nil {
		return nil, fmt.Errorf("looking entities up: %w", err)
	}
	known := make(map[entityKey]knownEntity, len(rows))
	var key entityKey
	var entity knownEntity
	into := []any{
		&entity.id, &key.kind, &key.anchor, &key.norm, &entity.norm,
		&entity.noSubtype, &entity.noISO3166, &entity.noGeoNames, &entity.noPoint,
	}
	if _, err := pgx.ForEachRow(found, into, func() error {
		known[key] = entity
		return nil
	}); err != nil {
		return nil, fmt.Errorf("looking entities up: %w", err)
	}
	return known, nil
}

// insertEntities inserts in the order of rows, which is that of their key. A row
// that another saver has inserted in between stays as that made it.
func (s *Store) insertEntities(ctx context.Context, rows []entityRow) error {
	c := newEntityColumns(rows)
	if _, err := s.pool.Exec(ctx, `
		INSERT INTO entities (type, anchor, norm, name, subtype, iso3166, geonames, latitude, longitude)
		SELECT type, anchor, norm, name, subtype, iso3166, geonames, latitude, longitude
		FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::float8[], $9::float8[])
			WITH ORDINALITY AS new (type, anchor, norm, name, subtype, iso3166, geonames, latitude, longitude, place)
		ORDER BY place
		ON CONFLICT DO NOTHING`,
		c.kinds, c.anchors, c.norms, c.names, c.subtypes, c.iso3166, c.geonames, c.latitudes, c.longitudes); err != nil {
		return fmt.Errorf("inserting entities: %w", err)
	}
	return nil
}

// fillEntities adds details that were unknown so far; what is known stays.
func (s *Store) fillEntities(ctx context.Context, rows []entityRow, known map[entityKey]knownEntity) error {
	var lacking []entityRow
	var ids []int64
	for _, row := range rows {
		if entity := known[row.key]; entity.lacks(row) {
			lacking, ids = append(lacking, row), append(ids, entity.id)
		}
	}
	if len(lacking) == 0 {
		return nil
	}
	c := newEntityColumns(lacking)
	if _, err := s.pool.Exec(ctx, `
		WITH new AS (
			SELECT new.*
			FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::float8[], $6::float8[])
				AS new (entity_id, subtype, iso3166, geonames, latitude, longitude)
			JOIN entities e ON e.entity_id = new.entity_id
			ORDER BY e.entity_id
			FOR NO KEY UPDATE OF e
		)
		UPDATE entities e
		SET subtype = coalesce(e.subtype, new.subtype),
			iso3166 = coalesce(e.iso3166, new.iso3166),
			geonames = coalesce(e.geonames, new.geonames),
			latitude = CASE WHEN e.latitude IS NULL THEN new.latitude ELSE e.latitude END,
			longitude = CASE WHEN e.latitude IS NULL THEN new.longitude ELSE e.longitude END
		FROM new WHERE e.entity_id = new.entity_id`,
		ids, c.subtypes, c.iso3166, c.geonames, c.latitudes, c.longitudes); err != nil {
		return fmt.Errorf("filling in entities: %w", err)
	}
	return nil
}

// entityColumns holds rows as the arrays that unnest takes.
type entityColumns struct {
	kinds, anchors, norms, names []string
	subtypes, iso3166            []*string
	geonames                     []*int64
	latitudes, longitudes        []*float64
}

func newEntityColumns(rows []entityRow) (c entityColumns) {
	for _, row := range rows {
		c.kinds, c.anchors = append(c.kinds, row.key.kind), append(c.anchors, row.key.anchor)
		c.norms, c.names = append(c.norms, row.norm), append(c.names, row.name)
		c.subtypes, c.iso3166 = append(c.subtypes, row.subtype), append(c.iso3166, row.iso3166)
		c.geonames = append(c.geonames, row.geonames)
		c.latitudes, c.longitudes = append(c.latitudes, row.latitude), append(c.longitudes, row.longitude)
	}
	return c
}
