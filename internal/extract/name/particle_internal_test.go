package name

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

func TestLinks(t *testing.T) {
	t.Parallel()
	for _, w := range []string{
		"of", "the", "and", "for", "&", "de", "la", "von", "van", "al", "bin", "del", "du", "ibn", "el", "der", "da", "dos", "ben",
	} {
		require.True(t, links(model.Hash(w)), w)
	}
	require.False(t, links(model.Hash("with")))
}

func TestTable(t *testing.T) {
	t.Parallel()
	var table table
	for round := range uint32(3) {
		table.reset(100)
		for key := range uint32(100) {
			require.Zero(t, table.at(key))
			for range key % 5 {
				table.add(key, 3)
			}
			table.add(key, int(round))
		}
		for key := range uint32(100) {
			want := counts{}
			want[3] = uint8(key % 5)
			want[round]++
			require.Equal(t, want, table.at(key))
		}
	}
}

func TestTable_AddMany(t *testing.T) {
	t.Parallel()
	var table table
	table.reset(1)
	for range 1000 {
		table.add(9, 0)
	}
	require.EqualValues(t, 255, table.at(9)[0])
}
