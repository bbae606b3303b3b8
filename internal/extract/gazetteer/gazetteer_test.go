package gazetteer_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

func newGazetteer(tb testing.TB) *gazetteer.Gazetteer {
	tb.Helper()
	g, err := gazetteer.New()
	require.NoError(tb, err)
	return g
}

func TestGazetteer_Find(t *testing.T) {
	t.Parallel()
	g := newGazetteer(t)
	for name, want := range map[string]gazetteer.Entry{
		"Britain":  {Type: news.Location, Subtype: news.Country, ISO3166: "GB", Name: "United Kingdom"},
		"U.S.":     {Type: news.Location, Subtype: news.Country, ISO3166: "US", Name: "United States"},
		"GERMANY":  {Type: news.Location, Subtype: news.Country, ISO3166: "DE", Name: "Germany"},
		"Russian":  {Type: news.Misc, Subtype: news.Nationality, ISO3166: "RU", Name: "Russian"},
		"Moscow":   {Type: news.Location, Subtype: news.City, Name: "Moscow"},
		"Bavaria":  {Type: news.Location, Subtype: news.Region, Name: "Bavaria"},
		"Red Sea":  {Type: news.Location, Subtype: news.Facility, Name: "Red Sea"},
		"NATO":     {Type: news.Organization, Name: "NATO"},
		"Kremlin":  {Type: news.Organization, Subtype: news.Government, Name: "Kremlin"},
		"Likud":    {Type: news.Organization, Subtype: news.Party, Name: "Likud"},
		"Gazprom":  {Type: news.Organization, Subtype: news.Company, Name: "Gazprom"},
		"Hamburg":  {Type: news.Location, Subtype: news.City, Name: "Hamburg"},
		"HAMBURG":  {Type: news.Location, Subtype: news.City, Name: "Hamburg"},
		"Djibouti": {Type: news.Location, Subtype: news.Country, ISO3166: "DJ", Name: "Djibouti"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := g.Find(name)
			require.True(t, ok)
			require.Equal(t, want, got)
		})
	}
	for _, name := range []string{"", "russia", "-", "Atlantis", "#"} {
		_, ok := g.Find(name)
		require.False(t, ok, name)
	}
}

func TestGazetteer_Gender(t *testing.T) {
	t.Parallel()
	g := newGazetteer(t)
	for name, want := range map[string]gazetteer.Gender{"Angela": gazetteer.Female, "SERGEY": gazetteer.Male} {
		gender, ok := g.Gender(name)
		require.True(t, ok)
		require.Equal(t, want, gender)
	}
	_, ok := g.Gender("Norvik")
	require.False(t, ok)
}

// TestNew_Countries checks that codes are codes and that none is used twice.
func TestNew_Countries(t *testing.T) {
	t.Parallel()
	g := newGazetteer(t)
	byCode := make(map[string]string)
	for _, name := range strings.Fields("France Germany Japan Nigeria Brazil Kenya Iraq Iran Israel Egypt Ukraine Kosovo Chad Mali Niger Togo") {
		entry, ok := g.Find(name)
		require.True(t, ok, name)
		require.Len(t, entry.ISO3166, 2)
		require.Equal(t, name, entry.Name)
		require.NotContains(t, byCode, entry.ISO3166)
		byCode[entry.ISO3166] = name
	}
}
