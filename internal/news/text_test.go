package news_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

func TestText_Slice(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		span news.Span
		want string
	}{
		"ASCII":     {"Talks in Oslo", span(9, 13), "Oslo"},
		"Accents":   {"Märta met Öz", span(10, 12), "Öz"},
		"Emoji":     {"🇳🇴 Oslo", span(3, 7), "Oslo"},
		"Combining": {"x\u0323y z", span(2, 3), "y"},
		"Hebrew":    {"שלום Oslo", span(0, 4), "שלום"},
		"Whole":     {"Öz", span(0, 2), "Öz"},
		"NoneAtEnd": {"Öz", span(2, 2), ""},
		"Empty":     {"", span(0, 0), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := news.NewText(c.text)
			require.True(t, text.Holds(c.span))
			require.Equal(t, c.want, text.Slice(c.span))
			require.Equal(t, c.text, text.Slice(text.All()))
			require.Equal(t, c.text, text.String())
		})
	}
}

func TestText_Holds(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"Oslo", "Ösló"} {
		text := news.NewText(content)
		for _, s := range []news.Span{span(-1, 2), span(3, 2), span(0, 5), span(5, 5)} {
			require.False(t, text.Holds(s), "%v", s)
		}
		require.True(t, text.Holds(span(4, 4)))
	}
}

func TestText_SpanOf(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"The talks in Oslo", "Thé tålks in Oslo"} {
		text := news.NewText(content)
		at := strings.Index(content, "Oslo")
		require.Equal(t, span(13, 17), text.SpanOf(at, at+len("Oslo")))
	}
}

func TestText_PointInsideOfCodePoint(t *testing.T) {
	t.Parallel()
	text := news.NewText("a👩b")
	require.Equal(t, []int{0, 1, 1, 1, 1, 2, 3}, []int{
		text.Point(0), text.Point(1), text.Point(2), text.Point(3), text.Point(4), text.Point(5), text.Point(6),
	})
}

func FuzzText(f *testing.F) {
	f.Add("Talks in Oslo", 6, 8)
	f.Add("Märta met Öz 👩🏽‍⚖️", 3, 40)
	f.Add("שלום עליכם", 2, 3)
	f.Add("e\u0301\u0323", 0, 2)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, content string, start, end int) {
		if !utf8.ValidString(content) {
			t.Skip("texts are valid UTF-8")
		}
		text, runes := news.NewText(content), []rune(content)
		require.Equal(t, len(runes), text.Len())
		s := span(start, end)
		inside := 0 <= start && start <= end && end <= len(runes)
		require.Equal(t, inside, text.Holds(s))
		if inside {
			require.Equal(t, string(runes[start:end]), text.Slice(s))
			require.Equal(t, s, text.SpanOf(text.Byte(start), text.Byte(end)))
		}
		point := 0
		for at, r := range content {
			for inner := range utf8.RuneLen(r) {
				require.Equal(t, point, text.Point(at+inner))
			}
			require.Equal(t, at, text.Byte(point))
			point++
		}
		require.Equal(t, len(content), text.Byte(text.Len()))
		require.Equal(t, text.Len(), text.Point(len(content)))
	})
}

func BenchmarkText_Slice(b *testing.B) {
	content := strings.Repeat("Märta Lindqvist met the delegation in Oslo. ", 500)
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		text, cities := news.NewText(content), 0
		for start := 38; start < text.Len(); start += 44 {
			if text.Slice(span(start, start+4)) == "Oslo" {
				cities++
			}
		}
		require.Equal(b, 500, cities)
	}
}
