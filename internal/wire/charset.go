package wire

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const (
	// sniffed is how many bytes are looked at for UTF-16 without a mark.
	sniffed  = 256
	utf8Mark = "\xEF\xBB\xBF"
	// utf32Mark begins with the mark of UTF-16, so it is looked for first.
	utf32Mark = "\xFF\xFE\x00\x00"
	// iso2022 is the one set of the web whose every byte is ASCII.
	iso2022 = "iso-2022-jp"
)

// toUTF8 brings data to UTF-8. In this order:
//
//  1. a mark of UTF-8 or UTF-16, or the zeros of UTF-16 without a mark;
//  2. bytes that are valid UTF-8 are UTF-8 whatever is declared, because text
//     in another set is as good as never valid UTF-8 by accident;
//  3. the declared set, from the header or the head of a page, unless the
//     bytes make no sense in it;
//  4. Windows-1252, unless a byte means nothing there or is a control
//     character: then it is no text at all.
func toUTF8(data []byte, label string) ([]byte, error) {
	if bytes.HasPrefix(data, []byte(utf32Mark)) {
		return nil, refuse(reasonUnsupported, "UTF-32 is not read: send UTF-8")
	}
	if endian, found := utf16Order(data); found {
		return decodeSet(unicode.UTF16(endian, unicode.UseBOM), data)
	}
	set, name := declaredSet(data, label)
	if utf8.Valid(data) && name != iso2022 {
		return bytes.TrimPrefix(data, []byte(utf8Mark)), nil
	}
	if set != nil && !bytes.Contains(data, []byte{0}) {
		content, err := decodeSet(set, data)
		if err == nil && !bytes.ContainsRune(content, utf8.RuneError) {
			return content, nil
		}
	}
	if !isWindows1252(data) {
		return nil, refuse(reasonUndecodable, "bytes that are neither UTF-8 nor text in %s: send UTF-8", firstFilled(name, "Windows-1252"))
	}
	return decodeSet(charmap.Windows1252, data)
}

// declaredSet is the character set that the header or the head of a page
// names; nil where there is none or none that is known.
func declaredSet(data []byte, label string) (encoding.Encoding, string) {
	if set, name := charset.Lookup(label); set != nil {
		return set, name
	}
	if !bytes.HasPrefix(bytes.TrimSpace(data), []byte("<")) {
		return nil, label
	}
	set, name, certain := charset.DetermineEncoding(data, "")
	if !certain && set == charmap.Windows1252 {
		return nil, "" // the library's guess, or as good as ours
	}
	return set, name
}

// utf16Order tells UTF-16 by its mark or by the zeros that every second byte
// is in English text.
func utf16Order(data []byte) (unicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return unicode.LittleEndian, true
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return unicode.BigEndian, true
	}
	var zeros [2]int
	head := data[:min(len(data), sniffed)]
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	mostly := len(head) / 2 * 9 / 10
	if mostly == 0 {
		return unicode.LittleEndian, false
	}
	switch {
	case zeros[1] >= mostly && zeros[0] == 0:
		return unicode.LittleEndian, true
	case zeros[0] >= mostly && zeros[1] == 0:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// isWindows1252 reports whether data can be text in Windows-1252.
func isWindows1252(data []byte) bool {
	for _, b := range data {
		switch {
		case b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f':
			return false
		case b >= 0x80 && charmap.Windows1252.DecodeByte(b) == utf8.RuneError,
			b >= 0x80 && b < 0xA0 && charmap.Windows1252.DecodeByte(b) == rune(b):
			return false
		}
	}
	return true
}

func decodeSet(set encoding.Encoding, data []byte) ([]byte, error) {
	content, err := set.NewDecoder().Bytes(data)
	if err != nil {
		return nil, refuse(reasonUndecodable, "decoding the character set: %w", err)
	}
	return content, nil
}
