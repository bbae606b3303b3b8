package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/dateline-news/dateline/internal/news"
)

// Found is an entity with its life in the articles as they stand.
type Found struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
	// Likeness says how well a name of it fits the one that was asked for: 2 for
	// the same but for accents, 1 for one that has all of it or its initials, else
	// less. A word alone is never more than a part of a name.
	Likeness float64         `json:"likeness,omitempty"`
	Type     news.EntityType `json:"type"`
	Subtype  news.Subtype    `json:"subtype,omitempty"`
	Link     news.Link       `json:"link,omitzero"`
	// Names are those that the press used, the most frequent first.
	Names []string `json:"names,omitempty"`
	// Roles are those that the press gave it, the most frequent first.
	Roles []string `json:"roles,omitempty"`
	// FirstSeen and LastSeen are times of publication; nil where no article is dated.
	FirstSeen *time.Time `json:"first_seen,omitempty"`
	LastSeen  *time.Time `json:"last_seen,omitempty"`
	Articles  int        `json:"articles"`
	Mentions  int        `json:"mentions"`
}

const (
	// perWay bounds the names that each way of searching brings; the best of them
	// are shown.
	perWay = 300
	// maxWords bounds the words that are searched one by one.
	maxWords = 6
)

// How near a name has to be to the one that was asked for, as name_query counts.
const (
	asSpelt = iota
	asSounds
	nearlySo
)

// Likenesses at which a search is content.
const (
	surely = 0.9
	likely = 0.7
	hardly = 0.5
)

const (
	// Each way is bounded on its own, so that names which only sound alike do not
	// crowd out those that are spelt so.
	searchSQL = `
		SELECT entity_id, max(likeness) AS likeness, count(*) AS names FROM (
			SELECT entity_id, CASE
				WHEN plain = plain_name($1) AND plain LIKE '% %' THEN 2
				WHEN strpos(' ' || plain || ' ', ' ' || plain_name($1) || ' ') > 0 THEN 1
				WHEN plain LIKE '% %' AND regexp_replace(plain, '(\w)\w*\W*', '\1', 'g') = plain_name($1) THEN 1
				ELSE greatest(similarity(plain_name($1), plain), 0.95 * word_similarity(plain_name($1), plain))
			END AS likeness
			FROM (
				SELECT entity_id, plain_name(norm) AS plain FROM (
					(SELECT entity_id, norm FROM entity_names WHERE $5 = 0 AND plain_name(norm) = plain_name($4) LIMIT $3)
					UNION ALL
					(SELECT entity_id, norm FROM entity_names WHERE name_keys(norm) @@ name_query($4, $5) LIMIT $3)
				) hit
				OFFSET 0 -- so that plain is worked out once
			) named
		) scored
		GROUP BY entity_id ORDER BY likeness DESC, names DESC, entity_id LIMIT $2`

	lifeSQL = `
		SELECT n.entity_id, n.entity, wanted.likeness, n.entity_type, coalesce(l.subtype, ''), coalesce(l.iso3166, ''),
			coalesce(l.geonames, 0), l.latitude, l.longitude, l.names, l.roles, l.first_seen, l.last_seen,
			coalesce(l.articles, 0), coalesce(l.mentions, 0)
		FROM unnest($1::bigint[], $2::float8[]) WITH ORDINALITY AS wanted (entity_id, likeness, place)
		CROSS JOIN LATERAL (SELECT * FROM entity_names e WHERE e.entity_id = wanted.entity_id LIMIT 1) n
		LEFT JOIN entity_life l ON l.entity_id = wanted.entity_id
		ORDER BY round(wanted.likeness::numeric, 1) DESC, coalesce(l.articles, 0) DESC, place`
)

// Find gives the entities that go by a name, or by one that is nearly so: with
// other accents, a part of the name, initials, another transliteration, a letter
// wrong. At most limit of them, the best first, through merges. It reads views
// only, so a member of dateline_reader may ask.
func (s *Store) Find(ctx context.Context, name string, limit int) (list []Found, err error) {
	norm := foldName(printedName(name))
	if norm == "" {
		return nil, nil
	}
	err = s.reading(ctx, func(tx pgx.Tx) error {
		found := search{tx: tx, norm: norm, limit: limit, best: make(map[int64]hit)}
		if err := found.run(ctx); err != nil || len(found.best) == 0 {
			return err
		}
		list, err = lives(ctx, tx, found.hits())
		return err
	})
	return list, err
}

// FindByID gives one entity; what it was merged into where it was merged.
func (s *Store) FindByID(ctx context.Context, id int64) (found Found, err error) {
	err = s.reading(ctx, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, "SELECT entity_id FROM entity_names WHERE named_id = $1 LIMIT 1", id)
		if err != nil {
			return fmt.Errorf("looking an entity up: %w", err)
		}
		roots, err := pgx.CollectRows(rows, pgx.RowTo[int64])
		if err != nil {
			return fmt.Errorf("looking an entity up: %w", err)
		}
		if len(roots) == 0 {
			return fmt.Errorf("entity %d: %w", id, ErrNoEntity)
		}
		list, err := lives(ctx, tx, []hit{{id: roots[0]}})
		if err == nil {
			found = list[0]
		}
		return err
	})
	return found, err
}

// reading runs work in a transaction that only reads, and by indexes alone: the
// planner cannot know how few names a question will find. To start helpers would
// take longer than to answer.
func (s *Store) reading(ctx context.Context, work func(pgx.Tx) error) error {
	options := pgx.TxOptions{AccessMode: pgx.ReadOnly}
	err := pgx.BeginTxFunc(ctx, s.pool, options, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `
			SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
				set_config('max_parallel_workers_per_gather', '0', true), set_config('plan_cache_mode', 'force_custom_plan', true)`); err != nil {
			return fmt.Errorf("preparing to read: %w", err)
		}
		return work(tx)
	})
	switch sqlState(err) {
	case "42P01", "42883": // no such view or function
		return fmt.Errorf("found an older one: %w", ErrSchema)
	}
	return err //nolint:wrapcheck // work has named what it did
}

// hit is an entity that a search has found.
type hit struct {
	id       int64
	likeness float64
	// names counts the names of the entity that fit. Who is in the news has many:
	// every bare name that was joined to it.
	names int
}

func (h hit) compare(o hit) int {
	return cmp.Or(cmp.Compare(o.likeness, h.likeness), cmp.Compare(o.names, h.names), cmp.Compare(h.id, o.id))
}

// search gathers the names that are like norm, by the best of each entity.
type search struct {
	tx    pgx.Tx
	norm  string
	limit int
	best  map[int64]hit
}

// run asks from near to far, and no further than it takes.
func (s search) run(ctx context.Context) error {
	if err := s.ask(ctx, s.norm, asSpelt); err != nil {
		return err
	}
	if s.enough(surely) {
		return nil
	}
	if err := s.ask(ctx, s.norm, asSounds); err != nil {
		return err
	}
	if s.likest() < likely {
		if err := s.ask(ctx, s.norm, nearlySo); err != nil {
			return err
		}
	}
	words := strings.Fields(s.norm)
	if s.likest() >= hardly || len(words) < 2 {
		return nil
	}
	// One of the words is wrong: any of them will do.
	for _, word := range words[:min(len(words), maxWords)] {
		if err := s.ask(ctx, word, asSounds); err != nil {
			return err
		}
	}
	return nil
}

// ask finds names by the words of asked, and likens them to the whole name.
func (s search) ask(ctx context.Context, asked string, near int) error {
	rows, err := s.tx.Query(ctx, searchSQL, s.norm, s.limit, perWay, asked, near)
	if err != nil {
		return fmt.Errorf("searching names: %w", err)
	}
	var h hit
	if _, err := pgx.ForEachRow(rows, []any{&h.id, &h.likeness, &h.names}, func() error {
		if known, found := s.best[h.id]; !found || h.compare(known) < 0 {
			s.best[h.id] = h
		}
		return nil
	}); err != nil {
		return fmt.Errorf("searching names: %w", err)
	}
	return nil
}

// enough reports whether as many as are wanted are at least so like.
func (s search) enough(likeness float64) bool {
	hits := s.hits()
	return len(hits) >= s.limit && hits[s.limit-1].likeness >= likeness
}

// likest is the likeness of the best.
func (s search) likest() (likeness float64) {
	for _, h := range s.best {
		likeness = max(likeness, h.likeness)
	}
	return likeness
}

// hits are the best, in order.
func (s search) hits() []hit {
	hits := slices.SortedFunc(maps.Values(s.best), hit.compare)
	return hits[:min(len(hits), s.limit)]
}

func lives(ctx context.Context, tx pgx.Tx, hits []hit) ([]Found, error) {
	ids, likeness := make([]int64, len(hits)), make([]float64, len(hits))
	for i, h := range hits {
		ids[i], likeness[i] = h.id, h.likeness
	}
	rows, err := tx.Query(ctx, lifeSQL, ids, likeness)
	if err != nil {
		return nil, fmt.Errorf("reading lives: %w", err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (f Found, err error) {
		var latitude, longitude *float64
		err = row.Scan(&f.ID, &f.Name, &f.Likeness, &f.Type, &f.Subtype, &f.Link.ISO3166, &f.Link.GeoNames,
			&latitude, &longitude, &f.Names, &f.Roles, &f.FirstSeen, &f.LastSeen, &f.Articles, &f.Mentions)
		if latitude != nil && longitude != nil {
			f.Link.Point = &news.Point{Latitude: *latitude, Longitude: *longitude}
		}
		f.FirstSeen, f.LastSeen = inUTC(f.FirstSeen), inUTC(f.LastSeen)
		return f, err //nolint:wrapcheck // the caller wraps it
	})
	if err != nil {
		return nil, fmt.Errorf("reading lives: %w", err)
	}
	return list, nil
}

func inUTC(at *time.Time) *time.Time {
	if at == nil {
		return nil
	}
	utc := at.UTC()
	return &utc
}

// Resolve gives the id of the entity that a person means: its number, or its
// name as printed or folded. A name that several entities have is an
// [ErrConflict] that lists them. Where kind is given, only that type counts.
// Entities that stand for themselves are meant before merged ones.
func (s *Store) Resolve(ctx context.Context, reference string, kind news.EntityType) (int64, error) {
	if id, err := strconv.ParseInt(reference, 10, 64); err == nil {
		return id, nil
	}
	rows, err := s.pool.Query(ctx, `
		SELECT entity_id, coalesce(merged_into, entity_id), type, name FROM entities
		WHERE norm = $1 AND type IN ('person', 'organization', 'location', 'misc') AND ($2 = '' OR type = $2)
		ORDER BY merged_into IS NOT NULL, entity_id`, foldName(printedName(reference)), string(kind))
	if err != nil {
		return 0, fmt.Errorf("looking a name up: %w", err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (e standing, err error) {
		return e, row.Scan(&e.id, &e.root, &e.kind, &e.name)
	})
	switch {
	case err != nil:
		return 0, fmt.Errorf("looking a name up: %w", err)
	case len(list) == 0:
		return 0, fmt.Errorf("%q: %w", reference, ErrNoEntity)
	case len(list) > 1 && list[0].merged() == list[1].merged():
		return 0, fmt.Errorf("%q is the name of several entities, give a number: %v: %w", reference, list[:min(len(list), 8)], ErrConflict)
	}
	return list[0].id, nil
}
