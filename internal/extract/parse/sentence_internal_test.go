package parse

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

func TestTally_Plus(t *testing.T) {
	t.Parallel()
	var sum tally
	for range 300 {
		sum = sum.plus(1)
	}
	require.Equal(t, tally(300&0xff), sum, "a full count starts again and leaves the next alone")
	require.Equal(t, tally(0x01020304), tally(0x01010203).plus(0x00010101))
}

func TestSentence_Between(t *testing.T) {
	t.Parallel()
	var s Sentence
	for _, tag := range []string{"NN", ",", ",", "VBD", "CC", "NN", "``", "NN"} {
		s.Add(model.NewLexicon(nil), "x", tag)
	}
	require.Zero(t, s.between(0, 1), "neighbours")
	require.Zero(t, s.between(-1, 3))
	require.Zero(t, s.between(3, 8), "the root")
	seen := map[uint32]bool{}
	for end := 2; end <= 5; end++ {
		seen[s.between(0, end)] = true
	}
	require.Len(t, seen, 4, "a comma, two, a verb, a conjunction")
	require.Equal(t, s.between(0, 5), s.between(0, 6), "a noun is not counted")
	require.NotEqual(t, s.between(0, 6), s.between(0, 7), "a quotation mark is")
	for range 500 {
		s.Add(model.NewLexicon(nil), ",", ",")
	}
	require.Equal(t, s.between(100, 104), s.between(100, 300), "three are as good as many")
}

func TestGuide(t *testing.T) {
	t.Parallel()
	var x Sentence
	for range 4 {
		x.Add(model.NewLexicon(nil), "x", "NN")
	}
	require.False(t, x.guided())
	x.SetGuide([]int{1, 4, 1, 2})
	require.True(t, x.guided())
	require.Equal(t, []int{0, 0, 2, 3}, x.guide.first)
	require.Equal(t, []int{0, 2, 3, 3}, x.guide.last)
	x.SetGuide([]int{4, 0, 0, 0})
	require.Equal(t, []int{0, 1, 2, 3}, x.guide.first)
	require.Equal(t, []int{3, 1, 2, 3}, x.guide.last)

	var s State
	s.Reset(4)
	codes := map[uint32]bool{s.guess(&x): true}
	for range 4 {
		s.Shift()
		codes[s.guess(&x)] = true
	}
	require.Len(t, codes, 5, "the guide looks different at each step here")
}
