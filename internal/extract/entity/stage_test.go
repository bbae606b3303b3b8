package entity_test

import (
	"errors"
	"testing"

	"github.com/jdkato/prose/v2"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/news"
)

// fixed recognises what a test says.
type fixed struct {
	names []entity.Name
	err   error
}

func (f fixed) Recognise(*extract.Document) ([]entity.Name, error) { return f.names, f.err }

func span(start, end int) news.Span { return news.Span{Start: start, End: end} }

func TestStage_Annotate(t *testing.T) {
	t.Parallel()
	g := lists(t)
	annotate := func(t *testing.T, text string, names ...entity.Name) *extract.Document {
		t.Helper()
		doc := extracttest.Document(t, text, nil)
		require.NoError(t, entity.New(fixed{names: names}, g).Annotate(doc))
		extracttest.RequireValid(t, doc)
		return doc
	}
	t.Run("OneEntityASurface", func(t *testing.T) {
		t.Parallel()
		doc := annotate(t, "Hale met Hale.", entity.Name{span(9, 13), news.Person}, entity.Name{span(0, 4), news.Person})
		require.Equal(t, []news.Entity{{ID: 0, Type: news.Person, Name: "Hale", Mentions: []news.Mention{
			{Span: span(0, 4), Kind: news.NameMention}, {Span: span(9, 13), Kind: news.NameMention},
		}}}, doc.Entities)
	})
	t.Run("TypesApart", func(t *testing.T) {
		t.Parallel()
		doc := annotate(t, "Hale met Hale.", entity.Name{span(0, 4), news.Person}, entity.Name{span(9, 13), news.Location})
		require.Len(t, doc.Entities, 2)
	})
	t.Run("BrokenLine", func(t *testing.T) {
		t.Parallel()
		doc := annotate(t, "Ann\nMarsh met.", entity.Name{span(0, 9), news.Person})
		require.Equal(t, "Ann Marsh", doc.Entities[0].Name)
	})
	t.Run("Listed", func(t *testing.T) {
		t.Parallel()
		doc := annotate(t, "Britain met.", entity.Name{span(0, 7), news.Location})
		require.Equal(t, news.Country, doc.Entities[0].Subtype)
		require.Equal(t, "GB", doc.Entities[0].Link.ISO3166)
	})
	t.Run("ListedAsOther", func(t *testing.T) {
		t.Parallel()
		doc := annotate(t, "Jordan met.", entity.Name{span(0, 6), news.Person})
		require.Empty(t, doc.Entities[0].Subtype)
		require.Empty(t, doc.Entities[0].Link)
	})
	t.Run("BadSpansLeftOut", func(t *testing.T) {
		t.Parallel()
		doc := annotate(t, "Hale met.", entity.Name{span(0, 4), news.Person}, entity.Name{span(2, 8), news.Person},
			entity.Name{span(5, 5), news.Person}, entity.Name{span(5, 90), news.Person})
		require.Len(t, doc.Entities, 1)
	})
	t.Run("ErrRecogniser", func(t *testing.T) {
		t.Parallel()
		broken := errors.New("broken")
		err := entity.New(fixed{err: broken}, g).Annotate(extracttest.Document(t, "Hale met.", nil))
		require.ErrorIs(t, err, broken)
	})
}

// TestProse_Recognise shows what the baseline finds, also where prose's own
// entities lack it: at the end of the text, and with its place in the text.
func TestProse_Recognise(t *testing.T) {
	t.Parallel()
	stage := entity.New(entity.NewProse(prose.ModelFromData("test")), lists(t))
	for name, want := range map[string]string{
		"Empty":     "",
		"EndOfText": "They met in [Moscow]L",
		"Twice":     "He left [Moscow]L. She left [Moscow]L, too.",
		"Persons":   "Yesterday [Barack Obama]P met [Angela Merkel]P.",
		"Curly":     "“I met [Barack Obama]P’s aide,” she said.",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Document(t, unmark.Replace(want), nil)
			require.NoError(t, stage.Annotate(doc))
			require.Equal(t, want, marked(doc))
			extracttest.RequireValid(t, doc)
		})
	}
}

func FuzzProse_Recognise(f *testing.F) {
	for _, seed := range []string{"“Ann O’Marsh’s aide, of the U.S.-led Norvik Corp.,” said Hale…", "&rsquo; a&rsquo;s", "ȺȺȺ's", "'' \" ``"} {
		f.Add(seed)
	}
	stage := entity.New(entity.NewProse(prose.ModelFromData("test")), lists(f))
	f.Fuzz(func(t *testing.T, text string) {
		doc := extracttest.Document(t, text, nil)
		require.NoError(t, stage.Annotate(doc))
		requireApart(t, doc)
	})
}

func BenchmarkStage_Annotate(b *testing.B) {
	stage := newStage(b)
	doc := extracttest.Document(b, article, nil)
	b.ReportAllocs()
	for b.Loop() {
		doc.Entities = nil
		require.NoError(b, stage.Annotate(doc))
		require.Len(b, doc.Entities, 11)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// words is the number of words of article.
const words = 73

const article = `Norway and Vellania agree on fish

OSLO (Vella News) - Norwegian Foreign Minister Ann Marsh met the Vellanian ambassador, Tom Hale, in Oslo on Monday to speak about cod.

"We agree," Marsh said after the meeting at the Ministry of Fisheries. Hale said that the European Union (EU) had been told.

Shares of Norvik Inc., which sells fish in Russia, rose. Analysts at Brandt Securities had expected less of the talks.
`
