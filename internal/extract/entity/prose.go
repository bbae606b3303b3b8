package entity

import (
	"fmt"
	"strings"

	"github.com/jdkato/prose/v2"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/token"
	"github.com/dateline-news/dateline/internal/news"
)

// Prose recognises names with the classifier of prose: the baseline. It reads the
// labels token by token, because the entities that prose makes of them have no
// offsets, fall apart between two names, and get lost at the end of a text.
type Prose struct {
	model *prose.Model
}

// NewProse makes a recogniser of a loaded model, which may be shared.
func NewProse(model *prose.Model) Prose { return Prose{model: model} }

// Recognise finds the names of doc, sentence by sentence.
func (p Prose) Recognise(doc *extract.Document) ([]Name, error) {
	var names []Name
	at := 0
	for _, sentence := range doc.Sentences {
		start := at
		for at < len(doc.Tokens) && doc.Tokens[at].Span.End <= sentence.End {
			at++
		}
		found, err := p.sentence(doc.Tokens[start:at])
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	return names, nil
}

// sentence joins labelled tokens to names. Like prose it lets a name go on over
// unlabelled tokens with the tag of a name, and takes a name of two tokens for a
// person where one of them is.
func (p Prose) sentence(tokens []extract.Token) ([]Name, error) {
	types, err := p.types(tokens)
	if err != nil {
		return nil, err
	}
	var names []Name
	for i := 0; i < len(tokens); i++ {
		if types[i] == "" || !isWord(tokens[i].Text) {
			continue
		}
		end := i + 1
		for end < len(tokens) && isWord(tokens[end].Text) && (types[end] != "" || isProper(tokens[end]) && isProper(tokens[i])) {
			end++
		}
		name := Name{Span: tokens[i].Span.Cover(tokens[end-1].Span), Type: types[i]}
		if end == i+2 && types[i+1] == news.Person {
			name.Type = news.Person
		}
		names = append(names, name)
		i = end - 1
	}
	return names, nil
}

func isProper(t extract.Token) bool { return t.Tag == "NNP" || t.Tag == "NNPS" }

// types says for each token of a sentence what prose takes it for.
func (p Prose) types(tokens []extract.Token) ([]news.EntityType, error) {
	plain := make([]string, len(tokens))
	for i, t := range tokens {
		plain[i] = token.Spell(t)
	}
	doc, err := prose.NewDocument(strings.Join(plain, " "), prose.UsingModel(p.model), prose.WithSegmentation(false))
	if err != nil {
		return nil, fmt.Errorf("classifying with prose: %w", err)
	}
	types := make([]news.EntityType, len(tokens))
	words := doc.Tokens()
	for i, rest := range plain {
		for first := true; len(words) > 0 && rest != "" && strings.HasPrefix(rest, words[0].Text); first = false {
			if first {
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
