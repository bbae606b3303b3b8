package store_test

import (
	"context"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

func all[T any](tb testing.TB, rows iter.Seq2[T, error]) (list []T) {
	tb.Helper()
	for row, err := range rows {
		require.NoError(tb, err)
		list = append(list, row)
	}
	return list
}

func TestStore_Encounters(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, record := range history() {
		b.save(t, record)
	}
	b.linkMeetings(t)
	may := func(day int) time.Time { return time.Date(2026, time.May, day, 0, 0, 0, 0, time.UTC) }
	tests := map[string]struct {
		filter store.MeetingFilter
		want   []string
	}{
		"All":          {store.MeetingFilter{}, []string{"cancelled 2026-05-12", "planned 2026-07-01"}},
		"Status":       {store.MeetingFilter{Statuses: []news.MeetingStatus{news.Planned}}, []string{"planned 2026-07-01"}},
		"Since":        {store.MeetingFilter{Since: may(13)}, []string{"planned 2026-07-01"}},
		"SinceTheDay":  {store.MeetingFilter{Since: may(12)}, []string{"cancelled 2026-05-12", "planned 2026-07-01"}},
		"Until":        {store.MeetingFilter{Until: may(12)}, []string{"cancelled 2026-05-12"}},
		"SinceToUntil": {store.MeetingFilter{Since: may(13), Until: may(20)}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, e := range all(t, b.store.Encounters(t.Context(), test.filter)) {
				got = append(got, fmt.Sprint(e.Status, " ", e.First.Format(time.DateOnly)))
			}
			require.Equal(t, test.want, got)
			dyads := all(t, b.store.Dyads(t.Context(), test.filter))
			require.Len(t, dyads, 2*len(test.want))
		})
	}
	first := all(t, b.store.Encounters(t.Context(), store.MeetingFilter{}))[0]
	first.ID = 0
	require.Equal(t, news.Encounter{
		Status: news.Cancelled, Format: news.Talks, Parties: []string{"Astrid Kvamme", "Yerlan Dosmukhambet"}, Countries: []string{"KZ", "NO"},
		Held: news.EncounterSite{Name: "Astana", Country: "KZ", Point: &news.Point{Latitude: 10, Longitude: 20}},
		Date: "2026-05-12", First: may(12), Last: may(12), Statuses: []news.MeetingStatus{news.Planned, news.Planned, news.Cancelled},
		FirstReported: may(3).Add(6 * time.Hour), LastReported: may(9).Add(6 * time.Hour), Reports: 3, Articles: 3, Sources: 3,
		Source: "paper-c", Title: "Day 9", Sequence: 2,
	}, first)
}

// TestStore_Encounters_Stop reads no further than it is asked, and gives the
// connection back.
func TestStore_Encounters_Stop(t *testing.T) {
	t.Parallel()
	b := setup(t, store.WithConnections(1))
	for _, record := range history() {
		b.save(t, record)
	}
	for range 3 {
		for e, err := range b.store.Encounters(t.Context(), store.MeetingFilter{}) {
			require.NoError(t, err)
			require.NotZero(t, e.ID)
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range b.store.Dyads(ctx, store.MeetingFilter{}) {
		require.ErrorIs(t, err, context.Canceled)
	}
}
