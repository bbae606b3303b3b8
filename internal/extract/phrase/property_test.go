package phrase_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
)

// thrown makes tokens with tags thrown together.
func thrown(random *rand.Rand) []extract.Token {
	cells := strings.Fields("the/DT a/DT old/JJ two/CD port/NN ships/NNS Reyes/NNP he/PRP his/PRP$ 's/POS and/CC &/CC of/IN in/IN met/VBD elected/VBN " +
		"will/MD to/TO recently/RB all/PDT who/WP ,/, ./. -/: $/$ \"/`` there/EX last/JJ")
	words := make([]string, random.IntN(30))
	for i := range words {
		words[i] = cells[random.IntN(len(cells))]
	}
	return tagged(strings.Join(words, " "))
}

// TestIndex_Agrees holds that the index finds each phrase by all of its tokens
// and nothing else, and that phrases lie apart and in order.
func TestIndex_Agrees(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 1))
	found := 0
	for range 2000 {
		tokens := thrown(random)
		index := phrase.NewIndex(tokens)
		require.Equal(t, phrase.All(tokens), index.All)
		holder := make([]int, len(tokens))
		for k, p := range index.All {
			found++
			require.Less(t, p.First, p.End)
			first, ok := index.From(p.First)
			require.True(t, ok)
			require.Equal(t, p, first)
			last, ok := index.Until(p.End)
			require.True(t, ok)
			require.Equal(t, p, last)
			for i := p.First; i < p.End; i++ {
				require.Zero(t, holder[i], "two phrases hold token %d", i)
				holder[i] = k + 1
			}
			require.Equal(t, tokens[p.First].Span.Start, p.Span(tokens).Start)
			require.Equal(t, tokens[p.End-1].Span.End, p.Span(tokens).End)
		}
		for i, k := range holder {
			p, ok := index.Around(i)
			require.Equal(t, k > 0, ok)
			if ok {
				require.Equal(t, index.All[k-1], p)
			}
		}
	}
	require.Greater(t, found, 2000)
}

// TestAll_NoVerbs holds that no phrase crosses a finite verb, a preposition or
// a mark that closes a clause.
func TestAll_NoVerbs(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		tokens := thrown(random)
		for _, p := range phrase.All(tokens) {
			for _, tok := range tokens[p.First:p.End] {
				require.NotContains(t, []string{"VBD", "MD", "IN", "TO", ".", ","}, tok.Tag, "%v", tokens[p.First:p.End])
			}
		}
	}
}

func ExampleAll() {
	tokens := tagged("The/DT mayor/NN of/IN Salem/NNP met/VBD his/PRP$ deputy/NN ./.")
	for _, p := range phrase.All(tokens) {
		for _, token := range tokens[p.First : p.End-1] {
			fmt.Print(token.Text, " ")
		}
		fmt.Println(tokens[p.End-1].Text)
	}
	// Output:
	// The mayor
	// Salem
	// his deputy
}
