package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// word is what the rules know of one token.
type word struct {
	span        news.Span
	text, lower string
	tag         string
	cues        cue
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
	places    *gazetteer.Gazetteer
	words     []word
	sentences [][2]int
	// lower and capital count how often a word, in lower case, stands so in
	// running text, words that open a sentence left out.
	lower, capital map[string]int
}

// newPage looks at all tokens of doc.
func newPage(doc *extract.Document, places *gazetteer.Gazetteer, cues map[string]cue) *page {
	p := &page{
		places: places, words: make([]word, 0, len(doc.Tokens)),
		lower: make(map[string]int), capital: make(map[string]int),
	}
	at := 0
	for _, sentence := range doc.Sentences {
		start := len(p.words)
		for at < len(doc.Tokens) && doc.Tokens[at].Span.End <= sentence.End {
			p.addWords(doc.Tokens[at], cues)
			at++
		}
		p.sentence(start, len(p.words))
	}
	return p
}

// addWords adds the words of a token: one, or several where hyphens tie names to
// each other or to another word, as in "Russia-Ukraine" and "Kyiv-based".
func (p *page) addWords(t extract.Token, cues map[string]cue) {
	at := t.Span.Start
	for _, part := range p.parts(t.Text, cues) {
		piece := t
		piece.Text = part
		piece.Span = news.Span{Start: at, End: at + utf8.RuneCountInString(part)}
		if len(part) < len(t.Text) && at == t.Span.Start {
			piece.Tag = "NNP"
		}
		p.words = append(p.words, newWord(piece, cues))
		at = piece.Span.End
	}
}

// parts cuts text at its last hyphen if the word behind it is one that follows
// names, or if there are listed names on both sides.
func (p *page) parts(text string, cues map[string]cue) []string {
	cut := strings.LastIndexByte(text, '-')
	if cut < 2 || cut+2 > len(text) || !isCapital(text) {
		return []string{text}
	}
	left, right := text[:cut], text[cut+1:]
	if cues[right]&isTied != 0 || p.isPlace(left) && p.isPlace(right) {
		return []string{left, "-", right}
	}
	return []string{text}
}

// isPlace reports whether name is listed as a place or a nationality.
func (p *page) isPlace(name string) bool {
	entry, ok := p.places.Find(name)
	return ok && (entry.Type == news.Location || entry.Subtype == news.Nationality)
}

func newWord(t extract.Token, cues map[string]cue) word {
	lower := strings.ToLower(t.Text)
	return word{
		span: t.Span, text: t.Text, lower: lower, tag: t.Tag, cues: cues[lower],
		capital: isCapital(t.Text), acronym: isAcronym(t.Text),
	}
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
// a capital here: a headline, a caption, a line of a menu. A verb in lower case
// says that it is prose with many names.
func isTitled(words []word) bool {
	capital, lower := 0, 0
	for _, w := range words {
		switch {
		case !isWord(w.text) || w.first || w.is(isFunction|isParticle):
		case !w.capital && strings.HasPrefix(w.tag, "VB") && len(w.text) > 2:
			return false
		case utf8.RuneCountInString(w.text) < 4:
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
