package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

// known are the entities that the tests of searching look for.
func known() []news.Entity {
	geneva := city("Geneva", 2660646)
	geneva.Link.ISO3166, geneva.Link.Point = "CH", &news.Point{Latitude: 46.2, Longitude: 6.15}
	return []news.Entity{
		person("Eleni Karavasili", "Karavasili"), person("Selim Arıkboğa"), person("Youssef al-Qasrawi"), person("Yerlan Dosmukhambet"),
		person("Astrid Kvamme"), person("Nils Kvamme"), person("Søren Ærø"), person("Li Na"),
		organization("Nordic Fjord Council"), organization("Halden Marine", "HM Shipping"), geneva,
	}
}

func TestStore_Find(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, named("1", known()...))
	tests := map[string]struct {
		asked string
		best  string
	}{
		"Exact":            {"Eleni Karavasili", "Eleni Karavasili"},
		"Case":             {"ELENI KARAVASILI", "Eleni Karavasili"},
		"Typo":             {"Eleni Karavasilli", "Eleni Karavasili"},
		"LetterMissing":    {"Eleni Kravasil", "Eleni Karavasili"},
		"LetterWrong":      {"Eleni Karavapili", "Eleni Karavasili"},
		"LettersSwapped":   {"Karavaisli", "Eleni Karavasili"},
		"Surname":          {"Karavasili", "Eleni Karavasili"},
		"Part":             {"Karava", "Eleni Karavasili"},
		"Accents":          {"Arikboga", "Selim Arıkboğa"},
		"AccentsToo":       {"selim arıkboga", "Selim Arıkboğa"},
		"OtherLetters":     {"Soren Aero", "Søren Ærø"},
		"Transliteration":  {"Yusuf Qasrawi", "Youssef al-Qasrawi"},
		"Transliteration2": {"Erlan Dosmuhambet", "Yerlan Dosmukhambet"},
		"Acronym":          {"NFC", "Nordic Fjord Council"},
		"Alias":            {"HM Shipping", "Halden Marine"},
		"WordsTurned":      {"Kvamme, Nils", "Nils Kvamme"},
		"WrongFirstName":   {"Helga Karavasili", "Eleni Karavasili"},
		"ShortWords":       {"Li Na", "Li Na"},
		"Place":            {"geneva", "Geneva"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list, err := b.store.Find(t.Context(), test.asked, 5)
			require.NoError(t, err)
			require.NotEmpty(t, list)
			require.Equal(t, test.best, list[0].Name)
		})
	}
	for _, nothing := range []string{"", "...", "Zzyzx", `\'":&|!*`, "'", "(", "a\x00b"} {
		list, err := b.store.Find(t.Context(), nothing, 5)
		require.NoError(t, err, nothing)
		require.Empty(t, list, nothing)
	}
}

func TestStore_Find_Life(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	b.save(t, note("other", textA, "Ada Orlova", arrival(noon, 2)))
	reader := open(t, withSetting(t, b.url, "role", "dateline_reader"), store.WithoutSchemaCheck())
	list, err := reader.Find(t.Context(), "Orlowa", 5)
	require.NoError(t, err, "a reader may ask")
	require.Len(t, list, 1)
	first, last := noon.Add(-time.Hour), noon
	list[0].Likeness, list[0].ID = 0, 0
	require.Equal(t, store.Found{
		Name: "Ada Orlova", Type: news.Person, Names: []string{"Ada Orlova", "Orlova"}, Roles: []string{"foreign minister, Geneva"},
		FirstSeen: &first, LastSeen: &last, Articles: 2, Mentions: 3,
	}, list[0])

	list, err = reader.Find(t.Context(), "Genève", 1)
	require.NoError(t, err)
	require.Equal(t, news.Link{ISO3166: "CH", GeoNames: 2660646, Point: &news.Point{Latitude: 46.2, Longitude: 6.15}}, list[0].Link)
	byID, err := reader.FindByID(t.Context(), list[0].ID)
	require.NoError(t, err)
	list[0].Likeness = 0
	require.Equal(t, list[0], byID)
	_, err = reader.FindByID(t.Context(), 99999)
	require.ErrorIs(t, err, store.ErrNoEntity)
}

// TestStore_Find_Merged shows an entity once, under all its names.
func TestStore_Find_Merged(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, named("1", person("Cassius Bell")))
	b.save(t, named("2", person("Omar Zaki"), person("Zaki Bell")))
	require.NoError(t, b.store.Merge(t.Context(), b.id(t, "Cassius Bell"), b.id(t, "Omar Zaki"), store.Change{}))
	list, err := b.store.Find(t.Context(), "Casius Bell", 5)
	require.NoError(t, err)
	require.Equal(t, "Omar Zaki", list[0].Name)
	require.ElementsMatch(t, []string{"Cassius Bell", "Omar Zaki"}, list[0].Names)
	require.Equal(t, 2, list[0].Articles)
}

// TestStore_Find_Prominent puts who is in the news before the articles that give
// no more than the surname.
func TestStore_Find_Prominent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for i := range 20 {
		b.save(t, named(fmt.Sprint(i), person("Kvamme")))
	}
	for i := range 3 {
		b.save(t, named(fmt.Sprint("full ", i), person("Astrid Kvamme", "Kvamme")))
	}
	list, err := b.store.Find(t.Context(), "Kvamme", 5)
	require.NoError(t, err)
	require.Len(t, list, 5)
	require.Equal(t, "Astrid Kvamme", list[0].Name)
}

func (b bundle) id(tb testing.TB, name string) int64 {
	tb.Helper()
	return one[int64](tb, b.conn, "SELECT entity_id FROM entities WHERE name = $1", name)
}

func FuzzStore_Find(f *testing.F) {
	for _, name := range []string{"Karavasili", `\'":&|!*()`, "é", "J.K.", "'' | 'a'", strings.Repeat("ab ", 80), "+", "=a:*"} {
		f.Add(name)
	}
	if !seedsOnly() {
		f.Skip("fuzzing the store wants a running server")
	}
	b := setup(f)
	b.save(f, named("1", known()...))
	f.Fuzz(func(t *testing.T, name string) {
		list, err := b.store.Find(t.Context(), name, 3)
		require.NoError(t, err, "%q", name)
		require.LessOrEqual(t, len(list), 3)
	})
}
