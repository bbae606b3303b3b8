package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/dateline-news/dateline/internal/news"
)

// SayingFilter says which quotes are wanted; the zero value wants all.
type SayingFilter struct {
	// Speaker is who must have said it; nil for anybody.
	Speaker *Meant
	// About are words that must be in what was said, as a web search takes them:
	// "quotation marks" for phrases, OR, and - for what must not be there.
	About string
	// Since and Until are the first and the last day, in UTC, of publication. With
	// either, a quote of an undated article is left out.
	Since, Until time.Time
	// Limit is the most that are given; zero for all.
	Limit int
}

// Saying is a quote of an article as it stands.
type Saying struct {
	ID int64 `json:"id"`
	// Speaker is the canonical name; empty where it is not resolved. Printed is
	// what the article calls the speaker, Role what it says the speaker is.
	Speaker string         `json:"speaker,omitempty"`
	Printed string         `json:"printed,omitempty"`
	Role    string         `json:"role,omitempty"`
	Kind    news.QuoteKind `json:"kind"`
	Said    string         `json:"said"`
	// Manner and Medium are words of package news; Negated is true where the
	// article says that it was not said.
	Manner   string `json:"manner,omitempty"`
	Medium   string `json:"medium,omitempty"`
	Negated  bool   `json:"negated,omitempty"`
	Sentence string `json:"sentence,omitempty"`
	// Published is zero where unknown.
	Published time.Time `json:"published,omitzero"`
	Article   int64     `json:"article"`
	Source    string    `json:"source"`
	Title     string    `json:"title,omitempty"`
	URL       string    `json:"url,omitempty"`
}

const sayingsSQL = `
	SELECT quote_id, coalesce(speaker, ''), coalesce(speaker_surface, ''), concat_ws(', ', role, role_of), kind, said,
		coalesce(manner, ''), coalesce(medium, ''), negated, coalesce(sentence, ''), published_at, article_id, source, title, coalesce(url, '')
	FROM said`

// Sayings gives the quotes of the articles as they stand, the newest first. It
// reads views only, so a member of dateline_reader may ask.
func (s *Store) Sayings(ctx context.Context, filter SayingFilter) ([]Saying, error) {
	where, arguments := filter.sql()
	rows, err := s.pool.Query(ctx, sayingsSQL+where, arguments...)
	if err != nil {
		return nil, readingError(err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (q Saying, err error) {
		var published *time.Time
		err = row.Scan(&q.ID, &q.Speaker, &q.Printed, &q.Role, &q.Kind, &q.Said, &q.Manner, &q.Medium, &q.Negated, &q.Sentence,
			&published, &q.Article, &q.Source, &q.Title, &q.URL)
		q.Published = orZero(published)
		return q, err //nolint:wrapcheck // the caller wraps it
	})
	if err != nil {
		return nil, readingError(err)
	}
	return list, nil
}

func (f SayingFilter) sql() (sql string, arguments []any) {
	var conditions []string
	want := func(condition string, value any) {
		arguments = append(arguments, value)
		conditions = append(conditions, fmt.Sprintf(condition, len(arguments)))
	}
	if f.Speaker != nil {
		want("speaker_entity_id = ANY ($%d)", f.Speaker.Entities)
	}
	if f.About != "" {
		want("to_tsvector('english', said) @@ websearch_to_tsquery('english', $%d)", clean(f.About))
	}
	if !f.Since.IsZero() {
		want("published_at >= $%d", f.Since)
	}
	if !f.Until.IsZero() {
		want("published_at < $%d", f.Until.AddDate(0, 0, 1))
	}
	if len(conditions) > 0 {
		sql = " WHERE " + strings.Join(conditions, " AND ")
	}
	sql += " ORDER BY published_at DESC NULLS LAST, quote_id"
	if f.Limit > 0 {
		arguments = append(arguments, f.Limit)
		sql += fmt.Sprintf(" LIMIT $%d", len(arguments))
	}
	return sql, arguments
}
