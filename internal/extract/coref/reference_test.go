package coref_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/coref"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/role"
	"github.com/dateline-news/dateline/internal/news"
)

// refer runs the stages that references need, on the names of a text.
func refer(tb testing.TB, text string, entities extracttest.Entities) *extract.Document {
	tb.Helper()
	roles, err := role.New(newLists(tb))
	require.NoError(tb, err)
	doc := extracttest.Document(tb, text, entities)
	for _, stage := range []extract.Stage{newStage(tb), roles, newReferences(tb)} {
		require.NoError(tb, stage.Annotate(doc))
	}
	extracttest.RequireValid(tb, doc)
	return doc
}

// TestReferences_Roles holds that a nominal or pronoun within a role tells whom the
// role serves.
func TestReferences_Roles(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Norvik Inc. fell. The company's chief executive, Ann Marsh, left.":   "Norvik Inc.",
		"Norvik Inc. fell. Its chairman, Ann Marsh, left.":                    "Norvik Inc.",
		"Bank of Vella fell. Ann Marsh, the bank's chief economist, left.":    "Bank of Vella",
		"Norvik Inc. fell. A company's chief executive, Ann Marsh, left.":     "",
		"Norvik Inc. fell. Bank of Vella's chief economist, Ann Marsh, left.": "Bank of Vella",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			doc := refer(t, text, extracttest.Entities{news.Person: {"Ann Marsh"}, news.Organization: {"Norvik Inc.", "Bank of Vella"}})
			var got string
			for _, e := range doc.Entities {
				for _, r := range e.Roles {
					if r.Organization != nil {
						got = doc.Entities[*r.Organization].Name
					}
				}
			}
			require.Equal(t, want, got)
		})
	}
}

// TestReferences_StandsFor holds that a government is spoken of as its country.
func TestReferences_StandsFor(t *testing.T) {
	t.Parallel()
	doc := extracttest.Document(t, "France spoke. The French government fell.", extracttest.Entities{news.Location: {"France"}, news.Misc: {"French"}})
	for i := range doc.Entities {
		doc.Entities[i].Link.ISO3166 = "FR"
	}
	doc.Entities[0].Subtype, doc.Entities[1].Subtype = news.Country, news.Nationality
	require.NoError(t, newReferences(t).Annotate(doc))
	require.Equal(t, news.Mention{Span: news.Span{Start: 14, End: 35}, Kind: news.NominalMention, StandsFor: news.Government}, doc.Entities[0].Mentions[1])
}

// TestReferences_Owner tells the minister of one country from that of another.
func TestReferences_Owner(t *testing.T) {
	t.Parallel()
	text := "Russian Foreign Minister Ann Marsh met British Foreign Minister Jo Bell. The Russian foreign minister left. The British minister stayed. The French minister slept."
	doc := extracttest.Document(t, text, extracttest.Entities{news.Person: {"Ann Marsh", "Jo Bell"}, news.Misc: {"Russian", "British", "French"}})
	lists := newLists(t)
	for i := range doc.Entities {
		if entry, ok := lists.Find(doc.Entities[i].Name); ok {
			doc.Entities[i].Subtype, doc.Entities[i].Link.ISO3166 = entry.Subtype, entry.ISO3166
		}
	}
	roles, err := role.New(lists)
	require.NoError(t, err)
	require.NoError(t, coref.New(lists).Annotate(doc))
	require.NoError(t, roles.Annotate(doc))
	require.NoError(t, newReferences(t).Annotate(doc))
	got := map[string][]string{}
	for _, e := range doc.Entities {
		for _, m := range e.Mentions {
			if m.Kind == news.NominalMention {
				got[e.Name] = append(got[e.Name], doc.Text.Slice(m.Span))
			}
		}
	}
	require.Equal(t, map[string][]string{"Ann Marsh": {"The Russian foreign minister"}, "Jo Bell": {"The British minister"}}, got)
}

// FuzzReferences_Annotate checks on rough documents that references lie in the text,
// that no name is lost, and that mentions are in order.
func FuzzReferences_Annotate(f *testing.F) {
	for _, seed := range []string{
		"", "Ann said he it its they the company, the minister", "The the the minister of of", "He", "“Ann” said “he” '' ''",
		strings.Repeat("Ann, who was the minister, said she it the bank ", 40), "the company's minister's bank", "Zoë é\u0301 the city she",
	} {
		f.Add(seed)
	}
	stage := newReferences(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := extracttest.Rough(strings.ToValidUTF8(text, "?"))
		for i := range doc.Entities {
			if i%3 == 0 {
				doc.Entities[i].Roles = []news.EntityRole{{Span: doc.Entities[i].Mentions[0].Span, Title: "foreign minister"}}
			}
			doc.Entities[i].Type = []news.EntityType{news.Person, news.Organization, news.Location, news.Misc}[i%4]
		}
		before := names(doc)
		require.NoError(t, stage.Annotate(doc))
		extracttest.RequireValid(t, doc)
		require.Equal(t, before, names(doc))
		for _, e := range doc.Entities {
			for i := 1; i < len(e.Mentions); i++ {
				require.Less(t, e.Mentions[i-1].Span.Start, e.Mentions[i].Span.Start)
			}
		}
	})
}

// TestReferences_AnnotateLong holds documents with very many references to linear
// cost.
func TestReferences_AnnotateLong(t *testing.T) {
	t.Parallel()
	stage := newReferences(t)
	for name, unit := range map[string]string{
		"Pronouns": "Ann Bo Ce De El Fi Go Hu Ig Jo said she it ", "Nominals": "the minister Ann the company ", "Modifiers": "the old old old old old minister ",
		"Commas": "Ann, Bo, Ce, De, ", "Adverbs": "Ann not also not also it not said ",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Rough(strings.Repeat(unit, 500_000/len(unit)))
			for i := range doc.Entities {
				doc.Entities[i].Roles = []news.EntityRole{{Span: doc.Entities[i].Mentions[0].Span, Title: "minister"}}
				if i%2 == 0 {
					doc.Entities[i].Type, doc.Entities[i].Roles = news.Organization, nil
				}
			}
			require.NoError(t, stage.Annotate(doc))
			extracttest.RequireValid(t, doc)
		})
	}
}

func BenchmarkReferences_Annotate(b *testing.B) {
	stage := newReferences(b)
	text := strings.Repeat("Ann Marsh met Tom Hale of the Vella Workers Union. She said the union agreed, and he left. Its members waited.\n\n", 100)
	doc := extracttest.Document(b, text, extracttest.Entities{
		news.Person: {"Ann Marsh", "Tom Hale"}, news.Organization: {"Vella Workers Union"},
	})
	entities := doc.Entities
	words := len(strings.Fields(text))
	b.ReportAllocs()
	for b.Loop() {
		doc.Entities = make([]news.Entity, len(entities))
		copy(doc.Entities, entities)
		require.NoError(b, stage.Annotate(doc))
		require.Len(b, doc.Entities, 3)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
