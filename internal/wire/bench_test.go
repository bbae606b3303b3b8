package wire_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/wire"
)

func BenchmarkDecoder_Decode(b *testing.B) {
	text := strings.Repeat(story, 10)
	quoted := strings.NewReplacer(`"`, `\"`, "\n", `\n`)
	for name, c := range map[string]struct {
		data, contentType string
		paragraphs        int
	}{
		"JSON":     {`{"id":"17","text":"` + quoted.Replace(text) + `"}`, "application/json", 21},
		"HTML":     {page, "text/html", 6},
		"Text":     {text, "text/plain", 21},
		"Gzip":     {gzipped(b, text), "text/plain", 21},
		"Zstd":     {zstandard(b, text), "text/plain", 21},
		"Windows":  {windows1252(b, text), "text/plain", 21},
		"UTF16":    {encode16(text, true, true), "text/plain", 21},
		"HTMLText": {"<p>" + strings.ReplaceAll(text, "\n\n", "</p><p>") + "</p>", "text/html", 21},
	} {
		b.Run(name, func(b *testing.B) {
			decoder, in := wire.NewDecoder(wire.Config{}), envelope(b, c.data, "Content-Type", c.contentType)
			article, err := decoder.Decode(in)
			require.NoError(b, err)
			b.SetBytes(int64(len(article.Text())))
			for b.Loop() {
				article, err := decoder.Decode(in)
				require.NoError(b, err)
				require.Equal(b, c.paragraphs, strings.Count(article.Text(), "\n\n")+1)
			}
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	article := fullArticle()
	article.Body = strings.Repeat(story, 10)
	b.SetBytes(int64(len(article.Text())))
	for b.Loop() {
		message, err := wire.Encode(article)
		require.NoError(b, err)
		require.Contains(b, string(message.Data), "Lindqvist")
	}
}
