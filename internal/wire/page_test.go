package wire_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const page = `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Talks on herring end in Oslo | The Fjord Post</title>
<link rel="Canonical" href="https://Example.org/news/talks?utm_medium=feed#c">
<meta property="og:title" content="Talks on herring end in Oslo">
<meta property="article:published_time" content="2017-05-10T14:30:00+02:00"><meta name="author" content="Ingrid Dahl">
<script>var words = "never shown";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner">We use cookies to keep you.</div>
<article><h1>Talks on herring end in Oslo</h1>
<p>The fisheries ministers of the two countries, <b>Arne&nbsp;Holm</b> and <a href="/l">M&auml;rta Lind&shy;qvist</a>, met
in Oslo on Tuesday, and agreed to meet again in June, the ministries said in a joint statement, which gave no figures.</p>
<p>&ldquo;We have come a long way,&rdquo; Holm said after the talks, which had gone on for nine hours, and he added that the
rest was a matter of patience, of good will, and of counting fish together.</p>
<p>Lindqvist said that <q>the quota</q> would be the last point to settle,<br>and that the fleets would wait for it, as they had
in every year since the first agreement was signed by her predecessor.</p>
<ul><li>Nine hours of talks, the longest round in years</li><li>Two ministers, and one map of the northern banks</li></ul>
</article><footer>Copyright The Fjord Post. All rights reserved.</footer></body></html>`

func TestDecoder_DecodePage(t *testing.T) {
	t.Parallel()
	article := mustDecode(t, page, "Content-Type", "text/html; charset=utf-8")
	require.Equal(t, "Talks on herring end in Oslo", article.Title)
	require.Equal(t, "https://example.org/news/talks", article.URL)
	require.Equal(t, "Ingrid Dahl", article.Byline)
	require.Equal(t, "en-GB", article.Language)
	require.Equal(t, time.Date(2017, 5, 10, 12, 30, 0, 0, time.UTC), article.PublishedAt)
	paragraphs := strings.Split(article.Body, "\n\n")
	require.Len(t, paragraphs, 5)
	require.True(t, strings.HasPrefix(paragraphs[0], "The fisheries ministers of the two countries, Arne\u00A0Holm and Märta Lindqvist, met in Oslo on Tuesday,"))
	require.True(t, strings.HasPrefix(paragraphs[1], "“We have come a long way,” Holm said"))
	require.Contains(t, paragraphs[2], "that “the quota” would be the last point to settle,\nand that the fleets")
	require.Equal(t, "Two ministers, and one map of the northern banks", paragraphs[4])
	for _, furniture := range []string{"Home", "Sport", "Copyright", "never shown"} {
		require.NotContains(t, article.Body, furniture)
	}
}

func TestDecoder_DecodePageByLook(t *testing.T) {
	t.Parallel()
	want := mustDecode(t, page, "Content-Type", "text/html")
	require.Equal(t, want, mustDecode(t, page))
	require.Equal(t, want, mustDecode(t, page, "Content-Type", "text/plain"))
	require.Equal(t, want, mustDecode(t, page, "Content-Type", "application/json"))
	require.Equal(t, want, mustDecode(t, "\uFEFF\n <!-- saved -->\n"+page, "Content-Type", "application/octet-stream"))
	require.Equal(t, want, mustDecode(t, `<?xml version="1.0" encoding="UTF-8"?>`+page, "Content-Type", "application/xhtml+xml"))
}

func TestDecoder_DecodePageDeclaredButText(t *testing.T) {
	t.Parallel()
	require.Equal(t, story, mustDecode(t, story, "Content-Type", "text/html").Text())
}

func TestDecoder_DecodeMarkup(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ data, want string }{
		"Paragraphs":    {"<p>One\n two.</p>\n<p>Three.</p>", "One two.\n\nThree."},
		"Divs":          {"<div>One.</div><div>Two.<div>Three.</div>Four.</div>", "One.\n\nTwo.\n\nThree.\n\nFour."},
		"Breaks":        {"<p>One.<br>Two.<br/><br/>Three.</p>", "One.\nTwo.\n\nThree."},
		"Inline":        {"<p>Mr. <b>Ho</b>lm<i> said</i>, so.</p>", "Mr. Holm said, so."},
		"Entities":      {"<p>Caf&eacute; &#8220;A&#x201D; &lt;b&gt; &amp;amp; R&D &#150; &bogus;</p>", "Café “A” <b> &amp; R&D – &bogus;"},
		"Quotes":        {"<p>He said <q> so it is </q>.</p>", "He said “so it is”."},
		"Table":         {"<table><tr><th>Team</th><td>3</td></tr><tr><td>Other</td><td>1</td></tr></table>", "Team 3\nOther 1"},
		"List":          {"<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"},
		"Hidden":        {"<p>One.</p><p hidden>Two.</p><p aria-hidden=true>Three.</p><style>x</style>", "One."},
		"Unclosed":      {"<p>One.<p>Two.<b>Three", "One.\n\nTwo.Three"},
		"NoBreakSpace":  {"<p>10&nbsp;May</p>", "10\u00A0May"},
		"CommentInside": {"<p>One<!-- two --> three.</p>", "One three."},
		"Headings":      {"<h2>Talks end here</h2><p>One.</p>", "Talks end here\n\nOne."},
		"Form":          {"<div>One.<form><input value=x><button>Send</button></form></div>", "One."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, mustDecode(t, c.data, "Content-Type", "text/html").Text())
		})
	}
}

func TestDecoder_DecodePageFallsBack(t *testing.T) {
	t.Parallel()
	crowded := "<html><head><title>Talks end</title></head><body><p>The ministers met.</p>" + strings.Repeat("<i></i>", 31_000) + "</body></html>"
	article := mustDecode(t, crowded, "Content-Type", "text/html")
	require.Equal(t, "Talks end", article.Title)
	require.Equal(t, "The ministers met.", article.Body)
	short := mustDecode(t, "<html><body><p>Flash: talks end.</p></body></html>")
	require.Equal(t, "Flash: talks end.", short.Text())
}

func TestDecoder_DecodePageDropsByline(t *testing.T) {
	t.Parallel()
	for printed, first := range map[string]string{
		"By Ingrid Dahl": "The fisheries ministers", "by  Ingrid\nDahl": "The fisheries ministers", "Ingrid Dahl": "The fisheries ministers",
		"By Ingrid Dahl met the ministers": "By Ingrid Dahl met",
	} {
		signed := strings.Replace(page, "<p>The fisheries", "<p>"+printed+"</p><p>The fisheries", 1)
		article := mustDecode(t, signed, "Content-Type", "text/html")
		require.True(t, strings.HasPrefix(article.Body, first), "%s: %.60s", printed, article.Body)
		require.Equal(t, "Ingrid Dahl", article.Byline)
	}
}

func TestDecoder_DecodePageInJSON(t *testing.T) {
	t.Parallel()
	quoted := strings.NewReplacer(`"`, `\"`, "\n", `\n`).Replace(page)
	article := mustDecode(t, `{"id":"17","title":"Own title","html":"`+quoted+`"}`)
	require.Equal(t, "17", article.ProviderID)
	require.Equal(t, "Own title", article.Title)
	require.Equal(t, "Ingrid Dahl", article.Byline)
	require.Equal(t, "https://example.org/news/talks", article.URL)
	require.False(t, article.PublishedAt.IsZero())
	dated := mustDecode(t, `{"published_at":"2018-01-02","html":"`+quoted+`"}`)
	require.Equal(t, 2018, dated.PublishedAt.Year(), "the fields go before what the page says")
}

func TestDecoder_DecodePageThatIsNone(t *testing.T) {
	t.Parallel()
	_, err := decode(t, "<html><body>"+strings.Repeat("<div>", 5000)+"words")
	requireRefused(t, err, "undecodable", "HTML")
	_, err = decode(t, "<html><body>"+strings.Repeat("<p>a", 1<<20))
	requireRefused(t, err, "too_large", "HTML with 1048578 tags: at most 200000")
}
