package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// question is something that a newsroom asks, and the SQL that answers it.
type question struct{ title, sql string }

// questions are what the demo asks of its rows.
func questions() []question {
	return []question{
		{"Who met whom, and did it happen?", `
SELECT parties[1] AS party, parties[2] AS other_party, status, place, date_value AS date, published_at::date AS reported
FROM met
WHERE cardinality(parties) >= 2
ORDER BY published_at, meeting_id
LIMIT 12`},
		{"Which meetings were called off or denied?", `
SELECT status, participants, trigger, published_at::date AS reported, title
FROM met
WHERE status IN ('cancelled', 'denied')
ORDER BY published_at
LIMIT 8`},
		{"What is planned: a calendar of meetings to come?", `
SELECT to_char(date_start, 'Dy DD Mon') AS first_day, nullif(to_char(date_end, 'Dy DD Mon'), to_char(date_start, 'Dy DD Mon')) AS last_day,
       array_to_string(parties, ', ') AS parties, format, place, coalesce(detail, status) AS status, articles
FROM meeting_clusters
WHERE status = 'planned' AND date_end >= first_reported_at::date AND array_remove(party_ids, NULL) <> '{}'
ORDER BY date_start, cluster_id
LIMIT 12`},
		{"How did the news of one meeting change?", `
SELECT reported_at::date AS reported, status, detail, date_value AS date, place, array_to_string(parties, ', ') AS parties
FROM meeting_history
WHERE cluster_id = (SELECT cluster_id FROM meeting_clusters
                    ORDER BY (SELECT count(DISTINCT s) FROM unnest(statuses) s) DESC, articles DESC, cluster_id LIMIT 1)
ORDER BY reported_at, event_id`},
		{"Who said what about the talks?", `
SELECT speaker, kind, said, published_at::date AS day
FROM said
WHERE speaker IS NOT NULL
  AND to_tsvector('english', said) @@ websearch_to_tsquery('english', 'talks OR meeting OR agreement')
ORDER BY published_at, quote_id
LIMIT 8`},
		{"Whom do the articles name most, and under how many names?", `
SELECT entity, entity_type AS type, count(*) AS mentions, count(DISTINCT article_id) AS articles,
       count(DISTINCT surface) AS surfaces
FROM current_mentions
WHERE entity_type IN ('person', 'organization')
GROUP BY entity_id, entity, entity_type
ORDER BY mentions DESC, entity
LIMIT 8`},
		{"What was given up, and why?", `
SELECT reason, detail, origin_subject AS subject, origin_sequence AS sequence
FROM given_up
ORDER BY origin_sequence`},
	}
}

// ask puts the questions and prints each answer under its SQL.
func (d *demo) ask() error {
	conn, err := pgx.Connect(d.ctx, d.url)
	if err != nil {
		return fmt.Errorf("connecting to ask: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(d.ctx)) }() // only read from
	for _, q := range questions() {
		answer, err := query(d.ctx, conn, q.sql)
		if err != nil {
			return fmt.Errorf("asking %q: %w", q.title, err)
		}
		d.say("\n%s\n%s\n", d.style.bold(q.title), d.style.cyan(indent(strings.TrimSpace(q.sql))))
		if err := answer.write(d.stdout, d.style); err != nil {
			return fmt.Errorf("printing an answer: %w", err)
		}
	}
	return nil
}

// query runs one statement and keeps its result as text.
func query(ctx context.Context, conn *pgx.Conn, sql string) (table, error) {
	rows, err := conn.Query(ctx, sql)
	if err != nil {
		return table{}, err
	}
	defer rows.Close()
	var result table
	for _, field := range rows.FieldDescriptions() {
		result.header = append(result.header, field.Name)
	}
	for rows.Next() {
		values, err := rows.Values()
		if err != nil {
			return table{}, err
		}
		cells := make([]string, len(values))
		for i, value := range values {
			cells[i] = clip(cellText(value))
		}
		result.rows = append(result.rows, cells)
	}
	return result, rows.Err()
}

// cellText writes a value of a query as a person reads it.
func cellText(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case time.Time:
		return v.UTC().Format(time.DateOnly)
	}
	return fmt.Sprint(value)
}

func indent(text string) string {
	return "  " + strings.ReplaceAll(text, "\n", "\n  ")
}
