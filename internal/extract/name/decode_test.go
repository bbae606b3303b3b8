package name_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/name"
)

// bestByTrying is the score of the best well-formed labels, by trying all.
func bestByTrying(chain *name.Chain, e []name.Emission, at, last int) float32 {
	if at == len(e) {
		return 0
	}
	best := float32(-1e30)
	for k := range name.NumLabels {
		if name.May(last, k) {
			best = max(best, chain[last][k]+e[at][k]+bestByTrying(chain, e, at+1, k))
		}
	}
	return best
}

func scoreOf(chain *name.Chain, e []name.Emission, labels []int8) (sum float32) {
	last := name.NumLabels
	for i, y := range labels {
		sum += chain[last][y] + e[i][y]
		last = int(y)
	}
	return sum
}

func TestDecoder_Decode(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 5))
	var d name.Decoder
	for n := range 5 {
		for range 30 {
			var chain name.Chain
			for i := range chain {
				for k := range chain[i] {
					chain[i][k] = float32(random.IntN(21) - 10)
				}
			}
			e := make([]name.Emission, n)
			for i := range e {
				if random.IntN(4) == 0 {
					e[i] = name.Outside()
					continue
				}
				for k := range e[i] {
					e[i][k] = float32(random.IntN(41) - 20)
				}
			}
			labels := make([]int8, n)
			d.Decode(&chain, e, labels)
			requireWellFormed(t, labels)
			require.InDelta(t, bestByTrying(&chain, e, 0, name.NumLabels), scoreOf(&chain, e, labels), 0.01)
		}
	}
}

func requireWellFormed(tb testing.TB, labels []int8) {
	tb.Helper()
	last := name.NumLabels
	for _, y := range labels {
		require.True(tb, name.May(last, int(y)), "%v", labels)
		last = int(y)
	}
}
