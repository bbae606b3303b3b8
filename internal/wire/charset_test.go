package wire_test

import (
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

func TestDecoder_DecodeCharset(t *testing.T) {
	t.Parallel()
	const text = "Märta Lindqvist – “a long way” – met Arne Holm in Tromsø."
	const bare = "Märta met Åse in Tromsø."
	windows, latin := windows1252(t, text), windows1252(t, bare)
	for name, c := range map[string]struct{ data, contentType, want string }{
		"UTF8":              {text, "text/plain; charset=utf-8", text},
		"UTF8Undeclared":    {text, "", text},
		"UTF8Mark":          {"\uFEFF" + text, "", text},
		"UTF8NamedLatin":    {text, "text/plain; charset=iso-8859-1", text},
		"UTF8NamedUnknown":  {text, "text/plain; charset=klingon", text},
		"UTF8NamedUTF16":    {text, "text/plain; charset=utf-16", text},
		"Windows":           {windows, "text/plain; charset=windows-1252", text},
		"WindowsUndeclared": {windows, "", text},
		"WindowsNamedUTF8":  {windows, "text/plain; charset=utf-8", text},
		"LatinNamedLatin":   {latin, `text/plain; charset="ISO-8859-1"`, bare},
		"LatinNamedJapan":   {latin, "text/plain; charset=shift_jis", bare},
		"LatinNamedUnknown": {latin, "text/plain; charset=klingon", bare},
		"LittleEndianMark":  {encode16(text, true, true), "", text},
		"BigEndianMark":     {encode16(text, false, true), "text/plain; charset=utf-8", text},
		"LittleEndian":      {encode16(text, true, false), "", text},
		"BigEndian":         {encode16(text, false, false), "text/plain; charset=utf-16", text},
		"BrokenContentType": {text, "text/plain; charset", text},
		"NoContentType":     {text, "; ; ;", text},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, mustDecode(t, c.data, "Content-Type", c.contentType).Text())
		})
	}
}

func TestDecoder_DecodeCharsetOfFormats(t *testing.T) {
	t.Parallel()
	require.Equal(t, "Märta met.", mustDecode(t, windows1252(t, `{"text":"Märta met."}`)).Text())
	require.Equal(t, "Märta met.", mustDecode(t, encode16(`{"text":"Märta met."}`, true, true)).Text())
	polish, err := charmap.ISO8859_2.NewEncoder().String("<html><head><meta charset='iso-8859-2'></head><body><p>Łódź talks end.</p></body></html>")
	require.NoError(t, err)
	require.Equal(t, "Łódź talks end.", mustDecode(t, polish).Text())
}

func TestDecoder_DecodeJapanese(t *testing.T) {
	t.Parallel()
	const text = "外相が会談"
	data, err := japanese.ISO2022JP.NewEncoder().String(text)
	require.NoError(t, err)
	require.Equal(t, text, mustDecode(t, data, "Content-Type", "text/plain; charset=iso-2022-jp").Text())
}

func TestDecoder_DecodeLoneSurrogate(t *testing.T) {
	t.Parallel()
	data := encode16("Talks end", true, true) + "\x00\xD8" + encode16(" here.", true, false)
	require.Equal(t, "Talks end\uFFFD here.", mustDecode(t, data).Text())
	require.Equal(t, "Talks end\uFFFD", mustDecode(t, encode16("Talks end", true, true)+"x").Text(), "half a code unit at the end")
}

func TestDecoder_DecodeBytesThatAreNoText(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ data, contentType, reason string }{
		"JPEG":        {"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x81\x90", "", "undecodable"},
		"JPEGAsText":  {"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01", "text/plain; charset=iso-8859-1", "undecodable"},
		"Undefined":   {"Talks \x81 end\xE9", "", "undecodable"},
		"ControlCode": {"Talks \x02 end\xE9", "text/plain; charset=utf-8", "undecodable"},
		"UTF32":       {"\xFF\xFE\x00\x00T\x00\x00\x00", "", "unsupported"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := decode(t, c.data, "Content-Type", c.contentType)
			requireRefused(t, err, c.reason, "send UTF-8")
		})
	}
}

func windows1252(tb testing.TB, text string) string {
	tb.Helper()
	data, err := charmap.Windows1252.NewEncoder().String(text)
	require.NoError(tb, err)
	return data
}

func encode16(text string, little, mark bool) string {
	if mark {
		text = "\uFEFF" + text
	}
	var data []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		high, low := byte(unit>>8), byte(unit)
		if little {
			high, low = low, high
		}
		data = append(data, high, low)
	}
	return string(data)
}
