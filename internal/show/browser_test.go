package show_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/show"
)

// browserVariable names the browser to test with, which must then be there.
const browserVariable = "DATELINE_TEST_BROWSER"

// browserPatience bounds a test in the browser.
const browserPatience = 2 * time.Minute

// findBrowser is the program to test with; the test is skipped where there is none.
func findBrowser(tb testing.TB) string {
	tb.Helper()
	if testing.Short() {
		tb.Skip("-short leaves out tests that need a browser")
	}
	if wanted := os.Getenv(browserVariable); wanted != "" {
		path, err := exec.LookPath(wanted)
		require.NoError(tb, err, "%s insists on this browser", browserVariable)
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome", "headless-shell"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	tb.Skipf("no Chromium or Chrome on this machine; %s makes that an error", browserVariable)
	return ""
}

// tab is a page in a browser of its own, and what the browser noticed.
type tab struct {
	ctx context.Context

	mu       sync.Mutex
	requests []string
	troubles []string
}

// browse opens the page of the articles in a browser with an empty profile.
func browse(t *testing.T, articles ...show.Article) *tab {
	t.Helper()
	path := filepath.Join(t.TempDir(), "page.html")
	require.NoError(t, os.WriteFile(path, []byte(pageOf(t, articles...)), 0o600))
	ctx, cancel := context.WithTimeout(t.Context(), browserPatience)
	t.Cleanup(cancel)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(findBrowser(t)), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true))
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	opened := &tab{}
	ctx, shut := chromedp.NewContext(ctx, chromedp.WithListener(opened.notice))
	t.Cleanup(shut)
	opened.ctx = ctx
	opened.do(t, chromedp.Navigate("file://"+path))
	return opened
}

func (b *tab) notice(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *log.EventEntryAdded:
		b.troubles = append(b.troubles, e.Entry.Text)
	case *runtime.EventExceptionThrown:
		b.troubles = append(b.troubles, e.ExceptionDetails.Text)
	}
}

func (b *tab) do(tb testing.TB, actions ...chromedp.Action[chromedp.Void]) {
	tb.Helper()
	require.NoError(tb, chromedp.Do(b.ctx, actions...))
}

// emulate makes the page look as on paper, or in a colour scheme.
func (b *tab) emulate(tb testing.TB, media, scheme string) {
	tb.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	require.NoError(tb, err)
}

// eval is the value of an expression in the page.
func eval[T any](tb testing.TB, b *tab, expression string) T {
	tb.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	require.NoError(tb, err)
	return value
}

// contrastJS gives, for every kind of mark in the text and every text beside
// it, the contrast ratio of its colour with what is behind it, as WCAG has it.
const contrastJS = `(() => {
	const parse = c => (c.match(/[\d.]+/g) || []).map(Number);
	const light = c => { const [r, g, b] = parse(c).map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
		return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor, p = parse(c);
		if (p.length === 3 || p[3] > 0) return c; } return 'rgb(255, 255, 255)'; };
	const low = {};
	for (const e of document.querySelectorAll('.mark, .how, dt, dd, summary, h1, h1 small, h3, td, th, .back')) {
		const [a, b] = [light(getComputedStyle(e).color), light(behind(e))];
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (ratio < 4.5) low[e.tagName + '.' + e.className] = ratio;
	}
	return low;
})()`

// TestPage_InBrowser looks at the page as a reader does.
func TestPage_InBrowser(t *testing.T) {
	t.Parallel()
	a := summit(t)
	b := browse(t, a)

	// The steps share one page, so that they follow one another.
	t.Run("TextIsWhole", func(t *testing.T) {
		require.Equal(t, a.Text, eval[string](t, b, `document.querySelector('.text').textContent`))
		require.Equal(t, "summit-1 · Dateline", eval[string](t, b, `document.title`))
	})
	t.Run("ColoursCanBeReadInLightAndDark", func(t *testing.T) {
		papers := map[string]bool{}
		for _, value := range []string{"light", "dark"} {
			b.emulate(t, "", value)
			require.Empty(t, eval[map[string]float64](t, b, contrastJS), value)
			papers[eval[string](t, b, `getComputedStyle(document.body).backgroundColor`)] = true
		}
		require.Len(t, papers, 2)
	})
	t.Run("MarksAreSeen", func(t *testing.T) {
		const differ = `getComputedStyle(document.querySelector('.text .%')).@ !== getComputedStyle(document.querySelector('.text')).@`
		for class, property := range map[string]string{
			"person": "color", "location": "color", "quote": "backgroundColor", "cue": "color", "speaker": "borderBottomWidth",
			"met": "backgroundColor", "place": "borderBottomWidth",
		} {
			require.True(t, eval[bool](t, b, strings.NewReplacer("%", class, "@", property).Replace(differ)), class)
		}
	})
	t.Run("FiltersTakeMarksAway", func(t *testing.T) {
		const colours = `[...document.querySelectorAll('.text .person')].map(e => getComputedStyle(e).color).join()`
		const quotes = `[...document.querySelectorAll('.text .quote')].every(e => getComputedStyle(e).backgroundColor === 'rgba(0, 0, 0, 0)')`
		before := eval[string](t, b, colours)
		b.do(t, chromedp.Click(chromedp.CSS("#show-person")), chromedp.Click(chromedp.CSS("#show-quote")))
		require.NotEqual(t, before, eval[string](t, b, colours))
		require.True(t, eval[bool](t, b, quotes))
		b.do(t, chromedp.Click(chromedp.CSS("#show-person")), chromedp.Click(chromedp.CSS("#show-quote")))
		require.Equal(t, before, eval[string](t, b, colours))
		require.False(t, eval[bool](t, b, quotes))
	})
	t.Run("LinksLeadToTheEvidence", func(t *testing.T) {
		b.do(t, chromedp.Click(chromedp.CSS(".text a.met")))
		require.Equal(t, "#a1-m1-why", eval[string](t, b, `location.hash`))
		require.Contains(t, eval[string](t, b, `document.querySelector(':target').textContent`), "Ada Orlova, Jon Brandt (host)")
		b.do(t, chromedp.Click(chromedp.CSS(":target summary")))
		require.True(t, eval[bool](t, b, `document.querySelector(':target details').open && document.querySelector(':target dl').offsetHeight > 0`))
	})
	t.Run("FitsATelephone", func(t *testing.T) {
		b.do(t, chromedp.EmulateViewport(360, 740))
		require.LessOrEqual(t, eval[int](t, b, `document.documentElement.scrollWidth`), 360)
		b.do(t, chromedp.EmulateViewport(1280, 900))
		require.True(t, eval[bool](t, b, `document.querySelector('aside').getBoundingClientRect().left >=
			document.querySelector('.text').getBoundingClientRect().right`), "the evidence stands beside the text")
	})
	t.Run("Prints", func(t *testing.T) {
		b.emulate(t, "print", "dark")
		require.Equal(t, "none", eval[string](t, b, `getComputedStyle(document.querySelector('.legend input')).display`))
		require.Equal(t, "rgb(255, 255, 255)", eval[string](t, b, `getComputedStyle(document.body).backgroundColor`))
	})
	t.Run("LoadsNothingAndIsFreeOfTrouble", func(t *testing.T) {
		b.mu.Lock()
		defer b.mu.Unlock()
		require.Len(t, b.requests, 1, "the page itself")
		require.Empty(t, b.troubles)
	})
}

// TestPage_HostileInBrowser lets an article try what it can.
func TestPage_HostileInBrowser(t *testing.T) {
	t.Parallel()
	hostile := `</div></style></title><script>window.owned = 1</script><img src="http://127.0.0.1:9/x" onerror="window.owned = 2">` +
		`<svg onload="window.owned = 3"> "onmouseover="window.owned=4" x=" <style>body{display:none}</style> {{.}} javascript:1`
	b := browse(t, show.Article{ID: hostile, Title: hostile, Extraction: news.Extraction{
		Text: hostile, Pipeline: hostile,
		Entities: []news.Entity{{Name: hostile, Aliases: []string{hostile}, Type: news.Misc, Mentions: []news.Mention{{Span: news.Span{Start: 3, End: 60}}}}},
		Quotes:   []news.Quote{{Content: []news.Span{{Start: 1, End: 90}}, Speaker: news.Span{Start: 4, End: 9}, Entity: new(int), Reason: hostile}},
	}})
	require.Equal(t, hostile, eval[string](t, b, `document.querySelector('.text').textContent`))
	require.True(t, eval[bool](t, b, `window.owned === undefined && document.scripts.length === 0 && document.images.length === 0`))
	require.True(t, eval[bool](t, b, `document.body.offsetHeight > 0`))
	require.False(t, eval[bool](t, b, `(() => { const s = document.createElement('script'); s.textContent = 'window.owned = 5';
		document.body.append(s); return window.owned === 5; })()`), "the page forbids scripts even where one came in")
	b.mu.Lock()
	defer b.mu.Unlock()
	require.Len(t, b.requests, 1)
}
