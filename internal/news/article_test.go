package news_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

func TestArticle_Text(t *testing.T) {
	t.Parallel()
	require.Equal(t, "Talks in Oslo\n\nThey met.", news.Article{Title: "Talks in Oslo", Body: "They met."}.Text())
	require.Equal(t, "They met.", news.Article{Body: "They met."}.Text())
	require.Equal(t, "Talks in Oslo", news.Article{Title: "Talks in Oslo"}.Text())
	require.Empty(t, news.Article{}.Text())
}

func TestArticle_Key(t *testing.T) {
	t.Parallel()
	base := news.Article{Source: "web", ProviderID: "17", URL: "https://example.org/17", Title: "Talks", Body: "They met."}
	edited := func(edit func(*news.Article)) news.Article {
		a := base
		edit(&a)
		return a
	}
	same := map[string]news.Article{
		"NewText":  edited(func(a *news.Article) { a.Body = "They met again." }),
		"NewURL":   edited(func(a *news.Article) { a.URL = "https://example.org/moved" }),
		"Killed":   edited(func(a *news.Article) { a.Status = news.StatusWithdrawn }),
		"NewTitle": edited(func(a *news.Article) { a.Title = "Talks, again" }),
	}
	for name, article := range same {
		require.Equal(t, base.Key(), article.Key(), name)
	}
	other := map[string]news.Article{
		"OtherSource": edited(func(a *news.Article) { a.Source = "wire" }),
		"OtherID":     edited(func(a *news.Article) { a.ProviderID = "18" }),
		"NoID":        edited(func(a *news.Article) { a.ProviderID = "" }),
		"NoIDNorURL":  edited(func(a *news.Article) { a.ProviderID, a.URL = "", "" }),
		"ShiftedID":   edited(func(a *news.Article) { a.Source, a.ProviderID = "web1", "7" }),
	}
	seen := map[string]string{base.Key(): "Base"}
	for name, article := range other {
		require.NotContains(t, seen, article.Key(), name)
		seen[article.Key()] = name
	}
}

func TestArticle_KeyWithoutID(t *testing.T) {
	t.Parallel()
	byURL := news.Article{Source: "web", URL: "https://example.org/17", Body: "They met."}
	require.Equal(t, byURL.Key(), news.Article{Source: "feed", URL: "https://example.org/17", Body: "Other."}.Key(),
		"one address is one article, whoever sends it")
	byText := news.Article{Title: "Talks in Oslo", Body: "They met."}
	require.Equal(t, byText.Key(), news.Article{Body: "Talks in Oslo\n\nThey met."}.Key(), "only the text counts")
	require.NotEqual(t, byText.Key(), byText.Revision())
}

func TestArticle_Revision(t *testing.T) {
	t.Parallel()
	a := news.Article{ProviderID: "17", Body: "They met."}
	b := news.Article{ProviderID: "18", Body: "They met."}
	require.Equal(t, a.Revision(), b.Revision(), "the revision is the text's")
	b.Body += " "
	require.NotEqual(t, a.Revision(), b.Revision())
	require.Regexp(t, `^[0-9a-f]{64}$`, a.Revision())
	require.Regexp(t, `^[0-9a-f]{64}$`, a.Key())
}

// The keys stand in databases, so these must never change.
func TestArticle_KeyIsStable(t *testing.T) {
	t.Parallel()
	a := news.Article{Source: "web", ProviderID: "17", Title: "Talks", Body: "They met."}
	require.Equal(t, "03e2c66c6e902426b0d8e28909a265d09e2a308cdbe72f0c0090385cad8a0b1a", a.Key())
	require.Equal(t, "3db2e5eaccaaa1500b0e88cc0e496f7d60081c9d8663c0db0022b5bad8353fa3", a.Revision())
}

func TestArticle_Withdrawn(t *testing.T) {
	t.Parallel()
	require.False(t, news.Article{}.Withdrawn())
	require.False(t, news.Article{Status: news.StatusUsable}.Withdrawn())
	require.True(t, news.Article{Status: news.StatusWithdrawn}.Withdrawn())
}

func FuzzArticle_Key(f *testing.F) {
	f.Add("web", "17", "we", "b17")
	f.Add("a", "", "", "a")
	f.Fuzz(func(t *testing.T, sourceA, idA, sourceB, idB string) {
		for _, field := range []string{sourceA, idA, sourceB, idB} {
			if strings.Contains(field, "\x00") {
				t.Skip("normalised fields hold no NUL")
			}
		}
		a := news.Article{Source: sourceA, ProviderID: idA}
		b := news.Article{Source: sourceB, ProviderID: idB}
		same := sourceA == sourceB && idA == idB || idA == "" && idB == ""
		require.Equal(t, same, a.Key() == b.Key())
	})
}
