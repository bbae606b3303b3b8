package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// addToken puts a token on the page: as one word, or as two where a hyphen joins
// a name and what is said of it, as in "Nairobi-based" and "UN-backed". The name
// is a name of its own then.
func (d *desk) addToken(t *extract.Token) {
	at := joint(t.Text)
	if at < 0 {
		d.addWord(t.Text, t.Span)
		return
	}
	name, said := t.Text[:at], t.Text[at+1:]
	// What is said is ASCII, so its bytes are its code points.
	border := t.Span.End - len(said)
	d.addWord(name, news.Span{Start: t.Span.Start, End: border - 1})
	d.addWord(said, news.Span{Start: border, End: t.Span.End})
}

func (d *desk) addWord(text string, span news.Span) {
	d.page.Add(text)
	d.spans = append(d.spans, span)
}

// joint is the place of the hyphen that joins a name and what is said of it, or -1.
func joint(text string) int {
	at := strings.LastIndexByte(text, '-')
	if at <= 0 {
		return -1
	}
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) || !saidOfNames(text[at+1:]) {
		return -1
	}
	return at
}

// saidOfNames reports whether a word is one that news join to names by a hyphen.
func saidOfNames(word string) bool {
	switch word {
	case "based", "born", "led", "backed", "controlled", "owned", "listed", "sponsored", "run", "educated", "made",
		"built", "style", "era", "area", "bound", "dominated", "held", "occupied", "trained", "funded", "registered",
		"headquartered", "appointed", "linked", "affiliated", "allied", "supplied", "brokered", "mediated", "administered",
		"organised", "organized", "supported", "aligned", "inspired", "produced", "financed", "ruled", "raised", "wide":
		return true
	}
	return false
}
