package wire_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDecoder_DecodeURL(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"https://example.org/a":                            "https://example.org/a",
		" HTTPS://Example.ORG:443/A?b=C#d ":                "https://example.org/A?b=C",
		"http://example.org:80/a":                          "http://example.org/a",
		"http://example.org:8080/a":                        "http://example.org:8080/a",
		"https://example.org/a?utm_source=x&id=7&fbclid=y": "https://example.org/a?id=7",
		"https://example.org/a?utm_source=x":               "https://example.org/a",
		"https://example.org/a?z=1&a=2":                    "https://example.org/a?z=1&a=2",
		"https://user:secret@example.org/a":                "https://example.org/a",
		"https://example.org/caf\u00e9":                    "https://example.org/caf%C3%A9",
		"urn:newsml:example.org:20170510:17":               "urn:newsml:example.org:20170510:17",
		"tag:example.org,2017:17":                          "tag:example.org,2017:17",
		"javascript:alert(1)":                              "",
		"file:///etc/passwd":                               "",
		"/news/17":                                         "",
		"https://":                                         "",
		"https://exa mple.org/":                            "",
		"n/a":                                              "",
		"http://[::1":                                      "",
		"https://example.org/a\u0000b":                     "https://example.org/ab",
	} {
		quoted, err := json.Marshal(value)
		require.NoError(t, err)
		article := mustDecode(t, `{"text":"They met.","url":`+string(quoted)+`}`)
		require.Equal(t, want, article.URL, value)
		if want != "" {
			require.Equal(t, want, mustDecode(t, `{"text":"They met.","url":"`+want+`"}`).URL, "a canonical address stays")
		}
	}
}
