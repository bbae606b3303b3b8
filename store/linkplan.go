package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"
)

// said is what people have said of entities, and how the pointers stand.
type said struct {
	// merged has the pointers that people set.
	merged map[int64]int64
	// apart are pairs that people have split.
	apart map[[2]int64]bool
	// now has all pointers.
	now map[int64]int64
}

// readSaid reads the pointers and the audit trail. A pointer without a line in
// the trail is older than the trail, and so a person's.
func readSaid(ctx context.Context, tx pgx.Tx) (said, error) {
	s := said{merged: make(map[int64]int64), apart: make(map[[2]int64]bool), now: make(map[int64]int64)}
	rows, err := tx.Query(ctx, `
		SELECT entity_id, merged_into, NOT EXISTS (SELECT FROM entity_changes c WHERE c.entity_id = e.entity_id AND action <> 'alias')
		FROM entities e WHERE merged_into IS NOT NULL`)
	if err != nil {
		return s, fmt.Errorf("reading merges: %w", err)
	}
	var id, into int64
	var isOld bool
	if _, err := pgx.ForEachRow(rows, []any{&id, &into, &isOld}, func() error {
		if s.now[id] = into; isOld {
			s.merged[id] = into
		}
		return nil
	}); err != nil {
		return s, fmt.Errorf("reading merges: %w", err)
	}
	rows, err = tx.Query(ctx, `
		SELECT entity_id, before_id, after_id FROM entity_changes
		WHERE NOT automatic AND action IN ('merge', 'split') ORDER BY change_id`)
	if err != nil {
		return s, fmt.Errorf("reading the audit trail: %w", err)
	}
	var before, after *int64
	if _, err := pgx.ForEachRow(rows, []any{&id, &before, &after}, func() error {
		if before != nil {
			s.apart[pairOf(id, *before)] = true
			delete(s.merged, id)
		}
		if after != nil {
			delete(s.apart, pairOf(id, *after))
			s.merged[id] = *after
		}
		return nil
	}); err != nil {
		return s, fmt.Errorf("reading the audit trail: %w", err)
	}
	return s, nil
}

// plan compares what is to be joined with the pointers as they are.
func (p linkPass) plan(ctx context.Context, said said, ties []tie) ([]move, error) {
	groups := groupsOf(said, ties)
	ranks, err := p.ranks(ctx, groups)
	if err != nil {
		return nil, err
	}
	for _, t := range ties {
		if t.why.Rule == ruleAlias || t.why.Rule == rulePlace {
			ranks.lesser[t.a] = true
		}
	}
	for _, into := range said.now {
		ranks.isRoot[into] = true
	}
	for id, into := range said.merged {
		ranks.isSaid[into], ranks.lesser[id] = true, true
	}
	wanted := make(map[int64]int64)
	for _, ids := range groups {
		root := slices.MinFunc(ids, ranks.compare)
		for _, id := range ids {
			if id != root {
				wanted[id] = root
			}
		}
	}
	return movesTo(said.now, wanted, whyEach(ties)), nil
}

// groupsOf joins by ties and by what people said. A group that holds two whom
// people told apart falls back to what people said.
func groupsOf(said said, ties []tie) map[int64][]int64 {
	for {
		var same union
		for from, into := range said.merged {
			same.join(from, into)
		}
		for _, t := range ties {
			same.join(t.a, t.b)
		}
		torn := make(map[int64]bool)
		for pair := range said.apart {
			if root := same.find(pair[0]); root == same.find(pair[1]) {
				torn[root] = true
			}
		}
		kept := slices.DeleteFunc(slices.Clone(ties), func(t tie) bool { return torn[same.find(t.a)] })
		if len(kept) == len(ties) {
			return same.groups()
		}
		ties = kept
	}
}

// whyEach gives each entity the first evidence that it has.
func whyEach(ties []tie) map[int64]evidence {
	why := make(map[int64]evidence)
	note := func(id, with int64, e evidence) {
		if _, known := why[id]; !known {
			e.With = with
			why[id] = e
		}
	}
	for _, t := range ties {
		note(t.a, t.b, t.why)
		note(t.b, t.a, t.why)
	}
	return why
}

// movesTo lists the pointers that differ, in order; those that are let go come
// first, so that no merge meets a root that is still merged itself.
func movesTo(now, wanted map[int64]int64, why map[int64]evidence) (moves []move) {
	for _, id := range slices.Sorted(maps.Keys(now)) {
		if _, stays := wanted[id]; !stays {
			moves = append(moves, move{entity: id})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(wanted)) {
		if into := wanted[id]; now[id] != into {
			moves = append(moves, move{entity: id, into: &into, why: why[id]})
		}
	}
	return moves
}

// ranks tells which entity of a group the others are merged into.
type ranks struct {
	isSaid, isRoot, lesser, isBare, isPlace map[int64]bool
	articles                                map[int64]int
}

// compare puts first whom people have merged others into, then a full name
// before a bare one and before an alias, a place before its unplaced name, what
// is a root already, what most articles have, and the oldest.
func (r ranks) compare(a, b int64) int {
	first := func(has map[int64]bool) int {
		switch {
		case has[a] == has[b]:
			return 0
		case has[a]:
			return -1
		}
		return 1
	}
	return cmp.Or(first(r.isSaid), first(r.isPlace), -first(r.lesser), -first(r.isBare), first(r.isRoot),
		cmp.Compare(r.articles[b], r.articles[a]), cmp.Compare(a, b))
}

func (p linkPass) ranks(ctx context.Context, groups map[int64][]int64) (ranks, error) {
	r := ranks{
		isSaid: make(map[int64]bool), isRoot: make(map[int64]bool), lesser: make(map[int64]bool),
		isBare: make(map[int64]bool), isPlace: make(map[int64]bool), articles: make(map[int64]int),
	}
	rows, err := p.tx.Query(ctx, `
		SELECT e.entity_id, e.type, e.norm, e.type = 'location' AND e.anchor <> '', count(DISTINCT m.extraction_id)
		FROM entities e LEFT JOIN mentions m ON m.entity_id = e.entity_id
		WHERE e.entity_id = ANY($1) GROUP BY e.entity_id`, slices.Concat(slices.Collect(maps.Values(groups))...))
	if err != nil {
		return r, fmt.Errorf("weighing entities: %w", err)
	}
	var id int64
	var kind, norm string
	var isPlace bool
	var articles int
	if _, err := pgx.ForEachRow(rows, []any{&id, &kind, &norm, &isPlace, &articles}, func() error {
		r.articles[id], r.isPlace[id] = articles, isPlace
		r.isBare[id] = kind == "person" && isBareName(norm)
		return nil
	}); err != nil {
		return r, fmt.Errorf("weighing entities: %w", err)
	}
	return r, nil
}
