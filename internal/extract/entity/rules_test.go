package entity_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

func lists(tb testing.TB) *gazetteer.Gazetteer {
	tb.Helper()
	g, err := gazetteer.New()
	require.NoError(tb, err)
	return g
}

func newStage(tb testing.TB) *entity.Stage {
	tb.Helper()
	g := lists(tb)
	return entity.New(entity.NewRules(g), g)
}

// marked is the text with each name in brackets, followed by its type: the way in
// which the cases of this package are written.
func marked(doc *extract.Document) string {
	letters := map[news.EntityType]string{news.Person: "P", news.Organization: "O", news.Location: "L", news.Misc: "M"}
	at := make(map[int]string)
	for _, e := range doc.Entities {
		for _, m := range e.Mentions {
			at[m.Span.Start] += "["
			at[m.Span.End] = "]" + letters[e.Type] + at[m.Span.End]
		}
	}
	var b strings.Builder
	for i := 0; i <= doc.Text.Len(); i++ {
		b.WriteString(at[i])
		if i < doc.Text.Len() {
			b.WriteString(doc.Text.Slice(news.Span{Start: i, End: i + 1}))
		}
	}
	return b.String()
}

var unmark = strings.NewReplacer("[", "", "]P", "", "]O", "", "]L", "", "]M", "")

// markedTexts are hard texts with their names marked.
func markedTexts() map[string]string {
	return map[string]string{
		"Empty":          "",
		"NoNames":        "The talks opened on Monday and nobody came.",
		"EndOfText":      "They met [Ann Marsh]P",
		"TitleAndPlace":  "[U.S.]L Secretary of State [Anthony Marsh]P met [Jens Hale]P.",
		"ForeignTitle":   "[Chinese]M Foreign Minister [Li Wen]P spoke.",
		"AgencyTitle":    "[FBI]O Director [James Hale]P left.",
		"CompanyTitle":   "[Norvik]O CEO [Tom Hale]P resigned.",
		"Company":        "Shares of [Norvik Inc.]O fell in [Oslo]L.",
		"Alliance":       "[NATO]O said that [Norway]L agreed.",
		"Particles":      "[Ursula von der Marsh]P met [Mohammed bin Hale]P in [Riyadh]L.",
		"ArabicParticle": "He met [Saleh al-Marsh]P on Monday.",
		"Initials":       "[George W. Hale]P and [J. A. Marsh]P agreed.",
		"Apostrophe":     "[Siobhan O’Marsh]P’s aide met [Ann D'Hale]P.",
		"Hyphens":        "[Jean-Pierre Hale]P met [Wang Kuang-lu]P.",
		"Ministry":       "The [Ministry of Trade and Industry]O of [Norway]L spoke.",
		"AndInside":      "The [Food and Drug Administration]O agreed.",
		"University":     "She left the [University of Oslo]O.",
		"Demonym":        "The [Russian]M delegation met the [Norwegian Foreign Ministry]O.",
		"DemonymOrg":     "The [African Union]O and the [European Union]O met.",
		"Based":          "A [Kyiv]L-based group met a [U.S.]L-led one.",
		"TwoCountries":   "[Russia]L-[Ukraine]L talks opened.",
		"Possessive":     "[Norway]L's minister and [Ann Marsh]P's aide met.",
		"FirstWord":      "Nobody came. Talks opened. Meanwhile [Norway]L waited.",
		"Days":           "On Monday, April 3, [Norway]L agreed.",
		"InPlace":        "It happened in [Vellaborg]L on Monday.",
		"River":          "The [Vella River]L rose near [Lake Orla]L.",
		"Event":          "[Norway]L won the [Vella Cup]M.",
		"Acronym":        "The [Vella Workers Union]O spoke. The [VWU]O has members.",
		"Recall":         "[Ann Marsh]P spoke. Later [Marsh]P left.",
		"Nominal":        "The President met the Prime Minister and the Foreign Minister.",
		"Currency":       "It cost US$ 20 million, or C$ 30.",
		"Bracket":        "The [European Union]O ([EU]O) agreed.",
		"Headline":       "Leaders Of [Norway]L Agree With [Russia]L On Trade\n\nThe leaders of [Norway]L and [Russia]L agree.",
		"Capitals":       "[NORWAY]L AND [RUSSIA]L AGREE ON TRADE\n\nThe leaders of [Norway]L and [Russia]L agree on trade.",
		"Dateline":       "[OSLO]L ([Reuters]O) - Talks opened.",
		"SpeechVerb":     "Later [Keeler]P said so.",
		"Emoji":          "🎉 [Ann Marsh]P 🎉 met [Zoë Hale]P.",
		"Analyst":        "An analyst at [Vella Futures]O agreed.",
		"Sentence":       "It failed. [Marsh]P, who leads [Norvik Corp.]O, agreed.",
	}
}

func TestRules_Recognise(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for name, want := range markedTexts() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requireMarked(t, stage, want)
		})
	}
}

// requireMarked finds the names of a marked text and wants its marks.
func requireMarked(tb testing.TB, stage *entity.Stage, want string) {
	tb.Helper()
	doc := extracttest.Document(tb, unmark.Replace(want), nil)
	require.NoError(tb, stage.Annotate(doc))
	require.Equal(tb, want, marked(doc))
	extracttest.RequireValid(tb, doc)
}

// TestRules_RecogniseChanged finds the same names where a paragraph without any
// stands before or behind the text, and where its people are called otherwise.
func TestRules_RecogniseChanged(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for name, change := range map[string]func(string) string{
		"ParagraphBefore": func(text string) string { return "The rain fell all night.\n\n" + text },
		"ParagraphBehind": func(text string) string { return text + "\n\nThe rain fell all night." },
		"WideBefore":      func(text string) string { return "größe 🎉 é\u0301.\n\n" + text },
		"OtherPeople":     strings.NewReplacer("Marsh", "Tarrant", "Hale", "Lockwood", "Ann ", "Julia ", "Tom ", "Peter ", "Norvik", "Brandtek").Replace,
		"Twice":           func(text string) string { return text + "\n\n" + text },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for kind, text := range markedTexts() {
				if kind == "Empty" || name == "ParagraphBefore" && kind == "Dateline" {
					continue
				}
				requireMarked(t, stage, change(text))
			}
		})
	}
}

// TestRules_RecogniseLists marks the names of the lists in plain sentences.
func TestRules_RecogniseLists(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for _, country := range strings.Fields("Norway Kenya Japan Brazil Egypt Ukraine Chile Ghana Nepal Qatar") {
		requireMarked(t, stage, "The minister flew to ["+country+"]L on Monday.")
		requireMarked(t, stage, "Talks with ["+country+"]L's envoy failed.")
		requireMarked(t, stage, "["+country+"]L and [Sweden]L agreed.")
	}
	for _, body := range []string{"NATO", "European Union", "United Nations", "World Bank", "Gazprom", "Amnesty International", "African Union"} {
		requireMarked(t, stage, "The envoy of ["+body+"]O agreed.")
		requireMarked(t, stage, "Nobody at the ["+body+"]O would say so.")
	}
}

func FuzzRules_Recognise(f *testing.F) {
	for _, seed := range []string{
		"“Ann Marsh’s aide, of the U.S.-led Norvik Corp. (EU),” said Gov. J. A. Hale…", "NORWAY AND RUSSIA AGREE ON TRADE\nBy ANN MARSH",
		"Secretary of State", "of of of The The President of", "👩‍👩‍👧 Zoë Rene\u0301 שלום Ann \u202eabc", "\xff\xfe Ann\x00 Marsh",
		strings.Repeat("Ann ", 300), strings.Repeat("A-b-", 100), "Bank of of England & & Co.", "-based U.S.- Ann-based -", "President President",
		"Ministry of Trade and and Industry and", "the Hague, The Hague. THE HAGUE", "$US $ US39 C$", "Mr. Mr. Mr. Hale Jr. Jr.",
	} {
		f.Add(seed)
	}
	stage := newStage(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := extracttest.Rough(strings.ToValidUTF8(text, "?"))
		doc.Entities = nil
		require.NoError(t, stage.Annotate(doc))
		extracttest.RequireValid(t, doc)
		requireApart(t, doc)
	})
}

// requireApart checks that names do not overlap and read as their entity does.
func requireApart(tb testing.TB, doc *extract.Document) {
	tb.Helper()
	taken := make([]bool, doc.Text.Len())
	for _, e := range doc.Entities {
		for _, m := range e.Mentions {
			require.Equal(tb, strings.Fields(e.Name), strings.Fields(doc.Text.Slice(m.Span)))
			for i := m.Span.Start; i < m.Span.End; i++ {
				require.False(tb, taken[i], "two names at %d", i)
				taken[i] = true
			}
		}
	}
}

// TestRules_RecogniseLong holds texts of one long sentence to linear cost.
func TestRules_RecogniseLong(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for name, unit := range map[string]string{
		"Names": "Ann Marsh ", "Lower": "word ", "Joined": "Bank of ", "Titles": "President ", "Demonyms": "Russian ", "Ands": "Trade and ",
		"Commas": "Oslo, ", "Acronyms": "EU ", "Hyphens": "A-", "Sentences": "Ann Marsh met Tom Hale in Oslo.\n\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Rough(strings.Repeat(unit, 300_000/len(unit)))
			doc.Entities = nil
			require.NoError(t, stage.Annotate(doc))
			extracttest.RequireValid(t, doc)
		})
	}
}
