package place_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/news"
)

// pipeline is the whole of the default one, read once.
var pipeline = sync.OnceValues(func() (*extract.Pipeline, error) { return english.New(english.Models) })

// placeCase is a written text with the places that it names.
type placeCase struct {
	name, text string
	want       []placeWant
}

// placeWant is the GeoNames id of the nth mention of a name; zero for none.
type placeWant struct {
	surface  string
	nth      int
	geonames int
}

// TestStage_Cases scores the stage, behind the whole pipeline, on texts written for
// this project. A case counts if every place in it is right. The weights were set
// on the first file; the second was written after that and read since; nothing was
// changed since the third was written.
func TestStage_Cases(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		file    string
		atLeast int
	}{
		"Development": {"testdata/development.txt", 60},
		"Second":      {"testdata/second.txt", 54},
		"HeldOut":     {"testdata/heldout.txt", 40},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := pipeline()
			require.NoError(t, err)
			cases := readCases(t, test.file)
			right, places, rightPlaces := 0, 0, 0
			for _, c := range cases {
				facts, err := p.Extract(context.Background(), c.text, time.Time{})
				require.NoError(t, err)
				require.NoError(t, facts.Validate())
				wrong := c.wrong(facts)
				places += len(c.want)
				rightPlaces += len(c.want) - len(wrong)
				if len(wrong) == 0 {
					right++
					continue
				}
				t.Logf("%s: %s", c.name, strings.Join(wrong, "; "))
			}
			t.Logf("%d of %d cases right, %d of %d places", right, len(cases), rightPlaces, places)
			require.GreaterOrEqual(t, right, test.atLeast)
		})
	}
}

// wrong says which places were not found as they should be.
func (c placeCase) wrong(facts news.Extraction) []string {
	var wrong []string
	for _, w := range c.want {
		if got, found := mentioned(facts, w); !found && w.geonames != 0 || got != w.geonames {
			wrong = append(wrong, fmt.Sprintf("%s: got %d (found: %v), want %d", w.surface, got, found, w.geonames))
		}
	}
	return wrong
}

// mentioned is the id of the location whose mention is the nth with a surface.
func mentioned(facts news.Extraction, w placeWant) (int, bool) {
	text := news.NewText(facts.Text)
	at := -1
	for n := 0; n < w.nth; n++ {
		next := strings.Index(facts.Text[at+1:], w.surface)
		if next < 0 {
			return 0, false
		}
		at += 1 + next
	}
	start := text.Point(at)
	for _, e := range facts.Entities {
		for _, m := range e.Mentions {
			if e.Type == news.Location && m.Span.Start == start {
				return e.Link.GeoNames, true
			}
		}
	}
	return 0, false
}

// readCases reads texts under "== name", each with the ids of its places behind
// "--": "Paris = 4717560; Texas = 4736286", "Moscow@2" for the second mention.
func readCases(tb testing.TB, file string) []placeCase {
	tb.Helper()
	data, err := os.ReadFile(file)
	require.NoError(tb, err)
	var cases []placeCase
	for block := range strings.SplitSeq(string(data), "== ") {
		name, rest, _ := strings.Cut(block, "\n")
		text, wants, found := strings.Cut(rest, "\n-- ")
		if !found {
			continue
		}
		c := placeCase{name: name, text: text}
		for want := range strings.SplitSeq(strings.TrimSpace(wants), "; ") {
			c.want = append(c.want, readWant(tb, want))
		}
		cases = append(cases, c)
	}
	require.NotEmpty(tb, cases)
	return cases
}

func readWant(tb testing.TB, text string) placeWant {
	tb.Helper()
	surface, number, _ := strings.Cut(text, " = ")
	w := placeWant{surface: surface, nth: 1}
	if before, nth, found := strings.Cut(surface, "@"); found {
		w.surface = before
		w.nth, _ = strconv.Atoi(nth)
	}
	id, err := strconv.Atoi(number)
	require.NoError(tb, err, text)
	w.geonames = id
	return w
}
