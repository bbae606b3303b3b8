package name_test

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/entity"
)

const benchText = `Norwegian Foreign Minister Ingrid Halvorsen met officials of the World Bank in Nairobi on Tuesday, a day after
the government of Kenya said it would not sign the agreement. "We have not lost hope," she told reporters outside the ministry.

The talks, which lasted four hours, ended without a statement. Peter Okello, who leads the Lakeland Water Authority (LWA), said the
agency would wait for the next budget. Farmers along the river have complained for years that too little water reaches their fields
and that the pumps, built in the 1970s, break down every summer.

Halvorsen flies to Addis Ababa on Wednesday, where she is to address the African Union before returning to Oslo.

`

// BenchmarkRecognise puts the recogniser beside prose's, on the same text.
func BenchmarkRecognise(b *testing.B) {
	bench := setup(b)
	doc := bench.document(b, strings.Repeat(benchText, 20))
	recognisers := map[string]entity.Recogniser{
		"Own":   bench.names,
		"Prose": entity.NewProse(prose.ModelFromData("bench")),
	}
	for name, r := range recognisers {
		b.Run(name, func(b *testing.B) {
			count := 0
			for b.Loop() {
				names, err := r.Recognise(doc)
				require.NoError(b, err)
				count = len(names)
			}
			require.Greater(b, count, 100)
			b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
