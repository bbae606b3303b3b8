package wire_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/wire"
)

// story is a clean article as plain text, with quotation marks, accents and an
// outer white space of its own.
const story = "Holm and Lindqvist to meet again in Bergen\n\n" +
	"The fisheries ministers of the two countries, Arne Holm and Märta Lindqvist, met in Oslo on Tuesday and agreed to meet again in June.\n\n" +
	"“We have come a long way,” Holm said after the talks. Lindqvist said that the quota would be the last point to settle.\n"

// decode reads data with the headers given as pairs of name and value.
func decode(tb testing.TB, data string, header ...string) (news.Article, error) {
	tb.Helper()
	return wire.NewDecoder(wire.Config{}).Decode(envelope(tb, data, header...))
}

func envelope(tb testing.TB, data string, header ...string) wire.Envelope {
	tb.Helper()
	in := wire.Envelope{Subject: "news.raw.web", Header: map[string][]string{}, Data: []byte(data)}
	for i := 0; i < len(header); i += 2 {
		in.Header[header[i]] = append(in.Header[header[i]], header[i+1])
	}
	return in
}

func mustDecode(tb testing.TB, data string, header ...string) news.Article {
	tb.Helper()
	article, err := decode(tb, data, header...)
	require.NoError(tb, err)
	requireNormal(tb, article)
	return article
}

// requireRefused wants a permanent error of that reason whose text holds want.
func requireRefused(tb testing.TB, err error, reason, want string) {
	tb.Helper()
	require.Error(tb, err)
	var fault interface {
		Permanent() bool
		Reason() string
	}
	require.True(tb, errors.As(err, &fault), "%v", err)
	require.True(tb, fault.Permanent())
	require.Equal(tb, reason, fault.Reason(), "%v", err)
	require.ErrorContains(tb, err, want)
}

func requireNormal(tb testing.TB, article news.Article) {
	tb.Helper()
	text := article.Text()
	require.True(tb, utf8.ValidString(text))
	require.Equal(tb, news.Normalise(text), text)
	for _, line := range []string{article.Title, article.Source, article.ProviderID, article.URL, article.Byline, article.Language} {
		require.Equal(tb, strings.TrimSpace(news.Normalise(line)), line)
		require.NotContains(tb, line, "\n")
	}
	require.NotEmpty(tb, article.Source)
}

func gzipped(tb testing.TB, data string) string {
	tb.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write([]byte(data))
	require.NoError(tb, err)
	require.NoError(tb, w.Close())
	return out.String()
}

func zstandard(tb testing.TB, data string) string {
	tb.Helper()
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	require.NoError(tb, err)
	return string(encoder.EncodeAll([]byte(data), nil))
}
