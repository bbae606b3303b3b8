package english_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/jdkato/prose/v2"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
)

// words reports the speed of a benchmark that read text once an iteration.
func words(b *testing.B, text string) {
	b.Helper()
	b.ReportMetric(float64(len(strings.Fields(text))*b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkPipeline_Extract measures everything, by the length of the article.
func BenchmarkPipeline_Extract(b *testing.B) {
	pipeline := newPipeline(b)
	for name, copies := range map[string]int{"Article": 1, "Long": 50, "Megabyte": 1100} {
		b.Run(name, func(b *testing.B) {
			text := strings.Repeat(article+"\n", copies)
			quotes := len(run(b, pipeline, text).Quotes)
			b.ReportAllocs()
			for b.Loop() {
				facts, err := pipeline.Extract(context.Background(), text, published)
				require.NoError(b, err)
				require.Equal(b, quotes, len(facts.Quotes))
			}
			words(b, text)
		})
	}
}

// BenchmarkStage_Annotate measures each stage on what the ones before it left.
func BenchmarkStage_Annotate(b *testing.B) {
	steps, err := english.Steps()
	require.NoError(b, err)
	text := strings.Repeat(article+"\n", 10)
	for i, step := range steps {
		b.Run(step.Name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				doc := extract.NewDocument(text, published)
				for _, before := range steps[:i] {
					require.NoError(b, before.Stage.Annotate(doc))
				}
				b.StartTimer()
				require.NoError(b, step.Stage.Annotate(doc))
			}
			words(b, text)
		})
	}
}

// BenchmarkProse measures prose on the same text in the same run: its tagger and
// its names, each with one shared model and without its own segmenter, and its
// default use, which reads the model for each text.
func BenchmarkProse(b *testing.B) {
	model := prose.ModelFromData("bench")
	text := strings.Repeat(article+"\n", 10)
	shared := []prose.DocOpt{prose.UsingModel(model), prose.WithSegmentation(false)}
	for name, options := range map[string][]prose.DocOpt{
		"Tagger": append(shared[:2:2], prose.WithExtraction(false)), "Names": shared, "Default": nil,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				doc, err := prose.NewDocument(text, options...)
				require.NoError(b, err)
				require.Greater(b, len(doc.Tokens()), 1000)
			}
			words(b, text)
		})
	}
}

// BenchmarkNew measures the start of a worker.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		require.NotNil(b, newPipeline(b))
		require.Less(b, time.Since(start), 10*time.Second)
	}
}
