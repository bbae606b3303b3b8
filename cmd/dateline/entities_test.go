package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
	"github.com/dateline-news/dateline/store"
)

// census is a database with a few entities.
type census struct {
	url     string
	environ []string
}

func newCensus(tb testing.TB) census {
	tb.Helper()
	url := pgtest.NewFrom(tb, migrations.Up)
	rows, err := store.Open(tb.Context(), url)
	require.NoError(tb, err)
	defer rows.Close()
	for i, name := range []string{"Eleni Karavasili", "Eleni Karavassili", "Kvamme", "Kvamme", "Astrid Kvamme"} {
		article := news.Article{Source: "web", ProviderID: name + string(rune('a'+i)), Body: name, PublishedAt: time.Date(2026, 3, 1+i, 0, 0, 0, 0, time.UTC)}
		span := news.NewText(name).All()
		require.NoError(tb, rows.Save(tb.Context(), news.Record{Article: article, Extraction: news.Extraction{
			Pipeline: "test", Text: name,
			Entities: []news.Entity{
				{ID: 0, Type: news.Person, Name: name, Mentions: []news.Mention{{Span: span, Kind: news.NameMention}}},
				{ID: 1, Type: news.Organization, Name: "Halden Marine", Mentions: []news.Mention{{Span: span, Kind: news.NameMention}}},
			},
		}}))
	}
	return census{url: url, environ: []string{"DATELINE_DATABASE_URL=" + url}}
}

func (c census) run(tb testing.TB, args ...string) outcome {
	tb.Helper()
	return invocation{environ: c.environ, args: args}.run(tb)
}

// shown is the JSON of an entity, as far as the tests ask.
type shown struct {
	ID      int64            `json:"id"`
	Name    string           `json:"name"`
	Names   []string         `json:"names"`
	Rows    []store.Named    `json:"rows"`
	Changes []store.Recorded `json:"changes"`
}

func (c census) shown(tb testing.TB, args ...string) shown {
	tb.Helper()
	got := c.run(tb, args...)
	require.Equal(tb, exitDone, got.code, got.stderr)
	var s shown
	require.NoError(tb, json.Unmarshal([]byte(got.stdout), &s))
	return s
}

func TestEntities(t *testing.T) {
	t.Parallel()
	c := newCensus(t)
	merged := c.shown(t, "entities", "merge", "Eleni Karavassili", "eleni karavasili", "--by", "ida", "--why", "two spellings")
	require.Equal(t, "Eleni Karavasili", merged.Name)
	require.Equal(t, []string{"Eleni Karavasili", "Eleni Karavassili"}, merged.Names)
	require.Len(t, merged.Rows, 2)
	require.Equal(t, "ida: two spellings", merged.Changes[0].By+": "+merged.Changes[0].Why)
	require.Equal(t, []string{"Eleni Karavasili"}, rowsOf(t, c.url, "SELECT DISTINCT entity FROM current_mentions WHERE entity LIKE 'Eleni%'"))

	require.Equal(t, merged, c.shown(t, "entities", "show", "Eleni Karavassili"), "a merged name shows what it is merged into")

	split := c.shown(t, "entities", "split", "Eleni Karavassili", "--by", "ida")
	require.Equal(t, "Eleni Karavassili", split.Name)
	require.Len(t, split.Changes, 2)

	alias := c.shown(t, "entities", "alias", "Halden Marine", "HM Shipping")
	require.Equal(t, []string{"HM Shipping"}, alias.Rows[0].Aliases)
	require.NotEmpty(t, alias.Changes[0].By, "the user of the system")
	alias = c.shown(t, "entities", "alias", "Halden Marine", "hm shipping", "--remove")
	require.Empty(t, alias.Rows[0].Aliases)
	require.Equal(t, []string{"alias", "unalias"}, []string{alias.Changes[0].Action, alias.Changes[1].Action})

	got := c.run(t, "entities", "link")
	require.Equal(t, exitDone, got.code, got.stderr)
	require.JSONEq(t, `{"joined": {}, "parted": 0, "busy": false}`, got.stdout)
}

func TestEntities_Errors(t *testing.T) {
	t.Parallel()
	c := newCensus(t)
	require.Equal(t, exitDone, c.run(t, "entities", "merge", "Eleni Karavassili", "Eleni Karavasili").code)
	tests := map[string]struct {
		args string
		code int
		says string
	}{
		"Again":         {"merge|Eleni Karavassili|Eleni Karavasili", exitFailed, "are one already"},
		"Circle":        {"merge|Eleni Karavasili|Eleni Karavassili", exitFailed, "are one already"},
		"Itself":        {"merge|Halden Marine|Halden Marine", exitFailed, "are one already"},
		"Merged":        {"merge|Eleni Karavassili|Astrid Kvamme", exitFailed, "split this first"},
		"Types":         {"merge|Halden Marine|Astrid Kvamme", exitFailed, "of two types"},
		"Unknown":       {"merge|Nobody|Astrid Kvamme", exitFailed, "no such entity"},
		"UnknownNumber": {"merge|99999|Astrid Kvamme", exitFailed, "no such entity"},
		"Several":       {"merge|Kvamme|Astrid Kvamme", exitUsage, "give a number"},
		"OfNoType":      {"show|Astrid Kvamme|--type|organization", exitFailed, "no such entity"},
		"BadType":       {"show|Astrid Kvamme|--type|dog", exitUsage, "--type"},
		"NotMerged":     {"split|Astrid Kvamme", exitFailed, "not merged"},
		"OwnName":       {"alias|Halden Marine|HALDEN MARINE", exitFailed, "already"},
		"NoAlias":       {"alias|Halden Marine|HM|--remove", exitFailed, "no alias"},
		"EmptyAlias":    {"alias|Halden Marine| ", exitFailed, "without a letter"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := c.run(t, append([]string{"entities"}, strings.Split(test.args, "|")...)...)
			require.Equal(t, test.code, got.code, got.stderr)
			require.Contains(t, got.stderr, test.says)
			require.Empty(t, got.stdout)
		})
	}
}

func TestQueryEntity(t *testing.T) {
	t.Parallel()
	c := newCensus(t)
	got := c.run(t, "query", "entity", "karavasilli", "--limit", "1")
	require.Equal(t, exitDone, got.code, got.stderr)
	var found store.Found
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &found))
	require.Equal(t, news.Person, found.Type)

	got = c.run(t, "query", "entity", "halden", "--format", "tsv")
	require.Regexp(t, `^\d+\tHalden Marine\torganization\t\t\t5\t2026-03-01\t2026-03-05\t`, got.stdout)

	got = c.run(t, "query", "entity", "Kvamme", "--format", "table")
	require.Contains(t, got.stdout, "Astrid Kvamme")
	require.Contains(t, got.stdout, "(3 rows)")

	got = c.run(t, "query", "entity", "Zzyzx")
	require.Equal(t, exitDone, got.code)
	require.Empty(t, got.stdout)

	got = c.run(t, "query", "entity", "Kvamme", "--limit", "0")
	require.Equal(t, exitUsage, got.code)
	got = invocation{environ: []string{"DATELINE_DATABASE_URL=" + pgtest.New(t)}, args: []string{"query", "entity", "x"}}.run(t)
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.stderr, "dateline migrate up")
}

func TestWriteHistory(t *testing.T) {
	t.Parallel()
	into := int64(17)
	var out bytes.Buffer
	require.NoError(t, writeHistory(&out, store.Found{ID: 17, Name: "Ada Orlova", Type: news.Person}, store.History{
		Rows: []store.Named{{ID: 17, Name: "Ada Orlova", Aliases: []string{"Orlova"}}},
		Changes: []store.Recorded{
			{Entity: 4, Action: "merge", After: &into, By: "dateline", Automatic: true, Evidence: json.RawMessage(`{"rule":"role"}`)},
			{Entity: 17, Action: "alias", Alias: "AO", By: "ida", Why: "initials"},
		},
	}))
	for _, cell := range []string{"Ada Orlova", "Orlova", "merge", `{"rule":"role"}`, "alias AO", "initials"} {
		require.Contains(t, out.String(), cell)
	}
}

func TestLinkLine(t *testing.T) {
	t.Parallel()
	require.Equal(t, "3 entities joined (company 1, role 2), 4 parted",
		linkLine(store.LinkReport{Joined: map[string]int{"role": 2, "company": 1}, Parted: 4}))
	require.Contains(t, linkLine(store.LinkReport{Busy: true}), "Another pass")
}

func TestLinking(t *testing.T) {
	t.Parallel()
	passes := make(chan struct{}, 100)
	all := []pass{{"entities", func(context.Context) (int, error) {
		passes <- struct{}{}
		return 1, errors.New("away")
	}}}
	logger := slog.New(slog.DiscardHandler)
	fault := errors.New("over")

	err := linking{passes: all, every: time.Millisecond, logger: logger}.during(t.Context(), func(context.Context) error {
		<-passes // one beside the work, whose failure is nobody's
		return fault
	})
	require.ErrorIs(t, err, fault)
	for len(passes) > 0 {
		<-passes
	}

	require.NoError(t, linking{passes: all, every: time.Hour, logger: logger}.during(t.Context(), func(context.Context) error { return nil }))
	require.Len(t, passes, 1, "one when the stream is drained")

	require.NoError(t, linking{passes: all, logger: logger}.during(t.Context(), func(context.Context) error { return nil }))
	require.Len(t, passes, 1, "none where it is switched off")

	ctx, stop := context.WithCancel(t.Context())
	require.NoError(t, linking{passes: all, every: time.Hour, logger: logger}.during(ctx, func(context.Context) error {
		stop()
		return nil
	}))
	require.Len(t, passes, 1, "none when the worker is stopped")
}

// TestEntities_AsReader shows what a reader may.
func TestEntities_AsReader(t *testing.T) {
	t.Parallel()
	c := newCensus(t)
	joint := "?"
	if strings.Contains(c.url, "?") {
		joint = "&"
	}
	reader := census{environ: []string{"DATELINE_DATABASE_URL=" + c.url + joint + "role=dateline_reader"}}
	got := reader.run(t, "query", "entity", "Astrid Kvamme")
	require.Equal(t, exitDone, got.code, got.stderr)
	require.Contains(t, got.stdout, "Astrid Kvamme")
	got = reader.run(t, "entities", "merge", "Eleni Karavassili", "Eleni Karavasili")
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.stderr, "permission denied")
}
