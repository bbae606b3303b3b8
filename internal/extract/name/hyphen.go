package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// addToken puts a token on the page: as one word, or as two where a hyphen joins
// a name and what is said of it, as in "Nairobi-based" and "UN-backed", or two
// countries. Each is a name of its own then.
func (d *desk) addToken(t *extract.Token) {
	at, pair := joint(t.Text), false
	if at < 0 {
		at = d.between(t.Text)
		pair = at > 0
	}
	if at < 0 {
		d.addWord(t.Text, t.Span)
		return
	}
	left, right := t.Text[:at], t.Text[at+1:]
	border := t.Span.End - utf8.RuneCountInString(right)
	d.addWord(left, news.Span{Start: t.Span.Start, End: border - 1})
	if pair {
		// Read as "Norway and Ghana": side by side, the two would make one name.
		d.addWord("and", news.Span{Start: border - 1, End: border})
	}
	d.addWord(right, news.Span{Start: border, End: t.Span.End})
}

// between is the place of the hyphen between two countries, as in "Norway-Ghana
// talks", or -1. A country with a hyphen of its own is one word.
func (d *desk) between(text string) int {
	at := strings.IndexByte(text, '-')
	if at <= 0 || strings.LastIndexByte(text, '-') != at {
		return -1
	}
	lexicon := d.page.lexicon
	if !isCountry(lexicon, text[:at]) || !isCountry(lexicon, text[at+1:]) || isCountry(lexicon, text) {
		return -1
	}
	return at
}

func isCountry(lexicon *model.Lexicon, text string) bool {
	return word.Of(lexicon, text).Entry.Classes()&model.Country != 0
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
func saidOfNames(text string) bool {
	switch text {
	case "based", "born", "led", "backed", "controlled", "owned", "listed", "sponsored", "run", "educated", "made",
		"built", "style", "era", "area", "bound", "dominated", "held", "occupied", "trained", "funded", "registered",
		"headquartered", "appointed", "linked", "affiliated", "allied", "supplied", "brokered", "mediated", "administered",
		"organised", "organized", "supported", "aligned", "inspired", "produced", "financed", "ruled", "raised", "wide":
		return true
	}
	return false
}
