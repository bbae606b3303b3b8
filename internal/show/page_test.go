package show_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/dateline-news/dateline/internal/golden"
	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/show"
)

func pageOf(tb testing.TB, articles ...show.Article) string {
	tb.Helper()
	var out bytes.Buffer
	require.NoError(tb, show.WritePage(&out, articles))
	return out.String()
}

func parsed(tb testing.TB, page string) *html.Node {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(tb, err)
	return root
}

func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf is the text content of the first element of the class.
func textOf(root *html.Node, class string) string {
	var out strings.Builder
	for node := range root.Descendants() {
		if node.Type != html.ElementNode || !slices.Contains(strings.Fields(attribute(node, "class")), class) {
			continue
		}
		for inner := range node.Descendants() {
			if inner.Type == html.TextNode {
				out.WriteString(inner.Data)
			}
		}
		break
	}
	return out.String()
}

func TestWritePage_Golden(t *testing.T) {
	t.Parallel()
	page := pageOf(t, summit(t))
	_, rest, found := strings.Cut(page, "</style>")
	require.True(t, found)
	golden.Equal(t, "testdata/page.golden.html", []byte(rest))
}

func TestWritePage_TextIsWhole(t *testing.T) {
	t.Parallel()
	a := summit(t)
	require.Equal(t, a.Text, textOf(parsed(t, pageOf(t, a)), "text"))
	a.Title = "Not how the text begins"
	require.Equal(t, a.Text, textOf(parsed(t, pageOf(t, a)), "text"))
}

// TestWritePage_Links finds no link that leads nowhere, no id that is there
// twice, and nothing that loads from elsewhere.
func TestWritePage_Links(t *testing.T) {
	t.Parallel()
	second := summit(t)
	// A quote and a meeting that begin with one word need two anchors.
	second.Quotes = append(second.Quotes, news.Quote{Content: []news.Span{find(second.Text, "visit Lisbon in May", 0)}, Kind: news.Indirect})
	ids, targets := map[string]bool{}, []string{}
	for node := range parsed(t, pageOf(t, summit(t), second)).Descendants() {
		if id := attribute(node, "id"); id != "" {
			require.False(t, ids[id], id)
			ids[id] = true
		}
		require.Empty(t, attribute(node, "src"))
		require.NotContains(t, []string{"script", "link", "img", "iframe", "form"}, node.Data)
		if href := attribute(node, "href"); href != "" {
			require.True(t, strings.HasPrefix(href, "#"), href)
			targets = append(targets, href[1:])
		}
	}
	require.Len(t, targets, 2*(3+2)+2*(4+2)-1, "text and list point at each other; one word has one link")
	for _, target := range targets {
		require.True(t, ids[target], target)
	}
}

func TestWritePage_Hostile(t *testing.T) {
	t.Parallel()
	hostile := `</div></style><script>alert(1)</script><img src=x onerror=alert(2)> "onmouseover="alert(3) javascript:alert(4)`
	page := pageOf(t, show.Article{ID: hostile, Title: hostile, Extraction: news.Extraction{
		Text: hostile, Pipeline: hostile,
		Entities: []news.Entity{{Name: hostile, Aliases: []string{hostile}, Type: news.Person, Mentions: []news.Mention{{Span: news.Span{Start: 3, End: 60}}}}},
		Quotes:   []news.Quote{{Content: []news.Span{{Start: 1, End: 90}}, Speaker: news.Span{Start: 4, End: 9}, Entity: new(int), Reason: hostile}},
	}})
	root := parsed(t, page)
	require.Equal(t, hostile, textOf(root, "text"))
	for node := range root.Descendants() {
		require.NotContains(t, []string{"script", "img"}, node.Data)
		for _, a := range node.Attr {
			require.False(t, strings.HasPrefix(a.Key, "on"), a.Key)
		}
	}
	require.Contains(t, page, "default-src 'none'")
}

func TestWritePage_Nothing(t *testing.T) {
	t.Parallel()
	require.Contains(t, pageOf(t), "No articles.")
	require.Contains(t, pageOf(t, show.Article{}), "<h1>Article")
}

func FuzzWritePage(f *testing.F) {
	seedFuzz(f)
	f.Fuzz(func(t *testing.T, text string, data []byte) {
		text = news.Normalise(text)
		head, _, _ := strings.Cut(text, "\n")
		root := parsed(t, pageOf(t, show.Article{ID: text, Title: head, Extraction: extractionOf(text, data)}))
		require.Equal(t, text, textOf(root, "text"))
		for node := range root.Descendants() {
			require.NotEqual(t, "script", node.Data)
		}
	})
}

func BenchmarkWritePage(b *testing.B) {
	a := summit(b)
	for b.Loop() {
		require.Contains(b, pageOf(b, a), `class="mark quote"`)
	}
}
