package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

func TestStore_Meant(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for i, name := range []string{"Astrid Kvamme", "Sven Kvamme", "Kvammes Verft"} {
		b.save(t, note(name, name+" spoke.", name, arrival(noon, uint64(i+1))))
	}
	b.save(t, talks("a", 3, news.Planned, "", "2026-05-12"))
	tests := map[string]struct {
		name, want string
		countries  []string
	}{
		"Whole":      {"astrid kvamme", "Astrid Kvamme", nil},
		"Part":       {"Kvamme", "Astrid Kvamme, Sven Kvamme", nil},
		"Misspelt":   {"Astrid Kvame", "Astrid Kvamme", nil},
		"Country":    {"norway", "Norway", []string{"NO"}},
		"City":       {"Astana", "Astana", nil},
		"OtherParts": {"Yerlan", "Yerlan Dosmukhambet", nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			meant, err := b.store.Meant(t.Context(), test.name)
			require.NoError(t, err)
			require.Equal(t, test.want, meant.String())
			require.Equal(t, test.countries, meant.Countries)
			require.Len(t, meant.Entities, len(meant.Names))
		})
	}
	for _, nobody := range []string{"Zzyzx", "", "?!"} {
		_, err := b.store.Meant(t.Context(), nobody)
		require.ErrorIs(t, err, store.ErrNoEntity, nobody)
	}
}

// TestStore_Encounters_Parties finds a party that only one of the reports names.
func TestStore_Encounters_Parties(t *testing.T) {
	t.Parallel()
	b := setup(t)
	full := kvamme()
	astana := town("Astana", "KZ", 1526273)
	full.place = &astana
	full.meeting = news.MeetingEvent{Status: news.Happened, Format: news.Talks, Date: "2026-05-12"}
	full.parties = append(full.parties, news.Entity{Type: news.Person, Name: "Ada Orlova"})
	full.parties[0].Roles, full.parties[1].Roles = nil, nil
	b.save(t, telling("a", 13, full))
	b.save(t, talks("b", 14, news.Happened, "", "2026-05-12"))
	b.linkMeetings(t)
	find := func(filter store.MeetingFilter, parties ...string) []news.Encounter {
		for _, name := range parties {
			meant, err := b.store.Meant(t.Context(), name)
			require.NoError(t, err)
			filter.Parties = append(filter.Parties, meant)
		}
		return all(t, b.store.Encounters(t.Context(), filter))
	}
	require.Len(t, find(store.MeetingFilter{}, "Ada Orlova", "Astrid Kvamme"), 1)
	require.Len(t, find(store.MeetingFilter{}, "Ada Orlova", "Norway"), 1, "Norway by the role that the other report gives")
	require.Len(t, find(store.MeetingFilter{Place: &store.Meant{Countries: []string{"KZ"}}}, "Norway", "Kazakhstan"), 1)
	require.Empty(t, find(store.MeetingFilter{Place: &store.Meant{Names: []string{"Oslo"}, Countries: []string{"NO"}}}, "Norway"))
	require.Empty(t, find(store.MeetingFilter{Statuses: []news.MeetingStatus{news.Denied}}, "Norway"))
}

// TestStore_Encounters_Newest has the last first, and no more than are wanted.
func TestStore_Encounters_Newest(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, record := range history() {
		b.save(t, record)
	}
	b.linkMeetings(t)
	list := all(t, b.store.Encounters(t.Context(), store.MeetingFilter{Newest: true}))
	require.Len(t, list, 2)
	require.Equal(t, "2026-07-01", list[0].Date)
	require.Equal(t, list[:1], all(t, b.store.Encounters(t.Context(), store.MeetingFilter{Newest: true, Limit: 1})))
	reports, err := b.store.Chronicle(t.Context(), []int64{list[0].ID, list[1].ID})
	require.NoError(t, err)
	require.Len(t, reports[list[0].ID], 1)
	require.Len(t, reports[list[1].ID], 3)
	require.Equal(t, []string{"Astrid Kvamme", "Yerlan Dosmukhambet"}, reports[list[1].ID][2].Parties)
}
