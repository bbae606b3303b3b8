package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"github.com/dateline-news/dateline/internal/encounter"
)

// manyChanges is how many changes make a pass look at all meetings: to look for
// what they could touch would cost as much.
const manyChanges = 20_000

const (
	// takeChangesSQL comes before anything is read: what is noted later is left for
	// the next pass, even where this one sees it already.
	takeChangesSQL = `DELETE FROM meeting_changes RETURNING coalesce(article_id, 0), coalesce(entity_id, 0)`

	rulesSQL = `SELECT rules FROM meeting_passes`

	passedSQL = `
		INSERT INTO meeting_passes (rules, ran_at) VALUES ($1, now())
		ON CONFLICT ON CONSTRAINT meeting_passes_pkey DO UPDATE SET rules = excluded.rules, ran_at = excluded.ran_at`

	// changedEventsSQL finds the reports, of any text and pipeline, of changed
	// articles, and those with parties, places or offices that changed.
	changedEventsSQL = `
		WITH named AS (SELECT entity_id FROM entities WHERE entity_id = ANY ($2) OR merged_into = ANY ($2))
		SELECT e.event_id FROM revisions r JOIN extractions x USING (revision_id) JOIN meeting_events e USING (extraction_id)
		WHERE r.article_id = ANY ($1)
		UNION
		SELECT p.event_id FROM named JOIN meeting_event_participants p USING (entity_id)
		UNION
		SELECT e.event_id FROM named JOIN meeting_events e ON e.place_entity_id = named.entity_id
		UNION
		SELECT e.event_id FROM named JOIN entity_roles r ON r.place_id = named.entity_id JOIN meeting_events e USING (extraction_id)
		UNION
		SELECT e.event_id FROM named JOIN entity_roles r ON r.organization_id = named.entity_id JOIN meeting_events e USING (extraction_id)`

	// touchedSQL finds the parts that changed reports were in, could come into, or
	// have the number of.
	touchedSQL = `
		WITH parts AS (
			SELECT coalesce(part_id, event_id) AS part FROM meeting_events WHERE link_keys && $2::bigint[]
			UNION
			SELECT coalesce(e.part_id, e.event_id) FROM meeting_events e
			WHERE coalesce(e.cluster_id, e.event_id) = ANY (
				SELECT coalesce(cluster_id, event_id) FROM meeting_events WHERE event_id = ANY ($1) UNION SELECT unnest($3::bigint[]))
		)
		SELECT e.event_id FROM parts JOIN meeting_events e ON coalesce(e.part_id, e.event_id) = parts.part`

	// A report that does not stand is found by nothing.
	dropKeysSQL = `
		UPDATE meeting_events SET part_id = NULL, link_keys = NULL
		WHERE event_id = ANY ($1) AND link_keys IS NOT NULL`
)

// area is what a pass looks at.
type area struct {
	isAll bool
	// events are those of the parts that changes touch; nil for all.
	events []int64
	// former are the meetings that changed reports were of before, by event.
	former map[int64]int64
}

func (a area) isEmpty() bool { return !a.isAll && len(a.events) == 0 }

// area takes the changes since the last pass and works out what they touch.
func (p meetingPass) area(ctx context.Context, isAll bool) (area, error) {
	articles, entities, isKnown, err := p.changes(ctx)
	if err != nil {
		return area{}, err
	}
	var rules int
	if err := p.tx.QueryRow(ctx, rulesSQL).Scan(&rules); err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return area{}, fmt.Errorf("reading the last pass: %w", err)
	}
	if isAll || !isKnown || rules != encounter.Version || len(articles)+len(entities) > manyChanges {
		if _, err := p.tx.Exec(ctx, passedSQL, encounter.Version); err != nil {
			return area{}, fmt.Errorf("noting the pass: %w", err)
		}
		return area{isAll: true}, nil
	}
	changed, err := p.ids(ctx, changedEventsSQL, articles, entities)
	if err != nil || len(changed) == 0 {
		return area{}, err
	}
	return p.around(ctx, changed)
}

// changes takes what was noted; it is not known where something was deleted.
func (p meetingPass) changes(ctx context.Context) (articles, entities []int64, isKnown bool, err error) {
	rows, err := p.tx.Query(ctx, takeChangesSQL)
	if err != nil {
		return nil, nil, false, fmt.Errorf("taking changes: %w", err)
	}
	isKnown = true
	var article, entity int64
	_, err = pgx.ForEachRow(rows, []any{&article, &entity}, func() error {
		switch {
		case article != 0:
			articles = append(articles, article)
		case entity != 0:
			entities = append(entities, entity)
		default:
			isKnown = false
		}
		return nil
	})
	if err != nil {
		return nil, nil, false, fmt.Errorf("taking changes: %w", err)
	}
	distinct := func(ids []int64) []int64 {
		slices.Sort(ids)
		return slices.Compact(ids)
	}
	return distinct(articles), distinct(entities), isKnown, nil
}

// around gives the parts that changed events touch.
func (p meetingPass) around(ctx context.Context, changed []int64) (area, error) {
	reports, now, err := p.read(ctx, changed)
	if err != nil {
		return area{}, err
	}
	former, err := p.former(ctx, now)
	if err != nil {
		return area{}, err
	}
	near, standing, numbers := []int64{}, make(map[int64]bool), []int64{}
	for i := range reports {
		near, standing[now[i].event] = append(near, reports[i].Near()...), true
	}
	for _, cluster := range former {
		numbers = append(numbers, cluster)
	}
	events, err := p.ids(ctx, touchedSQL, changed, near, numbers)
	if err != nil {
		return area{}, err
	}
	gone := slices.DeleteFunc(slices.Clone(changed), func(event int64) bool { return standing[event] })
	if _, err := p.tx.Exec(ctx, dropKeysSQL, gone); err != nil {
		return area{}, fmt.Errorf("dropping keys: %w", err)
	}
	return area{events: events, former: former}, nil
}

func (p meetingPass) ids(ctx context.Context, sql string, arguments ...any) ([]int64, error) {
	rows, err := p.tx.Query(ctx, sql, arguments...)
	if err != nil {
		return nil, fmt.Errorf("looking for what changed: %w", err)
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		return nil, fmt.Errorf("looking for what changed: %w", err)
	}
	return ids, nil
}
