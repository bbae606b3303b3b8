package sentence_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/news"
)

func newStage(tb testing.TB) *sentence.Stage {
	tb.Helper()
	stage, err := sentence.New()
	require.NoError(tb, err)
	return stage
}

func annotate(tb testing.TB, stage *sentence.Stage, text string) *extract.Document {
	tb.Helper()
	doc := extract.NewDocument(text, time.Time{})
	require.NoError(tb, stage.Annotate(doc))
	return doc
}

func slices(doc *extract.Document, spans []news.Span) []string {
	var parts []string
	for _, span := range spans {
		parts = append(parts, doc.Text.Slice(span))
	}
	return parts
}

// TestStage_Sentences lists hard texts; a bar stands for each boundary wanted.
func TestStage_Sentences(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for name, marked := range map[string]string{
		"Plain":             "Talks opened.|Nobody spoke.",
		"Title":             "Gov. Ann Marsh met Sen. Tom Hale and Lt. Gov. Bo Reed.|They left.",
		"TitleRare":         "Msgr. Keller and Amb. Ruiz met Brig. Gen. Osman.",
		"Initials":          "George W. Ford and J. A. Smith agreed.|F. Scott did not.",
		"CountryTight":      "The U.S. Secretary of State met the U.N. Secretary-General.",
		"CountrySplit":      "He lives in the U.S.|The visit was short.",
		"District":          "She flew to Washington, D.C.|On Monday she met the press.",
		"Company":           "Norvik Inc. Chief Executive Ola Dahl left Brandt Corp. of Ohio.",
		"CompanyEnd":        "He joined Norvik Inc.|The shares fell.",
		"Hour":              "They met at 5 p.m. Tuesday.|Doors opened at 9 a.m.|The hall filled.",
		"Month":             "It began on Sept. 3 and ended on Oct. 4.|Nobody came.",
		"Number":            "No. 5 beat No. 7.|\"No.\"|He left.",
		"NumberWord":        "He said no.|Then he left.",
		"Year":              "It closed in 2016.|Smith reopened it.",
		"Decimal":           "Growth was 2.5 percent.|Prices rose 3.",
		"QuoteEnd":          "\"We agree.\"|She left.",
		"QuoteEndCurly":     "“We agree.”|“Nobody asked us.”|She left.",
		"QuoteGoesOn":       "“Will you go?” asked Hale.|“Never!” he said.|“Why?” Mr. Hale asked.",
		"LowerCase":         "call me tomorrow.|they will not wait.|are you there?|nobody is!|i thought so.",
		"LowerCaseAbbrev":   "bring food, drinks, etc. and a coat.|we leave at 9 a.m. sharp.",
		"CapitalThenLower":  "Yahoo! shares fell.|Who? said the clerk.",
		"QuoteQuestionEnds": "“Will you go?”|The hall fell silent.",
		"QuoteComma":        "“We agree,” she said.|“It is done.”",
		"Exclaim":           "Yahoo! shares rose.|Go!|Now.",
		"EllipsisInside":    "We met ... and agreed.|We waited… then left.",
		"EllipsisEnd":       "I never meant that....|She left the store.",
		"EllipsisMark":      "And then…|The lights went out.",
		"Paren":             "They left (late.)|Nobody saw it.",
		"ParenInside":       "He teaches (he was once an engineer.) at a school.",
		"Dateline":          "WASHINGTON (AP) — Talks opened on Aug. 3.|Nobody spoke.",
		"DatelineState":     "SACRAMENTO, Calif. (AP) — Talks opened.",
		"List":              "1. The first item.|2. The second item.",
		"Footnote":          "It is known.[12]|Others differ.[3][4]|We ask why.",
		"FootnoteApart":     "It is known. [12] [3]|Others differ.|We ask why.",
		"ForExample":        "Some (e.g. The Vella News) left, i.e. Monday.",
		"Web":               "See example.org or www.example.org.|Then write.",
		"LowerNext":         "He works at eBay.|iPhones sell.",
		"Versus":            "It was Marsh v. Hale and Spain vs. France.",
		"RightToLeft":       "Он приехал.|שלום עולם.|Done.",
		"Emoji":             "We won!|🎉🎉 They lost.",
		"Marks":             "Rene\u0301 left.|Zoe\u0308 stayed.",
		"CJK":               "他来了。",
		"LoneCloser":        "“We agree. ”|She left.",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := strings.Split(marked, "|")
			text := strings.ReplaceAll(marked, "|", " ")
			require.Equal(t, want, slices(annotate(t, stage, text), annotate(t, stage, text).Sentences))
		})
	}
}

func TestStage_Paragraphs(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"Empty":     {"", nil},
		"Blank":     {" \n\n\t\n ", nil},
		"BlankLine": {"Title\n\nBody one.\n \nBody two.", []string{"Title", "Body one.", "Body two."}},
		"Lines":     {"Headline here\nBy Ann Marsh\nTalks opened.", []string{"Headline here", "By Ann Marsh", "Talks opened."}},
		"Lists":     {"- one\n- two\n- three\n- four", []string{"- one", "- two", "- three", "- four"}},
		"Trimmed":   {"  One. \n\n\u00a0Two.\u00a0", []string{"One.", "Two."}},
		"Wrapped": {
			"The two delegations met on Monday in a hotel by the lake and\nspoke for an hour about water, borders and trade. A second\nround is planned for the week after next.",
			[]string{"The two delegations met on Monday in a hotel by the lake and\nspoke for an hour about water, borders and trade. A second\nround is planned for the week after next."},
		},
		"Broken": {
			"The two delegations met on Monday in a hotel by the lake\nand spoke.\nNobody else came.",
			[]string{"The two delegations met on Monday in a hotel by the lake\nand spoke.", "Nobody else came."},
		},
		"LongLines": {
			"The two delegations met on Monday in a hotel by the lake.\nThey spoke for a whole hour about water and about trade.\nA second round is planned for the week after next now.",
			[]string{
				"The two delegations met on Monday in a hotel by the lake.",
				"They spoke for a whole hour about water and about trade.",
				"A second round is planned for the week after next now.",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := annotate(t, stage, test.text)
			require.Equal(t, test.want, slices(doc, doc.Paragraphs))
		})
	}
}

func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{
		"“Will you go?” he asked. ‘No,’ said Dr. A. B. Marsh...", "((\"a.\") b.) C.\n\nD… E", "1. a\n2. b\nU.S. The\r\n",
		"👩‍👩‍👧 ok. é\u0301. שלום. \u202eabc.", "\xff\xfe. A\x00.", strings.Repeat("a.", 2000), strings.Repeat(") ", 500), ".", "….",
		"]", "[1]", "a.[1]", "He said.[", "。！ ？",
	} {
		f.Add(seed)
	}
	stage := newStage(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := annotate(t, stage, text)
		requireTrimmed(t, doc, doc.Paragraphs)
		requireTrimmed(t, doc, doc.Sentences)
		for _, s := range doc.Sentences {
			require.True(t, inside(s, doc.Paragraphs), "sentence %v crosses a paragraph", s)
		}
		require.Equal(t, letters(text), letters(strings.Join(slices(doc, doc.Sentences), " ")), "text was lost")
	})
}

func requireTrimmed(tb testing.TB, doc *extract.Document, spans []news.Span) {
	tb.Helper()
	end := 0
	for _, s := range spans {
		require.True(tb, doc.Text.Holds(s) && s.Len() > 0 && s.Start >= end, "span %v after %d", s, end)
		require.Equal(tb, strings.TrimSpace(doc.Text.Slice(s)), doc.Text.Slice(s))
		end = s.End
	}
}

func inside(s news.Span, outer []news.Span) bool {
	for _, o := range outer {
		if o.Contains(s) {
			return true
		}
	}
	return false
}

// letters is text without its white space, byte for byte.
func letters(text string) string { return strings.Join(strings.Fields(text), "") }

func BenchmarkStage_Annotate(b *testing.B) {
	stage := newStage(b)
	text := strings.Repeat("Gov. Ann Marsh met Sen. Tom Hale in the U.S. capital at 5 p.m. Tuesday. “We agree,” she said.\n\n", 200)
	words := len(strings.Fields(text))
	b.ReportAllocs()
	for b.Loop() {
		require.Len(b, annotate(b, stage, text).Sentences, 400)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// TestStage_AnnotateLong holds the cost of one long paragraph to the same order
// as that of many short ones: a quadratic step would need minutes here.
func TestStage_AnnotateLong(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for name, unit := range map[string]string{
		"Sentences": "They met at noon. ", "Words": "word ", "Marks": "\". ", "Solid": "a", "Stops": ".", "Brackets": "[1]", "Lines": "a line\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := strings.Repeat(unit, 500_000/len(unit))
			doc := annotate(t, stage, text)
			require.Equal(t, letters(text), letters(strings.Join(slices(doc, doc.Sentences), " ")))
		})
	}
}
