// Package word describes single words for the stages that recognise by learnt
// weights: hashes of their spelling, beginnings and ends, their shape, and what
// the lexicon knows of them. Trainers and stages share it, because weights fit
// only the descriptions on which they were trained.
package word

import (
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/model"
)

// Affixes is the number of beginnings and ends that are kept, in bytes.
const Affixes = 5

// Word is a word as recognisers see it.
type Word struct {
	// Exact and Lower hash the word as it stands and in lower case.
	Exact, Lower uint32
	// Shape hashes the outline, as "Xxx" or "d-xx", in which no more than three
	// of a kind follow each other.
	Shape uint32
	// Front and Back hash the first and last one to five bytes in lower case.
	Front, Back [Affixes]uint32
	// Size is the length in bytes, at most 255.
	Size uint8
	Kind Kind
	// Entry is what the lexicon knows of the word in lower case.
	Entry model.Entry
}

// Kind is a set of properties of a word's spelling.
type Kind uint8

// The properties of a word's spelling.
const (
	// Upper has an upper-case letter first, Inner has one further in.
	Upper Kind = 1 << iota
	Inner
	// Lower has a lower-case letter.
	Lower
	// Digit has a digit.
	Digit
	// Letter has a letter of any case.
	Letter
)

// Capital reports whether the word has an upper-case letter.
func (k Kind) Capital() bool { return k&(Upper|Inner) != 0 }

// AllCapitals reports whether the word has letters, and all are upper case.
func (k Kind) AllCapitals() bool { return k&Upper != 0 && k&Lower == 0 }

// maxWord bounds the bytes of a word that are looked at.
const maxWord = 64

// Of describes a word.
func Of(lexicon *model.Lexicon, text string) Word {
	var buffer [2 * maxWord]byte
	w := Word{Exact: model.Hash(text), Size: uint8(min(len(text), 255))}
	lower := w.spell(cut(text), buffer[:0])
	w.affixes(lower)
	w.Entry = lexicon.Find(w.Lower)
	return w
}

func cut(text string) string {
	if len(text) <= maxWord {
		return text
	}
	end := maxWord
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// spell reads shape and kind and appends the word in lower case.
func (w *Word) spell(text string, lower []byte) []byte {
	shape, last, run := model.HashSeed(), byte(0), 0
	for i, r := range text {
		c, kind := outline(r, i == 0)
		w.Kind |= kind
		if c != last {
			last, run = c, 0
		}
		if run++; run <= 3 {
			shape = model.HashByte(shape, c)
		}
		if kind&(Upper|Inner) != 0 {
			r = unicode.ToLower(r)
		}
		if len(lower)+utf8.UTFMax <= cap(lower) {
			lower = utf8.AppendRune(lower, r)
		}
	}
	w.Shape = shape
	return lower
}

// outline is the letter that stands for a rune in the shape, and its kind.
func outline(r rune, first bool) (byte, Kind) {
	switch {
	case r >= 'a' && r <= 'z':
		return 'x', Lower | Letter
	case r >= 'A' && r <= 'Z':
		return 'X', capital(first)
	case r >= '0' && r <= '9':
		return 'd', Digit
	case r < utf8.RuneSelf:
		return byte(r), 0
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return 'X', capital(first)
	case unicode.IsLower(r):
		return 'x', Lower | Letter
	case unicode.IsDigit(r):
		return 'd', Digit
	case unicode.IsLetter(r):
		return 'a', Letter
	}
	return byte(r & 0x7f), 0
}

func capital(first bool) Kind {
	if first {
		return Upper | Letter
	}
	return Inner | Letter
}

func (w *Word) affixes(lower []byte) {
	h := model.HashSeed()
	for i, c := range lower {
		h = model.HashByte(h, c)
		if i < Affixes {
			w.Front[i] = h
		}
	}
	w.Lower = h
	b := model.HashSeed()
	for i := range min(Affixes, len(lower)) {
		b = model.HashByte(b, lower[len(lower)-1-i])
		w.Back[i] = b
	}
}
