// Package fingerprint tells whether two quotes are the same utterance in two
// articles: word for word, with an edit, or cut short.
//
// It prefers to miss a pair to joining two that were said apart. A quote of few
// words has no print at all, because everybody says "No comment"; one of a few
// more is only the same from the same speaker; and an edit may touch neither a
// number nor a negation.
package fingerprint

import (
	"crypto/sha256"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

const (
	// MinWords is the shortest quote that can be told from others.
	MinWords = 5
	// ownWords is the shortest quote that is its own whoever is said to have said
	// it. Shorter ones count with their speaker, or not at all.
	ownWords = 8
	// shingleWords is the length of the runs of words that are compared.
	shingleWords = 4
	// cutShingles is the shortest quote, eleven words, that may be a longer one cut
	// short: of fewer words the rest may say something else.
	cutShingles = 8
	// Bands is how many of the least shingles serve to find what may be the same:
	// two prints that share none of them are not compared.
	Bands = 8
	// maxShingles bounds a print: the least 128 shingles stand for a longer quote.
	maxShingles = 128
	// wordingBytes is the length of a wording: long enough that no two collide.
	wordingBytes = 16
)

// Print is what is kept of a quote's words. The zero value is that of a quote
// that is never joined to another.
type Print struct {
	// Wording is the same for the same words, whatever the marks and cases.
	Wording []byte
	// Shingles are the hashed runs of four words, ascending and each once; none
	// for a quote that only its wording can be compared by.
	Shingles []int32
	// Guard is the same for the same numbers and negations, in order.
	Guard int32
}

// Of takes the print of what a speaker said. The speaker is the canonical name,
// or empty where it is not known.
func Of(said, speaker string) Print {
	words := wordsOf(said)
	if len(words) < MinWords || len(words) < ownWords && speaker == "" {
		return Print{}
	}
	if len(words) < ownWords {
		return Print{Wording: wording(append(words, "", strings.Join(wordsOf(speaker), " ")))}
	}
	return Print{Wording: wording(words), Shingles: shingles(words), Guard: guard(words)}
}

// Same reports whether two prints are of one utterance. The database asks the
// same by its function same_wording.
func Same(a, b Print) bool {
	if a.Wording == nil || b.Wording == nil {
		return false
	}
	if slices.Equal(a.Wording, b.Wording) {
		return true
	}
	return share(head(a.Shingles), head(b.Shingles)) > 0 && near(a, b)
}

// near reports whether one print is the other cut short, or edited: then they
// have 55 in a hundred shingles in common, which allows for a word or two in
// twenty.
func near(a, b Print) bool {
	common := share(a.Shingles, b.Shingles)
	if common == 0 {
		return false
	}
	if shorter := min(len(a.Shingles), len(b.Shingles)); common == shorter && shorter >= cutShingles {
		return true
	}
	return a.Guard == b.Guard && 20*common >= 11*(len(a.Shingles)+len(b.Shingles)-common)
}

// head is the part of the shingles that the database finds prints by.
func head(shingles []int32) []int32 { return shingles[:min(Bands, len(shingles))] }

// share counts what two ascending lists have in common.
func share(a, b []int32) int {
	common := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			common, a, b = common+1, a[1:], b[1:]
		}
	}
	return common
}

// wordsOf is the words of a text without marks and cases. An apostrophe joins,
// so that "don't" is one word with either kind of it.
func wordsOf(text string) []string {
	text = cases.Fold().String(norm.NFKC.String(text))
	text = strings.NewReplacer("'", "", "’", "", "ʼ", "").Replace(text)
	return strings.FieldsFunc(text, func(char rune) bool {
		return !unicode.IsLetter(char) && !unicode.IsDigit(char) && !unicode.IsMark(char)
	})
}

func wording(words []string) []byte {
	sum := sha256.Sum256([]byte(strings.Join(words, " ")))
	return sum[:wordingBytes]
}

func shingles(words []string) []int32 {
	all := make([]int32, 0, len(words))
	for i := range len(words) - shingleWords + 1 {
		all = append(all, hash(words[i:i+shingleWords]))
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return slices.Clip(all[:min(maxShingles, len(all))])
}

// guard hashes the words that turn the sense of a sentence.
func guard(words []string) int32 {
	var turning []string
	for _, word := range words {
		if turns(word) {
			turning = append(turning, word)
		}
	}
	return hash(turning)
}

// turns reports whether a word is a number or denies.
func turns(word string) bool {
	switch word {
	case "no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "cant", "wont", "dont",
		"doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "havent", "hasnt", "hadnt", "wouldnt", "couldnt", "shouldnt",
		"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "hundred",
		"thousand", "million", "billion", "trillion", "half", "twice",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return strings.ContainsFunc(word, unicode.IsDigit)
}

// hash is stable for ever: it stands in databases.
func hash(words []string) int32 {
	sum := fnv.New64a()
	for _, word := range words {
		_, _ = sum.Write([]byte(word)) // a hash takes everything
		sum.Write([]byte{0})
	}
	// FNV leaves the first bits of like words alike; a multiplication spreads them.
	mixed := sum.Sum64() * 0x9E3779B97F4A7C15
	return int32(mixed >> 32)
}
