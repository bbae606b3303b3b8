package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// witness is a testing.TB that remembers a failure instead of failing.
type witness struct {
	testing.TB
	said string
}

func (*witness) Helper() {}

func (w *witness) Errorf(format string, args ...any) { w.said += fmt.Sprintf(format, args...) }

// FailNow ends the goroutine's work as the real one does; compare is the last
// thing its caller does, so that a panic would add nothing.
func (*witness) FailNow() {}

func TestCompare(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "case", "facts.golden.json")
	write(t, path, []byte("one\ntwo\n"))

	t.Run("Same", func(t *testing.T) {
		t.Parallel()
		compare(t, path, []byte("one\ntwo\n"))
	})
	t.Run("DifferenceIsShown", func(t *testing.T) {
		t.Parallel()
		w := &witness{TB: t}
		compare(w, path, []byte("one\nthree\n"))
		require.Contains(t, w.said, "-two")
		require.Contains(t, w.said, "+three")
		require.Contains(t, w.said, "-update")
	})
	t.Run("MissingFile", func(t *testing.T) {
		t.Parallel()
		w := &witness{TB: t}
		compare(w, filepath.Join(t.TempDir(), "none"), nil)
		require.Contains(t, w.said, "no golden file yet")
	})
}

func TestWrite(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new", "folder", "facts.golden.json")
	write(t, path, []byte("x"))
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "x", string(got))
}

func TestFacts(t *testing.T) {
	t.Parallel()
	id := 0
	got := Facts(t, news.Extraction{
		Text:     "“Go,” said Ö.",
		Entities: []news.Entity{{Name: "Ö", Type: news.Person, Mentions: []news.Mention{{Span: news.Span{Start: 11, End: 12}}}}},
		Quotes: []news.Quote{{
			Content: []news.Span{{Start: 0, End: 5}}, Kind: news.Direct,
			Cue: news.Span{Start: 6, End: 10}, Speaker: news.Span{Start: 11, End: 12}, Entity: &id,
		}},
	})
	require.JSONEq(t, `{
		"entities": [{"name": "Ö", "type": "person", "mentions": ["Ö [11,12]"]}],
		"quotes": [{"speaker": "Ö [11,12]", "entity": "Ö", "cue": "said [6,10]", "kind": "direct", "said": ["“Go,” [0,5]"]}],
		"times": [], "meetings": []}`, string(got))
}
