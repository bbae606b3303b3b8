package wire_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

func TestDecoder_DecodeJSON(t *testing.T) {
	t.Parallel()
	article := mustDecode(t, `{"id":"17","source":"desk","url":"https://example.org/17","title":"Talks in Oslo","text":"They met.\r\n\r\nThey agreed.",
		"published_at":"2017-05-10T14:30:00+02:00","language":"en","byline":"By Arne Holm","status":"usable","extra":{"deep":[1]}}`)
	require.Equal(t, news.Article{
		Source: "desk", ProviderID: "17", URL: "https://example.org/17", Title: "Talks in Oslo", Body: "They met.\n\nThey agreed.",
		Byline: "By Arne Holm", Language: "en", Status: news.StatusUsable, PublishedAt: time.Date(2017, 5, 10, 12, 30, 0, 0, time.UTC),
	}, article)
}

func TestDecoder_DecodeJSONFields(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		data string
		want news.Article
	}{
		"NumberID":      {`{"id":12345678901234567890123,"text":"They met."}`, news.Article{ProviderID: "12345678901234567890123", Body: "They met."}},
		"NullFields":    {`{"id":null,"title":null,"text":"They met."}`, news.Article{Body: "They met."}},
		"TitleOnly":     {`{"title":"Talks end"}`, news.Article{Title: "Talks end"}},
		"TitleOfLines":  {`{"title":" Talks\n  end\t ","text":"They met."}`, news.Article{Title: "Talks end", Body: "They met."}},
		"TitleRepeated": {`{"title":"Talks end","text":"Talks end\n\nThey met."}`, news.Article{Title: "Talks end", Body: "They met."}},
		"TitleInText":   {`{"text":"Talks end\n\nThey met."}`, news.Article{Title: "Talks end", Body: "They met."}},
		"DuplicateKeys": {`{"text":"First.","text":"Last."}`, news.Article{Body: "Last."}},
		"LoneSurrogate": {`{"text":"They \ud800met."}`, news.Article{Body: "They \uFFFDmet."}},
		"SurrogatePair": {`{"text":"They met \ud83d\ude00."}`, news.Article{Body: "They met 😀."}},
		"EscapedNUL":    {`{"text":"They\u0000 met."}`, news.Article{Body: "They met."}},
		"HTML":          {`{"html":"<p>They &amp; we met.</p><p>All agreed.</p>"}`, news.Article{Body: "They & we met.\n\nAll agreed."}},
		"TextAndHTML":   {`{"text":"They met.","html":"<p>Other</p>"}`, news.Article{Body: "They met."}},
		"BlankText":     {`{"text":" ","html":"<p>They met.</p>"}`, news.Article{Body: "They met."}},
		"BadURL":        {`{"text":"They met.","url":"n/a"}`, news.Article{Body: "They met."}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.want.Source, c.want.Status = "web", news.StatusUsable
			require.Equal(t, c.want, mustDecode(t, c.data, "Content-Type", "application/json"))
			require.Equal(t, c.want, mustDecode(t, c.data), "without a header")
			require.Equal(t, c.want, mustDecode(t, c.data, "Content-Type", "text/plain"), "with the wrong header")
		})
	}
}

func TestDecoder_DecodeJSONRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ data, reason, want string }{
		"Truncated":    {`{"id":"17","text":"They m`, "undecodable", "JSON at byte"},
		"Trailing":     {`{"text":"They met."} {"text":"Again."}`, "undecodable", "JSON at byte 22"},
		"Control":      {"{\"text\":\"They\nmet.\"}", "undecodable", "invalid character"},
		"Deep":         {`{"text":"a","x":` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + `}`, "undecodable", "exceeded max depth"},
		"HugeNumber":   {`{"text":1e999999}`, "invalid", "field text is a JSON number: want a string"},
		"WrongType":    {`{"text":["They met."]}`, "invalid", "field text is a JSON array: want a string"},
		"WrongDate":    {`{"text":"They met.","published_at":1494426600}`, "invalid", "field published_at is a JSON number"},
		"WrongID":      {`{"id":{},"text":"They met."}`, "invalid", "field id: want a string or a number"},
		"BoolID":       {`{"id":true,"text":"They met."}`, "invalid", "field id: want a string or a number"},
		"List":         {`[{"text":"They met."}]`, "invalid", "JSON array: want one object"},
		"BareNinjs":    {`{"uri":"urn:x","pubStatus":"usable","bodies":[]}`, "unsupported", "ninjs is not read yet"},
		"BareNinjs2":   {`{"uri":"urn:x","body_text":"They met."}`, "unsupported", "ninjs"},
		"CloudEvent":   {`{"specversion":"1.0","data":{"text":"They met."}}`, "unsupported", "CloudEvents"},
		"NestedMarkup": {`{"html":"` + strings.Repeat("<div>", 600) + `a"}`, "undecodable", "HTML"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := decode(t, c.data, "Content-Type", "application/json")
			requireRefused(t, err, c.reason, c.want)
		})
	}
}
