package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/dateline-news/dateline/internal/news"
)

const chronicleSQL = `
	SELECT cluster_id, reported_at, status, coalesce(detail, ''), coalesce(date_value, ''), coalesce(place, ''), parties,
		article_id, source, title, coalesce(url, ''), coalesce(sentence, '')
	FROM meeting_history WHERE cluster_id = ANY ($1) ORDER BY reported_at NULLS LAST, event_id`

// Chronicle gives what the articles as they stand report of each of these
// meetings, the earliest report first. It reads views only.
func (s *Store) Chronicle(ctx context.Context, meetings []int64) (map[int64][]news.EncounterReport, error) {
	rows, err := s.pool.Query(ctx, chronicleSQL, meetings)
	if err != nil {
		return nil, readingError(err)
	}
	reports := make(map[int64][]news.EncounterReport)
	var meeting int64
	var reported *time.Time
	var r news.EncounterReport
	_, err = pgx.ForEachRow(rows, []any{
		&meeting, &reported, &r.Status, &r.Detail, &r.Date, &r.Place, &r.Parties, &r.Article, &r.Source, &r.Title, &r.URL, &r.Sentence,
	}, func() error {
		r.Reported = orZero(reported)
		reports[meeting] = append(reports[meeting], r)
		r.Parties = nil // the next row must not write over these
		return nil
	})
	if err != nil {
		return nil, readingError(err)
	}
	return reports, nil
}
