package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

func TestStore_Sayings(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	orlova, err := b.store.Meant(t.Context(), "Orlova")
	require.NoError(t, err)
	brandt, err := b.store.Meant(t.Context(), "Jon Brandt")
	require.NoError(t, err)
	day := func(day int) time.Time { return time.Date(2026, time.March, day, 0, 0, 0, 0, time.UTC) }
	tests := map[string]struct {
		filter store.SayingFilter
		want   int
	}{
		"All":           {store.SayingFilter{}, 1},
		"Speaker":       {store.SayingFilter{Speaker: &orlova}, 1},
		"OtherSpeaker":  {store.SayingFilter{Speaker: &brandt}, 0},
		"About":         {store.SayingFilter{About: "water"}, 1},
		"AboutPhrase":   {store.SayingFilter{About: `"little else"`}, 1},
		"AboutNot":      {store.SayingFilter{About: "water -else"}, 0},
		"AboutOther":    {store.SayingFilter{About: "gas"}, 0},
		"AboutMarks":    {store.SayingFilter{About: `water "`}, 1},
		"Day":           {store.SayingFilter{Since: day(3), Until: day(3)}, 1},
		"DayBefore":     {store.SayingFilter{Until: day(2)}, 0},
		"DayAfter":      {store.SayingFilter{Since: day(4)}, 0},
		"AllConditions": {store.SayingFilter{Speaker: &orlova, About: "agree", Since: day(1), Until: day(9), Limit: 5}, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list, err := b.store.Sayings(t.Context(), test.filter)
			require.NoError(t, err)
			require.Len(t, list, test.want)
		})
	}
	list, err := b.store.Sayings(t.Context(), store.SayingFilter{})
	require.NoError(t, err)
	list[0].ID, list[0].Article = 0, 0
	require.Equal(t, store.Saying{
		Speaker: "Ada Orlova", Printed: "Orlova", Role: "foreign minister, Geneva", Kind: news.Direct,
		Said: "“We agreed on water,” … “and on little else.”", Sentence: "“We agreed on water,” Orlova said, “and on little else.”",
		Published: noon.Add(-time.Hour), Source: "web", Title: summitTitle, URL: "https://news.example/summit",
	}, list[0])
}
