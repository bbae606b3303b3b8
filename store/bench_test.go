package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// BenchmarkStore_Save saves articles of 40 names, of which most are known, and
// counts the rows.
func BenchmarkStore_Save(b *testing.B) {
	const names = 40
	there := setup(b)
	saved := 0
	for b.Loop() {
		record := crowd(saved, names)
		record.Extraction.Sentences = []news.Span{news.NewText(record.Extraction.Text).All()}
		there.save(b, record)
		saved++
	}
	require.Equal(b, saved*names, one[int](b, there.conn, "SELECT count(*) FROM mentions"))
	require.Equal(b, saved, one[int](b, there.conn, "SELECT count(*) FROM current_extractions"))
	b.ReportMetric(float64(saved*names)/b.Elapsed().Seconds(), "mentions/s")
}

// BenchmarkStore_Save_Parallel has as many savers as processors on shared names.
func BenchmarkStore_Save_Parallel(b *testing.B) {
	const names = 32
	there := setup(b)
	numbers := make(chan int)
	done := make(chan struct{})
	go func() {
		defer close(numbers)
		for n := 0; ; n++ {
			select {
			case numbers <- n:
			case <-done:
				return
			}
		}
	}()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			there.save(b, crowd(<-numbers, names))
		}
	})
	close(done)
	require.Equal(b, b.N*names, one[int](b, there.conn, "SELECT count(*) FROM mentions"))
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
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
