package store

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	// kinPage is how many people are read at a time to find those of a surname.
	kinPage = 20_000

	peopleSQL = `
		SELECT surname_sound(norm), entity_id, norm, plain_name(norm), anchor <> ''
		FROM entities
		WHERE type = 'person' AND (surname_sound(norm), entity_id) > ($1, $2)
		ORDER BY surname_sound(norm), entity_id LIMIT $3`
)

// kins yields the people whose surnames sound alike, at least two at a time. A
// bare name that is not kept to one article is of the time before anchors: it
// may be several people, and is left alone.
func (p linkPass) kins(ctx context.Context) iter.Seq2[[]*person, error] {
	return func(yield func([]*person, error) bool) {
		var people []*person
		var sound string
		var last int64
		for {
			page, err := p.page(ctx, sound, last)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, row := range page {
				if row.sound != sound && len(people) > 0 {
					if len(people) > 1 && !yield(people, nil) {
						return
					}
					people = nil
				}
				sound, last = row.sound, row.id
				if name := newPersonName(row.norm, row.plain); !name.bare || row.anchored {
					people = append(people, &person{id: row.id, name: name})
				}
			}
			if len(page) < kinPage {
				if len(people) > 1 {
					yield(people, nil)
				}
				return
			}
		}
	}
}

type personRow struct {
	sound       string
	id          int64
	norm, plain string
	anchored    bool
}

func (p linkPass) page(ctx context.Context, sound string, last int64) ([]personRow, error) {
	rows, err := p.tx.Query(ctx, peopleSQL, sound, last, kinPage)
	if err != nil {
		return nil, fmt.Errorf("reading people: %w", err)
	}
	page, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (r personRow, err error) {
		return r, row.Scan(&r.sound, &r.id, &r.norm, &r.plain, &r.anchored)
	})
	if err != nil {
		return nil, fmt.Errorf("reading people: %w", err)
	}
	return page, nil
}

// linkFacts reads what articles say of people.
type linkFacts struct {
	tx pgx.Tx
}

const (
	seenSQL = `
		SELECT DISTINCT m.entity_id, m.extraction_id
		FROM mentions m JOIN current_extractions c ON c.extraction_id = m.extraction_id
		WHERE m.entity_id = ANY($1) ORDER BY 1, 2`

	officesSQL = `
		SELECT r.entity_id, coalesce(r.title, ''), r.organization_id, r.place_id, r.age, c.published_at
		FROM entity_roles r JOIN current_extractions c ON c.extraction_id = r.extraction_id
		WHERE r.entity_id = ANY($1) ORDER BY r.entity_role_id`

	// Who is everywhere is no company: countries are left out, and so is what
	// more than one article in fifty names, with some slack for small numbers and
	// a bound for large ones.
	companySQL = `
		WITH here AS (
			SELECT DISTINCT m.entity_id, m.extraction_id
			FROM mentions m JOIN current_extractions c ON c.extraction_id = m.extraction_id
			WHERE m.entity_id = ANY($1)
		), pairs AS (
			SELECT here.entity_id, m.entity_id AS other, count(DISTINCT here.extraction_id) AS times
			FROM here JOIN mentions m ON m.extraction_id = here.extraction_id AND m.entity_id <> here.entity_id
			GROUP BY here.entity_id, m.entity_id
		), others AS (
			SELECT o.entity_id, o.type
			FROM entities o
			WHERE o.entity_id IN (SELECT other FROM pairs) AND o.anchor NOT LIKE 'article:%' AND o.type <> 'misc'
			  AND o.subtype IS DISTINCT FROM 'country'
		), rare AS (
			SELECT o.entity_id, o.type
			FROM others o
			CROSS JOIN LATERAL (
				SELECT count(*) AS articles
				FROM (SELECT DISTINCT extraction_id FROM mentions WHERE entity_id = o.entity_id) m
			) n
			WHERE n.articles <= (SELECT least(greatest(10, count(*) / 50), 200) FROM extractions)
		)
		SELECT pairs.entity_id, pairs.other, pairs.times, rare.type <> 'location' FROM pairs JOIN rare ON rare.entity_id = pairs.other`
)

// fill reads all facts of people. Organisations and places count as what they
// are joined to, so that the pass needs no second one.
func (f linkFacts) fill(ctx context.Context, same *union, people []*person) error {
	byID := make(map[int64]*person, len(people))
	ids := make([]int64, len(people))
	for i, p := range people {
		ids[i], byID[p.id] = p.id, p
		p.offices, p.company = make(map[office]bool), make(map[int64]companion)
	}
	if len(ids) == 0 {
		return nil
	}
	var id, other int64
	if err := f.each(ctx, seenSQL, ids, []any{&id, &other}, func() {
		byID[id].seen = append(byID[id].seen, other)
	}); err != nil {
		return err
	}
	var with companion
	if err := f.each(ctx, companySQL, ids, []any{&id, &other, &with.times, &with.isActor}, func() {
		known := byID[id].company[same.find(other)]
		byID[id].company[same.find(other)] = companion{times: known.times + with.times, isActor: with.isActor}
	}); err != nil {
		return err
	}
	return f.fillOffices(ctx, same, ids, byID)
}

func (f linkFacts) fillOffices(ctx context.Context, same *union, ids []int64, byID map[int64]*person) error {
	var id int64
	var title string
	var organization, place *int64
	var age *int
	var published *time.Time
	return f.each(ctx, officesSQL, ids, []any{&id, &title, &organization, &place, &age, &published}, func() {
		p := byID[id]
		for _, of := range []*int64{organization, place} {
			if of != nil && title != "" {
				p.offices[office{title: strings.ToLower(title), of: same.find(*of)}] = true
			}
		}
		if age != nil && published != nil {
			p.tell(published.UTC().Year()-*age-1, published.UTC().Year()-*age)
		}
	})
}

// tell widens the years in which the person may be born.
func (p *person) tell(first, last int) {
	if p.born[0] == 0 {
		p.born = [2]int{first, last}
		return
	}
	p.born = [2]int{min(p.born[0], first), max(p.born[1], last)}
}

func (f linkFacts) each(ctx context.Context, sql string, ids []int64, into []any, take func()) error {
	rows, err := f.tx.Query(ctx, sql, ids)
	if err != nil {
		return fmt.Errorf("reading evidence: %w", err)
	}
	if _, err := pgx.ForEachRow(rows, into, func() error {
		take()
		return nil
	}); err != nil {
		return fmt.Errorf("reading evidence: %w", err)
	}
	return nil
}

// together gives the pairs that some article has as two entities.
func (f linkFacts) together(ctx context.Context, ties []tie) (map[[2]int64]bool, error) {
	a, b := make([]int64, len(ties)), make([]int64, len(ties))
	for i, t := range ties {
		a[i], b[i] = t.a, t.b
	}
	rows, err := f.tx.Query(ctx, `
		SELECT DISTINCT pair.a, pair.b FROM unnest($1::bigint[], $2::bigint[]) AS pair (a, b)
		WHERE EXISTS (
			SELECT FROM mentions x JOIN mentions y ON y.extraction_id = x.extraction_id AND y.entity_id = pair.b
			WHERE x.entity_id = pair.a
		)`, a, b)
	if err != nil {
		return nil, fmt.Errorf("reading evidence: %w", err)
	}
	found := make(map[[2]int64]bool)
	var x, y int64
	if _, err := pgx.ForEachRow(rows, []any{&x, &y}, func() error {
		found[pairOf(x, y)] = true
		return nil
	}); err != nil {
		return nil, fmt.Errorf("reading evidence: %w", err)
	}
	return found, nil
}

// without leaves out the ties that barred names.
func without(ties []tie, barred map[[2]int64]bool) []tie {
	return slices.DeleteFunc(ties, func(t tie) bool { return barred[pairOf(t.a, t.b)] })
}
