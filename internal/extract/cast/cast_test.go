package cast_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/cast"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/news"
)

func TestCast_At(t *testing.T) {
	t.Parallel()
	doc := extracttest.Document(t, "Ann Marsh of Norvik met Tom Hale.", extracttest.Entities{
		news.Person: {"Tom Hale", "Ann Marsh"}, news.Organization: {"Norvik"},
	})
	c := cast.New(doc)
	require.Len(t, c.Parts, 3)
	for token, want := range map[int]string{
		-1: "", 0: "Ann Marsh", 1: "Ann Marsh", 2: "", 3: "Norvik", 4: "", 5: "Tom Hale", 6: "Tom Hale", 7: "", 8: "", 1000: "",
	} {
		part, ok := c.At(token)
		require.Equal(t, want != "", ok, "token %d", token)
		if ok {
			require.Equal(t, want, doc.Entities[part.Entity].Name, "token %d", token)
			require.Equal(t, doc.Entities[part.Entity].Type, part.Type)
			require.LessOrEqual(t, part.First, token)
			require.Greater(t, part.End, token)
		}
	}
}

func TestNew_Order(t *testing.T) {
	t.Parallel()
	doc := extracttest.Document(t, "Ann Marsh met Tom Hale. Marsh left.", extracttest.Entities{news.Person: {"Tom Hale", "Ann Marsh"}})
	// The second mention lies inside of the first, a third inside of a token.
	doc.Entities[1].Mentions = append(doc.Entities[1].Mentions,
		news.Mention{Span: news.Span{Start: 4, End: 9}, Kind: news.NameMention},
		news.Mention{Span: news.Span{Start: 11, End: 12}, Kind: news.NameMention})
	c := cast.New(doc)
	require.Len(t, c.Parts, 2)
	require.Less(t, c.Parts[0].First, c.Parts[1].First)
}

func FuzzNew(f *testing.F) {
	for _, seed := range []string{"", "Ann Marsh met", strings.Repeat("Ann Marsh, ", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := extracttest.Rough(strings.ToValidUTF8(text, "?"))
		c := cast.New(doc)
		end := 0
		for _, p := range c.Parts {
			require.GreaterOrEqual(t, p.First, end)
			require.Greater(t, p.End, p.First)
			require.LessOrEqual(t, p.End, len(doc.Tokens))
			end = p.End
			got, ok := c.At(p.First)
			require.True(t, ok)
			require.Equal(t, p, got)
		}
	})
}
