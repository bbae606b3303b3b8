package store_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

// summitCounts are the rows of one [summit].
func summitCounts() map[string]int {
	return map[string]int{
		"articles": 1, "revisions": 1, "extractions": 1, "sentences": 4, "entities": 3, "entity_aliases": 2, "mentions": 6,
		"entity_roles": 1, "quotes": 1, "quote_spans": 2, "times": 2, "meetings": 2, "meeting_participants": 3, "meeting_events": 2, "meeting_event_participants": 3,
	}
}

func TestStore_Save(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	require.Equal(t, summitCounts(), counts(t, b.conn))
}

func TestStore_Save_NoFacts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	article := news.Article{Source: "web", Body: "Nothing to see."}
	record := news.Record{Article: article, Extraction: news.Extraction{Pipeline: pipelineA, Text: article.Text()}}
	b.save(t, record)
	require.Equal(t, 1, one[int](t, b.conn, "SELECT count(*) FROM current_extractions"))
}

// TestStore_Save_Redelivery also stands for a crash between the commit and the
// acknowledgement: another worker gets the same message.
func TestStore_Save_Redelivery(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	before := snapshot(t, b.conn)
	b.save(t, summit(pipelineA))
	require.NoError(t, open(t, b.url).Save(t.Context(), summit(pipelineA)))
	require.Equal(t, before, snapshot(t, b.conn), "nothing is written, not even the same again")
}

// TestStore_Save_CutOff loses the transaction in the middle: nothing stays, and
// the next delivery saves it all.
func TestStore_Save_CutOff(t *testing.T) {
	t.Parallel()
	b := setup(t)
	lock(t, b, summit(pipelineA).Article)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	err := b.store.Save(ctx, summit(pipelineA))
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.False(t, isPermanent(err))
	require.Zero(t, one[int](t, b.conn, "SELECT count(*) FROM revisions"))

	unlock(t, b)
	b.save(t, summit(pipelineA))
	require.Equal(t, summitCounts(), counts(t, b.conn))
}

// lock holds the lock of an article on the bundle's own connection.
func lock(tb testing.TB, b bundle, article news.Article) {
	tb.Helper()
	_, err := b.conn.Exec(tb.Context(), "SELECT pg_advisory_lock(hashtextextended($1, 0))", article.Key())
	require.NoError(tb, err)
}

func unlock(tb testing.TB, b bundle) {
	tb.Helper()
	_, err := b.conn.Exec(tb.Context(), "SELECT pg_advisory_unlock_all()")
	require.NoError(tb, err)
}

func TestStore_Save_SameMessageAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	other := open(t, b.url)
	var workers errgroup.Group
	for i := range 8 {
		saver := []*store.Store{b.store, other}[i%2]
		workers.Go(func() error { return saver.Save(t.Context(), summit(pipelineA)) })
	}
	require.NoError(t, workers.Wait())
	require.Equal(t, summitCounts(), counts(t, b.conn))
}

// crowd is an article that names everybody in the order of a permutation.
func crowd(number, names int) news.Record {
	var text strings.Builder
	var entities []news.Entity
	for i := range names {
		name := fmt.Sprintf("Person %02d", (i*(2*number+1)+number)%names)
		start := text.Len()
		text.WriteString(name + "; ")
		entities = append(entities, news.Entity{
			ID: i, Type: news.Person, Name: name, Aliases: []string{name + " Jr"},
			Mentions: []news.Mention{{Span: news.Span{Start: start, End: start + len(name)}, Kind: news.NameMention}},
		})
	}
	return news.Record{
		Article:    news.Article{Source: "web", ProviderID: fmt.Sprint("crowd-", number), Body: text.String()},
		Origin:     arrival(noon, uint64(number+1)),
		Extraction: news.Extraction{Pipeline: pipelineA, Text: text.String(), Entities: entities},
	}
}

// TestStore_Save_OverlappingNames has many workers meet the same new names at
// one moment, each in another order: no deadlock, and one entity a name.
func TestStore_Save_OverlappingNames(t *testing.T) {
	t.Parallel()
	const articles, names = 48, 64 // a power of two: an odd stride visits every name
	retries := newSignal()
	b := setup(t, store.WithConnections(12), store.WithLogger(slog.New(retries)))
	var workers errgroup.Group
	for i := range articles {
		workers.Go(func() error { return b.store.Save(t.Context(), crowd(i, names)) })
	}
	require.NoError(t, workers.Wait())
	require.Equal(t, names, one[int](t, b.conn, "SELECT count(*) FROM entities"))
	require.Equal(t, names, one[int](t, b.conn, "SELECT count(*) FROM entity_aliases"))
	require.Equal(t, articles*names, one[int](t, b.conn, "SELECT count(*) FROM mentions"))
	require.Zero(t, one[int](t, b.conn, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
	require.Empty(t, retries.fired, "nobody had to try again")
}

// signal is a log handler that tells when a line was written.
type signal struct {
	slog.Handler
	fired chan string
}

func newSignal() signal {
	return signal{Handler: slog.DiscardHandler, fired: make(chan string, 64)}
}

func (signal) Enabled(context.Context, slog.Level) bool { return true }

func (s signal) WithAttrs([]slog.Attr) slog.Handler { return s }

func (s signal) Handle(_ context.Context, line slog.Record) error {
	line.Attrs(func(attr slog.Attr) bool {
		if attr.Key == "sqlstate" {
			s.fired <- attr.Value.String()
		}
		return true
	})
	return nil
}

// TestStore_Save_Retry makes the article's lock unavailable until the store has
// noticed.
func TestStore_Save_Retry(t *testing.T) {
	t.Parallel()
	b := setup(t)
	noticed := newSignal()
	impatient := open(t, withSetting(t, b.url, "lock_timeout", "50"), store.WithLogger(slog.New(noticed)))
	lock(t, b, summit(pipelineA).Article)
	var saver errgroup.Group
	saver.Go(func() error { return impatient.Save(t.Context(), summit(pipelineA)) })
	require.Equal(t, "55P03", <-noticed.fired)
	unlock(t, b)
	require.NoError(t, saver.Wait())
	require.Equal(t, summitCounts(), counts(t, b.conn))
}

func TestStore_Save_RetryGivesUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	noticed := newSignal()
	impatient := open(t, withSetting(t, b.url, "lock_timeout", "10"), store.WithLogger(slog.New(noticed)))
	lock(t, b, summit(pipelineA).Article)
	err := impatient.Save(t.Context(), summit(pipelineA))
	require.Error(t, err)
	require.False(t, isPermanent(err), "the bus may deliver it again")
	require.Len(t, noticed.fired, 4)
}

// TestStore_Save_Pipelines keeps two pipelines out of each other's rows.
func TestStore_Save_Pipelines(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	before := snapshot(t, b.conn)
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() { b.save(t, summit(pipelineB)) })
	}
	both.Wait()
	after := snapshot(t, b.conn)
	for _, table := range tables() {
		require.Subset(t, after[table], before[table], table)
	}
	for _, shared := range []string{"articles", "revisions", "entities", "entity_aliases"} {
		require.Equal(t, before[shared], after[shared], shared)
	}
	for _, own := range []string{"extractions", "sentences", "mentions", "quotes", "quote_spans", "times", "meetings"} {
		require.Len(t, after[own], 2*len(before[own]), own)
	}
	require.Equal(t, []string{pipelineB}, column[string](t, b.conn, "SELECT DISTINCT pipeline FROM current_mentions"))

	_, err := b.conn.Exec(t.Context(), "DELETE FROM extractions WHERE pipeline = $1", pipelineB)
	require.NoError(t, err)
	require.Equal(t, []string{pipelineA}, column[string](t, b.conn, "SELECT DISTINCT pipeline FROM current_mentions"))
}
