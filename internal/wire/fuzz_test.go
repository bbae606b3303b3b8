package wire_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/wire"
)

// requireSound decodes and wants either a permanent error or an article that
// is normalised, within the limits, and the same after it was sent on.
func requireSound(t *testing.T, in wire.Envelope) {
	t.Helper()
	decoder := wire.NewDecoder(wire.Config{MaxBytes: 1 << 20, MaxUnpacked: 1 << 20, MaxText: 1 << 20, AnyLanguage: true})
	article, err := decoder.Decode(in)
	if err != nil {
		var fault interface{ Permanent() bool }
		require.ErrorAs(t, err, &fault)
		require.Zero(t, article)
		return
	}
	requireNormal(t, article)
	require.LessOrEqual(t, len(article.Text()), 1<<20)
	sent, err := wire.Encode(article)
	require.NoError(t, err)
	again, err := wire.NewDecoder(wire.Config{AnyLanguage: true, MaxBytes: 8 << 20}).Decode(sent)
	require.NoError(t, err)
	require.Equal(t, article, again, "sent on")
	require.Equal(t, article.Key(), again.Key())
}

func FuzzDecoder_Decode(f *testing.F) {
	seeds := []struct{ data, contentType, encoding string }{
		{story, "", ""},
		{story, "text/html", "gzip"},
		{page, "text/html", ""},
		{`{"id":1,"text":"They met.","url":"HTTP://a:80/?utm_a","published_at":"10 May 2017 10:00 EST"}`, "application/json", ""},
		{`{"html":"<p>a","status":"canceled","url":"urn:a"}`, "", ""},
		{"\xff\xfeT\x00", "text/plain; charset=utf-16", ""},
		{"M\xe4rta", "text/plain; charset=shift_jis", "identity"},
		{"\x1f\x8b\x08\x00", "", "gzip"},
		{"\x28\xb5\x2f\xfd\x04", "", "zstd"},
		{"<meta charset=big5>\xa4\xa4", "text/html", ""},
		{"{\"", "application/vnd.iptc.ninjs+json", ""},
		{"A b\n\nA b\n\nc", "", ""},
	}
	for _, seed := range seeds {
		f.Add([]byte(seed.data), seed.contentType, seed.encoding)
	}
	f.Add([]byte(gzipped(f, story)), "text/plain", "gzip")
	f.Add([]byte(zstandard(f, page)), "text/html", "zstd")
	f.Fuzz(func(t *testing.T, data []byte, contentType, encoding string) {
		requireSound(t, envelope(t, string(data), "Content-Type", contentType, "Content-Encoding", encoding))
	})
}

func FuzzDecoder_DecodeJSON(f *testing.F) {
	for _, seed := range []string{
		`{"id":"17","title":"Talks end","text":"They met.","byline":"x\ty"}`, `{"text":"a","text":1}`, `{"html":"<q> a</q>"}`, `[{}]`,
		`{"text":"\ud800\u0000\u0085","title":"\ufeff a\n\u2028b "}`, `{"id":-1e400,"url":"https://a/%zz","language":"\n"}`, strings.Repeat(`{"a":`, 50),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		requireSound(t, envelope(t, string(data), "Content-Type", "application/json"))
		if article, err := wire.DecodeLine(data); err == nil {
			requireNormal(t, article)
		}
	})
}

// The libraries that parse pages are given what they like best: tags.
func FuzzDecoder_DecodePage(f *testing.F) {
	for _, seed := range []string{
		page, "<html><body><p>a<table><p>b<td>c<svg><p>d</svg>", "<html><head><script type='application/ld+json'>{\"@graph\":[1]}</script>",
		"<html><noscript><img src=a></noscript><body hidden><q><q>", "<html><template><p>a</template><frameset>", "<html><math><mi><p>a",
		"<html><body><div class=comment><p>" + strings.Repeat("Talks, and talks. ", 40) + "</div><select><option>a",
		"<html><head><meta property='article:published_time' content='13/13/2017'><meta name=author content>", "<html lang=' '><base href='::'><a href='%zz'>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		requireSound(t, envelope(t, "<html>"+data, "Content-Type", "text/html; charset=utf-8"))
	})
}

func FuzzLines(f *testing.F) {
	f.Add("a\n\nb", 3)
	f.Add("aaaa\nb", 2)
	f.Fuzz(func(t *testing.T, text string, limit int) {
		previous := 0
		for line, err := range wire.Lines(strings.NewReader(text), limit) {
			require.Greater(t, line.Number, previous)
			previous = line.Number
			if err == nil {
				require.NotContains(t, string(line.Data), "\n")
				require.Contains(t, text, string(line.Data))
			}
		}
		require.LessOrEqual(t, previous, strings.Count(text, "\n")+1)
	})
}
