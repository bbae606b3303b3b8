package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// MeetingFilter says which meetings are wanted; the zero value wants all.
type MeetingFilter struct {
	// Statuses are those wanted; none stands for all.
	Statuses []news.MeetingStatus
	// Since and Until are the first and the last day, in UTC, that the date of a
	// meeting may touch. With either, a meeting without a date is left out.
	Since, Until time.Time
	// Parties must all take part, each by the word of at least one report.
	Parties []Meant
	// Place is where it must be held, or the country that it must be held in; nil
	// for anywhere.
	Place *Meant
	// Newest has the last meeting first.
	Newest bool
	// Limit is the most that are given; zero for all.
	Limit int
}

// Meant is what a name stands for.
type Meant struct {
	// Entities are the ids of all that go by the name, through merges, and Names
	// their canonical names, one for one.
	Entities []int64
	Names    []string
	// Countries are two-letter codes, where a country goes by the name: whoever
	// acts for it counts then.
	Countries []string
}

// String lists the names.
func (m Meant) String() string {
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(m.Names))), ", ")
}

// Meant gives what somebody means by a name: all that go by just that name, else
// those whose name has it as a part, else what is most like it. The error is
// [ErrNoEntity] where nothing is.
func (s *Store) Meant(ctx context.Context, name string) (Meant, error) {
	const most = 30
	found, err := s.Find(ctx, name, most)
	if err != nil {
		return Meant{}, err
	}
	if len(found) == 0 {
		return Meant{}, fmt.Errorf("%q: %w", name, ErrNoEntity)
	}
	norm := foldName(printedName(name))
	var meant Meant
	for _, like := range []func(Found) bool{
		func(f Found) bool {
			return slices.ContainsFunc(append(f.Names, f.Name), func(n string) bool { return foldName(n) == norm })
		},
		func(f Found) bool { return f.Likeness >= surely },
		func(f Found) bool { return f.ID == found[0].ID },
	} {
		for _, f := range found {
			if like(f) {
				meant.add(f)
			}
		}
		if len(meant.Entities) > 0 {
			break
		}
	}
	return meant, nil
}

func (m *Meant) add(f Found) {
	m.Entities, m.Names = append(m.Entities, f.ID), append(m.Names, f.Name)
	if f.Subtype == news.Country && f.Link.ISO3166 != "" {
		m.Countries = append(m.Countries, f.Link.ISO3166)
	}
}

// sql is what follows the list of columns of a query to a view of meetings: its
// conditions and its order, which then says between rows of one meeting.
func (f MeetingFilter) sql(then string) (sql string, arguments []any) {
	var conditions []string
	want := func(condition string, values ...any) {
		places := make([]any, len(values))
		for i := range values {
			places[i] = len(arguments) + i + 1
		}
		conditions, arguments = append(conditions, fmt.Sprintf(condition, places...)), append(arguments, values...)
	}
	if len(f.Statuses) > 0 {
		want("status = ANY ($%d)", f.Statuses)
	}
	if !f.Since.IsZero() {
		want("date_end >= $%d::date", f.Since)
	}
	if !f.Until.IsZero() {
		want("date_start <= $%d::date", f.Until)
	}
	for _, party := range f.Parties {
		who := "SELECT cluster_id FROM meeting_parties WHERE entity_id = ANY ($%d::bigint[]) AND role <> 'non_attendee'"
		values := []any{party.Entities}
		if len(party.Countries) > 0 { // no index tells who acts for a country
			who += " UNION SELECT cluster_id FROM meeting_history WHERE countries && $%d::text[]"
			values = append(values, party.Countries)
		}
		// A list that is worked out first goes down to the reports, a join does not.
		want("cluster_id = ANY (ARRAY("+who+"))", values...)
	}
	if f.Place != nil {
		want("(place = ANY ($%d) OR place_country = ANY ($%d))", f.Place.Names, f.Place.Countries)
	}
	if len(conditions) > 0 {
		sql = " WHERE " + strings.Join(conditions, " AND ")
	}
	order := "coalesce(date_start, last_reported_at::date)"
	if f.Newest {
		order += " DESC NULLS LAST"
	}
	sql += " ORDER BY " + order + ", cluster_id" + then
	if f.Limit > 0 {
		arguments = append(arguments, f.Limit)
		sql += fmt.Sprintf(" LIMIT $%d", len(arguments))
	}
	return sql, arguments
}
