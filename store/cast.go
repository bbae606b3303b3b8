package store

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// errStale means that the database has not what a hint says.
var errStale = errors.New("a hint is out of date")

// cast is the entities of one article.
type cast struct {
	// all gives each entity once, see [entityRows]; own and shared are its parts.
	all []entityRow
	// own are those whose anchor is the article. Nobody but a saver of that
	// article inserts them, so that they go with its facts.
	own []entityRow
	// shared are those that any article may name.
	shared []entityRow
	// keys has one key for each entity of the extraction, in its order.
	keys []entityKey
}

func newCast(entities []news.Entity, article string) (c cast) {
	rows := make([]entityRow, len(entities))
	c.keys = make([]entityKey, len(entities))
	for i, entity := range entities {
		rows[i] = newEntityRow(entity, article)
		c.keys[i] = rows[i].key
	}
	c.all = entityRows(rows)
	for _, row := range c.all {
		if strings.HasPrefix(row.key.anchor, articleAnchor) {
			c.own = append(c.own, row)
		} else {
			c.shared = append(c.shared, row)
		}
	}
	return c
}

// ids gives the id of each entity of the extraction, in its order.
func (c cast) ids(known knownEntities) ([]int64, error) {
	ids := make([]int64, len(c.keys))
	for i, key := range c.keys {
		found, ok := known[key]
		if !ok {
			return nil, fmt.Errorf("entity %d was deleted while it was looked up", i)
		}
		ids[i] = found.id
	}
	return ids, nil
}

// knownEntity is an entity's row in the database, as far as it matters here.
type knownEntity struct {
	id                                        int64
	norm                                      string
	noSubtype, noISO3166, noGeoNames, noPoint bool
	// unnamed are the names of the article, folded, that the entity is not known
	// by.
	unnamed []string
}

// lacks reports whether row knows a detail that the database does not.
func (k knownEntity) lacks(row entityRow) bool {
	return k.noSubtype && row.subtype != nil ||
		k.noISO3166 && row.iso3166 != nil ||
		k.noGeoNames && row.geonames != nil ||
		k.noPoint && row.latitude != nil
}

// knownEntities are those of an article that the database has.
type knownEntities map[entityKey]knownEntity

// complete reports whether the database has all that the rows say.
func (k knownEntities) complete(rows []entityRow) bool {
	return !slices.ContainsFunc(rows, func(row entityRow) bool {
		entity, found := k[row.key]
		return !found || entity.lacks(row) || len(entity.unnamed) > 0
	})
}

// without gives the rows that the database has not.
func (k knownEntities) without(rows []entityRow) []entityRow {
	return slices.DeleteFunc(slices.Clone(rows), func(row entityRow) bool {
		_, found := k[row.key]
		return found
	})
}

// hints gives what is worth remembering of a row that the database has.
func (r entityRow) hints() iter.Seq[hint] {
	return func(yield func(hint) bool) {
		if !yield(hint{key: r.key, details: r.details()}) {
			return
		}
		for _, name := range r.names {
			if !yield(hint{key: r.key, alias: name.norm}) {
				return
			}
		}
	}
}

// details has a bit for each detail of the row.
func (r entityRow) details() (bits uint8) {
	for i, known := range []bool{r.subtype != nil, r.iso3166 != nil, r.geonames != nil, r.latitude != nil} {
		if known {
			bits |= 1 << i
		}
	}
	return bits
}
