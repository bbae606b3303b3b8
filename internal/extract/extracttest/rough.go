package extracttest

import (
	"strings"
	"unicode"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// Rough makes a document in time linear in the text and without any model, for
// fuzzing and for texts of a million characters: paragraphs are cut at blank
// lines, sentences are paragraphs, tags are guessed from a few words, and every
// tenth capitalised word is a person.
func Rough(text string) *extract.Document {
	doc := extract.NewDocument(text, Published)
	r := rough{doc: doc}
	offset := 0
	for _, char := range text {
		r.step(offset, char)
		offset++
	}
	r.endWord(offset)
	r.endParagraph()
	return doc
}

// rough is the state of the scanner.
type rough struct {
	doc *extract.Document
	// word and paragraph are where the current ones begin, if open and inside.
	word, paragraph int
	open, inside    bool
	newlines        int
}

func (r *rough) step(at int, char rune) {
	if char == '\n' {
		r.newlines++
	} else if !unicode.IsSpace(char) {
		if r.newlines > 1 {
			r.endParagraph()
		}
		r.newlines = 0
	}
	switch {
	case unicode.IsLetter(char), unicode.IsDigit(char):
		if !r.open {
			r.word, r.open = at, true
		}
	case unicode.IsSpace(char):
		r.endWord(at)
	default:
		r.endWord(at)
		r.token(at, at+1)
	}
}

func (r *rough) endWord(at int) {
	if r.open {
		r.token(r.word, at)
	}
	r.open = false
}

func (r *rough) token(start, end int) {
	if !r.inside {
		r.paragraph, r.inside = start, true
	}
	span := news.Span{Start: start, End: end}
	word := r.doc.Text.Slice(span)
	r.doc.Tokens = append(r.doc.Tokens, extract.Token{Span: span, Text: word, Tag: guess(word)})
	if len(r.doc.Tokens)%10 == 0 && unicode.IsUpper([]rune(word)[0]) {
		r.doc.Entities = append(r.doc.Entities, news.Entity{
			ID: len(r.doc.Entities), Type: news.Person, Name: word,
			Mentions: []news.Mention{{Span: span, Kind: news.NameMention}},
		})
	}
}

func (r *rough) endParagraph() {
	if !r.inside {
		return
	}
	last := r.doc.Tokens[len(r.doc.Tokens)-1].Span.End
	span := news.Span{Start: r.paragraph, End: last}
	r.doc.Paragraphs = append(r.doc.Paragraphs, span)
	r.doc.Sentences = append(r.doc.Sentences, span)
	r.inside = false
}

// guess tags a word.
func guess(word string) string {
	switch strings.ToLower(word) {
	case "said", "told", "added", "met", "visited", "held", "was", "were":
		return "VBD"
	case "will", "would", "may":
		return "MD"
	case "to":
		return "TO"
	case "the", "a", "an", "no", "that":
		return "DT"
	case "he", "she", "they", "it":
		return "PRP"
	case "in", "on", "at", "of", "with", "by", "for", "after", "between":
		return "IN"
	case "and", "or", "but":
		return "CC"
	case "not", "also":
		return "RB"
	case "adding", "saying", "meeting":
		return "VBG"
	}
	first := []rune(word)[0]
	switch {
	case unicode.IsUpper(first):
		return "NNP"
	case unicode.IsDigit(first):
		return "CD"
	case unicode.IsLetter(first):
		return "NN"
	}
	return word
}
