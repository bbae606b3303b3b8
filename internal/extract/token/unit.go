package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
)

// unit is a stretch of a sentence, bytes [start, end), without white space, and
// the plain spelling in which the tagger sees it. A whole unit stays one token
// whatever the tagger makes of it: "Corp." where prose cuts the full stop off. A
// unit with a tag of its own, a mark, does not take the tagger's.
type unit struct {
	start, end int
	plain      string
	whole      bool
	tag        string
}

// maxUnit bounds the length of a unit in bytes: the tagger's work on one word
// grows with the square of its length.
const maxUnit = 64

// cut divides a sentence into units, in order; all that is not white space lies
// in one of them.
func cut(sentence string) []unit {
	c := cutter{text: sentence, end: len(strings.TrimRight(sentence, closers)), units: make([]unit, 0, len(sentence)/5+1)}
	for start := 0; start < len(sentence); {
		r, size := utf8.DecodeRuneInString(sentence[start:])
		if unicode.IsSpace(r) {
			start += size
			continue
		}
		stop := len(sentence)
		if i := strings.IndexFunc(sentence[start:], unicode.IsSpace); i >= 0 {
			stop = start + i
		}
		c.word(start, stop)
		start = stop
	}
	return c.units
}

// plain joins the spellings of units to the sentence that the tagger sees.
func plain(units []unit) string {
	var b strings.Builder
	for i, u := range units {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(u.plain)
	}
	return b.String()
}

// straighten spells marks the way the tagger knows them.
var straighten = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'",
	"–", "--", "—", "--", "―", "--", "…", "...", "&rsquo;", "'")

// spell is the plain spelling of one unit. An apostrophe inside of a name is left
// out, because prose looks for "'s", "'m" and "'re" anywhere in a word and loses
// what follows, of "O'Sullivan" all but the "O"; where lower case has another
// length than upper it even cuts beyond the end.
func spell(part string) string {
	if isPlain(part) {
		return part
	}
	plain := straighten.Replace(part)
	if strings.LastIndexByte(plain, '\'') > 0 && !isClitic(plain) {
		plain = strings.ReplaceAll(plain, "'", "")
	}
	// prose takes this one entity for an apostrophe.
	return strings.ReplaceAll(plain, "&rsquo;", "")
}

// Spell is the spelling in which prose leaves a token of this package whole, for
// those who let prose look at the tokens again.
func Spell(t extract.Token) string {
	switch {
	case t.Tag == openQuote || t.Tag == closeQuote:
		return t.Tag
	case isAddress(t.Text):
		return address
	}
	return spell(t.Text)
}
