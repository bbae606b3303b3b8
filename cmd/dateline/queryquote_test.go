package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
	"github.com/dateline-news/dateline/store"
)

// notebook is a database of two articles with a quote each.
func notebook(tb testing.TB) census {
	tb.Helper()
	url := pgtest.NewFrom(tb, migrations.Up)
	rows, err := store.Open(tb.Context(), url)
	require.NoError(tb, err)
	defer rows.Close()
	for i, words := range []string{"“The cable is safe,” Astrid Kvamme said.", "“Cod is dear,” Liisa Rannamäe said."} {
		text := news.NewText(words)
		at := func(part string) news.Span {
			start := strings.Index(words, part)
			return text.SpanOf(start, start+len(part))
		}
		said, _, _ := strings.Cut(words, "”")
		_, name, _ := strings.Cut(words, "” ")
		name = strings.TrimSuffix(name, " said.")
		speaker := 0
		require.NoError(tb, rows.Save(tb.Context(), news.Record{
			Article: news.Article{Source: "paper", ProviderID: name, Body: words, URL: "https://news.example/" + string(rune('a'+i)), PublishedAt: time.Date(2026, 3, 1+i, 9, 0, 0, 0, time.UTC)},
			Extraction: news.Extraction{
				Pipeline: "test", Text: words, Sentences: []news.Span{text.All()},
				Entities: []news.Entity{{Type: news.Person, Name: name, Mentions: []news.Mention{{Span: at(name), Kind: news.NameMention}}}},
				Quotes:   []news.Quote{{Content: []news.Span{at(said + "”")}, Kind: news.Direct, Cue: at("said"), Speaker: at(name), Entity: &speaker}},
			},
		}))
	}
	return census{url: url, environ: []string{"DATELINE_DATABASE_URL=" + url}}
}

func TestQueryQuote(t *testing.T) {
	t.Parallel()
	c := notebook(t)
	for name, test := range map[string]struct {
		args []string
		want []string
	}{
		"All":     {nil, []string{"Liisa Rannamäe", "Astrid Kvamme"}},
		"Speaker": {[]string{"kvame"}, []string{"Astrid Kvamme"}},
		"About":   {[]string{"--about", "cod OR herring"}, []string{"Liisa Rannamäe"}},
		"Both":    {[]string{"Kvamme", "--about", "cod"}, nil},
		"Days":    {[]string{"--since", "2026-03-01", "--until", "2026-03-01"}, []string{"Astrid Kvamme"}},
		"Limit":   {[]string{"--limit", "1", "--json"}, []string{"Liisa Rannamäe"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := c.run(t, append([]string{"query", "quote"}, test.args...)...)
			require.Equal(t, exitDone, got.code, got.stderr)
			var speakers []string
			for decoder := json.NewDecoder(strings.NewReader(got.stdout)); decoder.More(); {
				var q store.Saying
				require.NoError(t, decoder.Decode(&q))
				speakers = append(speakers, q.Speaker)
			}
			require.Equal(t, test.want, speakers)
		})
	}
	got := c.run(t, "query", "quote", "Kvamme", "--format", "text")
	require.Equal(t, "2026-03-01  Astrid Kvamme said: “The cable is safe,”\n  paper: https://news.example/a\n(1 quotes)\n", got.stdout)
	got = c.run(t, "query", "quote", "Kvamme", "--format", "tsv")
	require.Regexp(t, `^\d+\t2026-03-01\tAstrid Kvamme\tAstrid Kvamme\t\tdirect\tsaid\t“The cable is safe,”\tpaper\t\thttps://news.example/a\n$`, got.stdout)
	got = c.run(t, "query", "quote", "Zzyzx")
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.stderr, "no article names it")
	for flag, value := range map[string]string{"--limit": "0", "--since": "soon"} {
		require.Equal(t, exitUsage, c.run(t, "query", "quote", flag, value).code, flag)
	}
	got = invocation{args: []string{"query", "quote", "--database-url", pgtest.New(t)}}.run(t)
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.stderr, "dateline migrate up")
}

// TestWriteSayings has something for what is not known.
func TestWriteSayings(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	require.NoError(t, writeSayings(&out, []store.Saying{
		{Printed: "a  neighbour", Said: "I saw\nnothing", Manner: "claimed", Negated: true, Source: "web"},
		{Said: "“Yes”", Source: "web"},
		{Speaker: "Ada Orlova", Role: "minister, Norway", Said: "no", Source: "web", Title: "Day"},
	}, style{}))
	require.Equal(t, `–           a neighbour not claimed: I saw nothing
  web:
–           – said: “Yes”
  web:
–           Ada Orlova (minister, Norway) said: no
  web: Day
(3 quotes)
`, out.String())
}
