package timex

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// verbReach is how far, in tokens, a governing verb is looked for.
const verbReach = 40

// looking is the direction of the verb that governs the expression at span:
// the nearest one before it in its sentence, else the nearest one after it.
func looking(doc *extract.Document, span news.Span) Direction {
	tokens := sentenceTokens(doc, span)
	at := sort.Search(len(tokens), func(i int) bool { return tokens[i].Span.Start >= span.Start })
	if deadline(tokens, at) {
		return Ahead
	}
	for i := at - 1; i >= max(0, at-verbReach); i-- {
		if isVerb(tokens[i]) {
			return verbDirection(tokens, i)
		}
	}
	for i := at; i < min(len(tokens), at+verbReach); i++ {
		if isVerb(tokens[i]) {
			return verbDirection(tokens, i)
		}
	}
	return Back
}

// deadline reports whether the words before a token set a term that lies
// ahead: "until Tuesday", "as early as Tuesday".
func deadline(tokens []extract.Token, at int) bool {
	switch before := lowerAt(tokens, at-1); before {
	case "until", "till":
		return true
	case "as":
		early := lowerAt(tokens, at-2)
		return (early == "early" || early == "soon") && lowerAt(tokens, at-3) == "as"
	}
	return false
}

func lowerAt(tokens []extract.Token, at int) string {
	if at < 0 || at >= len(tokens) {
		return ""
	}
	return strings.ToLower(tokens[at].Text)
}

// sentenceTokens are the tokens of the sentence that holds span.
func sentenceTokens(doc *extract.Document, span news.Span) []extract.Token {
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > span.Start })
	if i == len(doc.Sentences) {
		return nil
	}
	sentence := doc.Sentences[i]
	first := sort.Search(len(doc.Tokens), func(i int) bool { return doc.Tokens[i].Span.Start >= sentence.Start })
	last := sort.Search(len(doc.Tokens), func(i int) bool { return doc.Tokens[i].Span.Start >= sentence.End })
	return doc.Tokens[first:last]
}

func isVerb(t extract.Token) bool { return strings.HasPrefix(t.Tag, "VB") || t.Tag == "MD" }

// verbDirection is the direction of the verb group that ends at a token.
func verbDirection(tokens []extract.Token, at int) Direction {
	if tokens[at].Tag == "MD" {
		return modalDirection(tokens, at)
	}
	if tokens[at].Tag != "VBD" && plans[lowerAt(tokens, at)] || beforePlan(tokens, at) {
		return Ahead
	}
	if (tokens[at].Tag == "VBP" || tokens[at].Tag == "VBZ") && scheduled[lowerAt(tokens, at)] {
		return Ahead
	}
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		switch {
		case tokens[i].Tag == "MD":
			return modalDirection(tokens, i)
		case tokens[i].Tag == "TO":
			return infinitiveDirection(tokens, i)
		case !partOfGroup(tokens[i]):
			return Back
		}
	}
	return Back
}

// modalDirection decides on a modal; "would" looks ahead of what was said, but
// "would have" does not.
func modalDirection(tokens []extract.Token, at int) Direction {
	switch lowerAt(tokens, at) {
	case "would":
		if lowerAt(tokens, at+1) == "have" {
			return Back
		}
		return Ahead
	case "will", "'ll", "’ll", "shall", "may", "can", "should", "must", "wo":
		return Ahead
	}
	return Back
}

// infinitiveDirection decides on "to meet": it looks ahead in a headline,
// after the present tense and after words for plans.
func infinitiveDirection(tokens []extract.Token, to int) Direction {
	for i := to - 1; i >= max(0, to-verbReach); i-- {
		switch {
		case plans[strings.ToLower(tokens[i].Text)]:
			return Ahead
		case tokens[i].Tag == "VBD":
			return Back
		case isVerb(tokens[i]):
			return Ahead
		}
	}
	return Ahead
}

// partOfGroup reports whether a token may stand inside of a verb group.
func partOfGroup(t extract.Token) bool {
	return strings.HasPrefix(t.Tag, "RB") || t.Tag == "VB" || t.Tag == "VBN" || t.Tag == "VBG"
}

// beforePlan reports whether the verb is the "is" of "is to meet", "are due to
// meet".
func beforePlan(tokens []extract.Token, at int) bool {
	switch lowerAt(tokens, at) {
	case "is", "are", "'s", "’s", "'re", "’re":
		next := lowerAt(tokens, at+1)
		return next == "to" || plans[next]
	}
	return false
}

// plans are forms of verbs and adjectives whose infinitive lies ahead even in
// the past tense; written for this project.
var plans = map[string]bool{
	"plan": true, "plans": true, "planned": true, "planning": true, "scheduled": true, "set": true, "due": true,
	"expected": true, "expects": true, "agreed": true, "going": true, "hopes": true, "intends": true, "ready": true,
	"promised": true, "vowed": true, "prepares": true, "preparing": true, "wants": true,
}

// scheduled are forms of the present tense that, with a day, tell what is to come:
// "the council meets on Monday", "the truce expires on Friday".
var scheduled = map[string]bool{
	"meet": true, "meets": true, "begin": true, "begins": true, "start": true, "starts": true, "open": true, "opens": true, "visit": true, "visits": true,
	"arrive": true, "arrives": true, "leave": true, "leaves": true, "travel": true, "travels": true, "hold": true, "holds": true, "host": true,
	"hosts": true, "end": true, "ends": true, "expire": true, "expires": true, "vote": true, "votes": true, "resume": true, "resumes": true,
}
