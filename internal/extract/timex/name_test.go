package timex_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/news"
)

// TestStage_Names holds that what lies inside of a name is no time, and that times
// beside names are.
func TestStage_Names(t *testing.T) {
	t.Parallel()
	people := func(names ...string) extracttest.Entities { return extracttest.Entities{news.Person: names} }
	for name, c := range map[string]struct {
		text     string
		entities extracttest.Entities
		want     []string
	}{
		"FirstName":     {"The mill was sold by April Voss in April.", people("April Voss"), []string{"April"}},
		"FirstNameTwo":  {"They heard from August Lind in August.", people("August Lind"), []string{"August"}},
		"Surname":       {"Theresa Mayer spoke to Jan May in May.", people("Theresa Mayer", "Jan May"), []string{"May"}},
		"SurnameAlone":  {"Nora May left. A vote for May came in May 2015.", people("Nora May", "May"), []string{"May 2015"}},
		"Weekday":       {"The band of Rex Friday played on Friday.", people("Rex Friday"), []string{"Friday"}},
		"Beside":        {"On Monday Nora Voss left.", people("Nora Voss"), []string{"Monday"}},
		"Without":       {"They left in April.", nil, []string{"April"}},
		"Organisation":  {"The Sunday Herald wrote on Sunday.", extracttest.Entities{news.Organization: {"Sunday Herald"}}, []string{"Sunday"}},
		"Facility":      {"They met on July Bridge in July.", extracttest.Entities{news.Location: {"July Bridge"}}, []string{"July"}},
		"Event":         {"The 1967 War was short.", extracttest.Entities{news.Misc: {"1967 War"}}, []string{"1967"}},
		"OverSentences": {"They sued Vella Co. Recently they won.", extracttest.Entities{news.Organization: {"Vella Co. Recently"}}, []string{"Recently"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Document(t, c.text, c.entities)
			require.NoError(t, timex.New().Annotate(doc))
			got := []string{}
			for _, found := range doc.Times {
				got = append(got, doc.Text.Slice(found.Span))
			}
			require.Equal(t, c.want, got)
			extracttest.RequireValid(t, doc)
		})
	}
}

// TestStage_Verbs holds that a season that is a verb here is no time.
func TestStage_Verbs(t *testing.T) {
	t.Parallel()
	doc := extracttest.Parsed(t, "Prices rose in spring, and over the fall they fell.", nil)
	require.NoError(t, timex.New().Annotate(doc))
	require.Len(t, doc.Times, 2)
	doc = extracttest.Parsed(t, "Prices could by law fall again.", nil)
	require.NoError(t, timex.New().Annotate(doc))
	require.Empty(t, doc.Times)
}
