package store

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

func rowsOf(names ...string) []entityRow {
	rows := make([]entityRow, len(names))
	for i, name := range names {
		rows[i] = newEntityRow(news.Entity{Type: news.Organization, Name: name}, "key")
	}
	return rows
}

func TestHints(t *testing.T) {
	t.Parallel()
	h := newHints(100)
	require.True(t, h.know(nil))
	require.False(t, h.know(rowsOf("One")))
	h.learn(rowsOf("One", "Two"))
	require.True(t, h.know(rowsOf("Two", "ONE")))
	require.False(t, h.know(rowsOf("Two", "Three")), "all must be known")
	h.forget(rowsOf("Two"))
	require.True(t, h.know(rowsOf("One")))
	require.False(t, h.know(rowsOf("Two")))
}

// TestHints_What has each alias and each detail be known for itself.
func TestHints_What(t *testing.T) {
	t.Parallel()
	plain := news.Entity{Type: news.Organization, Name: "Union"}
	tests := map[string]news.Entity{
		"Alias":   {Type: news.Organization, Name: "Union", Aliases: []string{"UN"}},
		"Subtype": {Type: news.Organization, Name: "Union", Subtype: news.Party},
		"Type":    {Type: news.Misc, Name: "Union"},
		"Place":   {Type: news.Location, Name: "Union", Link: news.Link{GeoNames: 7}},
		"Point":   {Type: news.Organization, Name: "Union", Link: news.Link{Point: &news.Point{}}},
	}
	for name, entity := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHints(100)
			h.learn([]entityRow{newEntityRow(plain, "key")})
			require.False(t, h.know([]entityRow{newEntityRow(entity, "key")}))
			h.learn([]entityRow{newEntityRow(entity, "key")})
			require.True(t, h.know([]entityRow{newEntityRow(entity, "key"), newEntityRow(plain, "key")}))
		})
	}
}

// TestHints_Bound fills many generations: what is asked for all the time stays.
func TestHints_Bound(t *testing.T) {
	t.Parallel()
	const limit = 50
	h := newHints(limit)
	h.learn(rowsOf("First", "Always"))
	for i := range 10 * limit {
		h.learn(rowsOf(fmt.Sprint("Name ", i)))
		require.True(t, h.know(rowsOf("Always")))
		require.LessOrEqual(t, len(h.young), limit)
		require.LessOrEqual(t, len(h.old), limit)
	}
	require.False(t, h.know(rowsOf("First")))
}

func TestHints_Concurrent(t *testing.T) {
	t.Parallel()
	h := newHints(20)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := range 200 {
				rows := rowsOf(fmt.Sprint(i, " ", n), fmt.Sprint(n))
				h.learn(rows)
				h.know(rows)
				h.forget(rows[:1])
			}
		})
	}
	all.Wait()
	require.LessOrEqual(t, len(h.young)+len(h.old), 2*20)
}
