package tree_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/tree"
)

// two sentences: "The minister said that talks had failed ." and "She left ."
//
//	0 The  1 minister  2 said  3 that  4 talks  5 had  6 failed  7 .  8 She  9 left  10 .
func example() tree.Tree {
	return tree.New([]tree.Arc{
		{1, tree.Det},
		{2, tree.NSubj},
		{-1, tree.Root},
		{6, tree.Mark},
		{6, tree.NSubj},
		{6, tree.Aux},
		{2, tree.CComp},
		{2, tree.Punct},
		{9, tree.NSubj},
		{-1, tree.Root},
		{9, tree.Punct},
	})
}

func TestTree_Zero(t *testing.T) {
	t.Parallel()
	var none tree.Tree
	require.Zero(t, none.Len())
	require.Equal(t, -1, none.Head(0))
	require.Equal(t, tree.None, none.Relation(3))
	require.Equal(t, -1, none.Child(0, tree.NSubj))
	require.Equal(t, -1, none.Root(0))
	require.Equal(t, -1, none.Common(0, 1))
	require.Equal(t, -1, none.HeadOf(0, 3))
	require.False(t, none.Under(0, 0))
	require.Empty(t, slices.Collect(none.Children(0)))
	require.Empty(t, slices.Collect(none.Heads(0)))
	require.Empty(t, none.Path(nil, 0, 1))
	start, end := none.Span(0)
	require.Equal(t, start, end)
}

func TestTree_HeadAndRelation(t *testing.T) {
	t.Parallel()
	x := example()
	require.Equal(t, 11, x.Len())
	require.Equal(t, 2, x.Head(1))
	require.Equal(t, -1, x.Head(2))
	require.Equal(t, -1, x.Head(-1))
	require.Equal(t, -1, x.Head(11))
	require.Equal(t, tree.CComp, x.Relation(6))
	require.Equal(t, tree.None, x.Relation(-1))
	require.True(t, x.Is(1, tree.Obj, tree.NSubj))
	require.False(t, x.Is(1, tree.Obj))
	require.False(t, x.Is(1))
	require.False(t, x.Is(-1, tree.None))
}

func TestTree_Children(t *testing.T) {
	t.Parallel()
	x := example()
	require.Equal(t, []int{1, 6, 7}, slices.Collect(x.Children(2)))
	require.Equal(t, []int{3, 4, 5}, slices.Collect(x.Children(6)))
	require.Empty(t, slices.Collect(x.Children(0)))
	require.Equal(t, 6, x.Child(2, tree.CComp, tree.XComp))
	require.Equal(t, -1, x.Child(2, tree.Obj))
	for c := range x.Children(2) {
		require.Equal(t, 1, c, "a loop may stop early")
		break
	}
}

func TestTree_Span(t *testing.T) {
	t.Parallel()
	x := example()
	for i, want := range [][2]int{{0, 1}, {0, 2}, {0, 8}, {3, 4}, {4, 5}, {5, 6}, {3, 7}, {7, 8}, {8, 9}, {8, 11}, {10, 11}} {
		start, end := x.Span(i)
		require.Equal(t, want, [2]int{start, end}, "word %d", i)
	}
}

func TestTree_Upwards(t *testing.T) {
	t.Parallel()
	x := example()
	require.Equal(t, []int{6, 2}, slices.Collect(x.Heads(3)))
	require.Empty(t, slices.Collect(x.Heads(2)))
	require.Equal(t, 2, x.Root(3))
	require.Equal(t, 2, x.Root(2))
	require.Equal(t, 9, x.Root(8))
	require.True(t, x.Under(3, 2))
	require.True(t, x.Under(2, 2))
	require.False(t, x.Under(2, 3))
	require.False(t, x.Under(8, 2))
}

func TestTree_Paths(t *testing.T) {
	t.Parallel()
	x := example()
	cases := map[string]struct {
		a, b, common int
		path         []int
	}{
		"Same":           {4, 4, 4, []int{4}},
		"Up":             {0, 2, 2, []int{0, 1, 2}},
		"Down":           {2, 4, 2, []int{2, 6, 4}},
		"Over":           {0, 4, 2, []int{0, 1, 2, 6, 4}},
		"Siblings":       {5, 3, 6, []int{5, 6, 3}},
		"OtherSentences": {4, 8, -1, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.common, x.Common(c.a, c.b))
			require.Equal(t, c.path, x.Path(nil, c.a, c.b))
		})
	}
	require.Equal(t, []int{99, 0, 1}, x.Path([]int{99}, 0, 1), "it appends")
}

func TestTree_HeadOf(t *testing.T) {
	t.Parallel()
	x := example()
	require.Equal(t, 1, x.HeadOf(0, 2))
	require.Equal(t, 6, x.HeadOf(3, 7))
	require.Equal(t, 2, x.HeadOf(0, 8))
	require.Equal(t, 4, x.HeadOf(4, 5))
	require.Equal(t, -1, x.HeadOf(4, 4))
	require.Equal(t, 9, x.HeadOf(9, 99), "a run may end beyond the last word")
}

// randomArcs makes a projective tree over [first, end) below head.
func randomArcs(random *rand.Rand, arcs []tree.Arc, first, end, head int) {
	if first >= end {
		return
	}
	root := first + random.IntN(end-first)
	arcs[root] = tree.Arc{Head: int32(head), Relation: tree.Dep}
	if cut := first + random.IntN(root-first+1); cut < root {
		randomArcs(random, arcs, cut, root, root)
		randomArcs(random, arcs, first, cut, root)
	} else {
		randomArcs(random, arcs, first, root, root)
	}
	randomArcs(random, arcs, root+1, end, root)
}

// TestTree_Random compares the fast answers with slow and plain ones.
func TestTree_Random(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		arcs := make([]tree.Arc, 1+random.IntN(20))
		randomArcs(random, arcs, 0, len(arcs), -1)
		x := tree.New(arcs)
		for top := range arcs {
			start, end := x.Span(top)
			for i := range arcs {
				under := i == top || slices.Contains(slices.Collect(x.Heads(i)), top)
				require.Equal(t, under, x.Under(i, top))
				require.Equal(t, under, i >= start && i < end, "what is below a word is one run")
				path := x.Path(nil, i, top)
				require.Equal(t, i, path[0])
				require.Equal(t, top, path[len(path)-1])
				require.Contains(t, path, x.Common(i, top))
			}
		}
	}
}

func TestTree_AllocatesNothing(t *testing.T) { //nolint:paralleltest // allocations are counted for the whole process
	x := example()
	path := make([]int, 0, 8)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		for c := range x.Children(2) {
			path = x.Path(path[:0], c, 3)
		}
		_ = x.Child(2, tree.CComp, tree.Obj)
		_ = x.Is(2, tree.Root)
	}))
}
