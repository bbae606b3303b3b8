package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// word is what the rules know of one token.
type word struct {
	span        news.Span
	text, lower string
	tag         string
	cues        cue
	// token is the index of the token that the word is, or is part of.
	token int
	// capital says that the word is printed as names are; acronym that it is all
	// in capitals.
	capital, acronym bool
	// first says that it opens its sentence, where a capital tells little.
	first bool
	// titled says that it stands in a line in title case or in capitals, where a
	// capital tells nothing.
	titled bool
}

func (w word) is(c cue) bool { return w.cues&c != 0 }

// page is a document as the rules see it: its words, the range of words of each
// sentence, and what the running text says about the case of words.
type page struct {
	words     []word
	sentences [][2]int
	// lower and capital count how often a word, in lower case, stands so in
	// running text, words that open a sentence left out.
	lower, capital map[string]int
}

// newPage looks at all tokens of doc.
func newPage(doc *extract.Document, cues map[string]cue) *page {
	p := &page{
		words: make([]word, 0, len(doc.Tokens)),
		lower: make(map[string]int), capital: make(map[string]int),
	}
	at := 0
	for _, sentence := range doc.Sentences {
		start := len(p.words)
		for at < len(doc.Tokens) && doc.Tokens[at].Span.End <= sentence.End {
			p.addWords(doc.Tokens[at], at, cues)
			at++
		}
		p.sentence(start, len(p.words))
	}
	return p
}

// addWords adds the words of a token: one, or two where a name is tied to another
// word by a hyphen, as in "Kyiv-based" and "Russia-Ukraine".
func (p *page) addWords(t extract.Token, index int, cues map[string]cue) {
	cut := hyphen(t.Text)
	if cut == 0 {
		p.words = append(p.words, newWord(t, index, cues))
		return
	}
	middle := t.Span.Start + utf8.RuneCountInString(t.Text[:cut])
	left, right := t, t
	left.Text, left.Span.End, left.Tag = t.Text[:cut], middle, "NNP"
	right.Text, right.Span.Start = t.Text[cut:], middle
	p.words = append(p.words, newWord(left, index, cues), newWord(right, index, cues))
}

func newWord(t extract.Token, index int, cues map[string]cue) word {
	lower := strings.ToLower(t.Text)
	return word{
		span: t.Span, text: t.Text, lower: lower, tag: t.Tag, cues: cues[lower], token: index,
		capital: isCapital(t.Text), acronym: isAcronym(t.Text),
	}
}

// hyphen is the offset of the hyphen behind a name that is tied to a word in lower
// case, or 0. "Al-Assad", "Port-au-Prince" and "Chicken-and-egg" stay whole.
func hyphen(text string) int {
	cut := strings.LastIndexByte(text, '-')
	if cut < 2 || cut+3 > len(text) || !isCapital(text) {
		return 0
	}
	next, _ := utf8.DecodeRuneInString(text[cut+1:])
	if !unicode.IsLower(next) || strings.Count(text, "-") > 1 {
		return 0
	}
	return cut
}

// sentence notes the words [start, end) as one sentence.
func (p *page) sentence(start, end int) {
	words := p.words[start:end]
	p.sentences = append(p.sentences, [2]int{start, end})
	for i := range words {
		if isWord(words[i].text) {
			words[i].first = true
			break
		}
	}
	titled := isTitled(words)
	for i := range words {
		w := &words[i]
		w.titled = titled
		switch {
		case titled || w.first || i > 0 && isOpening(words[i-1]):
		case w.capital:
			p.capital[w.lower]++
		default:
			p.lower[w.lower]++
		}
	}
}

func isOpening(w word) bool { return w.tag == "``" || w.text == ":" }

// isTitled reports whether most words that prose would print in lower case have
// a capital here: a headline, a caption, a line of a menu.
func isTitled(words []word) bool {
	capital, lower := 0, 0
	for _, w := range words {
		switch {
		case utf8.RuneCountInString(w.text) < 4 || !isWord(w.text) || w.first:
		case w.capital:
			capital++
		default:
			lower++
		}
	}
	return capital >= 3 && capital > 3*lower
}

func isWord(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(first) || unicode.IsDigit(first)
}

// isCapital reports whether text is printed as a name: with a capital, also
// behind a particle ("al-Shabab") or inside ("eBay").
func isCapital(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	if unicode.IsUpper(first) {
		return true
	}
	if !unicode.IsLower(first) {
		return false
	}
	second, _ := utf8.DecodeRuneInString(text[size:])
	if unicode.IsUpper(second) {
		return len(text) > 2
	}
	particle, rest, ok := strings.Cut(text, "-")
	if !ok || !strings.Contains(" al el ul an as ash at ad ed es bin abu ", " "+particle+" ") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(next)
}

// isAcronym reports whether text is two letters or more, all capitals, perhaps
// with full stops or figures.
func isAcronym(text string) bool {
	letters := 0
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r != '.' && r != '-' && r != '&' && !unicode.IsDigit(r):
			return false
		}
	}
	return letters >= 2
}
