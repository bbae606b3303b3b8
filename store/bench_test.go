package store_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

// trips counts what is sent to the database and awaited: a statement or a whole
// batch. The first use of a statement on a connection, which prepares it, is no
// trip of its own here.
type trips struct{ n atomic.Int64 }

func (c *trips) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	c.n.Add(1)
	return ctx
}

func (c *trips) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	c.n.Add(1)
	return ctx
}

func (c *trips) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData)     {}
func (c *trips) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {}
func (c *trips) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData)     {}

// report gives articles a second and round trips an article since before.
func (c *trips) report(b *testing.B, articles int, before int64) {
	b.Helper()
	b.ReportMetric(float64(articles)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(c.n.Load()-before)/float64(articles), "trips/article")
}

// BenchmarkStore_Save saves articles of 40 names and counts the rows and the
// round trips.
func BenchmarkStore_Save(b *testing.B) {
	const names = 40
	tests := map[string]func(number int) news.Record{
		// Known: all names are known but for the first article's.
		"Known": func(number int) news.Record { return crowd(number, names) },
		// Bare: a quarter are surnames, which are each article's own.
		"Bare": func(number int) news.Record { return withSurnames(crowd(number, names), names/4) },
		// New: one name in 40 is new.
		"New": func(number int) news.Record {
			record := crowd(number, names)
			record.Extraction.Entities[0].Name = fmt.Sprint("Newcomer Number", number)
			return record
		},
	}
	for name, record := range tests {
		b.Run(name, func(b *testing.B) {
			count := &trips{}
			there := setup(b, store.WithTracer(count))
			before, saved := count.n.Load(), 0
			for b.Loop() {
				record := record(saved)
				record.Extraction.Sentences = []news.Span{news.NewText(record.Extraction.Text).All()}
				there.save(b, record)
				saved++
			}
			require.Equal(b, saved*names, one[int](b, there.conn, "SELECT count(*) FROM mentions"))
			require.Equal(b, saved, one[int](b, there.conn, "SELECT count(*) FROM current_extractions"))
			count.report(b, saved, before)
		})
	}
}

// withSurnames has a record give no more than a surname of the first n people.
func withSurnames(record news.Record, n int) news.Record {
	for i := range n {
		record.Extraction.Entities[i].Name = fmt.Sprint("Surname", i)
		record.Extraction.Entities[i].Aliases = nil
	}
	return record
}

// BenchmarkStore_Save_Parallel has as many savers as processors on shared names.
func BenchmarkStore_Save_Parallel(b *testing.B) {
	const names = 32
	count := &trips{}
	there := setup(b, store.WithTracer(count))
	before := count.n.Load()
	var last atomic.Int64
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			there.save(b, crowd(int(last.Add(1)), names))
		}
	})
	require.Equal(b, b.N*names, one[int](b, there.conn, "SELECT count(*) FROM mentions"))
	count.report(b, b.N, before)
}

// BenchmarkStore_Saved asks for what is saved: the cost of a redelivery.
func BenchmarkStore_Saved(b *testing.B) {
	there := setup(b)
	record := summit(pipelineA)
	there.save(b, record)
	for b.Loop() {
		saved, err := there.store.Saved(b.Context(), record.Article, record.Origin, pipelineA)
		require.NoError(b, err)
		require.True(b, saved)
	}
}
