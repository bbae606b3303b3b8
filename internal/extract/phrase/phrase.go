// Package phrase reads noun phrases off part-of-speech tags. It serves the
// stages that need to know who or what stands beside a verb: quotes and
// meetings.
package phrase

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// Phrase is a base noun phrase: a run of tokens without prepositional
// phrases, appositions or relative clauses.
type Phrase struct {
	// First and End are indexes of tokens, half-open.
	First, End int
}

// Span is the stretch of text that the phrase covers in tokens.
func (p Phrase) Span(tokens []extract.Token) news.Span {
	return tokens[p.First].Span.Cover(tokens[p.End-1].Span)
}

// All reads the base noun phrases of tokens, in order.
func All(tokens []extract.Token) []Phrase {
	var found []Phrase
	for at := 0; at < len(tokens); {
		end := read(tokens, at)
		if end == at {
			at++
			continue
		}
		found = append(found, Phrase{First: at, End: end})
		at = end
	}
	return found
}

// read is the end of the phrase that begins at a token; equal to at where none
// does.
func read(tokens []extract.Token, at int) int {
	if standsAlone(tokens, at) {
		return at + 1
	}
	end, i := at, at
	for ; i < len(tokens); i++ {
		switch role := roleOf(tokens, i, i > at); role {
		case none:
			return end
		case head:
			end = i + 1
		case opener:
			if i > at && !openedBy(tokens[i-1]) {
				return end
			}
		case inner:
			if i > at && isNoun(tokens[i-1]) && opensTime(tokens[i]) {
				return end // "Berlin last week" is two phrases
			}
		}
	}
	return end
}

// role is the part of a token inside of a noun phrase.
type role int

const (
	none role = iota
	// opener begins a phrase: articles, possessive pronouns.
	opener
	// inner may stand before a head: adjectives, participles, possessive marks.
	inner
	// head may end a phrase: nouns, names, numbers.
	head
)

func roleOf(tokens []extract.Token, at int, inside bool) role {
	switch tag := tokens[at].Tag; tag {
	case "DT", "PDT", "PRP$", "WP$":
		return opener
	case "NN", "NNS", "NNP", "NNPS", "CD":
		return head
	case "JJ", "JJR", "JJS", "$":
		return inner
	case "POS", "CC":
		if inside && (tag == "POS" || tokens[at].Text == "&") {
			return inner
		}
	case "VBN", "VBG", "RB", "RBS":
		if inside && opensModifier(tokens[at-1]) && leadsToNoun(tokens, at+1) {
			return inner
		}
	}
	return none
}

// opensModifier reports whether an adverb or participle after a token belongs
// to the noun to come: "the recently elected mayor".
func opensModifier(t extract.Token) bool {
	switch t.Tag {
	case "DT", "PRP$", "POS", "RB", "JJ":
		return true
	}
	return false
}

// openedBy reports whether an opener may follow a token in the same phrase:
// "all the", "the minister 's".
func openedBy(t extract.Token) bool { return t.Tag == "PDT" || t.Tag == "DT" }

// leadsToNoun reports whether a noun follows, after two more modifiers at most.
func leadsToNoun(tokens []extract.Token, at int) bool {
	for i := at; i < min(len(tokens), at+3); i++ {
		switch tag := tokens[i].Tag; {
		case isNoun(tokens[i]):
			return true
		case !isAdjective(tokens[i]) && tag != "VBN" && tag != "VBG":
			return false
		}
	}
	return false
}

// opensTime reports whether a word begins an expression of time.
func opensTime(t extract.Token) bool {
	switch strings.ToLower(t.Text) {
	case "last", "next", "early", "late", "earlier", "later":
		return true
	}
	return false
}

func isNoun(t extract.Token) bool { return strings.HasPrefix(t.Tag, "NN") }

func isAdjective(t extract.Token) bool { return strings.HasPrefix(t.Tag, "JJ") }

// standsAlone reports whether a token is a phrase by itself: a pronoun, or
// "this", "that", "some", "all" without a noun.
func standsAlone(tokens []extract.Token, at int) bool {
	switch tokens[at].Tag {
	case "PRP":
		return true
	case "DT":
		switch strings.ToLower(tokens[at].Text) {
		case "this", "that", "these", "those", "some", "all", "both", "others", "another":
			return at+1 == len(tokens) || roleOf(tokens, at+1, true) == none
		}
	}
	return false
}
