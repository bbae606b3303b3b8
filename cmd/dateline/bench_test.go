package main

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/natstest"
	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/internal/wire"
	"github.com/dateline-news/dateline/samples"
	"github.com/dateline-news/dateline/store"
	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

// benchmarkCopies is how often every sample article stands in a benchmark's
// stream, each time as another article.
const benchmarkCopies = 4

// benchmarkArticles are the sample articles that become rows, as articles of
// one round of a benchmark.
func benchmarkArticles(tb testing.TB, round int) (articles []news.Article, words int) {
	tb.Helper()
	entries, err := samples.FS.ReadDir(".")
	require.NoError(tb, err)
	decoder := wire.NewDecoder(wire.Config{})
	for _, entry := range entries {
		data, err := samples.FS.ReadFile(entry.Name())
		require.NoError(tb, err)
		article, err := decoder.Decode(wire.FileEnvelope(entry.Name(), "samples", data))
		if err != nil || article.Withdrawn() {
			continue // the ones that are there to be refused
		}
		for i := range benchmarkCopies {
			article.ProviderID = fmt.Sprintf("%s-%d-%d", entry.Name(), round, i)
			articles = append(articles, article)
			words += len(strings.Fields(article.Text()))
		}
	}
	require.NotEmpty(tb, articles)
	return articles, words
}

// BenchmarkExtraction is extraction alone: one goroutine, no queue, no store.
// BenchmarkEndToEnd is to be read beside it.
func BenchmarkExtraction(b *testing.B) {
	pipeline, err := english.New(english.Models)
	require.NoError(b, err)
	articles, words := benchmarkArticles(b, 0)
	for b.Loop() {
		quotes := 0
		for _, article := range articles {
			found, err := pipeline.Extract(b.Context(), article.Text(), article.PublishedAt)
			require.NoError(b, err)
			quotes += len(found.Quotes)
		}
		require.Positive(b, quotes)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkEndToEnd is the same work from the bus to the rows: one slot, a real
// NATS that flushes every message and a real PostgreSQL.
func BenchmarkEndToEnd(b *testing.B) {
	server := natstest.New(b)
	conn := server.Connect(b)
	database := pgtest.NewMigrated(b)
	rows, err := store.Open(b.Context(), database)
	require.NoError(b, err)
	b.Cleanup(rows.Close)
	require.NoError(b, bus.EnsureStreams(b.Context(), conn, bus.Config{}, slog.New(slog.DiscardHandler)))

	round, saved, total := 0, 0, 0
	var elapsed time.Duration
	for b.Loop() {
		b.StopTimer()
		round++
		articles, words := benchmarkArticles(b, round)
		publishArticles(b, conn, articles)
		total += words
		b.StartTimer()
		begun := time.Now()
		saved += drain(b, conn, rows)
		elapsed += time.Since(begun)
	}
	require.Equal(b, saved, countOf(b, database, "SELECT count(*) FROM extractions"))
	b.ReportMetric(float64(total)/elapsed.Seconds(), "words/s")
	b.ReportMetric(float64(saved)/elapsed.Seconds(), "articles/s")
}

func publishArticles(tb testing.TB, conn *nats.Conn, articles []news.Article) {
	tb.Helper()
	publisher, err := bus.NewPublisher(conn, 0)
	require.NoError(tb, err)
	for _, article := range articles {
		envelope, err := wire.Encode(article)
		require.NoError(tb, err)
		require.NoError(tb, publisher.Publish(tb.Context(), bus.Outgoing{
			Subject: envelope.Subject, Header: envelope.Header, Data: envelope.Data,
		}))
	}
	published, err := publisher.Wait()
	require.NoError(tb, err)
	require.Equal(tb, len(articles), published.Stored)
}

// drain works with one slot until the stream is empty and gives the number of
// articles that were saved.
func drain(tb testing.TB, conn *nats.Conn, rows *store.Store) int {
	tb.Helper()
	h, err := hand{
		engine: engineFlags{Engine: english.Models},
		conn:   conn, rows: rows, logger: slog.New(slog.DiscardHandler),
		work: worker.Config{Pipeline: english.Name, Slots: 1, StopWhenDrained: true, DrainPoll: time.Millisecond},
		bus:  bus.Config{Pipeline: english.Name},
	}.make(tb.Context())
	require.NoError(tb, err)
	require.NoError(tb, h.Run(tb.Context()))
	return h.Stats().Saved
}
