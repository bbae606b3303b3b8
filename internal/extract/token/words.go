package token

import (
	"fmt"

	"github.com/jdkato/prose/v2"
)

// Words cuts sentences by prose's tokenizer and gives no tags: it is for a
// pipeline that tags in a stage of its own.
type Words struct{ model *prose.Model }

// NewWords makes a cutter; it needs none of prose's weights.
func NewWords() Words { return Words{model: &prose.Model{}} }

// Tag cuts one sentence and leaves the tags empty.
func (w Words) Tag(sentence string) ([]Word, error) {
	doc, err := prose.NewDocument(sentence, prose.UsingModel(w.model),
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
