package parse_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/tree"
)

// TestStage_Annotate_Dateline wants the minister, not the town, to be the subject,
// and the dateline as one phrase beside the sentence.
func TestStage_Annotate_Dateline(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"TALLINN, 12 March (Sample Wire) — ", "TALLINN — ", "NEW YORK (Wire) -- ", "GENEVA, March 3 – "} {
		doc := extracttest.Parsed(t, line+"The economy minister said the talks were over.", nil)
		tr := &doc.Tree
		minister, said := -1, -1
		for i, token := range doc.Tokens {
			switch token.Text {
			case "minister":
				minister = i
			case "said":
				said = i
			}
		}
		require.Equal(t, said, tr.Head(minister), line)
		require.True(t, tr.Is(minister, tree.NSubj), line)
		require.Equal(t, said, tr.Head(0), line)
		start, end := tr.Span(0)
		require.Zero(t, start)
		require.Equal(t, minister-2, end, line)
	}
}

// TestStage_Annotate_NoDateline leaves a dash alone that follows a verb, and
// capitals that open a sentence.
func TestStage_Annotate_NoDateline(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"NATO said on Monday — and nobody was surprised — that it agreed.", "IT WAS A LONG DAY.", "UN — "} {
		doc := extracttest.Parsed(t, text, nil)
		require.NotEqual(t, tree.Parataxis, doc.Tree.Relation(0), text)
	}
}
