package show_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/golden"
	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/show"
)

// escape is what a terminal takes as an order.
var escape = regexp.MustCompile("\x1b\\[[0-9;]*m")

func written(tb testing.TB, terminal show.Terminal, a show.Article) string {
	tb.Helper()
	var out bytes.Buffer
	require.NoError(tb, terminal.Write(&out, a))
	return out.String()
}

func explained(tb testing.TB, terminal show.Terminal, a show.Article) string {
	tb.Helper()
	var out bytes.Buffer
	require.NoError(tb, terminal.WriteEvidence(&out, show.NewEvidence(a)))
	return out.String()
}

func TestTerminal_Golden(t *testing.T) {
	t.Parallel()
	a := summit(t)
	golden.Equal(t, "testdata/plain.golden.txt", []byte(written(t, show.Terminal{}, a)))
	golden.Equal(t, "testdata/narrow.golden.txt", []byte(written(t, show.Terminal{Width: 40}, a)))
	golden.Equal(t, "testdata/colour.golden.txt", []byte(strings.ReplaceAll(written(t, show.Terminal{Colour: true}, a), "\x1b", "␛")))
	golden.Equal(t, "testdata/evidence.golden.txt", []byte(explained(t, show.Terminal{}, a)))
	evidence, err := json.MarshalIndent(show.NewEvidence(a), "", "  ")
	require.NoError(t, err)
	golden.Equal(t, "testdata/evidence.golden.json", append(evidence, '\n'))
}

func TestTerminal_Write_Width(t *testing.T) {
	t.Parallel()
	a := summit(t)
	for _, width := range []int{24, 33, 80, 200} {
		for _, colour := range []bool{false, true} {
			plain := escape.ReplaceAllString(written(t, show.Terminal{Width: width, Colour: colour}, a), "")
			for line := range strings.Lines(plain) {
				require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimRight(line, " \n")), width, line)
			}
		}
	}
}

// TestTerminal_Write_WideCharacters counts columns, not characters.
func TestTerminal_Write_WideCharacters(t *testing.T) {
	t.Parallel()
	got := written(t, show.Terminal{Width: 24, Colour: true}, show.Article{Extraction: news.Extraction{
		Text: "東京東京東京東京東京東京東京 e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301 end",
	}})
	require.True(t, strings.HasPrefix(got, "東京東京東京東京東京東京\n東京 e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301 end\n"), got)
}

// TestTerminal_Write_EachLineAlone closes every colour on its own line, so that
// a pager may start anywhere.
func TestTerminal_Write_EachLineAlone(t *testing.T) {
	t.Parallel()
	coloured := written(t, show.Terminal{Width: 24, Colour: true}, summit(t))
	require.Contains(t, coloured, "\x1b[")
	for line := range strings.Lines(coloured) {
		require.Equal(t, strings.Count(line, "\x1b[0m")*2, strings.Count(line, "\x1b["), line)
	}
}

func TestTerminal_Write_Obeys(t *testing.T) {
	t.Parallel()
	hostile := "red \x1b[31m bell \a back \b\r over \u202Ereversed\u2066 \u009b2J end"
	for _, colour := range []bool{false, true} {
		got := escape.ReplaceAllString(written(t, show.Terminal{Colour: colour}, show.Article{
			ID: "id\x1b]0;owned\a\nx", Extraction: news.Extraction{Text: hostile, Entities: []news.Entity{{
				Name: "\x1b[2J", Type: news.Person, Mentions: []news.Mention{{Span: news.Span{End: 4}}},
			}}, Quotes: []news.Quote{{Content: []news.Span{{End: 30}}, Entity: new(int)}}},
		}), "")
		require.NotContains(t, got, "[31m bell \a")
		for _, bad := range []string{"\x1b", "\a", "\b", "\r", "\u202E", "\u2066", "\u009b"} {
			require.NotContains(t, got, bad)
		}
		require.Contains(t, got, "red \uFFFD[31m bell")
	}
}

// TestTerminal_Write_Crossing closes a mark that another one's end cuts, and
// opens it again.
func TestTerminal_Write_Crossing(t *testing.T) {
	t.Parallel()
	got := written(t, show.Terminal{}, show.Article{Extraction: news.Extraction{
		Text: "one two three",
		Entities: []news.Entity{
			{Name: "a", Type: news.Person, Mentions: []news.Mention{{Span: news.Span{Start: 0, End: 7}}}},
			{Name: "b", Type: news.Location, Mentions: []news.Mention{{Span: news.Span{Start: 4, End: 13}}}},
		},
	}})
	require.True(t, strings.HasPrefix(got, "{person one {location two}}{location  three}\n"), got)
}

func TestTerminal_WriteEvidence_Nothing(t *testing.T) {
	t.Parallel()
	require.Equal(t, "Why: a\n\nNo quotes and no meetings.\n\n",
		explained(t, show.Terminal{}, show.Article{ID: "a", Extraction: news.Extraction{Text: "Rain."}}))
}

// bare is text without what wrapping may change.
func bare(text string) string { return strings.Join(strings.Fields(text), "") }

// seedFuzz gives texts and spans; extractionOf makes facts of them, valid or not.
func seedFuzz(f *testing.F) {
	f.Helper()
	f.Add("one two three", []byte{0, 7, 4, 13})
	f.Add(body, []byte{17, 27, 0, 200, 90, 111, 100, 140, 3, 3})
	f.Add("<script>alert(1)</script> & \"'><b>", []byte{0, 8, 2, 30})
	f.Add("e\u0301 東京 👩🏽‍⚖️ \u202Eabc", []byte{0, 2, 1, 9})
	f.Add("a\n\n\n  b\tc  \n", []byte{0, 12})
	f.Add(strings.Repeat("long", 60), []byte{0, 200, 50, 250})
}

func extractionOf(text string, data []byte) news.Extraction {
	e := news.Extraction{Text: text}
	types := []news.EntityType{news.Person, news.Organization, news.Location, news.Misc}
	for i := 0; i+1 < len(data); i += 2 {
		span := news.Span{Start: int(data[i]), End: int(data[i+1])}
		id := int(data[i]) % 5 // may name no entity
		switch i / 2 % 3 {
		case 0:
			e.Entities = append(e.Entities, news.Entity{
				Name: text, Type: types[i%4], Mentions: []news.Mention{{Span: span, Kind: news.NameMention}},
				Roles: []news.EntityRole{{Span: span, Age: 3}},
			})
		case 1:
			e.Quotes = append(e.Quotes, news.Quote{Content: []news.Span{span, {Start: span.End, End: span.End + 3}}, Speaker: span, Cue: span, Entity: &id, Within: &id})
		case 2:
			e.Meetings = append(e.Meetings, news.Meeting{
				Trigger: span, Sentence: span, Participants: []news.Participant{{Span: span, Entity: &id}}, Place: &news.Place{Span: span},
			})
		}
		e.Sentences = append(e.Sentences, span)
	}
	return e
}

func FuzzTerminal_Write(f *testing.F) {
	seedFuzz(f)
	f.Fuzz(func(t *testing.T, text string, data []byte) {
		text = news.Normalise(text)
		a := show.Article{Extraction: extractionOf(text, data)}
		coloured := written(t, show.Terminal{Width: 20, Colour: true}, a)
		shown := escape.ReplaceAllString(coloured, "")
		require.NotContains(t, shown, "\x1b")
		if !strings.ContainsAny(text, "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069") {
			require.True(t, strings.HasPrefix(bare(shown), bare(text)), "the text is shown whole and in order")
		}
		require.NotEmpty(t, written(t, show.Terminal{}, a))
		require.NotEmpty(t, explained(t, show.Terminal{Width: 1}, a))
	})
}

func BenchmarkTerminal_Write(b *testing.B) {
	a := summit(b)
	for b.Loop() {
		var out bytes.Buffer
		require.NoError(b, show.Terminal{Colour: true}.Write(&out, a))
		require.Equal(b, 2, strings.Count(out.String(), "agreed on water"))
	}
}
