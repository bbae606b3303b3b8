package news

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

const byteOrderMark = '\uFEFF'

// Normalise makes text fit to count offsets in: valid UTF-8 in NFC, with \n
// line ends and without control characters other than \n and \t.
//
//   - A run of bytes that are no UTF-8 becomes one U+FFFD.
//   - \r\n, \r, vertical tab and form feed become \n.
//   - U+0080 to U+009F become what these bytes mean in Windows-1252, as a web
//     browser reads them: in practice they are curly quotes, dashes and dots of
//     a text that was once decoded as Latin-1. The five that mean nothing there,
//     and all other control characters, are dropped.
//   - Byte order marks at the start are dropped; inside they stay.
//   - White space is never trimmed or joined: where text starts and ends is the
//     business of who decodes it.
//
// A text that is clean already comes back as it is, and so does the result of
// Normalise: it is idempotent.
func Normalise(text string) string {
	if isNormal(text) {
		return text
	}
	text = norm.NFC.String(replaceControls(strings.ToValidUTF8(text, string(utf8.RuneError))))
	return strings.TrimLeft(text, string(byteOrderMark))
}

// isNormal reports whether Normalise has nothing to do. Most news text is
// ASCII and is decided by the first loop.
func isNormal(text string) bool {
	at := 0
	for ; at < len(text) && text[at] < utf8.RuneSelf; at++ {
		if isControl(rune(text[at])) {
			return false
		}
	}
	if at == len(text) {
		return true
	}
	return !strings.HasPrefix(text, string(byteOrderMark)) &&
		utf8.ValidString(text) &&
		strings.IndexFunc(text[at:], isControl) < 0 &&
		norm.NFC.IsNormalString(text)
}

// isControl reports whether r is a C0 or C1 control character that no
// normalised text holds.
func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || 0x7F <= r && r <= 0x9F
}

func replaceControls(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(replaceControl, text)
}

func replaceControl(r rune) rune {
	switch {
	case !isControl(r):
		return r
	case r == '\r' || r == '\v' || r == '\f':
		return '\n'
	case r < 0x80:
		return -1
	}
	if meant := charmap.Windows1252.DecodeByte(byte(r)); !isControl(meant) && meant != utf8.RuneError {
		return meant
	}
	return -1
}
