package meeting

import (
	"sort"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// sentence is one sentence with what earlier stages found in it.
type sentence struct {
	doc *extract.Document
	// lexicon knows words' clusters; nil where only rules decide.
	lexicon *model.Lexicon
	span    news.Span
	tokens  []extract.Token
	// number is that of the sentence in the document.
	number int
	// first is the index of the first token in the document.
	first    int
	phrases  phrase.Index
	times    []news.Time
	mentions []mention
	// phone is set where the text before told of a telephone call.
	phone bool
	// events counts the encounters that the sentence named so far.
	events int
	// names finds entities by name.
	names *nameIndex
	// noted is memory for candidates.
	noted []candidate
}

// mention is one mention of an entity.
type mention struct {
	span   news.Span
	entity *news.Entity
	kind   news.MentionKind
}

// sentences cuts a document; tokens, times and mentions lie in order of start.
func sentences(doc *extract.Document) []sentence {
	all := mentionsOf(doc)
	tokens, times := phrase.Named(doc), doc.Times
	found := make([]sentence, 0, len(doc.Sentences))
	names := &nameIndex{entities: doc.Entities}
	for _, span := range doc.Sentences {
		s := sentence{doc: doc, span: span, names: names}
		s.tokens, tokens = split(tokens, span, func(t extract.Token) news.Span { return t.Span })
		s.first = len(doc.Tokens) - len(tokens) - len(s.tokens)
		s.times, times = split(times, span, func(t news.Time) news.Span { return t.Span })
		s.mentions, all = split(all, span, func(m mention) news.Span { return m.span })
		s.phrases = phrase.NewIndex(s.tokens)
		found = append(found, s)
	}
	return found
}

// split takes the items that begin in span off the front of a list.
func split[T any](list []T, span news.Span, spanOf func(T) news.Span) (inside, rest []T) {
	first := 0
	for first < len(list) && spanOf(list[first]).Start < span.Start {
		first++
	}
	end := first
	for end < len(list) && spanOf(list[end]).Start < span.End {
		end++
	}
	return list[first:end], list[end:]
}

func mentionsOf(doc *extract.Document) []mention {
	var all []mention
	for i := range doc.Entities {
		for _, m := range doc.Entities[i].Mentions {
			all = append(all, mention{span: m.Span, entity: &doc.Entities[i], kind: m.Kind})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].span.Compare(all[j].span) < 0 })
	return all
}

func (s *sentence) tag(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].Tag
}

func (s *sentence) lower(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return strings.ToLower(s.tokens[i].Text)
}

// class names the cluster of words that the token at i is in; empty without one.
func (s *sentence) class(i int) string {
	if s.lexicon == nil || i < 0 || i >= len(s.tokens) {
		return ""
	}
	if coarse := s.lexicon.Find(model.Hash(s.lower(i))).Coarse(); coarse > 0 {
		return strconv.FormatUint(uint64(coarse), 10)
	}
	return ""
}

// is reports whether the token at i is one of the texts.
func (s *sentence) is(i int, texts ...string) bool {
	lower := s.lower(i)
	for _, text := range texts {
		if lower == text {
			return lower != ""
		}
	}
	return false
}

func (s *sentence) isNoun(i int) bool { return strings.HasPrefix(s.tag(i), "NN") }
func (s *sentence) isVerb(i int) bool { return strings.HasPrefix(s.tag(i), "VB") }

// finite reports whether a verb at i carries a tense.
func (s *sentence) finite(i int) bool {
	switch s.tag(i) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// within are the mentions inside of a span.
func (s *sentence) within(span news.Span) []mention {
	first := sort.Search(len(s.mentions), func(i int) bool { return s.mentions[i].span.Start >= span.Start })
	end := first
	for end < len(s.mentions) && s.mentions[end].span.Start < span.End {
		end++
	}
	return s.mentions[first:end]
}
