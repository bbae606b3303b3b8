package store

import (
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// check refuses a record that must not reach the database: its positions would
// not mean what they say. Nothing is repaired here, because a repaired text
// would shift every span.
func check(record news.Record) error {
	if record.Article.Withdrawn() {
		return nil // a kill notice has no facts, and its text is not kept
	}
	text, facts := record.Article.Text(), record.Extraction
	switch {
	case news.Normalise(text) != text:
		return invalid("the text is not normalised")
	case facts.Text != text:
		return invalid("the facts are of another text than the article's")
	case facts.Pipeline == "":
		return invalid("the facts name no pipeline")
	}
	if err := facts.Validate(); err != nil {
		return invalid("the facts do not fit the text: %w", err)
	}
	return nil
}

// clean makes a text that no span counts in fit for a column: PostgreSQL takes
// neither NUL nor invalid UTF-8.
func clean(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
}

// orNull is NULL for a text that is empty once it is clean.
func orNull(text string) *string {
	if text = clean(text); text == "" {
		return nil
	}
	return &text
}

// timeOrNull is NULL for the zero time.
func timeOrNull(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	at = at.UTC()
	return &at
}
