package wire_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/wire"
)

func TestSubject(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"web": "news.raw.web", "The Fjord Post": "news.raw.the-fjord-post", "a.b.>": "news.raw.a-b", "*": "news.raw.unknown",
		"": "news.raw.unknown", " x ": "news.raw.x", "NRK1": "news.raw.nrk1", "Søndag": "news.raw.søndag", "a\x00\tb": "news.raw.a-b",
		"a--b": "news.raw.a-b", "desk_2": "news.raw.desk_2", "\xff": "news.raw.unknown", strings.Repeat("x", 100): "news.raw." + strings.Repeat("x", 64),
	} {
		require.Equal(t, want, wire.Subject(source), "%q", source)
	}
}

func FuzzSubject(f *testing.F) {
	f.Add("The Fjord Post")
	f.Add("a.*.>")
	f.Fuzz(func(t *testing.T, source string) {
		token, found := strings.CutPrefix(wire.Subject(source), "news.raw.")
		require.True(t, found)
		require.NotEmpty(t, token)
		require.False(t, strings.ContainsAny(token, ".*> \t\r\n\x00"), token)
		require.Equal(t, "news.raw."+token, wire.Subject(token), "a subject's own source stays")
	})
}

func TestFileEnvelope(t *testing.T) {
	t.Parallel()
	decoder := wire.NewDecoder(wire.Config{})
	article, err := decoder.Decode(wire.FileEnvelope("desk/talks.txt", "The Fjord Post", []byte(story)))
	require.NoError(t, err)
	require.Equal(t, "the-fjord-post", article.Source)
	require.Empty(t, article.ProviderID)
	other, err := decoder.Decode(wire.FileEnvelope("elsewhere/other.md", "web", []byte(story)))
	require.NoError(t, err)
	require.Equal(t, article.Key(), other.Key(), "a file is known by its text")
	article, err = decoder.Decode(wire.FileEnvelope("talks.HTML", "web", []byte("Talks <i>end</i>.")))
	require.NoError(t, err)
	require.Equal(t, "Talks end.", article.Text())
	article, err = decoder.Decode(wire.FileEnvelope("talks.txt", "web", []byte("Talks <i>end</i>.")))
	require.NoError(t, err)
	require.Equal(t, "Talks <i>end</i>.", article.Text())
}

func TestDecoder_DecodeHeaderOfSeveralValues(t *testing.T) {
	t.Parallel()
	article := mustDecode(t, story, "CONTENT-LANGUAGE", " ", "CONTENT-LANGUAGE", "en-NZ", "CONTENT-LANGUAGE", "fr")
	require.Equal(t, "en-NZ", article.Language)
}
