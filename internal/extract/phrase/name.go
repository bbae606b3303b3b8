package phrase

import (
	"slices"
	"sort"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// Named is a copy of the document's tokens in which all words of names are
// tagged as such: what the entity stage found to be a name is one, whatever
// the tagger made of "Norway" or of the "of" in "Bank of England".
func Named(doc *extract.Document) []extract.Token {
	tokens := slices.Clone(doc.Tokens)
	for _, entity := range doc.Entities {
		if entity.Type == news.Misc {
			continue
		}
		for _, m := range entity.Mentions {
			if m.Kind == news.NameMention {
				name(tokens, m.Span)
			}
		}
	}
	return tokens
}

// name tags the tokens inside of a span as proper nouns; possessive marks and
// tags of plural names stay.
func name(tokens []extract.Token, span news.Span) {
	i := sort.Search(len(tokens), func(i int) bool { return tokens[i].Span.Start >= span.Start })
	for ; i < len(tokens) && tokens[i].Span.End <= span.End; i++ {
		if tokens[i].Tag != "POS" && tokens[i].Tag != "NNPS" {
			tokens[i].Tag = "NNP"
		}
	}
}
