package wire_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDecoder_DecodeContentType(t *testing.T) {
	t.Parallel()
	for _, contentType := range []string{
		"", "text/plain", "TEXT/PLAIN; charset=utf-8", "text/markdown", "application/octet-stream", "application/x-www-form-urlencoded",
		"text/html", "application/json", "application/ld+json",
	} {
		require.Equal(t, story, mustDecode(t, story, "Content-Type", contentType).Text(), contentType)
	}
}

func TestDecoder_DecodeUnsupported(t *testing.T) {
	t.Parallel()
	for contentType, want := range map[string]string{
		"application/vnd.iptc.ninjs+json":           "ninjs (application/vnd.iptc.ninjs+json) is not read yet: send the JSON of Dateline, HTML or plain text",
		"application/ninjs+json":                    "ninjs",
		"application/vnd.iptc.g2.newsitem+xml":      "NewsML-G2",
		"application/vnd.iptc.g2.newsmessage+xml":   "NewsML-G2",
		"application/newsml+xml":                    "NewsML-G2",
		"application/cloudevents+json":              "CloudEvents",
		"application/cloudevents-batch+json":        "CloudEvents",
		"application/cloudevents+json; charset=utf": "CloudEvents",
		"application/xml":                           `content type "application/xml" is not read: send`,
		"text/xml":                                  `content type "text/xml" is not read`,
		"application/rss+xml":                       "not read",
		"application/pdf":                           "not read",
		"image/jpeg":                                "not read",
	} {
		_, err := decode(t, story, "Content-Type", contentType)
		requireRefused(t, err, "unsupported", want)
	}
}
