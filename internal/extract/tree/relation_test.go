package tree_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/tree"
)

func TestRelation_String(t *testing.T) {
	t.Parallel()
	require.Equal(t, "nsubj:pass", tree.NSubjPass.String())
	require.Equal(t, "punct", tree.Punct.String())
	require.Equal(t, "root", tree.Root.String())
	require.Empty(t, tree.None.String())
	require.Empty(t, tree.Relation(200).String())
}

// TestRelation_RoundTrip holds that each relation has a name of its own, and
// that its main type is the one that its name begins with.
func TestRelation_RoundTrip(t *testing.T) {
	t.Parallel()
	for r := tree.Relation(1); r < tree.NumRelations; r++ {
		parsed, ok := tree.ParseRelation(r.String())
		require.True(t, ok)
		require.Equal(t, r, parsed)
		main, _, _ := strings.Cut(r.String(), ":")
		require.Equal(t, main, r.Main().String())
	}
}

func TestParseRelation(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		name string
		want tree.Relation
		ok   bool
	}{
		"Kept":           {"obl:agent", tree.OblAgent, true},
		"UnknownSubtype": {"nsubj:outer", tree.NSubj, true},
		"Unknown":        {"subject", tree.None, false},
		"Empty":          {"", tree.None, false},
		"OnlySubtype":    {":pass", tree.None, false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := tree.ParseRelation(c.name)
			require.Equal(t, c.want, got)
			require.Equal(t, c.ok, ok)
		})
	}
}
