package place_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/place"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// GeoNames ids that the tests name.
const (
	moscowRussia  = 524901
	moscowIdaho   = 5601538
	idaho         = 5596512
	georgiaState  = 4197000
	parisTexas    = 4717560
	parisFrance   = 2988507
	newYorkCity   = 5128581
	newYorkState  = 5128638
	washingtonDC  = 4140963
	unitedKingdom = 2635167
)

var gazetteer = sync.OnceValues(model.Gazetteer)

func newStage(tb testing.TB) *place.Stage {
	tb.Helper()
	places, err := gazetteer()
	require.NoError(tb, err)
	return place.New(places)
}

// annotate marks the places of a text and runs the stage.
func annotate(tb testing.TB, text string, places ...string) *extract.Document {
	tb.Helper()
	doc := extracttest.Document(tb, text, extracttest.Entities{news.Location: places})
	require.NoError(tb, newStage(tb).Annotate(doc))
	extracttest.RequireValid(tb, doc)
	return doc
}

// named is the first entity with a name.
func named(tb testing.TB, doc *extract.Document, name string) news.Entity {
	tb.Helper()
	for _, e := range doc.Entities {
		if e.Name == name {
			return e
		}
	}
	require.Fail(tb, "no such entity", "%s in %v", name, doc.Entities)
	return news.Entity{}
}

func TestStage_Annotate_Qualifier(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text    string
		places  []string
		surface string
		want    int
	}{
		"State":            {"The fair in Moscow, Idaho, drew a crowd.", []string{"Moscow", "Idaho"}, "Moscow", moscowIdaho},
		"StateItself":      {"The fair in Moscow, Idaho, drew a crowd.", []string{"Moscow", "Idaho"}, "Idaho", idaho},
		"UnmarkedState":    {"The fair in Moscow, Idaho, drew a crowd.", []string{"Moscow"}, "Moscow", moscowIdaho},
		"OldAbbreviation":  {"A fire in Paris, Tex., killed nobody.", []string{"Paris"}, "Paris", parisTexas},
		"PostalCode":       {"A fire in Paris, TX, killed nobody.", []string{"Paris"}, "Paris", parisTexas},
		"In":               {"A fire in Paris in Texas killed nobody.", []string{"Paris", "Texas"}, "Paris", parisTexas},
		"SouthOf":          {"A fire in Paris in the north of Texas killed nobody.", []string{"Paris", "Texas"}, "Paris", parisTexas},
		"Direction":        {"A fire in Paris in northern Texas killed nobody.", []string{"Paris", "Texas"}, "Paris", parisTexas},
		"Based":            {"A Paris, Texas-based firm failed.", []string{"Paris"}, "Paris", parisTexas},
		"Later":            {"She was born in Moscow, Idaho. She left Moscow early.", []string{"Moscow", "Idaho"}, "Moscow", moscowIdaho},
		"NoState":          {"A fire in Paris, Monday's third, killed nobody.", []string{"Paris"}, "Paris", parisFrance},
		"Possessive":       {"In Paris, Texas's governor met investors.", []string{"Paris", "Texas"}, "Paris", parisFrance},
		"UnknownThere":     {"The sheriff of Moscow, Vermont, resigned.", []string{"Moscow", "Vermont"}, "Moscow", 0},
		"ListOfStates":     {"They won in Georgia, Florida and Ohio.", []string{"Georgia", "Florida", "Ohio"}, "Georgia", georgiaState},
		"StateLikeCity":    {"Lawmakers in Albany, New York, agreed.", []string{"Albany", "New York"}, "New York", newYorkState},
		"OtherParagraph":   {"The band comes from Moscow,\n\nIdaho is next.", []string{"Moscow", "Idaho"}, "Moscow", moscowRussia},
		"CountryLikeState": {"A man from Athens, Georgia, won.", []string{"Athens", "Georgia"}, "Georgia", georgiaState},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := annotate(t, test.text, test.places...)
			require.Equal(t, test.want, named(t, doc, test.surface).Link.GeoNames)
		})
	}
}

// TestStage_Annotate_Fields looks at all that is written of a place.
func TestStage_Annotate_Fields(t *testing.T) {
	t.Parallel()
	doc := annotate(t, "They came from Moscow, Idaho, by way of Britain to northern Italy and Kotramajha.",
		"Moscow", "Idaho", "Britain", "northern Italy", "Kotramajha")
	moscow := named(t, doc, "Moscow")
	require.Equal(t, news.City, moscow.Subtype)
	require.Equal(t, "US", moscow.Link.ISO3166)
	require.InDelta(t, 46.73, moscow.Link.Point.Latitude, 0.01)
	require.InDelta(t, -117.0, moscow.Link.Point.Longitude, 0.01)
	require.Equal(t, news.Region, named(t, doc, "Idaho").Subtype)
	require.NotNil(t, named(t, doc, "Idaho").Link.Point)
	britain := named(t, doc, "Britain")
	require.Equal(t, news.Link{ISO3166: "GB", GeoNames: unitedKingdom}, britain.Link, "a country has no point")
	require.Equal(t, news.Country, britain.Subtype)
	part := named(t, doc, "northern Italy")
	require.Equal(t, news.Link{ISO3166: "IT"}, part.Link, "a part of a country has its code and no id")
	require.Equal(t, news.Region, part.Subtype)
	require.Equal(t, news.Link{}, named(t, doc, "Kotramajha").Link, "an unknown place has nothing")
}

// TestStage_Annotate_Split holds that one name of two places makes two entities, in
// the order of the text, and that what points to entities follows.
func TestStage_Annotate_Split(t *testing.T) {
	t.Parallel()
	text := "The choir of Moscow, Russia, and that of Moscow, Idaho, sang for the mayor of Boise. Moscow was glad."
	doc := extracttest.Document(t, text, extracttest.Entities{
		news.Location: {"Moscow", "Russia", "Idaho", "Boise"}, news.Person: {"mayor"},
	})
	boise := named(t, doc, "Boise").ID
	for i := range doc.Entities {
		if e := &doc.Entities[i]; e.Name == "mayor" {
			e.Roles = []news.EntityRole{{Span: e.Mentions[0].Span, Title: "mayor", Place: &boise}}
		}
	}
	require.NoError(t, newStage(t).Annotate(doc))
	extracttest.RequireValid(t, doc)
	var moscows []news.Entity
	for _, e := range doc.Entities {
		if e.Name == "Moscow" {
			moscows = append(moscows, e)
		}
	}
	require.Len(t, moscows, 2)
	require.Equal(t, moscowRussia, moscows[0].Link.GeoNames)
	require.Len(t, moscows[0].Mentions, 1)
	require.Equal(t, moscowIdaho, moscows[1].Link.GeoNames)
	require.Len(t, moscows[1].Mentions, 2, "a name alone goes with the one before it")
	role := named(t, doc, "mayor").Roles[0]
	require.Equal(t, "Boise", doc.Entities[*role.Place].Name)
}

// TestStage_Annotate_Join holds that two names of one place make one entity.
func TestStage_Annotate_Join(t *testing.T) {
	t.Parallel()
	doc := annotate(t, "Ships left Bombay. Ten years later Mumbai had no port left, and India built one near Goa.", "Bombay", "Mumbai", "India", "Goa")
	bombay := named(t, doc, "Bombay")
	require.Equal(t, []string{"Mumbai"}, bombay.Aliases)
	require.Len(t, bombay.Mentions, 2)
	require.Len(t, doc.Entities, 3)
}

func TestStage_Annotate_Context(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text    string
		places  []string
		surface string
		want    int
	}{
		"Alone":          {"He lives in Moscow.", []string{"Moscow"}, "Moscow", moscowRussia},
		"CapitalCue":     {"The law of Washington state is strict.", []string{"Washington"}, "Washington", 5815135},
		"CityCue":        {"The city of New York sued.", []string{"New York"}, "New York", newYorkCity},
		"StateCue":       {"The state of New York sued.", []string{"New York"}, "New York", newYorkState},
		"Government":     {"The senator flew to Washington.", []string{"Washington"}, "Washington", washingtonDC},
		"Province":       {"A bomb went off in Anbar Province.", []string{"Anbar Province"}, "Anbar Province", 99592},
		"Cities":         {"Rain fell on Macon, Savannah and Augusta, and most of Georgia was wet.", []string{"Macon", "Savannah", "Augusta", "Georgia"}, "Georgia", georgiaState},
		"TwoCapitals":    {"NATO met, and the EU did not.", []string{"EU"}, "EU", 0},
		"Direction":      {"The South won the war.", []string{"South"}, "South", 0},
		"MacroRegion":    {"Oil from the Gulf is dear.", []string{"Gulf"}, "Gulf", 0},
		"Facility":       {"They met at Kotra Airport.", []string{"Kotra Airport"}, "Kotra Airport", 0},
		"ManySmallTowns": {"A walk in Bridgewater.", []string{"Bridgewater"}, "Bridgewater", 0},
		"DatelineState":  {"SAVANNAH, Ga. (AP) - Georgia will vote.", []string{"SAVANNAH", "Ga.", "Georgia"}, "Georgia", georgiaState},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := annotate(t, test.text, test.places...)
			for _, e := range doc.Entities {
				if strings.Contains(e.Name, test.surface) || len(e.Aliases) > 0 {
					require.Equal(t, test.want, e.Link.GeoNames)
					return
				}
			}
			require.Fail(t, "no such entity")
		})
	}
}

// TestStage_Annotate_OtherTypes holds that nobody becomes a place.
func TestStage_Annotate_OtherTypes(t *testing.T) {
	t.Parallel()
	doc := extracttest.Document(t, "Paris Jordan of Boston Scientific spoke Russian.", extracttest.Entities{
		news.Person: {"Paris Jordan"}, news.Organization: {"Boston Scientific"}, news.Misc: {"Russian"},
	})
	require.NoError(t, newStage(t).Annotate(doc))
	require.Len(t, doc.Entities, 3)
	for _, e := range doc.Entities {
		require.Equal(t, news.Link{}, e.Link, e.Name)
		require.NotEqual(t, news.Location, e.Type)
	}
}

func TestStage_Annotate_Governments(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text   string
		places []string
		want   bool
	}{
		"Said":          {"Moscow said on Monday that it would answer.", []string{"Moscow"}, true},
		"Accused":       {"Talks ended after Washington accused the rebels of lying.", []string{"Washington"}, true},
		"Perfect":       {"Tehran has repeatedly denied the charge.", []string{"Tehran"}, true},
		"Modal":         {"But Ankara will not sign the treaty.", []string{"Ankara"}, true},
		"Progressive":   {"Beijing is urging both sides to talk.", []string{"Beijing"}, true},
		"Country":       {"The United States imposed new duties.", []string{"United States"}, true},
		"Together":      {"Moscow and Ankara agreed to meet.", []string{"Moscow", "Ankara"}, true},
		"Passive":       {"Moscow was accused of lying.", []string{"Moscow"}, false},
		"Place":         {"A court in Moscow said the law was void.", []string{"Moscow"}, false},
		"NoCapital":     {"Chicago said it would pay.", []string{"Chicago"}, false},
		"Team":          {"France beat Wales in the rain.", []string{"France"}, false},
		"Weather":       {"Moscow froze for a week.", []string{"Moscow"}, false},
		"Possessive":    {"Moscow's mayor said it was late.", []string{"Moscow"}, false},
		"PartOfAName":   {"The mayor of London said it was late.", []string{"London"}, false},
		"PartOfCountry": {"Northern Italy said goodbye.", []string{"Northern Italy"}, false},
		"Last":          {"He went to see Moscow", []string{"Moscow"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := annotate(t, test.text, test.places...)
			require.Equal(t, test.want, doc.Entities[0].Mentions[0].StandsFor == news.Government)
		})
	}
}

// TestStage_Annotate_SameFacts holds that the order of maps decides nothing.
func TestStage_Annotate_SameFacts(t *testing.T) {
	t.Parallel()
	places := []string{"Tripoli", "Beirut", "Paris", "London", "Ontario", "Georgia", "Springfield"}
	text := "From Tripoli and Beirut to Paris, and from London, Ontario, to Georgia and Springfield."
	want := annotate(t, text, places...).Entities
	for range 20 {
		require.Equal(t, want, annotate(t, text, places...).Entities)
	}
}

func TestStage_Annotate_Empty(t *testing.T) {
	t.Parallel()
	require.Empty(t, annotate(t, "").Entities)
	require.Empty(t, annotate(t, "Nothing is named here.").Entities)
	doc := extracttest.Document(t, "Nothing.", nil)
	doc.Entities = []news.Entity{{Type: news.Location, Name: "Moscow"}}
	require.NoError(t, newStage(t).Annotate(doc))
	require.Equal(t, news.Link{}, doc.Entities[0].Link, "what is not mentioned is not looked for")
}

// TestStage_Annotate_Long reads a text of a megabyte with thousands of names, in
// which a quadratic step would outlast the test's patience.
func TestStage_Annotate_Long(t *testing.T) {
	t.Parallel()
	doc := extracttest.Rough(strings.Repeat("A man from Moscow, Idaho, met one from Paris and Georgia in Springfield. ", 14_000))
	for i := range doc.Entities {
		doc.Entities[i].Type = news.Location
	}
	require.Greater(t, len(doc.Entities), 5000)
	require.NoError(t, newStage(t).Annotate(doc))
	extracttest.RequireValid(t, doc)
}

func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{
		"Moscow, Idaho, and Moscow, Russia", "Paris, TX", "London, Ontario's premier", "St. Petersburg, Fla. (AP) -", "Georgia, ", "\n\nRome,\n\nGa.",
		"The U.S. said Washington and Moscow had agreed.", "São Paulo in Brazil — Łódź", strings.Repeat("Paris, Texas. ", 40),
	} {
		f.Add(seed)
	}
	stage := newStage(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := extracttest.Rough(strings.ToValidUTF8(text, "?"))
		seen := 0
		doc.Entities = doc.Entities[:0]
		for _, token := range doc.Tokens {
			if token.Tag == "NNP" {
				doc.Entities = append(doc.Entities, news.Entity{
					ID: len(doc.Entities), Type: news.Location, Name: token.Text, Mentions: []news.Mention{{Span: token.Span, Kind: news.NameMention}},
				})
				seen++
			}
		}
		require.NoError(t, stage.Annotate(doc))
		extracttest.RequireValid(t, doc)
		mentions := 0
		for _, e := range doc.Entities {
			mentions += len(e.Mentions)
		}
		require.Equal(t, seen, mentions, "no mention is lost or made")
	})
}

func BenchmarkStage_Annotate(b *testing.B) {
	stage := newStage(b)
	text := strings.Repeat("A delegation from Moscow, Idaho, met the mayor of Paris. Georgia and Armenia will open a crossing, and "+
		"Tripoli said nothing. Police in Springfield, Ill., asked Chicago for help.\n\n", 10)
	names := []string{"Moscow", "Idaho", "Paris", "Georgia", "Armenia", "Tripoli", "Springfield", "Ill.", "Chicago"}
	for b.Loop() {
		b.StopTimer()
		doc := extracttest.Document(b, text, extracttest.Entities{news.Location: names})
		b.StartTimer()
		require.NoError(b, stage.Annotate(doc))
		require.Equal(b, moscowIdaho, doc.Entities[0].Link.GeoNames)
		require.GreaterOrEqual(b, len(doc.Entities), 8)
	}
	b.ReportMetric(float64(len(strings.Fields(text))*b.N)/b.Elapsed().Seconds(), "words/s")
}
