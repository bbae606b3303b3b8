package quote_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/quote"
)

func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{
		`"A port," Reyes said. "B."`, "“One\n\n“Two”", `''x'' said "y" 'z'`, "``\"“'’»«", "Reyes said:\n\n\"Wait, wait, wait, wait.\"",
		"🚢 “Größe ‘é’,” sagte Ö.", "\u202b\"שלום רב לכולם כאן,\" said Levi\u202c.", "said said said", "According to", ", who, said,", "\"", "", " \n ",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		doc := extracttest.Rough(text)
		require.NoError(t, quote.New().Annotate(doc))
		extracttest.RequireValid(t, doc)
	})
}

// TestStage_Annotate_Long holds the cost of a text to its length: each of
// these would run for hours if any look to the side were unbounded.
func TestStage_Annotate_Long(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, unit string
		times      int
		min        int
	}{
		{"OneSentenceOfQuotes", `"we will wait for the ship," he said, `, 30_000, 15_000},
		{"MarksOnly", `"`, 100_000, 0},
		{"OpeningMarks", "“a ", 100_000, 0},
		{"SingleMarks", `'a `, 100_000, 0},
		{"CuesOnly", "said ", 200_000, 0},
		{"CommasAndCues", "Reyes, who said, ", 60_000, 0},
		{"Participles", "a port, adding ", 60_000, 0},
		{"AccordingTo", "a port, according to Reyes, ", 40_000, 10_000},
		{"FloatingParagraphs", "\"We will wait for the ship.\"\n\n", 30_000, 1},
		{"FloatingInOneParagraph", "\"We will wait for the ship.\" ", 30_000, 1},
		{"UnclosedParagraphs", "\"We will wait for the ship.\n\n", 30_000, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Rough(strings.Repeat(c.unit, c.times))
			start := time.Now()
			require.NoError(t, quote.New().Annotate(doc))
			require.GreaterOrEqual(t, len(doc.Quotes), c.min)
			require.Less(t, time.Since(start), time.Minute)
		})
	}
}

// TestStage_Annotate_Unprepared accepts documents that earlier stages left
// empty.
func TestStage_Annotate_Unprepared(t *testing.T) {
	t.Parallel()
	doc := extract.NewDocument(`"The port will open on time," Reyes said.`, time.Time{})
	require.NoError(t, quote.New().Annotate(doc))
	require.Empty(t, doc.Quotes)
}

func BenchmarkStage_Annotate(b *testing.B) {
	text := strings.Repeat("\"The port will open on time,\" Reyes said on Monday. \"It is paid for.\"\n\n"+
		"Lindqvist told the council that the talks would go on, adding that nobody was hurt.\n\n", 100)
	doc := extracttest.Document(b, text, people)
	stage := quote.New()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		require.NoError(b, stage.Annotate(doc))
		require.Len(b, doc.Quotes, 300)
	}
}
