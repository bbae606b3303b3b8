package store_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

// isPermanent asks as the worker does.
func isPermanent(err error) bool {
	var property interface{ Permanent() bool }
	return errors.As(err, &property) && property.Permanent()
}

func TestStore_Save_Invalid(t *testing.T) {
	t.Parallel()
	b := setup(t)
	none := 99
	tests := map[string]func(*news.Record){
		"NUL":            func(r *news.Record) { retext(r, "Ada\x00 Orlova") },
		"InvalidUTF8":    func(r *news.Record) { retext(r, "Ada \xff Orlova") },
		"NotNFC":         func(r *news.Record) { retext(r, "Zu\u0308rich") },
		"CarriageReturn": func(r *news.Record) { retext(r, "Ada\r\nOrlova") },
		"OtherText":      func(r *news.Record) { r.Extraction.Text += " " },
		"NoPipeline":     func(r *news.Record) { r.Extraction.Pipeline = "" },
		"SpanOutside":    func(r *news.Record) { r.Extraction.Sentences[3].End = 9999 },
		"SpanEmpty":      func(r *news.Record) { r.Extraction.Entities[0].Mentions[0].Span = news.Span{} },
		"SpanBackwards":  func(r *news.Record) { r.Extraction.Times[0].Span = news.Span{Start: 9, End: 3} },
		"NoEntity":       func(r *news.Record) { r.Extraction.Quotes[0].Entity = &none },
		"NoContent":      func(r *news.Record) { r.Extraction.Quotes[0].Content = nil },
		"Kind":           func(r *news.Record) { r.Extraction.Quotes[0].Kind = "sung" },
		"Date":           func(r *news.Record) { r.Extraction.Meetings[0].Date = "yesterday" },
	}
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			record := summit(pipelineA)
			spoil(&record)
			err := b.store.Save(t.Context(), record)
			var fault *store.InvalidError
			require.ErrorAs(t, err, &fault)
			require.True(t, isPermanent(err))
			require.Equal(t, "invalid", fault.Reason())
			require.NotContains(t, err.Error(), "Orlova", "never text of an article")
		})
	}
	t.Cleanup(func() {
		for table, rows := range counts(t, b.conn) {
			require.Zero(t, rows, table)
		}
	})
}

// retext gives a record another text, without facts.
func retext(record *news.Record, body string) {
	record.Article.Title, record.Article.Body = "", body
	record.Extraction = news.Extraction{Pipeline: pipelineA, Text: body}
}

// TestStore_Save_Sanitised stores what no span counts in all the same.
func TestStore_Save_Sanitised(t *testing.T) {
	t.Parallel()
	b := setup(t)
	record := note("dirty\x00id", textA, "Ada Orlova", news.Origin{Stream: "NE\x00WS", Subject: "a\xffb"})
	record.Article.Byline, record.Article.URL, record.Article.Source = "By\x00line", "https://news.example/\xff", "w\x00eb"
	record.Extraction.Entities[0].Name = "Ada\x00 \xffOrlova"
	record.Extraction.Entities[0].Aliases = []string{"\x00", "O\x00rlova", ""}
	b.save(t, record)
	require.Equal(t, "dirtyid|web|Byline|https://news.example/\uFFFD|NEWS|a\uFFFDb", one[string](t, b.conn, `
		SELECT concat_ws('|', provider_id, source, byline, url, origin_stream, origin_subject)
		FROM articles JOIN revisions USING (article_id)`))
	require.Equal(t, []string{"Ada \uFFFDOrlova"}, column[string](t, b.conn, "SELECT name FROM entities"))
	require.Equal(t, []string{"Orlova"}, column[string](t, b.conn, "SELECT alias FROM entity_aliases"))
}

// TestStore_Save_Long brings what PostgreSQL refuses when it is not cut: keys
// of an index, and documents of the full-text search.
func TestStore_Save_Long(t *testing.T) {
	t.Parallel()
	b := setup(t)
	text := "“" + manyWords(250_000) + "”"
	record := note("long", text, text[3:1000], arrival(noon, 1))
	record.Extraction.Entities[0].Name = strings.Repeat("Lé", 4000)
	record.Extraction.Quotes = []news.Quote{{Content: []news.Span{news.NewText(text).All()}, Kind: news.Direct}}
	b.save(t, record)
	require.Equal(t, 200, one[int](t, b.conn, "SELECT length(name) FROM entities"))
	require.Equal(t, 200_000, one[int](t, b.conn, "SELECT length(said) FROM said"))
	require.Equal(t, news.NewText(text).Len(), one[int](t, b.conn, "SELECT end_pos FROM quotes"))
}

// manyWords is a text of words that are all different.
func manyWords(n int) string {
	var text strings.Builder
	for i := range n {
		for ; i > 0; i /= 26 {
			text.WriteByte(byte('a' + i%26))
		}
		text.WriteByte(' ')
	}
	return text.String()
}

// TestStore_Save_Refused shows how a fault that only the database sees comes out.
func TestStore_Save_Refused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.conn.Exec(t.Context(), "ALTER TABLE mentions ADD CONSTRAINT mentions_test_check CHECK (surface <> 'Geneva')")
	require.NoError(t, err)
	err = b.store.Save(t.Context(), summit(pipelineA))
	var fault *store.InvalidError
	require.ErrorAs(t, err, &fault)
	require.Equal(t, "mentions_test_check", fault.Constraint)
	require.True(t, isPermanent(err))
	require.Zero(t, one[int](t, b.conn, "SELECT count(*) FROM articles"), "rolled back")
}

// TestStore_Save_SchemaAway may pass: somebody migrates.
func TestStore_Save_SchemaAway(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.conn.Exec(t.Context(), "ALTER TABLE times RENAME TO hours")
	require.NoError(t, err)
	err = b.store.Save(t.Context(), summit(pipelineA))
	require.Error(t, err)
	require.False(t, isPermanent(err))
}
