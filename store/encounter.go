package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/dateline-news/dateline/internal/encounter"
)

// MeetingReport is what a pass of [Store.LinkMeetings] found and changed.
type MeetingReport struct {
	// Reports counts the reports that were looked at, Meetings the real meetings
	// that these are of.
	Reports, Meetings int
	// Changed counts the reports that are now of another meeting than before.
	Changed int
	// Busy is true where another pass is at work; nothing was done then.
	Busy bool
}

const (
	lockMeetingsSQL = `SELECT pg_try_advisory_xact_lock(hashtextextended('dateline meetings', 0))`

	deriveEventsSQL = `SELECT derive_meeting_events()`

	// The key of an article says which report is which, whatever their numbers.
	reportsSQL = `
		SELECT e.event_id, coalesce(e.cluster_id, e.event_id), coalesce(e.joined_by, ''), coalesce(e.part_id, e.event_id),
			coalesce(e.link_keys::text, '{}'), a.key || ' ' || to_char(e.event_no, 'FM0000000'),
			c.article_id, c.published_at, e.status, coalesce(e.detail, ''), e.format, coalesce(e.setting, ''), coalesce(e.series, ''),
			e.date_start, e.date_end,
			coalesce(place.entity_id, 0), coalesce(place.iso3166, place_named.iso3166, ''), coalesce(place.subtype, place_named.subtype, ''),
			(SELECT count(*) FROM meeting_event_participants p WHERE p.event_id = e.event_id AND p.entity_id IS NULL AND p.role <> 'non_attendee')
		FROM meeting_events e
		JOIN current_extractions c ON c.extraction_id = e.extraction_id
		JOIN articles a ON a.article_id = c.article_id
		LEFT JOIN entities place_named ON place_named.entity_id = e.place_entity_id
		LEFT JOIN entities place ON place.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
		%s
		ORDER BY e.event_id`

	// One pass over the roles is cheaper than one look for each party.
	partiesSQL = `
		WITH held AS (
			SELECT r.extraction_id, r.entity_id,
				(array_agg(coalesce(place.iso3166, organization.iso3166) ORDER BY r.entity_role_id))[1] AS country
			FROM entity_roles r
			LEFT JOIN entities place_named ON place_named.entity_id = r.place_id
			LEFT JOIN entities place ON place.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
			LEFT JOIN entities organization_named ON organization_named.entity_id = r.organization_id
			LEFT JOIN entities organization ON organization.entity_id = coalesce(organization_named.merged_into, organization_named.entity_id)
			WHERE r.standing IS DISTINCT FROM 'former' %[2]s AND coalesce(place.iso3166, organization.iso3166) IS NOT NULL
			GROUP BY r.extraction_id, r.entity_id
		)
		SELECT p.event_id, root.entity_id, coalesce(root.iso3166, named.iso3166, held.country, ''), root.type = 'person', root.type = 'location',
			coalesce(root.subtype, named.subtype) IS NOT DISTINCT FROM 'government'
		FROM meeting_event_participants p
		JOIN meeting_events e ON e.event_id = p.event_id
		JOIN entities named ON named.entity_id = p.entity_id
		JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
		LEFT JOIN held ON held.extraction_id = e.extraction_id AND held.entity_id = p.entity_id
		WHERE p.role NOT IN ('non_attendee', 'mediator', 'chair') %[1]s
		ORDER BY p.event_id, p.participant_no`

	// formerSQL finds where the reports of an article stood before a new text or a
	// new pipeline replaced them, by their parties.
	formerSQL = `
		SELECT now.event_id, min(coalesce(old.cluster_id, old.event_id))
		FROM meeting_events now
		JOIN extractions now_in ON now_in.extraction_id = now.extraction_id
		JOIN revisions now_of ON now_of.revision_id = now_in.revision_id
		JOIN revisions old_of ON old_of.article_id = now_of.article_id
		JOIN extractions old_in ON old_in.revision_id = old_of.revision_id AND old_in.extraction_id <> now_in.extraction_id
		JOIN meeting_events old ON old.extraction_id = old_in.extraction_id AND old.event_id < now.event_id
		WHERE now.event_id = ANY ($1) AND now.cluster_id IS NULL
			AND EXISTS (SELECT FROM meeting_event_participants p WHERE p.event_id = now.event_id AND p.entity_id IS NOT NULL)
			AND ARRAY(SELECT DISTINCT coalesce(n.merged_into, n.entity_id) FROM meeting_event_participants p JOIN entities n USING (entity_id)
				WHERE p.event_id = now.event_id ORDER BY 1)
			= ARRAY(SELECT DISTINCT coalesce(n.merged_into, n.entity_id) FROM meeting_event_participants p JOIN entities n USING (entity_id)
				WHERE p.event_id = old.event_id ORDER BY 1)
		GROUP BY now.event_id`

	pointEventsSQL = `
		UPDATE meeting_events e SET cluster_id = new.cluster_id, joined_by = new.rule, part_id = new.part_id, link_keys = new.keys::bigint[]
		FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::text[]) AS new (event_id, cluster_id, rule, part_id, keys)
		WHERE e.event_id = new.event_id`
)

// LinkMeetings joins the reports of different articles that are of one real
// meeting, and parts those that an earlier pass joined and that are so no more:
// see package encounter. It looks at what changed since the last pass and at the
// reports that this could touch.
//
// What is joined follows from the articles as they stand: not from the order in
// which they came, nor from earlier passes. A meeting keeps its number as long as
// a report of it stands, also when a new text or a new pipeline replaces the
// report. One pass works at a time; savers go on beside it.
func (s *Store) LinkMeetings(ctx context.Context) (MeetingReport, error) {
	return s.linkMeetings(ctx, false)
}

// LinkAllMeetings does the same, but looks at the meetings of all articles.
func (s *Store) LinkAllMeetings(ctx context.Context) (MeetingReport, error) {
	return s.linkMeetings(ctx, true)
}

func (s *Store) linkMeetings(ctx context.Context, isAll bool) (report MeetingReport, err error) {
	err = s.retry(ctx, func() error {
		return s.inTx(ctx, func(tx pgx.Tx) error {
			report = MeetingReport{}
			var free bool
			if err := tx.QueryRow(ctx, lockMeetingsSQL).Scan(&free); err != nil {
				return fmt.Errorf("locking meetings: %w", err)
			}
			if report.Busy = !free; report.Busy {
				return nil
			}
			return meetingPass{tx: tx}.run(ctx, isAll, &report)
		})
	})
	return report, translate(err)
}

// membership is where a report stands in the database.
type membership struct {
	event, cluster int64
	rule           string
	// part is the number of its part, keys what it is found by, as PostgreSQL
	// writes a list.
	part int64
	keys string
}

// meetingPass is one pass, in one transaction.
type meetingPass struct{ tx pgx.Tx }

func (p meetingPass) run(ctx context.Context, isAll bool, report *MeetingReport) error {
	if _, err := p.tx.Exec(ctx, deriveEventsSQL); err != nil {
		return fmt.Errorf("deriving events: %w", err)
	}
	area, err := p.area(ctx, isAll)
	if err != nil || area.isEmpty() {
		return err
	}
	reports, now, err := p.read(ctx, area.events)
	if err != nil {
		return err
	}
	groups := encounter.Join(reports)
	report.Reports, report.Meetings = len(reports), len(groups)
	former := area.former
	if area.isAll {
		if former, err = p.former(ctx, now); err != nil {
			return err
		}
	}
	wanted := rename(groups, now, former)
	for i := range wanted {
		wanted[i].keys = listOf(reports[i].Keys())
	}
	return p.apply(ctx, wanted, now, report)
}

// read gives the reports of the events that stand, ascending by number; all of
// them where the list is nil.
func (p meetingPass) read(ctx context.Context, events []int64) ([]encounter.Report, []membership, error) {
	reports, now, err := p.reports(ctx, events)
	if err != nil {
		return nil, nil, err
	}
	return reports, now, p.parties(ctx, reports, now, events)
}

func (p meetingPass) reports(ctx context.Context, events []int64) (reports []encounter.Report, now []membership, err error) {
	sql, arguments := fmt.Sprintf(reportsSQL, ""), []any(nil)
	if events != nil {
		sql, arguments = fmt.Sprintf(reportsSQL, "WHERE e.event_id = ANY ($1)"), []any{events}
	}
	rows, err := p.tx.Query(ctx, sql, arguments...)
	if err != nil {
		return nil, nil, fmt.Errorf("reading meetings: %w", err)
	}
	var r encounter.Report
	var at membership
	var published, first, last *time.Time
	var subtype string
	_, err = pgx.ForEachRow(rows, []any{
		&at.event, &at.cluster, &at.rule, &at.part, &at.keys, &r.Key, &r.Article, &published, &r.Status, &r.Detail, &r.Format, &r.Setting, &r.Series,
		&first, &last, &r.Place.Entity, &r.Place.Country, &subtype, &r.Unknown,
	}, func() error {
		r.Published, r.First, r.Last = dayOf(published), dayOf(first), dayOf(last)
		r.Place.IsCity, r.Place.IsCountry = subtype == "city", subtype == "country" || subtype == "region"
		reports, now = append(reports, r), append(now, at)
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading meetings: %w", err)
	}
	return reports, now, nil
}

func dayOf(at *time.Time) encounter.Day {
	if at == nil {
		return 0
	}
	return encounter.DayOf(*at)
}

// parties fills in who meets.
func (p meetingPass) parties(ctx context.Context, reports []encounter.Report, now []membership, events []int64) error {
	sql, arguments := fmt.Sprintf(partiesSQL, "", ""), []any(nil)
	if events != nil {
		sql = fmt.Sprintf(partiesSQL, "AND p.event_id = ANY ($1)",
			"AND r.extraction_id IN (SELECT extraction_id FROM meeting_events WHERE event_id = ANY ($1))")
		arguments = []any{events}
	}
	rows, err := p.tx.Query(ctx, sql, arguments...)
	if err != nil {
		return fmt.Errorf("reading parties: %w", err)
	}
	var event int64
	var party encounter.Party
	_, err = pgx.ForEachRow(rows, []any{&event, &party.Entity, &party.Country, &party.IsPerson, &party.IsPlace, &party.IsGovernment}, func() error {
		i, found := slices.BinarySearchFunc(now, event, func(at membership, event int64) int { return int(at.event - event) })
		if found {
			reports[i].Parties = append(reports[i].Parties, party)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading parties: %w", err)
	}
	return nil
}

// former is where the reports that no pass has seen come from: the meeting that
// the article reported before its text or the pipeline changed.
func (p meetingPass) former(ctx context.Context, now []membership) (map[int64]int64, error) {
	var alone []int64
	for _, at := range now {
		if at.cluster == at.event {
			alone = append(alone, at.event)
		}
	}
	rows, err := p.tx.Query(ctx, formerSQL, alone)
	if err != nil {
		return nil, fmt.Errorf("reading earlier meetings: %w", err)
	}
	former := make(map[int64]int64)
	var event, cluster int64
	if _, err := pgx.ForEachRow(rows, []any{&event, &cluster}, func() error {
		former[event] = cluster
		return nil
	}); err != nil {
		return nil, fmt.Errorf("reading earlier meetings: %w", err)
	}
	return former, nil
}

// rename gives each group the number that it is known by: the oldest that one of
// its reports has, if no group before it has taken that. The rest of a meeting
// that is parted gets the number of one of its own reports.
func rename(groups []encounter.Group, now []membership, former map[int64]int64) []membership {
	wanted := make([]membership, len(now))
	taken := make(map[int64]bool)
	for _, group := range groups {
		name := now[group.Reports[0]].event
		for _, i := range group.Reports {
			at := now[i]
			for _, known := range []int64{at.cluster, former[at.event]} {
				if known != 0 && known < name && !taken[known] {
					name = known
				}
			}
		}
		taken[name] = true
		for at, i := range group.Reports {
			wanted[i] = membership{event: now[i].event, cluster: name, rule: group.Rules[at].String(), part: now[group.Part].event}
		}
	}
	return wanted
}

// listOf writes numbers as PostgreSQL does.
func listOf(numbers []int64) string {
	list := []byte{'{'}
	for i, n := range numbers {
		if i > 0 {
			list = append(list, ',')
		}
		list = strconv.AppendInt(list, n, 10)
	}
	return string(append(list, '}'))
}

// apply changes the rows that are not as they should be.
func (p meetingPass) apply(ctx context.Context, wanted, now []membership, report *MeetingReport) error {
	var events []int64
	var clusters, parts []*int64
	var rules, keys []*string
	orAlone := func(number, event int64) *int64 {
		if number == event {
			return nil
		}
		return &number
	}
	for i, to := range wanted {
		if to == now[i] {
			continue
		}
		if to.cluster != now[i].cluster || to.rule != now[i].rule {
			report.Changed++
		}
		events, rules, keys = append(events, to.event), append(rules, orNull(to.rule)), append(keys, &to.keys)
		clusters, parts = append(clusters, orAlone(to.cluster, to.event)), append(parts, orAlone(to.part, to.event))
	}
	if len(events) == 0 {
		return nil
	}
	if _, err := p.tx.Exec(ctx, pointEventsSQL, events, clusters, rules, parts, keys); err != nil {
		return fmt.Errorf("joining meetings: %w", err)
	}
	return nil
}
