package entity

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

func TestFinder_Initials(t *testing.T) {
	t.Parallel()
	f := &finder{page: &page{}}
	for _, text := range []string{"Vella", "Workers", "of", "École", "Union", "Öl"} {
		f.words = append(f.words, word{text: text, capital: text != "of"})
	}
	require.Equal(t, "VW", f.initials(0, 2))
	require.Equal(t, "VWÉU", f.initials(0, 5), "whole letters, and none of small words")
	require.Equal(t, "Ö", f.initials(5, 6))
	require.Empty(t, f.initials(2, 3))
	require.Empty(t, f.initials(3, 3))
}

func TestScores_Best(t *testing.T) {
	t.Parallel()
	for want, s := range map[news.EntityType]scores{
		news.Person: {person: 2, organization: 1, location: 1, misc: 1}, news.Organization: {person: 1, organization: 2}, news.Location: {location: 0.5}, news.Misc: {person: -1, organization: -2, location: -3, misc: -0.5},
	} {
		kind, top := s.best()
		require.Equal(t, want, kind)
		s.add(want, 1)
		_, more := s.best()
		require.InDelta(t, top+1, more, 1e-9)
	}
}
