package samples_test

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/dateline-news/dateline/samples"
)

const (
	invented   = "Dateline samples (invented)"
	broken     = "035-broken.json"
	killNotice = "029-brightwater-kill-notice.json"
	correction = "037-tallinn-summit-corrected.json"
)

// article is a sample in the project's own JSON.
type article struct {
	File        string `json:"-"`
	ID          string `json:"id"`
	Source      string `json:"source"`
	URL         string `json:"url"`
	Title       string `json:"title"`
	Text        string `json:"text"`
	HTML        string `json:"html"`
	PublishedAt string `json:"published_at"`
	Language    string `json:"language"`
	Byline      string `json:"byline"`
	Status      string `json:"status"`
}

// publishedAt is the time of publication, which every sample states.
func (a article) publishedAt(tb testing.TB) time.Time {
	tb.Helper()
	at, err := time.Parse(time.RFC3339, a.PublishedAt)
	require.NoError(tb, err, a.File)
	return at
}

func TestFS_Files(t *testing.T) {
	t.Parallel()
	counts := map[string]int{}
	for _, name := range names(t) {
		require.Regexp(t, `^\d{3}-[a-z0-9-]+\.(json|txt|html)$`, name)
		require.True(t, utf8.Valid(content(t, name)), name)
		counts[path.Ext(name)]++
	}
	require.GreaterOrEqual(t, counts[".json"]+counts[".txt"]+counts[".html"], 40)
	require.Positive(t, counts[".txt"])
	require.Positive(t, counts[".html"])
}

func TestFS_Numbers(t *testing.T) {
	t.Parallel()
	var numbers []string
	for _, name := range names(t) {
		numbers = append(numbers, name[:3])
	}
	require.Equal(t, slices.Compact(slices.Clone(numbers)), numbers, "one number a file")
}

func TestFS_Words(t *testing.T) {
	t.Parallel()
	longest := 0
	for _, name := range names(t) {
		if name == broken || name == killNotice {
			continue
		}
		n := len(strings.Fields(prose(t, name)))
		require.GreaterOrEqual(t, n, 80, name)
		require.LessOrEqual(t, n, 900, name)
		longest = max(longest, n)
	}
	require.Greater(t, longest, 800, "one article is long")
}

func TestFS_OnlyOneIsBroken(t *testing.T) {
	t.Parallel()
	require.False(t, json.Valid(content(t, broken)))
	for _, name := range names(t) {
		if path.Ext(name) == ".json" && name != broken {
			require.True(t, json.Valid(content(t, name)), name)
		}
	}
}

func TestFS_Fields(t *testing.T) {
	t.Parallel()
	for _, a := range articles(t) {
		require.NotEmpty(t, a.ID, a.File)
		require.NotEmpty(t, a.Source, a.File)
		require.NotEmpty(t, a.Title, a.File)
		require.NotEmpty(t, a.Language, a.File)
		require.True(t, strings.HasPrefix(a.URL, "https://example.org/"), a.File)
		require.NotEqual(t, a.Text == "", a.HTML == "", "text or html, not both: %s", a.File)
		a.publishedAt(t)
	}
}

// TestFS_Invented keeps the promise of the README: nobody can take a sample,
// torn from this folder, for news.
func TestFS_Invented(t *testing.T) {
	t.Parallel()
	for _, a := range articles(t) {
		require.Equal(t, invented, a.Byline, a.File)
	}
	for _, name := range names(t) {
		require.Contains(t, strings.ToLower(string(content(t, name))), "invented", name)
	}
}

func TestFS_IDs(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, a := range articles(t) {
		first, again := seen[a.Source+" "+a.ID]
		if again {
			require.Contains(t, []string{killNotice, correction}, a.File, "same id as %s", first)
			continue
		}
		seen[a.Source+" "+a.ID] = a.File
	}
	require.Equal(t, len(articles(t))-2, len(seen), "one correction and one kill notice")
}

func TestFS_Revisions(t *testing.T) {
	t.Parallel()
	first := find(t, "036-tallinn-summit-held.json")
	second := find(t, correction)
	require.Equal(t, first.ID, second.ID)
	require.Equal(t, first.URL, second.URL)
	require.NotEqual(t, first.Text, second.Text)
	require.True(t, second.publishedAt(t).After(first.publishedAt(t)))
}

func TestFS_KillNotice(t *testing.T) {
	t.Parallel()
	story := find(t, "028-brightwater-chairman-to-quit.json")
	kill := find(t, killNotice)
	require.Equal(t, story.ID, kill.ID)
	require.Equal(t, "withdrawn", kill.Status)
	require.Empty(t, story.Status)
	require.True(t, kill.publishedAt(t).After(story.publishedAt(t)))
}

func TestFS_Order(t *testing.T) {
	t.Parallel()
	days := func(a article) string { return a.publishedAt(t).UTC().Format(time.DateOnly) }
	require.True(t, slices.IsSortedFunc(articles(t), func(a, b article) int {
		return cmp.Compare(days(a), days(b))
	}), "file names follow the days of publication")
}

func TestFS_OneIsFrench(t *testing.T) {
	t.Parallel()
	var foreign []string
	for _, a := range articles(t) {
		if a.Language != "en" {
			foreign = append(foreign, a.Language)
		}
	}
	require.Equal(t, []string{"fr"}, foreign)
}

// TestFS_Scripts keeps the texts that offsets are most easily wrong on.
func TestFS_Scripts(t *testing.T) {
	t.Parallel()
	require.Regexp(t, `\p{Arabic}.*\p{Hebrew}`, flat(find(t, "038-qasrawi-writes-in-arabic.json").Text))
	require.Contains(t, find(t, "025-kvamme-packs-for-astana.json").Text, "👨\u200d👩\u200d👧")

	marks := find(t, "044-osun-grove-signs.json").Text
	require.False(t, norm.NFC.IsNormalString(marks), "to be normalised")
	require.Regexp(t, `\p{Mn}`, norm.NFC.String(marks), "marks that stay after it")
}

// TestFS_AgencyCopies keeps two stories that two sources carry with the same quote.
func TestFS_AgencyCopies(t *testing.T) {
	t.Parallel()
	for quote, files := range map[string][]string{
		"There was fog on the water. There was none on the line.": {
			"011-trawlers-collide-ministers-speak.json", "012-trawler-phone-call-herald.json",
		},
		"Tomorrow they can begin to disagree about how to share": {
			"041-vienna-water-talks-held.json", "042-vienna-water-talks-morning.json",
		},
	} {
		sources := map[string]bool{}
		for _, file := range files {
			require.Contains(t, find(t, file).Text, quote)
			sources[find(t, file).Source] = true
		}
		require.Len(t, sources, len(files))
	}
}

// TestFS_Readme keeps the table of the README complete.
func TestFS_Readme(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	for _, name := range names(t) {
		require.Contains(t, string(readme), "`"+name+"`")
	}
}

func names(tb testing.TB) []string {
	tb.Helper()
	found, err := fs.Glob(samples.FS, "*")
	require.NoError(tb, err)
	require.NotEmpty(tb, found)
	return found
}

func content(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := samples.FS.ReadFile(name)
	require.NoError(tb, err)
	return data
}

// articles reads every JSON sample but the one that is meant to be broken.
func articles(tb testing.TB) []article {
	tb.Helper()
	var all []article
	for _, name := range names(tb) {
		if path.Ext(name) != ".json" || name == broken {
			continue
		}
		a := article{File: name}
		require.NoError(tb, json.Unmarshal(content(tb, name), &a), name)
		all = append(all, a)
	}
	return all
}

func find(tb testing.TB, name string) article {
	tb.Helper()
	all := articles(tb)
	at := slices.IndexFunc(all, func(a article) bool { return a.File == name })
	require.GreaterOrEqual(tb, at, 0, name)
	return all[at]
}

var (
	unseen = regexp.MustCompile(`(?s)<(style|script)\b.*?</(style|script)>`)
	markup = regexp.MustCompile(`<[^>]*>`)
)

// prose is roughly what a reader of the sample sees.
func prose(tb testing.TB, name string) string {
	tb.Helper()
	switch path.Ext(name) {
	case ".txt":
		return string(content(tb, name))
	case ".html":
		return words(string(content(tb, name)))
	}
	a := find(tb, name)
	return a.Text + words(a.HTML)
}

// words is the text of a page, furniture included.
func words(page string) string {
	return markup.ReplaceAllString(unseen.ReplaceAllString(page, " "), " ")
}

func flat(text string) string { return strings.ReplaceAll(text, "\n", " ") }
