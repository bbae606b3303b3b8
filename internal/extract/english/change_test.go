package english_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/news"
)

// articles are the texts of the golden files.
func articles(tb testing.TB) []news.Article {
	tb.Helper()
	paths, err := filepath.Glob("testdata/*/article.json")
	require.NoError(tb, err)
	require.NotEmpty(tb, paths)
	list := make([]news.Article, len(paths))
	for i, path := range paths {
		list[i] = readArticle(tb, path)
	}
	return list
}

// moveSpans moves all spans that hang below a value, which must be settable, by
// an offset. Spans that are not there stay so.
func moveSpans(v reflect.Value, by int) {
	if span, ok := v.Interface().(news.Span); ok {
		if !span.IsZero() {
			v.Set(reflect.ValueOf(news.Span{Start: span.Start + by, End: span.End + by}))
		}
		return
	}
	kind := v.Kind()
	if kind == reflect.Pointer && !v.IsNil() {
		moveSpans(v.Elem(), by)
	}
	if kind == reflect.Slice {
		for i := range v.Len() {
			moveSpans(v.Index(i), by)
		}
	}
	if kind == reflect.Struct {
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				moveSpans(v.Field(i), by)
			}
		}
	}
}

// TestNew_LineEnds holds that how a system ends its lines changes no fact but
// offsets.
func TestNew_LineEnds(t *testing.T) {
	t.Parallel()
	pipeline := newPipeline(t)
	for _, a := range articles(t) {
		text := a.Text()
		if strings.Contains(text, "\r") {
			continue
		}
		unix, err := pipeline.Extract(t.Context(), text, a.PublishedAt)
		require.NoError(t, err)
		windows, err := pipeline.Extract(t.Context(), strings.ReplaceAll(text, "\n", "\r\n"), a.PublishedAt)
		require.NoError(t, err)
		require.Equal(t, outline(unix), outline(windows), a.Title)
	}
}

// outline writes the facts without offsets.
func outline(facts news.Extraction) []string {
	text := news.NewText(facts.Text)
	flat := func(span news.Span) string { return strings.Join(strings.Fields(text.Slice(span)), " ") }
	var lines []string
	for _, e := range facts.Entities {
		line := "entity " + string(e.Type) + " " + e.Name
		for _, m := range e.Mentions {
			line += " | " + flat(m.Span)
		}
		lines = append(lines, line)
	}
	for _, q := range facts.Quotes {
		line := "quote"
		for _, c := range q.Content {
			line += " | " + flat(c)
		}
		lines = append(lines, line)
	}
	for _, x := range facts.Times {
		lines = append(lines, "time "+flat(x.Span)+" "+x.Value)
	}
	for _, m := range facts.Meetings {
		lines = append(lines, "meeting "+flat(m.Trigger)+" "+string(m.Status)+" "+m.Date)
	}
	return lines
}

// TestNew_BlankLinesBefore holds that blank lines before an article move all
// offsets and change nothing else, whatever the width of blanks in bytes.
func TestNew_BlankLinesBefore(t *testing.T) {
	t.Parallel()
	pipeline := newPipeline(t)
	for _, before := range []string{"\n\n", "\u00a0\n\u2003\n"} {
		for _, a := range articles(t) {
			want, err := pipeline.Extract(t.Context(), a.Text(), a.PublishedAt)
			require.NoError(t, err)
			got, err := pipeline.Extract(t.Context(), before+a.Text(), a.PublishedAt)
			require.NoError(t, err)
			moveSpans(reflect.ValueOf(&want).Elem(), utf8.RuneCountInString(before))
			want.Text = got.Text
			require.Equal(t, want, got, a.Title)
		}
	}
}

// TestNew_Again holds that a pipeline keeps nothing of the articles that it read
// before.
func TestNew_Again(t *testing.T) {
	t.Parallel()
	list := articles(t)
	for _, engine := range []english.Engine{english.Models, english.Rules} {
		pipeline := newPipelineOf(t, engine)
		first := make([]news.Extraction, len(list))
		for i, a := range list {
			facts, err := pipeline.Extract(t.Context(), a.Text(), a.PublishedAt)
			require.NoError(t, err)
			first[i] = facts
		}
		for i := len(list) - 1; i >= 0; i-- {
			facts, err := pipeline.Extract(t.Context(), list[i].Text(), list[i].PublishedAt)
			require.NoError(t, err)
			require.Equal(t, first[i], facts, list[i].Title)
		}
	}
}

// TestNew_Years holds that an article published 28 years later, whose calendar is
// the same, has the same facts but for the dates that lean on that day.
func TestNew_Years(t *testing.T) {
	t.Parallel()
	pipeline := newPipeline(t)
	for _, a := range articles(t) {
		now, err := pipeline.Extract(t.Context(), a.Text(), a.PublishedAt)
		require.NoError(t, err)
		later, err := pipeline.Extract(t.Context(), a.Text(), a.PublishedAt.AddDate(28, 0, 0))
		require.NoError(t, err)
		require.Equal(t, now.Entities, later.Entities, a.Title)
		require.Equal(t, now.Quotes, later.Quotes, a.Title)
		require.Len(t, later.Times, len(now.Times), a.Title)
		require.Len(t, later.Meetings, len(now.Meetings), a.Title)
		for i, x := range now.Times {
			require.Equal(t, x.Span, later.Times[i].Span)
			require.Len(t, later.Times[i].Value, len(x.Value), a.Title)
		}
	}
}
