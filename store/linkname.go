package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

const (
	// placesSQL finds the one place that an unplaced name can be: by its own code,
	// which workers of an older version leave without an anchor, else by name.
	placesSQL = `
		WITH open AS (
			SELECT entity_id, norm, iso3166, CASE WHEN subtype = 'country' AND iso3166 IS NOT NULL THEN 'iso3166:' || iso3166
			                                      ELSE 'geonames:' || geonames END AS anchor
			FROM entities WHERE type = 'location' AND anchor = ''
		), coded AS (
			SELECT open.entity_id, p.entity_id AS place
			FROM open JOIN entities p ON p.type = 'location' AND p.anchor = open.anchor AND p.anchor <> ''
		), called AS (
			SELECT open.entity_id, p.entity_id AS place
			FROM open
			JOIN entities p ON p.type = 'location' AND p.anchor <> '' AND p.norm = open.norm
			WHERE open.anchor IS NULL AND (open.iso3166 IS NULL OR p.iso3166 IS NULL OR open.iso3166 = p.iso3166)
			UNION
			SELECT open.entity_id, p.entity_id
			FROM open
			JOIN entity_aliases a ON a.norm = open.norm
			JOIN entities p ON p.entity_id = a.entity_id AND p.type = 'location' AND p.anchor <> ''
			WHERE open.anchor IS NULL AND (open.iso3166 IS NULL OR p.iso3166 IS NULL OR open.iso3166 = p.iso3166)
		)
		SELECT entity_id, min(place) FROM (SELECT * FROM coded UNION SELECT * FROM called) found
		GROUP BY entity_id HAVING count(*) = 1 ORDER BY entity_id`

	accentsSQL = `
		SELECT entity_id, least FROM (
			SELECT entity_id, norm, min(entity_id) OVER same AS least, count(*) OVER same AS names
			FROM entities WHERE type <> 'person' AND anchor = ''
			WINDOW same AS (PARTITION BY type, plain_name(norm))
		) e
		WHERE names > 1 AND entity_id <> least ORDER BY entity_id`

	// aliasesSQL finds entities whose name is another one's alias.
	aliasesSQL = `
		SELECT named.entity_id, a.entity_id, named.type, named.norm, a.alias, plain_name(named.norm), plain_name(called.norm)
		FROM entity_aliases a
		JOIN entities called ON called.entity_id = a.entity_id AND called.type <> 'location'
		JOIN entities named ON named.type = called.type AND named.norm = a.norm AND named.anchor = ''
			AND named.entity_id <> called.entity_id
		ORDER BY named.entity_id, a.entity_id`
)

// nameTies joins what needs no facts but names, codes and aliases, and joins it
// in same at once: people's offices are compared after it.
func (p linkPass) nameTies(ctx context.Context, said said, same *union) (ties []tie, err error) {
	for rule, sql := range map[string]string{rulePlace: placesSQL, ruleAccents: accentsSQL} {
		found, err := p.pairs(ctx, rule, sql)
		if err != nil {
			return nil, err
		}
		together, err := p.facts.together(ctx, found)
		if err != nil {
			return nil, err
		}
		ties = append(ties, without(without(found, together), said.apart)...)
	}
	slices.SortStableFunc(ties, func(a, b tie) int { return strings.Compare(b.why.Rule, a.why.Rule) })
	for _, t := range ties {
		same.join(t.a, t.b)
	}
	aliases, err := p.aliasTies(ctx, said, same)
	if err != nil {
		return nil, err
	}
	for _, t := range aliases {
		same.join(t.a, t.b)
	}
	return append(ties, aliases...), nil
}

func (p linkPass) pairs(ctx context.Context, rule, sql string) ([]tie, error) {
	rows, err := p.tx.Query(ctx, sql)
	if err != nil {
		return nil, fmt.Errorf("comparing names: %w", err)
	}
	ties, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (tie, error) {
		t := tie{why: evidence{Rule: rule}}
		return t, row.Scan(&t.a, &t.b)
	})
	if err != nil {
		return nil, fmt.Errorf("comparing names: %w", err)
	}
	return ties, nil
}

// called is an entity whose name is an alias of another entity.
type called struct {
	tie
	kind        string
	bare        bool
	short, long string
}

// sure reports whether the alias alone is evidence: it is no mere part of the
// name, as the surname of a person or the ministry of a country is, or it is
// the initials of it.
func (c called) sure() bool {
	short, long := strings.Fields(c.short), strings.Fields(c.long)
	if len(short) == 0 || len(long) == 0 {
		return false
	}
	if c.isAcronym() {
		return true
	}
	isPart := len(short) < len(long) && !slices.ContainsFunc(short, func(word string) bool { return !slices.Contains(long, word) })
	if c.kind != "person" {
		return !isPart
	}
	// Two full names of one person have a word in common, or it takes more.
	return !isPart && slices.ContainsFunc(short, func(word string) bool {
		return slices.ContainsFunc(long, func(other string) bool { return spell(word) == spell(other) })
	})
}

// isAcronym reports whether the alias is the initials of the name, without its
// small words or with them.
func (c called) isAcronym() bool {
	letters := strings.ReplaceAll(c.short, " ", "")
	var all, main strings.Builder
	for _, word := range strings.FieldsFunc(c.long, func(r rune) bool { return r == ' ' || r == '-' }) {
		initial := string([]rune(word)[:1])
		all.WriteString(initial)
		if !slices.Contains([]string{"of", "the", "and", "for", "in", "on", "&", "de", "la"}, word) {
			main.WriteString(initial)
		}
	}
	return c.kind != "person" && len(letters) > 1 && (letters == all.String() || letters == main.String())
}

// aliasTies joins an entity to the only one that articles call by its name.
// Where the alias alone is not enough, the two must also keep company.
func (p linkPass) aliasTies(ctx context.Context, said said, same *union) ([]tie, error) {
	found, err := p.aliases(ctx)
	if err != nil {
		return nil, err
	}
	var sure, unsure []tie
	var acronyms []tie
	for _, c := range found {
		switch {
		case c.bare:
		case c.isAcronym():
			acronyms = append(acronyms, c.tie)
		case c.sure():
			sure = append(sure, c.tie)
		default:
			unsure = append(unsure, c.tie)
		}
	}
	together, err := p.facts.together(ctx, slices.Concat(sure, unsure))
	if err != nil {
		return nil, err
	}
	unsure, err = p.inCompany(ctx, same, unsure)
	if err != nil {
		return nil, err
	}
	// An article that has an acronym and its name apart has only failed to see it.
	ties := slices.Concat(acronyms, without(slices.Concat(sure, unsure), together))
	return onlyOnes(found, without(ties, said.apart), same), nil
}

// onlyOnes leaves out the names that articles use for two entities.
func onlyOnes(found []called, ties []tie, same *union) []tie {
	bearers := make(map[int64]map[int64]bool)
	for _, c := range found {
		if bearers[c.a] == nil {
			bearers[c.a] = make(map[int64]bool)
		}
		bearers[c.a][same.find(c.b)] = true
	}
	return slices.DeleteFunc(ties, func(t tie) bool { return len(bearers[t.a]) > 1 })
}

func (p linkPass) aliases(ctx context.Context) ([]called, error) {
	rows, err := p.tx.Query(ctx, aliasesSQL)
	if err != nil {
		return nil, fmt.Errorf("comparing aliases: %w", err)
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (called, error) {
		c := called{tie: tie{why: evidence{Rule: ruleAlias}}}
		var norm string
		err := row.Scan(&c.a, &c.b, &c.kind, &norm, &c.why.Alias, &c.short, &c.long)
		c.bare = c.kind == "person" && isBareName(norm)
		return c, err //nolint:wrapcheck // the caller wraps it
	})
	if err != nil {
		return nil, fmt.Errorf("comparing aliases: %w", err)
	}
	return found, nil
}

// inCompany keeps the ties of entities that several others are seen with.
func (p linkPass) inCompany(ctx context.Context, same *union, ties []tie) ([]tie, error) {
	byID := make(map[int64]*person)
	for _, t := range ties {
		byID[t.a], byID[t.b] = &person{id: t.a}, &person{id: t.b}
	}
	if err := p.facts.fill(ctx, same, slices.Collect(maps.Values(byID))); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(ties, func(t tie) bool {
		return !byID[t.a].circle().share(byID[t.b].circle()).enough(false)
	}), nil
}
