// Package cast finds the entities of a document by the tokens that speak of them.
// It serves the stages that look at the words around names.
package cast

import (
	"slices"
	"sort"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// Part is a mention as a range of tokens.
type Part struct {
	// Entity is the index of the entity in the document.
	Entity int
	Type   news.EntityType
	Kind   news.MentionKind
	// First and End are indexes of tokens, half-open.
	First, End int
}

// Cast holds the mentions of a document by their tokens.
type Cast struct {
	// Parts are in the order of the text.
	Parts []Part

	// of holds, for every token, one more than the index of its part, or zero.
	of []int32
}

// New indexes the mentions that a document has now. A mention that holds no whole
// token is left out, and so is one that overlaps the one before it.
func New(doc *extract.Document) *Cast {
	c := &Cast{of: make([]int32, len(doc.Tokens))}
	for i, entity := range doc.Entities {
		for _, m := range entity.Mentions {
			first := sort.Search(len(doc.Tokens), func(k int) bool { return doc.Tokens[k].Span.Start >= m.Span.Start })
			end := first
			for end < len(doc.Tokens) && doc.Tokens[end].Span.End <= m.Span.End {
				end++
			}
			if end > first {
				c.Parts = append(c.Parts, Part{Entity: i, Type: entity.Type, Kind: m.Kind, First: first, End: end})
			}
		}
	}
	slices.SortStableFunc(c.Parts, func(a, b Part) int { return a.First - b.First })
	end := 0
	c.Parts = slices.DeleteFunc(c.Parts, func(p Part) bool {
		overlaps := p.First < end
		end = max(end, p.End)
		return overlaps
	})
	for i, p := range c.Parts {
		for k := p.First; k < p.End; k++ {
			c.of[k] = int32(i + 1)
		}
	}
	return c
}

// At is the part that holds a token.
func (c *Cast) At(token int) (Part, bool) {
	if token < 0 || token >= len(c.of) || c.of[token] == 0 {
		return Part{}, false
	}
	return c.Parts[c.of[token]-1], true
}
