package english_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/golden"
	"github.com/dateline-news/dateline/internal/news"
)

// TestNew_Golden runs the whole pipeline over articles written for this
// project and compares the facts with what a reviewer has read. The files hold
// what the pipeline finds, mistakes included: a change of a stage shows here
// first, for better or worse.
func TestNew_Golden(t *testing.T) {
	t.Parallel()
	pipeline := newPipeline(t)
	cases, err := filepath.Glob("testdata/*/article.json")
	require.NoError(t, err)
	require.NotEmpty(t, cases)
	for _, path := range cases {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			t.Parallel()
			article := readArticle(t, path)
			facts, err := pipeline.Extract(t.Context(), article.Text(), article.PublishedAt)
			require.NoError(t, err)
			require.NoError(t, facts.Validate())
			golden.Equal(t, filepath.Join(filepath.Dir(path), "facts.golden.json"), golden.Facts(t, facts))
		})
	}
}

func readArticle(tb testing.TB, path string) news.Article {
	tb.Helper()
	content, err := os.ReadFile(path)
	require.NoError(tb, err)
	var file struct {
		PublishedAt time.Time `json:"published_at"`
		Title, Text string
	}
	require.NoError(tb, json.Unmarshal(content, &file))
	return news.Article{Title: file.Title, Body: file.Text, PublishedAt: file.PublishedAt}
}
