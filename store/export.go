package store

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/dateline-news/dateline/internal/news"
)

const (
	encountersSQL = `
		SELECT cluster_id, status, coalesce(detail, ''), format, coalesce(setting, ''), coalesce(series, ''), parties, countries,
			coalesce(place, ''), coalesce(place_country, ''), latitude, longitude, coalesce(date_value, ''), date_start, date_end,
			coalesce(topic, ''), statuses, first_reported_at, last_reported_at, reports, articles, sources,
			source, title, coalesce(url, ''), sequence
		FROM meeting_clusters`

	dyadsSQL = `
		SELECT cluster_id, source_party, coalesce(source_country, ''), target_party, coalesce(target_country, ''),
			coalesce(cameo, ''), coalesce(plover, ''), coalesce(plover_mode, ''), status, coalesce(detail, ''), format,
			date_start, date_end, coalesce(place, ''), coalesce(place_country, ''), latitude, longitude,
			first_reported_at, articles, sources, coalesce(url, '')
		FROM meeting_dyads`
)

// Encounters yields the real meetings of the articles as they stand, by date, one
// after the other as they are read. It ends with the first error. It reads views
// only, so a member of dateline_reader may ask.
func (s *Store) Encounters(ctx context.Context, filter MeetingFilter) iter.Seq2[news.Encounter, error] {
	where, arguments := filter.sql("")
	return stream(ctx, s, encountersSQL+where, arguments, scanEncounter)
}

// Dyads yields each direction between two parties of the meetings, coded.
func (s *Store) Dyads(ctx context.Context, filter MeetingFilter) iter.Seq2[news.Dyad, error] {
	where, arguments := filter.sql(", source_party, target_party")
	return stream(ctx, s, dyadsSQL+where, arguments, scanDyad)
}

// stream yields the rows of a query.
func stream[T any](ctx context.Context, s *Store, sql string, arguments []any, scan pgx.RowToFunc[T]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := s.pool.Query(ctx, sql, arguments...)
		if err != nil {
			yield(none, readingError(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			row, err := scan(rows)
			if err != nil {
				yield(none, readingError(err))
				return
			}
			if !yield(row, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, readingError(err))
		}
	}
}

// readingError says that the schema is too old where a view or a column is
// missing: with [WithoutSchemaCheck] nobody has looked.
func readingError(err error) error {
	if state := sqlState(err); state == "42P01" || state == "42703" {
		err = ErrSchema
	}
	return translate(fmt.Errorf("reading views: %w", err))
}

func scanEncounter(row pgx.CollectableRow) (e news.Encounter, err error) {
	var latitude, longitude *float64
	var first, last, firstReported, lastReported *time.Time
	err = row.Scan(&e.ID, &e.Status, &e.Detail, &e.Format, &e.Setting, &e.Series, &e.Parties, &e.Countries,
		&e.Held.Name, &e.Held.Country, &latitude, &longitude, &e.Date, &first, &last,
		&e.Topic, &e.Statuses, &firstReported, &lastReported, &e.Reports, &e.Articles, &e.Sources,
		&e.Source, &e.Title, &e.URL, &e.Sequence)
	e.Held.Point = pointOf(latitude, longitude)
	e.First, e.Last, e.FirstReported, e.LastReported = orZero(first), orZero(last), orZero(firstReported), orZero(lastReported)
	return e, err //nolint:wrapcheck // stream wraps it
}

func scanDyad(row pgx.CollectableRow) (d news.Dyad, err error) {
	var latitude, longitude *float64
	var first, last, firstReported *time.Time
	err = row.Scan(&d.Encounter, &d.Source, &d.SourceCountry, &d.Target, &d.TargetCountry,
		&d.CAMEO, &d.PLOVER, &d.Mode, &d.Status, &d.Detail, &d.Format,
		&first, &last, &d.Held.Name, &d.Held.Country, &latitude, &longitude, &firstReported, &d.Articles, &d.Sources, &d.URL)
	d.Held.Point = pointOf(latitude, longitude)
	d.First, d.Last, d.FirstReported = orZero(first), orZero(last), orZero(firstReported)
	return d, err //nolint:wrapcheck // stream wraps it
}

func pointOf(latitude, longitude *float64) *news.Point {
	if latitude == nil || longitude == nil {
		return nil
	}
	return &news.Point{Latitude: *latitude, Longitude: *longitude}
}

// orZero is the zero time for NULL.
func orZero(at *time.Time) time.Time {
	if at == nil {
		return time.Time{}
	}
	return at.UTC()
}
