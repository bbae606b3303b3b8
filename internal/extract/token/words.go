package token

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/jdkato/prose/v2"
)

// Words cuts sentences by prose's tokenizer and gives no tags: it is for a
// pipeline that tags in a stage of its own.
type Words struct {
	model *prose.Model
	// known holds what prose made of pieces of earlier sentences, a table for each
	// goroutine at work.
	known *sync.Pool
}

// maxKnown bounds the number of pieces in a table, which takes about 2 MB then.
const maxKnown = 1 << 14

// pieces are words by the piece that they were cut from.
type pieces map[string][]Word

// NewWords makes a cutter; it needs none of prose's weights.
func NewWords() Words {
	return Words{model: &prose.Model{}, known: &sync.Pool{New: func() any { return pieces{} }}}
}

// Tag cuts one sentence and leaves the tags empty. Prose cuts at blanks first and
// then each piece by itself, so that a piece need not be cut twice.
func (w Words) Tag(sentence string) ([]Word, error) {
	known, ok := w.known.Get().(pieces)
	if !ok {
		return nil, fmt.Errorf("pool gave %T", known)
	}
	defer w.known.Put(known)
	words := make([]Word, 0, len(sentence)/4+1)
	for piece := range strings.SplitSeq(sentence, " ") {
		if piece == "" || len(piece) > maxUnit {
			return w.cut(sentence)
		}
		found, ok := known[piece]
		if !ok {
			if strings.ContainsFunc(piece, unicode.IsSpace) {
				return w.cut(sentence)
			}
			var err error
			if found, err = w.learn(known, strings.Clone(piece)); err != nil {
				return nil, err
			}
		}
		words = append(words, found...)
	}
	return words, nil
}

// learn cuts a piece and keeps what comes out. A full table is emptied: the words
// of an article are soon in it again.
func (w Words) learn(known pieces, piece string) ([]Word, error) {
	words, err := w.cut(piece)
	if err != nil {
		return nil, err
	}
	if len(known) >= maxKnown {
		clear(known)
	}
	known[piece] = words
	return words, nil
}

// cut lets prose cut a text.
func (w Words) cut(text string) ([]Word, error) {
	doc, err := prose.NewDocument(text, prose.UsingModel(w.model),
		prose.WithSegmentation(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return nil, fmt.Errorf("cutting with prose: %w", err)
	}
	tokens := doc.Tokens()
	words := make([]Word, len(tokens))
	for i, token := range tokens {
		words[i] = Word{Text: token.Text}
	}
	return words, nil
}
