package coref_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/coref"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/news"
)

func newStage(tb testing.TB) *coref.Stage {
	tb.Helper()
	return coref.New(newLists(tb))
}

// joined writes each entity as its name and its aliases.
func joined(doc *extract.Document) []string {
	var lines []string
	for _, e := range doc.Entities {
		lines = append(lines, strings.Join(append([]string{e.Name}, e.Aliases...), " = "))
	}
	return lines
}

func TestStage_Annotate(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	person, organization, location := news.Person, news.Organization, news.Location
	for name, test := range map[string]struct {
		text     string
		entities extracttest.Entities
		want     []string
	}{
		"Nothing": {"Talks opened.", nil, nil},
		"Surname": {
			"Ann Marsh came. Marsh spoke.",
			extracttest.Entities{person: {"Ann Marsh", "Marsh"}},
			[]string{"Ann Marsh = Marsh"},
		},
		"SurnameFirst": {
			"Marsh speaks\n\nAnn Marsh spoke.",
			extracttest.Entities{person: {"Ann Marsh", "Marsh"}},
			[]string{"Ann Marsh = Marsh"},
		},
		"GivenName": {
			"Ann Marsh came. Ann spoke.",
			extracttest.Entities{person: {"Ann Marsh", "Ann"}},
			[]string{"Ann Marsh = Ann"},
		},
		"TwoOfOneSurname": {
			"Ann Marsh came. Tom Marsh left. Marsh waved.",
			extracttest.Entities{person: {"Ann Marsh", "Tom Marsh", "Marsh"}},
			[]string{"Ann Marsh", "Tom Marsh = Marsh"},
		},
		"LatestOfOneSurname": {
			"Tom Marsh left. Ann Marsh came. Marsh waved.",
			extracttest.Entities{person: {"Ann Marsh", "Tom Marsh", "Marsh"}},
			[]string{"Tom Marsh", "Ann Marsh = Marsh"},
		},
		"MiddleName": {
			"Ann Marsh came. Ann B. Marsh left. A. Marsh waved.",
			extracttest.Entities{person: {"Ann B. Marsh", "Ann Marsh", "A. Marsh"}},
			[]string{"Ann B. Marsh = Ann Marsh = A. Marsh"},
		},
		"Junior": {
			"Tom Hale Jr. came. Hale left.",
			extracttest.Entities{person: {"Tom Hale Jr.", "Hale"}},
			[]string{"Tom Hale Jr. = Hale"},
		},
		"Capitals": {
			"ANN MARSH SPEAKS\n\nAnn Marsh spoke.",
			extracttest.Entities{person: {"ANN MARSH", "Ann Marsh"}},
			[]string{"Ann Marsh = ANN MARSH"},
		},
		"Acronym": {
			"The Vella Workers Union met. The VWU agreed.",
			extracttest.Entities{organization: {"Vella Workers Union", "VWU"}},
			[]string{"Vella Workers Union = VWU"},
		},
		"AcronymSmallWords": {
			"The Bank of Vella met. The BoV, the BV and B.V. agreed.",
			extracttest.Entities{organization: {"Bank of Vella", "BV", "B.V."}},
			[]string{"Bank of Vella = BV = B.V."},
		},
		"AcronymInBrackets": {
			"The Common Market for Vella (COMEVA) met. COMEVA agreed.",
			extracttest.Entities{organization: {"Common Market for Vella", "COMEVA"}},
			[]string{"Common Market for Vella = COMEVA"},
		},
		"OtherInBrackets": {
			"Norvik Fish (RTX) fell.",
			extracttest.Entities{organization: {"Norvik Fish", "RTX"}},
			[]string{"Norvik Fish", "RTX"},
		},
		"Company": {
			"Norvik Inc. fell. Norvik Corp rose. Norvik stayed.",
			extracttest.Entities{organization: {"Norvik Inc.", "Norvik Corp", "Norvik"}},
			[]string{"Norvik Inc. = Norvik Corp = Norvik"},
		},
		"TypesApart": {
			"In Marsh it rained. Ann Marsh left.",
			extracttest.Entities{location: {"Marsh"}, person: {"Ann Marsh"}},
			[]string{"Marsh", "Ann Marsh"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Document(t, test.text, test.entities)
			require.NoError(t, stage.Annotate(doc))
			require.Equal(t, test.want, joined(doc))
			extracttest.RequireValid(t, doc)
		})
	}
}

func TestStage_Countries(t *testing.T) {
	t.Parallel()
	doc := extracttest.Document(t, "The U.S. and Britain met. America spoke.", extracttest.Entities{news.Location: {"U.S.", "Britain", "America"}})
	for i, code := range []string{"US", "GB", "US"} {
		doc.Entities[i].Link.ISO3166 = code
		doc.Entities[i].Subtype = news.Country
	}
	require.NoError(t, newStage(t).Annotate(doc))
	require.Equal(t, []string{"America = U.S.", "Britain"}, joined(doc))
	require.Equal(t, news.Link{ISO3166: "US"}, doc.Entities[0].Link)
	require.Equal(t, news.Country, doc.Entities[0].Subtype)
}

// FuzzStage_Annotate checks on rough documents that joining loses no name and
// invents none, and that entities are in order.
func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{
		"Ann Marsh (AM) met Tom Marsh. He and she, her Marsh Jr. J. Marsh", "A. B. C. D.", "The The the", "👩‍👩‍👧 Zoë é\u0301 She שלום",
		strings.Repeat("Ann Marsh he ", 200), "Mr. Ms. He His Himself", ". , ’ '",
	} {
		f.Add(seed)
	}
	stage := newStage(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := extracttest.Rough(strings.ToValidUTF8(text, "?"))
		before := names(doc)
		require.NoError(t, stage.Annotate(doc))
		extracttest.RequireValid(t, doc)
		require.Equal(t, before, names(doc))
		for i := 1; i < len(doc.Entities); i++ {
			require.Less(t, doc.Entities[i-1].Mentions[0].Span.Start, doc.Entities[i].Mentions[0].Span.Start)
		}
	})
}

// names maps the start of each name to the type of its entity.
func names(doc *extract.Document) map[int]news.EntityType {
	all := make(map[int]news.EntityType)
	for _, e := range doc.Entities {
		for _, m := range e.Mentions {
			if m.Kind == news.NameMention {
				all[m.Span.Start] = e.Type
			}
		}
	}
	return all
}

// TestStage_AnnotateLong holds documents with very many names to linear cost.
func TestStage_AnnotateLong(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for name, unit := range map[string]string{"Same": "Ann Marsh met her. ", "Pronouns": "she ", "Different": "Ab Cd Ef Gh "} {
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
	text := strings.Repeat("Ann Marsh met Tom Hale of the Vella Workers Union. Marsh said she agreed with the VWU. He left.\n\n", 100)
	doc := extracttest.Document(b, text, extracttest.Entities{
		news.Person: {"Ann Marsh", "Tom Hale", "Marsh"}, news.Organization: {"Vella Workers Union", "VWU"},
	})
	entities := doc.Entities
	words := len(strings.Fields(text))
	b.ReportAllocs()
	for b.Loop() {
		doc.Entities = entities
		require.NoError(b, stage.Annotate(doc))
		require.Len(b, doc.Entities, 3)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
