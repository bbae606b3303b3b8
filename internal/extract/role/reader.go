package role

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/cast"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// reader reads the roles of one document.
type reader struct {
	words  *lexicon
	lists  *gazetteer.Gazetteer
	doc    *extract.Document
	tokens []extract.Token
	cast   *cast.Cast
	// countries, parties and places find entities by code or name.
	countries, parties, places map[string]*int
	// begin and end bound the sentence that is read, in tokens.
	begin, end int
	// several is the title in the plural that was read last.
	several shared
}

// lower is the token in lower case; empty outside of the text.
func (r *reader) lower(at int) string {
	if at < 0 || at >= len(r.tokens) {
		return ""
	}
	return strings.ToLower(r.tokens[at].Text)
}

// is reports whether a token is one of some words in lower case.
func (r *reader) is(at int, words ...string) bool {
	return slices.Contains(words, r.lower(at))
}

func (r *reader) tag(at int) string {
	if at < 0 || at >= len(r.tokens) {
		return ""
	}
	return r.tokens[at].Tag
}

func (r *reader) noun(at int) bool { return strings.HasPrefix(r.tag(at), "NN") }

// isHead reports whether a token can end a title.
func (r *reader) isHead(at int) bool {
	_, _, ok := r.words.head(r.lower(at))
	return ok
}

// isTime reports whether a token is a day: the mayor of [Leeds] Monday.
func (r *reader) isTime(at int) bool {
	word := r.lower(at)
	return strings.HasSuffix(word, "day") && r.words.skip[word]
}

// capital reports whether a token begins with a capital letter.
func (r *reader) capital(at int) bool {
	if at < 0 || at >= len(r.tokens) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.tokens[at].Text)
	return unicode.IsUpper(first)
}

// join writes tokens in lower case.
func (r *reader) join(first, end int) string {
	words := make([]string, 0, end-first)
	for i := first; i < end; i++ {
		words = append(words, r.lower(i))
	}
	return strings.Join(words, " ")
}

// isPerson reports whether a person's name ends before a token.
func (r *reader) isPerson(at int) bool {
	part, ok := r.cast.At(at)
	return ok && part.Type == news.Person
}

// closes reports whether a phrase may end before a token: at a mark, at the end of
// the sentence, or at a word that begins something else.
func (r *reader) closes(at int) bool {
	if at >= r.end {
		return true
	}
	switch r.tag(at) {
	case ",", ".", ":", "-RRB-", ")", "``", "''", "WP", "WDT", "CC", "IN", "TO":
		return true
	}
	return r.tokens[at].Text == ";" || r.tokens[at].Text == "—"
}
