package store_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
	"github.com/dateline-news/dateline/store"
)

const (
	pipelineA = "test-a"
	pipelineB = "test-b"
)

// noon is when the first message of a test arrives.
var noon = time.Date(2026, time.March, 3, 12, 0, 0, 0, time.UTC)

// bundle is a store on a fresh database, and a connection to look behind it.
type bundle struct {
	store *store.Store
	url   string
	conn  *pgx.Conn
}

func setup(tb testing.TB, options ...store.Option) bundle {
	tb.Helper()
	url := pgtest.NewFrom(tb, migrations.Up)
	return bundle{store: open(tb, url, options...), url: url, conn: connect(tb, url)}
}

func open(tb testing.TB, url string, options ...store.Option) *store.Store {
	tb.Helper()
	opened, err := store.Open(tb.Context(), url, options...)
	require.NoError(tb, err)
	tb.Cleanup(opened.Close)
	return opened
}

func connect(tb testing.TB, url string) *pgx.Conn {
	tb.Helper()
	conn, err := pgx.Connect(tb.Context(), url)
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, conn.Close(context.WithoutCancel(tb.Context()))) })
	return conn
}

func (b bundle) save(tb testing.TB, record news.Record) {
	tb.Helper()
	require.NoError(tb, b.store.Save(tb.Context(), record))
}

// one is the single value that a query gives.
func one[T any](tb testing.TB, conn *pgx.Conn, sql string, arguments ...any) T {
	tb.Helper()
	var value T
	require.NoError(tb, conn.QueryRow(context.WithoutCancel(tb.Context()), sql, arguments...).Scan(&value))
	return value
}

// column is the first column of what a query gives.
func column[T any](tb testing.TB, conn *pgx.Conn, sql string, arguments ...any) []T {
	tb.Helper()
	rows, err := conn.Query(context.WithoutCancel(tb.Context()), sql, arguments...)
	require.NoError(tb, err)
	values, err := pgx.CollectRows(rows, pgx.RowTo[T])
	require.NoError(tb, err)
	return values
}

// tables are the tables that a save writes to.
func tables() []string {
	return []string{
		"articles", "revisions", "extractions", "sentences", "entities", "entity_aliases", "mentions",
		"entity_roles", "quotes", "quote_spans", "times", "meetings", "meeting_participants", "meeting_events",
		"meeting_event_participants",
	}
}

// snapshot is the whole content of the tables that a save writes to, with the
// physical place of each row: an update shows even where it changes nothing.
func snapshot(tb testing.TB, conn *pgx.Conn) map[string][]string {
	tb.Helper()
	content := make(map[string][]string)
	for _, table := range tables() {
		content[table] = column[string](tb, conn, "SELECT t.ctid || ' ' || to_jsonb(t) FROM "+table+" t ORDER BY 1")
	}
	return content
}

// counts is the number of rows of each table.
func counts(tb testing.TB, conn *pgx.Conn) map[string]int {
	tb.Helper()
	numbers := make(map[string]int)
	for table, rows := range snapshot(tb, conn) {
		numbers[table] = len(rows)
	}
	return numbers
}

const (
	summitTitle = "Ministers met in Geneva"
	summitBody  = "Foreign Minister Ada Orlova met Jon Brandt in Geneva on 2 March 2026. " +
		"“We agreed on water,” Orlova said, “and on little else.” " +
		"Brandt will visit Lisbon in May."
)

// summit is a record with facts of every kind.
func summit(pipeline string) news.Record {
	article := news.Article{
		Source: "web", ProviderID: "summit-1", URL: "https://news.example/summit", Title: summitTitle, Body: summitBody,
		Byline: "Staff", Language: "en", PublishedAt: noon.Add(-time.Hour),
	}
	text := article.Text()
	at := func(surface string) news.Span { return find(text, surface, 0) }
	orlova, brandt, geneva := 0, 1, 2
	return news.Record{
		Article: article,
		Origin:  arrival(noon, 1),
		Extraction: news.Extraction{
			Pipeline: pipeline, Text: text,
			Sentences: []news.Span{
				at(summitTitle), at("Foreign Minister Ada Orlova met Jon Brandt in Geneva on 2 March 2026."),
				at("“We agreed on water,” Orlova said, “and on little else.”"), at("Brandt will visit Lisbon in May."),
			},
			Entities: []news.Entity{
				{
					ID: 0, Type: news.Person, Name: "Ada Orlova", Aliases: []string{"Orlova"}, Mentions: []news.Mention{
						{Span: at("Ada Orlova"), Kind: news.NameMention}, {Span: find(text, "Orlova", 1), Kind: news.NameMention},
					},
					Roles: []news.EntityRole{{Span: at("Foreign Minister"), Title: "foreign minister", Place: &geneva}},
				},
				{ID: 1, Type: news.Person, Name: "Jon Brandt", Aliases: []string{"Brandt"}, Mentions: []news.Mention{
					{Span: at("Jon Brandt"), Kind: news.NameMention}, {Span: find(text, "Brandt", 1), Kind: news.NameMention},
				}},
				{
					ID: 2, Type: news.Location, Subtype: news.City, Name: "Geneva",
					Link: news.Link{ISO3166: "CH", GeoNames: 2660646, Point: &news.Point{Latitude: 46.2, Longitude: 6.15}},
					Mentions: []news.Mention{
						{Span: at("Geneva"), Kind: news.NameMention, StandsFor: news.Government}, {Span: find(text, "Geneva", 1), Kind: news.NameMention},
					},
				},
			},
			Quotes: []news.Quote{{
				Content: []news.Span{at("“We agreed on water,”"), at("“and on little else.”")},
				Kind:    news.Direct, Cue: at("said"), Speaker: find(text, "Orlova", 1), Entity: &orlova,
			}},
			Times: []news.Time{
				{Span: at("2 March 2026"), Type: news.DateTime, Value: "2026-03-02"},
				{Span: at("May"), Type: news.DateTime, Value: "2026-05", Mod: news.ModStart},
			},
			Meetings: []news.Meeting{
				{
					Trigger: find(text, "met", 1), Sentence: at("Foreign Minister Ada Orlova met Jon Brandt in Geneva on 2 March 2026."),
					Status: news.Happened, Format: news.InPerson,
					Participants: []news.Participant{
						{Span: at("Foreign Minister Ada Orlova"), Entity: &orlova, Role: news.ParticipantRole},
						{Span: at("Jon Brandt"), Entity: &brandt, Role: news.ParticipantRole},
					},
					Place: &news.Place{Span: find(text, "Geneva", 1), Entity: &geneva},
					Time:  &news.TimeRef{Span: at("2 March 2026")}, Date: "2026-03-02",
				},
				{
					Trigger: at("visit"), Sentence: at("Brandt will visit Lisbon in May."),
					Status: news.Planned, Format: news.Visit,
					Participants: []news.Participant{{Span: find(text, "Brandt", 1), Role: news.VisitorRole}},
					Place:        &news.Place{Span: at("Lisbon")}, Time: &news.TimeRef{Span: at("May")}, Date: "2026-05",
				},
			},
		},
	}
}

// note is a record of one name in a text of one sentence.
func note(provider, text, name string, origin news.Origin) news.Record {
	return news.Record{
		Article: news.Article{Source: "web", ProviderID: provider, Body: text, PublishedAt: noon},
		Origin:  origin,
		Extraction: news.Extraction{
			Pipeline: pipelineA, Text: text, Sentences: []news.Span{news.NewText(text).All()},
			Entities: []news.Entity{{
				Type: news.Person, Name: name,
				Mentions: []news.Mention{{Span: find(text, name, 0), Kind: news.NameMention}},
			}},
		},
	}
}

// arrival is a message of the stream NEWS.
func arrival(at time.Time, sequence uint64) news.Origin {
	return news.Origin{Stream: "NEWS", Subject: "news.raw.web", Sequence: sequence, ReceivedAt: at}
}

// kill is the kill notice of an article.
func kill(article news.Article, origin news.Origin) news.Record {
	article.Status = news.StatusWithdrawn
	return news.Record{Article: article, Origin: origin}
}

// find is the span of the occurrence of surface that follows skip others.
func find(text, surface string, skip int) news.Span {
	at := 0
	for ; skip >= 0; skip-- {
		at += strings.Index(text[at:], surface)
		if skip > 0 {
			at += len(surface)
		}
	}
	return news.NewText(text).SpanOf(at, at+len(surface))
}
