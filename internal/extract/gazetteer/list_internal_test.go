package gazetteer

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// eachLine calls do for the lines of a list.
func eachLine(tb testing.TB, file string, do func(section, line string)) {
	tb.Helper()
	require.NoError(tb, read(file, func(section, line string) error {
		do(section, line)
		return nil
	}))
}

// TestLists_Countries holds each row to its form: a code of its own, names and
// demonyms that no other country has.
func TestLists_Countries(t *testing.T) {
	t.Parallel()
	code := regexp.MustCompile(`^[A-Z]{2}$`)
	codes, owner := map[string]bool{}, map[string]string{}
	eachLine(t, "countries", func(_, line string) {
		fields := strings.Split(line, "|")
		require.Len(t, fields, countryFields, line)
		require.Regexp(t, code, fields[0])
		require.False(t, codes[fields[0]], "%s is listed twice", fields[0])
		codes[fields[0]] = true
		for name := range strings.SplitSeq(fields[1], ";") {
			requireName(t, name)
			require.Empty(t, owner[name], "%s belongs to %s and %s", name, owner[name], fields[0])
			owner[name] = fields[0]
		}
		for _, field := range fields[2:] {
			for _, name := range listed(field) {
				requireName(t, name)
			}
		}
	})
	require.Greater(t, len(codes), 190)
}

func requireName(tb testing.TB, name string) {
	tb.Helper()
	require.NotEmpty(tb, name)
	require.Equal(tb, strings.Join(strings.Fields(name), " "), name)
}

// TestLists_Sections holds names to kinds that facts know.
func TestLists_Sections(t *testing.T) {
	t.Parallel()
	known := map[string]bool{
		string(news.Country): true, string(news.Region): true, string(news.City): true, string(news.Facility): true, string(news.Organization): true,
		string(news.Government): true, string(news.Party): true, string(news.Company): true,
	}
	for _, file := range []string{"places", "organisations"} {
		seen := 0
		eachLine(t, file, func(section, line string) {
			require.True(t, known[section], "%s: %s", file, section)
			for name := range strings.SplitSeq(line, ";") {
				requireName(t, name)
				seen++
			}
		})
		require.Greater(t, seen, 100, file)
	}
}

// TestGazetteer_FindAll holds that each listed name is found, as printed and in
// capitals, and has a type.
func TestGazetteer_FindAll(t *testing.T) {
	t.Parallel()
	g, err := New()
	require.NoError(t, err)
	for _, file := range []string{"places", "organisations", "groups"} {
		eachLine(t, file, func(_, line string) {
			for name := range strings.SplitSeq(line, ";") {
				entry, ok := g.Find(name)
				require.True(t, ok, name)
				require.NotEmpty(t, entry.Type, name)
				require.NotEmpty(t, entry.Name, name)
				_, ok = g.Find(strings.ToUpper(name))
				require.True(t, ok, strings.ToUpper(name))
			}
		})
	}
}

// TestGazetteer_CountriesWin holds that a country's names mean the country,
// whatever other lists say.
func TestGazetteer_CountriesWin(t *testing.T) {
	t.Parallel()
	g, err := New()
	require.NoError(t, err)
	eachLine(t, "countries", func(_, line string) {
		fields := strings.Split(line, "|")
		names := strings.Split(fields[1], ";")
		for _, name := range names {
			entry, ok := g.Find(name)
			require.True(t, ok, name)
			if entry.Type == news.Misc {
				continue // a name that is a demonym too
			}
			require.Equal(t, Entry{Type: news.Location, Subtype: news.Country, ISO3166: fields[0], Name: names[0]}, entry, name)
		}
	})
}

func TestGazetteer_GenderInAnyCase(t *testing.T) {
	t.Parallel()
	g, err := New()
	require.NoError(t, err)
	eachLine(t, "given_names", func(_, line string) {
		for name := range strings.FieldsSeq(line) {
			want, ok := g.Gender(name)
			require.True(t, ok, name)
			require.NotEqual(t, UnknownGender, want, name)
			for _, spelt := range []string{strings.ToUpper(name), strings.ToLower(name)} {
				gender, ok := g.Gender(spelt)
				require.True(t, ok, spelt)
				require.Equal(t, want, gender, spelt)
			}
		}
	})
}

// TestGazetteer_ErrList holds that a bad row of a list is named.
func TestGazetteer_ErrList(t *testing.T) {
	t.Parallel()
	g := &Gazetteer{entries: map[string]Entry{}, given: map[string]Gender{}}
	require.ErrorContains(t, g.addCountry("", "NO|Norway|Norwegian"), "want 4 fields, got 3")
	require.ErrorContains(t, g.addGivenNames("neuter", "Sasha"), `unknown section "neuter"`)
	require.ErrorContains(t, read("planets", nil), "opening")
	require.Empty(t, g.entries)
	require.Empty(t, g.given)
}
