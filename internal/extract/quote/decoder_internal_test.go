package quote

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDecoder_Decode_KeepsPartsWhole(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 1))
	var d decoder
	for n := 1; n < 200; n++ {
		scores := make([]Scores, n%37+1)
		for i := range scores {
			for k := range scores[i] {
				scores[i][k] = random.Float32()*8 - 4
			}
		}
		roles := make([]int8, len(scores))
		d.decode(&Chain{}, scores, roles)
		last := NumRoles
		for i, role := range roles {
			require.True(t, May(last, int(role)), "token %d of %v", i, roles)
			last = int(role)
		}
	}
}

func TestDecoder_Decode_IsBest(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(2, 1))
	var chain Chain
	for last := range chain {
		for next := range chain[last] {
			chain[last][next] = random.Float32() - 0.5
		}
	}
	for range 50 {
		scores := make([]Scores, 4)
		for i := range scores {
			for k := range scores[i] {
				scores[i][k] = random.Float32()*2 - 1
			}
		}
		roles := make([]int8, len(scores))
		new(decoder).decode(&chain, scores, roles)
		require.InDelta(t, bestOf(&chain, scores, NumRoles), worth(&chain, scores, roles), 1e-4)
	}
}

// worth is the score of a sequence.
func worth(chain *Chain, scores []Scores, roles []int8) (sum float32) {
	last := NumRoles
	for i, role := range roles {
		sum += chain[last][role] + scores[i][role]
		last = int(role)
	}
	return sum
}

// bestOf tries all sequences.
func bestOf(chain *Chain, scores []Scores, last int) float32 {
	if len(scores) == 0 {
		return 0
	}
	best := float32(impossible)
	for next := range NumRoles {
		if May(last, next) {
			best = max(best, chain[last][next]+scores[0][next]+bestOf(chain, scores[1:], next))
		}
	}
	return best
}

func TestDecoder_Decode_Empty(t *testing.T) {
	t.Parallel()
	new(decoder).decode(&Chain{}, nil, nil)
}

func TestPartsOf(t *testing.T) {
	t.Parallel()
	roles := []int8{FirstContent, InContent, Outside, FirstSource, FirstCue, FirstContent, FirstContent, InContent}
	require.Equal(t, []Part{{10, 12}, {15, 16}, {16, 18}}, partsOf(roles, FirstContent, 10))
	require.Equal(t, []Part{{13, 14}}, partsOf(roles, FirstSource, 10))
	require.Equal(t, []Part{{14, 15}}, partsOf(roles, FirstCue, 10))
	require.Empty(t, partsOf(nil, FirstCue, 0))
}

func TestMay(t *testing.T) {
	t.Parallel()
	require.Len(t, Roles(), NumRoles)
	for _, c := range []struct {
		last, next int
		want       bool
	}{
		{NumRoles, InContent, false},
		{NumRoles, FirstCue, true},
		{FirstContent, InContent, true},
		{InContent, InContent, true},
		{FirstSource, InContent, false},
		{Outside, InCue, false},
		{InCue, FirstCue, true},
		{InSource, Outside, true},
	} {
		require.Equal(t, c.want, May(c.last, c.next), "%d %d", c.last, c.next)
	}
}
