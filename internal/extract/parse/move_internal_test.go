package parse

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// TestState_FeaturesAskedFor holds that asking for weights on the way leaves the
// features as a trainer sees them, at each step of a sentence, with a guide and
// without.
func TestState_FeaturesAskedFor(t *testing.T) {
	t.Parallel()
	weights, err := model.Trees()
	require.NoError(t, err)
	var x Sentence
	for _, tag := range []string{"DT", "NN", "VBD", ",", "VBG", "NN", "."} {
		x.Add(model.NewLexicon(nil), "word-"+tag, tag)
	}
	for _, guide := range [][]int{nil, {1, 2, 7, 4, 2, 4, 2}} {
		x.SetGuide(guide)
		var s State
		s.Reset(x.Len())
		for range x.Len() - 1 {
			s.Shift()
			own := s.Features(&x, nil)
			require.NotEmpty(t, own)
			require.Equal(t, own, s.features(&x, weights.Moves, nil))
			before := []uint32{1, 2, 3}
			require.Equal(t, append(before, own...), s.features(&x, weights.Moves, []uint32{1, 2, 3}))
		}
	}
}

func TestAsk(t *testing.T) {
	t.Parallel()
	weights, err := model.Trees()
	require.NoError(t, err)
	for _, moves := range []*model.Ternary{nil, weights.First} {
		require.Equal(t, 3, ask(moves, []uint32{1, 2, 3}, 1))
		require.Zero(t, ask(moves, nil, 0))
	}
}
