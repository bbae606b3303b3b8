package news_test

import (
	"strings"
	"testing"
	"unicode/utf8"
	"unsafe"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/dateline-news/dateline/internal/news"
)

func TestNormalise_LeavesCleanTextAlone(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"Empty":          "",
		"ASCII":          "Talks in Oslo.\n\n\tThe end.",
		"OuterSpace":     "  \n Talks in Oslo. \n\n ",
		"NoBreakSpace":   "\u00A0Talks\u00A0in Oslo\u00A0",
		"Composed":       "Märta Lindqvist met Şevket Öz in São Tomé.",
		"Emoji":          "Ministers 👩🏽‍⚖️ met 🇳🇴.",
		"RightToLeft":    "The group \u2068الوفد\u2069 left.",
		"InnerMark":      "a\uFEFFb",
		"LineSeparator":  "one\u2028two\u2029three",
		"Replacement":    "a\uFFFDb",
		"ZeroWidthSpace": "a\u200Bb",
		"Noncharacter":   "a\uFFFEb",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, text, news.Normalise(text))
		})
	}
}

func TestNormalise_CopiesNoCleanText(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("Märta Lindqvist met the delegation in Oslo.\n", 100)
	require.Same(t, unsafe.StringData(text), unsafe.StringData(news.Normalise(text)))
}

func TestNormalise_Mends(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"Windows":           {"one\r\ntwo\r\n", "one\ntwo\n"},
		"OldMac":            {"one\rtwo\r\r", "one\ntwo\n\n"},
		"MixedLineEnds":     {"a\n\r\nb\r\r\n", "a\n\nb\n\n"},
		"PageBreak":         {"one\ftwo\vthree", "one\ntwo\nthree"},
		"NUL":               {"a\x00b", "ab"},
		"Escape":            {"a\x1b[0mb", "a[0mb"},
		"Delete":            {"a\x7fb", "ab"},
		"NULBetweenLineEnd": {"a\r\x00\nb", "a\n\nb"},
		"Mark":              {"\uFEFFTalks", "Talks"},
		"Marks":             {"\uFEFF\uFEFFTalks", "Talks"},
		"MarkBehindNUL":     {"\x00\uFEFFTalks", "Talks"},
		"MarkOnly":          {"\uFEFF", ""},
		"CurlyQuotesAsC1":   {"\u0093Yes\u0094 \u0096 she\u0092s sure\u0085", "“Yes” – she’s sure…"},
		"C1WithoutMeaning":  {"a\u0081\u008D\u008F\u0090\u009Db", "ab"},
		"InvalidBytes":      {"a\xff\xfeb\xc3", "a\uFFFDb\uFFFD"},
		"Surrogate":         {"a\xed\xa0\x80b", "a\uFFFDb"},
		"Overlong":          {"a\xc0\x80b", "a\uFFFDb"},
		"Decomposed":        {"Ma\u0308rta", "Märta"},
		"Singleton":         {"\u212B", "\u00C5"},
		"MarkAcrossControl": {"e\x00\u0301", "é"},
		"Order":             {"a\u0301\u0323", "ạ\u0301"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, news.Normalise(c.in))
		})
	}
}

func FuzzNormalise(f *testing.F) {
	for _, seed := range []string{
		"", "plain", "a\r\n\r\n", "\uFEFF\x00\uFEFFa", "e\x00\u0301", "\xed\xa0\x80", "\u0085\u0093", "“Quote” ‘in quote’…",
		"\u0301 starts with a mark", "a" + strings.Repeat("\u0301", 40), "각\u11A8", "\u0344\u2126", "אב\u05BC\u05B7",
		"\uFEFF\u0301", "\u0958", strings.Repeat("long ", 200),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := news.Normalise(text)
		requireNormal(t, once)
		require.Equal(t, once, news.Normalise(once), "normalising twice")
	})
}

func requireNormal(tb testing.TB, text string) {
	tb.Helper()
	require.True(tb, utf8.ValidString(text), "valid UTF-8")
	require.True(tb, norm.NFC.IsNormalString(text), "NFC")
	require.False(tb, strings.HasPrefix(text, "\uFEFF"), "byte order mark")
	for _, r := range text {
		control := r < ' ' && r != '\n' && r != '\t' || 0x7F <= r && r <= 0x9F
		require.False(tb, control, "control character %U", r)
	}
}

func BenchmarkNormalise(b *testing.B) {
	clean := strings.Repeat("Märta Lindqvist said “yes” in Oslo on Tuesday.\n", 2000)
	for name, text := range map[string]string{
		"Clean":      clean,
		"ASCII":      strings.Repeat("The minister said yes in Oslo on Tuesday.\n", 2000),
		"Windows":    strings.ReplaceAll(clean, "\n", "\r\n"),
		"Decomposed": norm.NFD.String(clean),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			want := 2000
			for b.Loop() {
				require.Equal(b, want, strings.Count(news.Normalise(text), "\n"))
			}
		})
	}
}
