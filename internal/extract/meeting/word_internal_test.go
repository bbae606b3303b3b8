package meeting

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

func TestHyphenated(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		word string
		want []string
	}{
		{"Reyes-Lindqvist", []string{"Reyes", "Lindqvist"}},
		{"Reyes-Lindqvist-Okafor", []string{"Reyes", "Lindqvist", "Okafor"}},
		{"U.S.-Japan", []string{"U.S.", "Japan"}},
		{"Ukraine–IMF", []string{"Ukraine", "IMF"}},
		{"Ölund-Åkesson", []string{"Ölund", "Åkesson"}},
		{"Norway/Jordan", []string{"Norway", "Jordan"}},
		{"Reyes", nil},
		{"two-day", nil},
		{"Reyes-led", nil},
		{"pro-Norway", nil},
		{"G-20", nil},
		{"P5-Iran1", nil},
		{"Reyes-", nil},
		{"-Reyes", nil},
		{"Reyes--Okafor", nil},
		{"X-Men", nil},
		{"-", nil},
		{"", nil},
	} {
		t.Run(c.word, func(t *testing.T) {
			t.Parallel()
			const start = 7
			points := []rune(c.word)
			var got []string
			for _, span := range hyphenated(c.word, start) {
				got = append(got, string(points[span.Start-start:span.End-start]))
			}
			require.Equal(t, c.want, got)
		})
	}
}

func TestInitials(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"IMF": true, "U.S.": true, "EU": true, "Imf": false, "A": false, "Norway": false, "ABCDEFGH": false, "": false} {
		require.Equal(t, want, initials(text), text)
	}
}

func TestDemonym(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"Syrian": true, "Korean": true, "Japanese": true, "Spanish": true, "Israeli": true, "German": true, "Norway": false, "Lindqvist": false, "ian": false,
	} {
		require.Equal(t, want, demonym(text), text)
	}
}

func TestPair(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"the two": true, "the two leaders": true, "both sides": true, "both": true, "the two foreign ministers": true,
		"the two hundred guests": false, "both of them": false, "two leaders": false, "the leaders": false, "": false,
	} {
		require.Equal(t, want, pair(text), text)
	}
}

func TestSided(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{
		"six-party": true, "four-nation": true, "three-way": true, "multi-party": true, "two-day": false, "two-way": false, "six": false, "six-day": false,
	} {
		require.Equal(t, want, sided(word), word)
	}
}

func TestMore(t *testing.T) {
	t.Parallel()
	require.Equal(t, news.Summit, more(news.Summit, news.InPerson, formats()))
	require.Equal(t, news.Summit, more(news.InPerson, news.Summit, formats()))
	require.Equal(t, news.Talks, more(news.Talks, news.Talks, formats()))
	require.Equal(t, news.ScheduledDetail, more(news.ExpectedDetail, news.ScheduledDetail, details()))
	require.Equal(t, news.RefusedDetail, more(news.RefusedDetail, "", details()))
	require.Equal(t, news.MeetingSetting(""), more("", "", settings()))
}

// TestMore_Complete holds that every word has a place in its order, so that none is
// lost from an event.
func TestMore_Complete(t *testing.T) {
	t.Parallel()
	require.ElementsMatch(t, []news.MeetingDetail{
		"", news.OngoingDetail, news.ScheduledDetail, news.ExpectedDetail, news.DelayedDetail, news.ProposedDetail, news.DemandedDetail,
		news.ThreatenedDetail, news.InvitedDetail, news.ConditionalDetail, news.PostponedDetail, news.SuspendedDetail, news.RefusedDetail,
		news.UnconfirmedDetail,
	}, details())
	require.ElementsMatch(t, []news.MeetingFormat{
		news.InPerson, news.Phone, news.Video, news.Talks, news.Summit, news.Visit, news.Conference, news.Mediation, news.UnspecifiedFormat,
	}, formats())
	require.ElementsMatch(t, []news.MeetingSetting{"", news.Bilateral, news.Multilateral, news.Internal}, settings())
}

func TestNameIndex_Find(t *testing.T) {
	t.Parallel()
	x := nameIndex{entities: []news.Entity{
		{ID: 0, Type: news.Location, Name: "Norway"},
		{ID: 1, Type: news.Person, Name: "Anna Reyes"},
		{ID: 2, Type: news.Person, Name: "Tomas Reyes"},
		{ID: 3, Type: news.Organization, Name: "Harbour Authority", Aliases: []string{"HA", "Norway"}},
		{ID: 4, Type: news.Person, Name: "Ida Berg-Okafor"},
		{ID: 5, Type: news.Misc, Name: "Norwegian"},
		{ID: 6, Type: news.Person, Name: "Okafor"},
		{ID: 7, Type: news.Location, Name: "Okafor"},
	}}
	for name, want := range map[string]int{
		"Norway": 0, "Reyes": 1, "Anna Reyes": 1, "Tomas Reyes": 2, "HA": 3, "Harbour Authority": 3, "Berg-Okafor": 4, "Okafor": 6,
	} {
		id := x.find(name)
		require.NotNil(t, id, name)
		require.Equal(t, want, *id, name)
	}
	for _, name := range []string{"Norwegian", "Anna", "Authority", "Berg", ""} {
		require.Nil(t, x.find(name), name)
	}
	require.True(t, x.surname("Berg-Okafor"))
	require.False(t, x.surname("Reyes-Okafor"))
	require.False(t, (&nameIndex{}).surname("Berg-Okafor"))
}

// TestSeries_Names holds that every form is in lower case and short enough to be
// looked for.
func TestSeries_Names(t *testing.T) {
	t.Parallel()
	for _, forms := range []map[string]string{bodies, rounds} {
		require.NotEmpty(t, forms)
		for form, name := range forms {
			require.Equal(t, form, strings.ToLower(form))
			require.LessOrEqual(t, len(strings.Fields(form)), longestSeries, form)
			require.NotEmpty(t, name, form)
		}
	}
	for form := range bodies {
		require.NotContains(t, rounds, form)
	}
}
