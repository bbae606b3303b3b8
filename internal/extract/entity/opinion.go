package entity

import (
	"fmt"
	"strings"

	"github.com/jdkato/prose/v2"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/token"
	"github.com/dateline-news/dateline/internal/news"
)

// Opinion says for each token of a sentence what type of name it takes it to be
// part of; the type is empty where it takes it for none.
type Opinion interface {
	Types(sentence []extract.Token) ([]news.EntityType, error)
}

// Prose is the opinion of prose's classifier. Its labels are taken token by
// token, because its own entities lack offsets and lose one that ends a text.
type Prose struct {
	model *prose.Model
}

// NewProse makes an opinion of a loaded model, which may be shared.
func NewProse(model *prose.Model) Prose { return Prose{model: model} }

// Types classifies one sentence.
func (p Prose) Types(sentence []extract.Token) ([]news.EntityType, error) {
	plain := make([]string, len(sentence))
	for i, t := range sentence {
		plain[i] = token.Spell(t)
	}
	doc, err := prose.NewDocument(strings.Join(plain, " "), prose.UsingModel(p.model), prose.WithSegmentation(false))
	if err != nil {
		return nil, fmt.Errorf("classifying with prose: %w", err)
	}
	types := make([]news.EntityType, len(sentence))
	words := doc.Tokens()
	for i := range sentence {
		rest := plain[i]
		for len(words) > 0 && rest != "" && strings.HasPrefix(rest, words[0].Text) {
			if rest == plain[i] {
				types[i] = typeOf(words[0].Label)
			}
			rest, words = rest[len(words[0].Text):], words[1:]
		}
	}
	return types, nil
}

// typeOf translates a label such as "B-GPE".
func typeOf(label string) news.EntityType {
	switch _, kind, _ := strings.Cut(label, "-"); kind {
	case "PERSON":
		return news.Person
	case "GPE":
		return news.Location
	case "ORGANIZATION":
		return news.Organization
	}
	return ""
}
