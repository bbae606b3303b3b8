package meeting_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/news"
)

func TestStage_SettingByWord(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want news.MeetingSetting
	}{
		{"Reyes held bilateral talks in Berlin.", news.Bilateral},
		{"Reyes attended trilateral talks in Berlin.", news.Multilateral},
		{"Reyes attended six-nation talks in Berlin.", news.Multilateral},
		{"Reyes attended a cabinet meeting on Monday.", news.Internal},
		{"Both sides held talks in Berlin.", news.Bilateral},
		{"The two ministers met in Berlin.", news.Bilateral},
		{"Norway, Jordan and the European Union held talks in Lisbon.", news.Multilateral},
		{"Reyes met Lindqvist.", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			_, m := oneJudged(t, c.text)
			require.Equal(t, c.want, m.Setting)
		})
	}
}

// TestStage_SettingByCountries tells the sides from the countries of places and of the
// roles that persons have anywhere in the document.
func TestStage_SettingByCountries(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		// homes are the countries of persons, by surname.
		homes map[string]string
		want  news.MeetingSetting
	}{
		{"TwoCountries", "Reyes met Lindqvist.", map[string]string{"Reyes": "Norway", "Lindqvist": "Jordan"}, news.Bilateral},
		{"OneCountry", "Reyes met Lindqvist.", map[string]string{"Reyes": "Norway", "Lindqvist": "Norway"}, news.Internal},
		{"OneUnknown", "Reyes met Lindqvist.", map[string]string{"Reyes": "Norway"}, ""},
		{"Counterpart", "Reyes met her counterpart.", map[string]string{"Reyes": "Norway"}, news.Bilateral},
		{"Abroad", "Reyes visited Jordan.", map[string]string{"Reyes": "Norway"}, news.Bilateral},
		{"AtHome", "Reyes visited Norway.", map[string]string{"Reyes": "Norway"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := abroad(t, c.text+" Norway and Jordan share the port.", c.homes)
			require.NotEmpty(t, doc.Meetings)
			require.Equal(t, c.want, doc.Meetings[0].Setting)
		})
	}
}

// abroad is a text read with persons who hold offices of countries.
func abroad(tb testing.TB, text string, homes map[string]string) *extract.Document {
	tb.Helper()
	stage, err := shipped()
	require.NoError(tb, err)
	doc := extracttest.Parsed(tb, text, people)
	ids := map[string]int{}
	for i := range doc.Entities {
		e := &doc.Entities[i]
		ids[e.Name] = e.ID
		if iso := map[string]string{"Norway": "NO", "Jordan": "JO"}[e.Name]; iso != "" {
			e.Link.ISO3166 = iso
		}
	}
	for person, country := range homes {
		id, place := ids[person], ids[country]
		doc.Entities[id].Roles = append(doc.Entities[id].Roles, news.EntityRole{Title: "minister", Place: &place})
	}
	require.NoError(tb, timex.New().Annotate(doc))
	require.NoError(tb, stage.Annotate(doc))
	return doc
}
