package parse_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/model"
)

// TestState_Moves parses "She left ." by hand.
func TestState_Moves(t *testing.T) {
	t.Parallel()
	var s parse.State
	s.Reset(3)
	require.False(t, s.Done())
	require.Equal(t, 0, s.Front())
	require.True(t, s.IsRoot(s.Below(0)))
	require.Equal(t, -1, s.Below(1))
	require.True(t, s.Legal(parse.Shift))
	require.False(t, s.Legal(parse.Left), "the root depends on nothing")
	require.False(t, s.Legal(parse.Right))

	s.Shift() // She
	require.False(t, s.Legal(parse.Right), "the root waits until all words are read")
	head, dependent := s.Arc(parse.Left)
	require.Equal(t, [2]int{1, 0}, [2]int{head, dependent})
	s.Attach(parse.Left, tree.NSubj)
	s.Shift() // left
	s.Shift() // .
	require.False(t, s.Legal(parse.Shift))
	require.False(t, s.Legal(parse.Left))
	s.Attach(parse.Right, tree.Punct)
	require.False(t, s.Done())
	require.True(t, s.Legal(parse.Right))
	s.Attach(parse.Right, tree.Root)
	require.True(t, s.Done())
	require.Equal(t, []int{1, 3, 1}, s.Heads(nil))
	require.True(t, s.IsRoot(s.Head(1)))
	require.Equal(t, tree.NSubj, s.Relation(0))
	require.Equal(t, tree.Root, s.Relation(1))
}

// TestState_AnyWayEnds holds that every legal way ends, after two moves a word,
// in a tree with one root.
func TestState_AnyWayEnds(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 1))
	var s parse.State
	for range 500 {
		n, moves, roots := random.IntN(20), 0, 0
		s.Reset(n)
		for !s.Done() {
			m := parse.Move(random.IntN(parse.NumMoves))
			if !s.Legal(m) {
				continue
			}
			moves++
			if m == parse.Shift {
				s.Shift()
			} else {
				s.Attach(m, tree.Dep)
			}
		}
		require.Equal(t, 2*n, moves)
		for _, h := range s.Heads(nil) {
			require.True(t, h >= 0 && h <= n)
			if s.IsRoot(h) {
				roots++
			}
		}
		require.Equal(t, min(n, 1), roots)
	}
}

func sentence(tagged ...string) *parse.Sentence {
	s := &parse.Sentence{}
	for i := 0; i < len(tagged); i += 2 {
		s.Add(model.NewLexicon(nil), tagged[i], tagged[i+1])
	}
	return s
}

// TestSentence_Features holds that features depend on the words and on nothing
// that an earlier sentence left behind.
func TestSentence_Features(t *testing.T) {
	t.Parallel()
	var s, used parse.State
	used.Reset(9)
	for range 5 {
		used.Shift()
	}
	used.Attach(parse.Right, tree.Obj)
	x := sentence("She", "PRP", "left", "VBD", ".", ".")
	y := sentence("a", "DT", "b", "NN", ",", ",", "c", "NN")
	y.SetGuide([]int{1, 4, 1, 1})
	y.Reset()
	for _, word := range [][2]string{{"She", "PRP"}, {"left", "VBD"}, {".", "."}} {
		y.Add(model.NewLexicon(nil), word[0], word[1])
	}
	s.Reset(3)
	used.Reset(3)
	for range 2 {
		s.Shift()
		used.Shift()
		require.Equal(t, s.Features(x, nil), used.Features(y, nil))
		require.Equal(t, s.FrontFeatures(x, nil), used.FrontFeatures(y, nil))
		require.Equal(t, s.StackFeatures(x, nil), used.StackFeatures(y, nil))
	}
	require.Equal(t, s.LabelFeatures(x, 1, 0, nil), used.LabelFeatures(y, 1, 0, nil))
	plain := len(s.Features(x, nil))
	x.SetGuide([]int{1, 3, 1})
	require.Greater(t, len(s.Features(x, nil)), plain, "a guide adds features")
	require.Less(t, len(s.Features(x, s.StackFeatures(x, s.FrontFeatures(x, nil)))), model.MaxFeatures)
}

// TestState_FrontFeatures holds that joining words changes nothing of the front's
// own features, and that a shift does.
func TestState_FrontFeatures(t *testing.T) {
	t.Parallel()
	x := sentence("Okello", "NNP", "met", "VBD", "the", "DT", "minister", "NN")
	x.SetGuide([]int{1, 4, 3, 1})
	var s parse.State
	s.Reset(x.Len())
	s.Shift()
	before := s.FrontFeatures(x, nil)
	s.Attach(parse.Left, tree.NSubj)
	require.Equal(t, before, s.FrontFeatures(x, nil))
	s.Shift()
	require.NotEqual(t, before, s.FrontFeatures(x, nil))
}

// TestState_StackFeatures holds that a word on the stack has the same features
// each time that it is on top, whatever moves come in between.
func TestState_StackFeatures(t *testing.T) {
	t.Parallel()
	x := sentence("Okello", "NNP", "met", "VBD", "the", "DT", "minister", "NN", "of", "IN", "trade", "NN", "today", "NN", ".", ".")
	x.SetGuide([]int{1, 8, 3, 1, 5, 3, 1, 1})
	random := rand.New(rand.NewPCG(3, 3))
	var s parse.State
	again := 0
	for range 200 {
		s.Reset(x.Len())
		seen := map[int][]uint32{}
		for !s.Done() {
			m := parse.Move(random.IntN(parse.NumMoves))
			if !s.Legal(m) {
				continue
			}
			top := s.Below(0)
			if before, ok := seen[top]; ok && !s.IsRoot(top) {
				again++
				require.Equal(t, before, s.StackFeatures(x, nil))
			}
			seen[top] = s.StackFeatures(x, nil)
			if m == parse.Shift {
				s.Shift()
			} else {
				s.Attach(m, tree.Relation(1+random.IntN(tree.NumRelations-1)))
			}
		}
	}
	require.Greater(t, again, 100)
}

// TestState_Forced holds that a move is forced where it alone is legal, and
// nowhere else.
func TestState_Forced(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(4, 4))
	var s parse.State
	forced := 0
	for range 200 {
		s.Reset(1 + random.IntN(8))
		for !s.Done() {
			var legal []parse.Move
			for m := range parse.Move(parse.NumMoves) {
				if s.Legal(m) {
					legal = append(legal, m)
				}
			}
			only, ok := s.Forced()
			require.Equal(t, len(legal) == 1, ok)
			if ok {
				forced++
				require.Equal(t, legal[0], only)
			}
			if m := legal[random.IntN(len(legal))]; m == parse.Shift {
				s.Shift()
			} else {
				s.Attach(m, tree.Dep)
			}
		}
	}
	require.Greater(t, forced, 200)
}

func TestSentence_Spelling(t *testing.T) {
	t.Parallel()
	require.Equal(t, sentence("n't", "RB", "``", "``", "(", "-LRB-"), sentence("n’t", "RB", "“", "``", "(", "("))
	require.NotEqual(t, sentence("is", "VBZ"), sentence("was", "VBD"))
}

func TestState_Fixed(t *testing.T) {
	t.Parallel()
	x := sentence("the", "DT", "minister", "NN", "left", "VBD", "this", "DT", ",", ",", "his", "PRP$")
	var s parse.State
	s.Reset(x.Len())
	cases := map[string]struct {
		head, dependent int
		want            tree.Relation
	}{
		"Root":             {6, 2, tree.Root},
		"RootOfMark":       {6, 4, tree.Root},
		"Mark":             {2, 4, tree.Punct},
		"Determiner":       {1, 0, tree.Det},
		"DeterminerOfVerb": {2, 0, tree.None},
		"DeterminerBehind": {1, 3, tree.None},
		"Possessive":       {1, 5, tree.NModPoss},
		"Noun":             {2, 1, tree.None},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, s.Fixed(x, c.head, c.dependent))
		})
	}
}

func TestSentence_Mirror(t *testing.T) {
	t.Parallel()
	x := sentence("She", "PRP", "left", "VBD", ",", ",", "he", "PRP")
	var mirror, again parse.Sentence
	mirror.Mirror(x)
	require.Equal(t, sentence("he", "PRP", ",", ",", "left", "VBD", "She", "PRP"), &mirror)
	again.Mirror(&mirror)
	require.Equal(t, x, &again)
}

func TestUnmirror(t *testing.T) {
	t.Parallel()
	heads := []int{1, 3, 1} // ". left She": the root is word 1
	parse.Unmirror(heads)
	require.Equal(t, []int{1, 3, 1}, heads)
	heads = []int{4, 0, 1, 1}
	parse.Unmirror(heads)
	require.Equal(t, []int{2, 2, 3, 4}, heads)
	parse.Unmirror(nil)
}

// TestState_Mend parses "She told aides that he left" with the clause as a
// relative one, and mends it.
func TestState_Mend(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		mark, noun tree.Relation
		head       int
		relation   tree.Relation
	}{
		"Marked":    {tree.Mark, tree.Obj, 1, tree.CComp},
		"Told":      {tree.Mark, tree.IObj, 1, tree.CComp},
		"Relative":  {tree.Obj, tree.Obj, 2, tree.AclRelcl},
		"Otherwise": {tree.Mark, tree.Obl, 2, tree.AclRelcl},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var s parse.State
			s.Reset(6)
			s.Shift()
			s.Attach(parse.Left, tree.NSubj) // She < told
			s.Shift()
			s.Shift()
			s.Shift()
			s.Shift()
			s.Attach(parse.Left, tree.NSubj) // he < left
			s.Attach(parse.Left, c.mark)     // that < left
			s.Shift()
			s.Attach(parse.Right, tree.AclRelcl) // aides > left
			s.Attach(parse.Right, c.noun)        // told > aides
			s.Attach(parse.Right, tree.Root)
			require.True(t, s.Done())
			s.Mend()
			require.Equal(t, c.head, s.Head(5))
			require.Equal(t, c.relation, s.Relation(5))
		})
	}
}
