package train

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/tree"
)

// randomHeads is a random tree of n words, crossing arcs and all.
func randomHeads(random *rand.Rand, n int) []int {
	heads := make([]int, n)
	order := random.Perm(n)
	heads[order[0]] = -1
	for i := 1; i < n; i++ {
		heads[order[i]] = order[random.IntN(i)]
	}
	return heads
}

// apply makes a move.
func apply(s *parse.State, m parse.Move) {
	if m == parse.Shift {
		s.Shift()
		return
	}
	s.Attach(m, tree.Dep)
}

// wrong counts the words that have another head than the right one.
func wrong(s *parse.State, heads []int) int {
	n := 0
	for i, h := range heads {
		if h < 0 {
			h = len(heads)
		}
		if s.Head(i) != h {
			n++
		}
	}
	return n
}

// fewest is the smallest number of wrong heads to which moves can lead on, found
// by trying them all.
func fewest(moves []parse.Move, heads []int) int {
	var s parse.State
	s.Reset(len(heads))
	for _, m := range moves {
		apply(&s, m)
	}
	if s.Done() {
		return wrong(&s, heads)
	}
	best := len(heads)
	for m := range parse.Move(parse.NumMoves) {
		if s.Legal(m) {
			best = min(best, fewest(append(moves[:len(moves):len(moves)], m), heads))
		}
	}
	return best
}

// TestOracle_Costs compares the cost of each move, in states that random moves
// lead to, with what all ways on from there end in.
func TestOracle_Costs(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 1))
	for range 60 {
		heads := randomHeads(random, 2+random.IntN(4))
		projective(heads)
		o := newOracle(heads)
		var s parse.State
		s.Reset(len(heads))
		var moves []parse.Move
		for !s.Done() {
			here, costs := fewest(moves, heads), o.costs(&s)
			var legal []parse.Move
			for m := range parse.Move(parse.NumMoves) {
				if s.Legal(m) {
					legal = append(legal, m)
					after := fewest(append(moves[:len(moves):len(moves)], m), heads)
					require.Equal(t, after-here, costs[m], "heads %v, after %v, move %d", heads, moves, m)
				}
			}
			m := legal[random.IntN(len(legal))]
			moves = append(moves, m)
			apply(&s, m)
		}
	}
}

// TestOracle_RoundTrip follows moves without cost and wants the right tree.
func TestOracle_RoundTrip(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(2, 1))
	for range 200 {
		heads := randomHeads(random, 1+random.IntN(30))
		projective(heads)
		o := newOracle(heads)
		var s parse.State
		s.Reset(len(heads))
		for !s.Done() {
			costs := o.costs(&s)
			var free []parse.Move
			for m := range parse.Move(parse.NumMoves) {
				if s.Legal(m) && costs[m] == 0 {
					free = append(free, m)
				}
			}
			require.NotEmpty(t, free, "one move is always right")
			apply(&s, free[random.IntN(len(free))])
		}
		require.Zero(t, wrong(&s, heads))
	}
}

func TestProjective(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ heads, want []int }{
		"AlreadyPlain": {[]int{1, -1, 1}, []int{1, -1, 1}},
		"One":          {[]int{-1}, []int{-1}},
		// "a hearing is scheduled on the issue": "issue" hangs from "hearing", over
		// the root.
		"Lifted": {[]int{1, 3, 3, -1, 6, 6, 1}, []int{1, 3, 3, -1, 6, 6, 3}},
		"Twice":  {[]int{2, 3, -1, 2, 1}, []int{2, 2, -1, 2, 2}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			projective(c.heads)
			require.Equal(t, c.want, c.heads)
		})
	}
}

func TestProjective_Random(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 1))
	for range 300 {
		heads := randomHeads(random, 1+random.IntN(25))
		projective(heads)
		roots := 0
		for i, h := range heads {
			if h < 0 {
				roots++
				continue
			}
			for k := min(i, h) + 1; k < max(i, h); k++ {
				require.True(t, under(heads, k, h), "arc %d-%d crosses at %d in %v", h, i, k, heads)
			}
		}
		require.Equal(t, 1, roots)
	}
}
