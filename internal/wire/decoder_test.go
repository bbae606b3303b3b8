package wire_test

import (
	"bytes"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/wire"
)

func TestDecoder_DecodeFillsFromMessage(t *testing.T) {
	t.Parallel()
	article := mustDecode(t, story, "content-location", "HTTPS://Example.org/a?utm_source=x#top", "CONTENT-LANGUAGE", "en-GB")
	require.Equal(t, "web", article.Source)
	require.Equal(t, "https://example.org/a", article.URL)
	require.Equal(t, "en-GB", article.Language)
	require.Equal(t, news.StatusUsable, article.Status)
	require.Equal(t, story, article.Text())
}

func TestDecoder_DecodeSourceOfSubject(t *testing.T) {
	t.Parallel()
	for subject, want := range map[string]string{
		"news.raw.web": "web", "news.raw.desk.sport": "desk", "news.raw.": "unknown", "news.raw": "unknown", "": "unknown", "other.raw.web": "unknown",
	} {
		article, err := wire.NewDecoder(wire.Config{}).Decode(wire.Envelope{Subject: subject, Data: []byte(story)})
		require.NoError(t, err)
		require.Equal(t, want, article.Source, subject)
	}
}

func TestDecoder_DecodeEmpty(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"Nothing": "", "Space": " \r\n\t ", "Mark": "\uFEFF", "NUL": "\x00\x00", "Punctuation": "--- *** ---", "Object": "{}",
		"JSON": `{"id":"1","text":"  "}`, "Page": "<html><body><script>words()</script></body></html>", "Packed": gzipped(t, ""),
	} {
		_, err := decode(t, data)
		requireRefused(t, err, "empty", "no text")
		_ = name
	}
}

func TestDecoder_DecodeKillNotice(t *testing.T) {
	t.Parallel()
	for _, status := range []string{"withdrawn", "withheld", "canceled", "cancelled", " Canceled "} {
		article := mustDecode(t, `{"id":"17","status":"`+status+`"}`)
		require.True(t, article.Withdrawn())
		require.Equal(t, "17", article.ProviderID)
		require.Empty(t, article.Text())
	}
	require.True(t, mustDecode(t, `{"url":"https://example.org/17","status":"canceled"}`).Withdrawn())
	require.True(t, mustDecode(t, `{"text":"L'article a été retiré.","status":"canceled"}`).Withdrawn(), "no language gate")
	_, err := decode(t, `{"status":"canceled"}`)
	requireRefused(t, err, "invalid", "kill notice")
	_, err = decode(t, `{"text":"Words.","status":"spiked"}`)
	requireRefused(t, err, "invalid", `status "spiked": want usable`)
}

func TestDecoder_DecodeTooLarge(t *testing.T) {
	t.Parallel()
	small := wire.NewDecoder(wire.Config{MaxBytes: 100, MaxUnpacked: 300, MaxText: 200})
	for name, c := range map[string]struct{ data, want string }{
		"Message":  {strings.Repeat("word ", 21), "message of 105 bytes: at most 100"},
		"Unpacked": {gzipped(t, strings.Repeat("word ", 61)), "more than 300 bytes once unpacked"},
		"Text":     {gzipped(t, strings.Repeat("word ", 41)), "text of 205 bytes: at most 200"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := small.Decode(envelope(t, c.data))
			requireRefused(t, err, "too_large", c.want)
		})
	}
}

func TestDecoder_DecodeLongField(t *testing.T) {
	t.Parallel()
	_, err := decode(t, `{"id":"`+strings.Repeat("7", 3000)+`","text":"Words."}`)
	requireRefused(t, err, "invalid", "id of 3000 bytes")
}

func TestDecoder_DecodeNotesBadTime(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	decoder := wire.NewDecoder(wire.Config{Logger: logger})
	article, err := decoder.Decode(envelope(t, `{"text":"The ministers met.","published_at":"last Tuesday"}`))
	require.NoError(t, err)
	require.True(t, article.PublishedAt.IsZero(), "unknown, but not lost")
	require.Contains(t, log.String(), "last Tuesday")
	require.NotContains(t, log.String(), "ministers")
}

func TestDecoder_DecodeConcurrently(t *testing.T) {
	t.Parallel()
	decoder := wire.NewDecoder(wire.Config{})
	var group sync.WaitGroup
	for _, data := range []string{story, page, gzipped(t, story), zstandard(t, page)} {
		for range 4 {
			group.Go(func() {
				_, err := decoder.Decode(wire.Envelope{Data: []byte(data)})
				require.NoError(t, err)
			})
		}
	}
	group.Wait()
}

func TestDecodeLine(t *testing.T) {
	t.Parallel()
	article, err := wire.DecodeLine([]byte(`{"id":7,"text":" \u00a0Les ministres se sont rencontrés. \n","published_at":"2017-05-10"}`))
	require.NoError(t, err)
	require.Equal(t, "7", article.ProviderID)
	require.Equal(t, " \u00a0Les ministres se sont rencontrés. \n", article.Text())
	require.Equal(t, 2017, article.PublishedAt.Year())
	article, err = wire.DecodeLine([]byte(`{"id":"a","text":""}`))
	require.NoError(t, err)
	require.Empty(t, article.Text())
	_, err = wire.DecodeLine([]byte(`just text`))
	requireRefused(t, err, "undecodable", "JSON at byte 1")
}
