package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

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
	// names are all that the article calls it, its name first.
	names []entityName
}

// entityName is a name of an entity, as it is compared and as it is kept.
type entityName struct{ norm, name string }

func newEntityRow(entity news.Entity, article string) entityRow {
	name := printedName(entity.Name)
	row := entityRow{
		key:     newEntityKey(entity, article),
		name:    name,
		subtype: orNull(string(entity.Subtype)),
		iso3166: orNull(entity.Link.ISO3166),
		names:   make([]entityName, 0, 1+len(entity.Aliases)),
	}
	row.names = append(row.names, entityName{foldName(name), name})
	row.norm = row.names[0].norm
	for _, alias := range entity.Aliases {
		alias = printedName(alias)
		if norm := foldName(alias); norm != "" && norm != row.norm {
			row.names = append(row.names, entityName{norm, alias})
		}
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
func entityRows(rows []entityRow) []entityRow {
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
	r.names = slices.Concat(r.names, o.names)
	return r
}

// resolve sees to it that the database has the entities, with their details and
// names. Each round trip that writes is a transaction of its own, and the client is
// not asked in the middle of one: locks on rows that all articles share are held
// for no longer.
func (s *Store) resolve(ctx context.Context, rows []entityRow) error {
	if len(rows) == 0 {
		return nil
	}
	known := make(knownEntities, len(rows))
	batch := &pgx.Batch{}
	queueFind(batch, rows, known)
	if err := s.send(ctx, batch, "looking entities up"); err != nil {
		return err
	}
	if missing := known.without(rows); len(missing) > 0 {
		batch := &pgx.Batch{}
		queueInsert(batch, missing)
		queueFind(batch, missing, known)
		if err := s.send(ctx, batch, "inserting entities"); err != nil {
			return err
		}
	}
	batch = &pgx.Batch{}
	queueFill(batch, rows, known)
	if err := s.send(ctx, batch, "filling in entities"); err != nil {
		return err
	}
	batch = &pgx.Batch{}
	queueAliases(batch, rows, known)
	return s.send(ctx, batch, "inserting aliases")
}

// send sends a batch, which PostgreSQL makes one transaction of; an empty one is
// none.
func (s *Store) send(ctx context.Context, batch *pgx.Batch, what string) error {
	if batch.Len() == 0 {
		return nil
	}
	if err := s.pool.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// findEntitiesSQL asks for a place by its anchor: it is one entity under all its
// names. It asks entity by entity, which holds the planner to the unique indexes even
// where the table has grown since its statistics were taken. The names of an entity
// come as one text, a line each.
const findEntitiesSQL = `
	SELECT e.entity_id, wanted.place, e.norm,
		e.subtype IS NULL, e.iso3166 IS NULL, e.geonames IS NULL, e.latitude IS NULL,
		ARRAY(
			SELECT name FROM unnest(string_to_array(wanted.names, E'\n')) AS name
			WHERE name <> e.norm AND NOT EXISTS (
				SELECT FROM entity_aliases a WHERE a.entity_id = e.entity_id AND a.norm = name
			)
		) AS unnamed
	FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS wanted (type, anchor, norm, names, place)
	CROSS JOIN LATERAL (
		SELECT * FROM entities
		WHERE wanted.type = 'location' AND wanted.anchor <> ''
			AND type = 'location' AND anchor = wanted.anchor AND anchor <> ''
		UNION ALL
		SELECT * FROM entities
		WHERE NOT (wanted.type = 'location' AND wanted.anchor <> '')
			AND type = wanted.type AND norm = wanted.norm AND anchor = wanted.anchor
		LIMIT 1
	) AS e`

// queueFind looks rows up and adds what it finds to known.
func queueFind(batch *pgx.Batch, rows []entityRow, known knownEntities) {
	if len(rows) == 0 {
		return
	}
	kinds, anchors, norms, names := make([]string, len(rows)), make([]string, len(rows)), make([]string, len(rows)), make([]string, len(rows))
	for i, row := range rows {
		kinds[i], anchors[i], norms[i], names[i] = row.key.kind, row.key.anchor, row.key.norm, row.lines()
	}
	batch.Queue(findEntitiesSQL, kinds, anchors, norms, names).Query(func(found pgx.Rows) error {
		var place int64
		var entity knownEntity
		into := []any{
			&entity.id, &place, &entity.norm,
			&entity.noSubtype, &entity.noISO3166, &entity.noGeoNames, &entity.noPoint, &entity.unnamed,
		}
		_, err := pgx.ForEachRow(found, into, func() error {
			known[rows[place-1].key] = entity
			entity.unnamed = nil
			return nil
		})
		return err //nolint:wrapcheck // whoever sends the batch wraps it
	})
}

// queueInsert inserts in the order of rows, which is that of their key. A row
// that another saver has inserted in between stays as that made it.
func queueInsert(batch *pgx.Batch, rows []entityRow) {
	if len(rows) == 0 {
		return
	}
	c := newEntityColumns(rows)
	batch.Queue(insertEntitiesSQL, c.kinds, c.anchors, c.norms, c.names, c.subtypes, c.iso3166, c.geonames, c.latitudes, c.longitudes)
}

const (
	insertEntitiesSQL = `
		INSERT INTO entities (type, anchor, norm, name, subtype, iso3166, geonames, latitude, longitude)
		SELECT type, anchor, norm, name, subtype, iso3166, geonames, latitude, longitude
		FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::float8[], $9::float8[])
			WITH ORDINALITY AS new (type, anchor, norm, name, subtype, iso3166, geonames, latitude, longitude, place)
		ORDER BY place
		ON CONFLICT DO NOTHING`

	fillEntitiesSQL = `
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
		FROM new WHERE e.entity_id = new.entity_id`
)

// queueFill adds details that were unknown so far; what is known stays.
func queueFill(batch *pgx.Batch, rows []entityRow, known knownEntities) {
	var lacking []entityRow
	var ids []int64
	for _, row := range rows {
		if entity := known[row.key]; entity.lacks(row) {
			lacking, ids = append(lacking, row), append(ids, entity.id)
		}
	}
	if len(lacking) == 0 {
		return
	}
	c := newEntityColumns(lacking)
	batch.Queue(fillEntitiesSQL, ids, c.subtypes, c.iso3166, c.geonames, c.latitudes, c.longitudes)
}

// lines are the names of the row, a line each. Folded names have no line ends, but
// for names without a letter, which only are looked up in vain.
func (r entityRow) lines() string {
	norms := make([]string, len(r.names))
	for i, name := range r.names {
		norms[i] = name.norm
	}
	return strings.Join(norms, "\n")
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
