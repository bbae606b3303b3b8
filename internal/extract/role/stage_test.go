package role_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/extract/role"
	"github.com/dateline-news/dateline/internal/news"
)

func newStage(tb testing.TB) *role.Stage {
	tb.Helper()
	stage, err := role.New(newLists(tb))
	require.NoError(tb, err)
	return stage
}

func newLists(tb testing.TB) *gazetteer.Gazetteer {
	tb.Helper()
	lists, err := gazetteer.New()
	require.NoError(tb, err)
	return lists
}

// document cuts the text and marks the names, with what the lists know of them.
func (s sample) document(tb testing.TB, lists *gazetteer.Gazetteer) *extract.Document {
	tb.Helper()
	doc := extracttest.Document(tb, s.text, s.entities)
	for i := range doc.Entities {
		if entry, ok := lists.Find(doc.Entities[i].Name); ok && entry.Type == doc.Entities[i].Type {
			doc.Entities[i].Subtype, doc.Entities[i].Link.ISO3166 = entry.Subtype, entry.ISO3166
		}
	}
	return doc
}

// TestStage_Annotate reads at least ten written sentences of each construction.
func TestStage_Annotate(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	lists := newLists(t)
	count := map[string]int{}
	for _, s := range samples(t, "classes.txt") {
		count[s.class]++
		t.Run(fmt.Sprintf("%s%d", strings.ToUpper(s.class[:1])+s.class[1:], count[s.class]), func(t *testing.T) {
			t.Parallel()
			doc := s.document(t, lists)
			require.NoError(t, stage.Annotate(doc))
			require.ElementsMatch(t, s.roles, written(doc), s.text)
			extracttest.RequireValid(t, doc)
		})
	}
	for class, n := range count {
		require.GreaterOrEqual(t, n, 10, class)
	}
}

// TestStage_Span holds that the span of a role covers the words that tell it.
func TestStage_Span(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for text, want := range map[string]string{
		"Russian Foreign Minister Sergey Lavin spoke.":        "Russian Foreign Minister",
		"Sergey Lavin, 54, a baker in Leeds, spoke.":          "54, a baker in Leeds",
		"Sergey Lavin was appointed finance minister of Mali": "finance minister of Mali",
		"The company's chief, Sergey Lavin, spoke.":           "The company's chief",
		"Senator Sergey Lavin of Vermont spoke.":              "Senator Sergey Lavin of Vermont",
	} {
		doc := extracttest.Document(t, text, extracttest.Entities{
			news.Person: {"Sergey Lavin"}, news.Misc: {"Russian"}, news.Location: {"Leeds", "Mali", "Vermont"},
		})
		require.NoError(t, stage.Annotate(doc))
		var got string
		for _, e := range doc.Entities {
			for _, r := range e.Roles {
				got = doc.Text.Slice(r.Span)
			}
		}
		require.Equal(t, want, got)
	}
}

// TestStage_Repeated holds that a role that says nothing new is told once.
func TestStage_Repeated(t *testing.T) {
	t.Parallel()
	text := "Norway's Foreign Minister Ann Marsh spoke. Foreign Minister Ann Marsh left. Prime Minister Ann Marsh left. Former Foreign Minister Ann Marsh died."
	doc := extracttest.Document(t, text, extracttest.Entities{news.Person: {"Ann Marsh"}, news.Location: {"Norway"}})
	require.NoError(t, newStage(t).Annotate(doc))
	require.ElementsMatch(t, []string{
		"Ann Marsh;foreign minister;;;Norway;", "Ann Marsh;prime minister;;;;", "Ann Marsh;foreign minister;former;;;",
	}, written(doc))
}

// TestStage_Constituency reads the party in brackets, where the document names it.
func TestStage_Constituency(t *testing.T) {
	t.Parallel()
	text := "Sen. Ann Marsh (R-Ohio) left the Republican Party. Rep. Tom Hale, D-Ohio, stayed in the Democratic Party of Ohio."
	doc := extracttest.Document(t, text, extracttest.Entities{
		news.Person: {"Ann Marsh", "Tom Hale"}, news.Organization: {"Republican Party", "Democratic Party"}, news.Location: {"Ohio"},
	})
	require.NoError(t, newStage(t).Annotate(doc))
	require.ElementsMatch(t, []string{
		"Ann Marsh;senator;;Republican Party;Ohio;", "Tom Hale;representative;;Democratic Party;Ohio;",
	}, written(doc))
}

// TestStage_Nationality holds that a people that is not marked as a name is no part of
// a title, and means its country where that is named.
func TestStage_Nationality(t *testing.T) {
	t.Parallel()
	doc := extracttest.Document(t, "Estonian Economy Minister Ann Marsh left Estonia. French actor Tom Hale stayed.", extracttest.Entities{
		news.Person: {"Ann Marsh", "Tom Hale"}, news.Location: {"Estonia"},
	})
	doc.Entities[2].Subtype, doc.Entities[2].Link.ISO3166 = news.Country, "EE"
	require.NoError(t, newStage(t).Annotate(doc))
	require.ElementsMatch(t, []string{"Ann Marsh;economy minister;;;Estonia;", "Tom Hale;actor;;;;"}, written(doc))
}

// TestStage_Nothing leaves documents without persons alone.
func TestStage_Nothing(t *testing.T) {
	t.Parallel()
	doc := extracttest.Document(t, "The minister met the mayor of Leeds.", extracttest.Entities{news.Location: {"Leeds"}})
	require.NoError(t, newStage(t).Annotate(doc))
	require.Empty(t, written(doc))
}

func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{
		"", "Foreign Minister Ann of the of the, 54, (R-", "a, b, 12, president and of and", "the minister's minister's minister, Ann",
		strings.Repeat("Sen. Ann, R-Ariz., the mayor of Of, ", 50), "Prime Minister-elect é\u0301 Zoë שלום (", "minister of minister of minister of",
		"who who is was been appointed as as as the", "s. ss. Sens. Ministers A and B, C and D",
	} {
		f.Add(seed)
	}
	stage := newStage(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := extracttest.Rough(strings.ToValidUTF8(text, "?"))
		require.NoError(t, stage.Annotate(doc))
		extracttest.RequireValid(t, doc)
		for _, e := range doc.Entities {
			require.True(t, e.Type == news.Person || len(e.Roles) == 0)
		}
	})
}

// TestStage_AnnotateLong holds documents with very many names and titles to linear
// cost.
func TestStage_AnnotateLong(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for name, unit := range map[string]string{
		"Titles": "minister of foreign minister Ann ", "Commas": "Ann, president, Bob, ", "Capitals": "Foreign Minister Of State ", "Plurals": "Ministers Ann and ",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Rough(strings.Repeat(unit, 500_000/len(unit)))
			require.NoError(t, stage.Annotate(doc))
			extracttest.RequireValid(t, doc)
		})
	}
}

func BenchmarkStage_Annotate(b *testing.B) {
	stage := newStage(b)
	text := strings.Repeat("Norwegian Foreign Minister Ann Marsh met Tom Hale, 54, the head of the Vella Union, in Oslo. Marsh said he agreed.\n\n", 100)
	doc := extracttest.Document(b, text, extracttest.Entities{
		news.Person: {"Ann Marsh", "Tom Hale"}, news.Organization: {"Vella Union"}, news.Location: {"Oslo"}, news.Misc: {"Norwegian"},
	})
	words := len(strings.Fields(text))
	b.ReportAllocs()
	for b.Loop() {
		for i := range doc.Entities {
			doc.Entities[i].Roles = nil
		}
		require.NoError(b, stage.Annotate(doc))
		require.Len(b, written(doc), 2)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
