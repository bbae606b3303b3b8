package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a token as bytes [start, end) of its sentence, with its tag.
type piece struct {
	start, end int
	tag        string
}

// align lays the words of the tagger over the units of the sentence. Each unit
// becomes one piece or several, which cover it; text that the tagger dropped gets
// a piece with a tag guessed by its look. Words that do not fit are skipped.
func align(units []unit, words []Word) []piece {
	a := aligner{words: words, pieces: make([]piece, 0, len(units))}
	for i, u := range units {
		var next string
		if i+1 < len(units) {
			next = units[i+1].plain
		}
		a.unit(u, next)
	}
	return a.pieces
}

// aligner holds the words that are not yet laid and the pieces made so far.
type aligner struct {
	words  []Word
	pieces []piece
}

// unit lays the next words over u. A word that is not found in u is left for the
// next unit, whose spelling is next, or dropped where it does not open that one.
func (a *aligner) unit(u unit, next string) {
	first := len(a.pieces)
	at := 0
	for at < len(u.plain) && len(a.words) > 0 {
		word := a.words[0]
		i := strings.Index(u.plain[at:], word.Text)
		if word.Text == "" || i < 0 {
			if strings.HasPrefix(next, word.Text) && word.Text != "" {
				break
			}
			a.words = a.words[1:]
			continue
		}
		a.add(u, at, at+i, "")
		a.add(u, at+i, at+i+len(word.Text), word.Tag)
		at += i + len(word.Text)
		a.words = a.words[1:]
	}
	a.add(u, at, len(u.plain), "")
	if u.whole || !sameLength(u) {
		a.merge(u, first)
	}
}

// add makes a piece of the bytes [start, end) of the spelling of u.
func (a *aligner) add(u unit, start, end int, tag string) {
	if start == end {
		return
	}
	if tag == "" {
		tag = guess(u.plain[start:end])
	}
	a.pieces = append(a.pieces, piece{start: u.start + start, end: u.start + end, tag: tag})
}

// sameLength reports whether offsets in the spelling of u are offsets in the text.
func sameLength(u unit) bool { return len(u.plain) == u.end-u.start }

// merge makes one piece of those of u, from the one numbered first on, with the
// tag of its first part.
func (a *aligner) merge(u unit, first int) {
	tag := u.tag
	if tag == "" {
		tag = guess(u.plain)
		if first < len(a.pieces) {
			tag = a.pieces[first].tag
		}
	}
	a.pieces = append(a.pieces[:first], piece{start: u.start, end: u.end, tag: tag})
}

// guess is the tag of text that the tagger has not seen.
func guess(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsDigit(first):
		return "CD"
	case unicode.IsUpper(first):
		return "NNP"
	case unicode.IsLetter(first):
		return "NN"
	case strings.EqualFold(text, "'s"):
		return "POS"
	case len(text) == 1 && strings.Contains(",.", text):
		return text
	}
	return ":"
}
