package quote

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// mention is one mention of an entity, with what tells whether it is the
// speaker.
type mention struct {
	span   news.Span
	entity int
	kind   news.MentionKind
	person bool
	misc   bool
}

// cast are the mentions of a document in order of their start.
type cast struct {
	text     news.Text
	mentions []mention
	// lastPerson holds, for every mention, the index of the nearest named
	// person at or before it; -1 where there is none.
	lastPerson []int
}

func newCast(doc *extract.Document) cast {
	c := cast{text: doc.Text}
	for _, entity := range doc.Entities {
		for _, m := range entity.Mentions {
			c.mentions = append(c.mentions, mention{
				span: m.Span, entity: entity.ID, kind: m.Kind,
				person: entity.Type == news.Person, misc: entity.Type == news.Misc,
			})
		}
	}
	sort.Slice(c.mentions, func(i, j int) bool { return c.mentions[i].span.Compare(c.mentions[j].span) < 0 })
	c.lastPerson = make([]int, len(c.mentions))
	last := -1
	for i, m := range c.mentions {
		if m.person && m.kind == news.NameMention {
			last = i
		}
		c.lastPerson[i] = last
	}
	return c
}

// within are the mentions inside of a span.
func (c cast) within(span news.Span) []mention {
	first := sort.Search(len(c.mentions), func(i int) bool { return c.mentions[i].span.Start >= span.Start })
	end := first
	for end < len(c.mentions) && c.mentions[end].span.Start < span.End {
		end++
	}
	return c.mentions[first:end]
}

// speaker resolves a source: the base phrase that names it is head, whole
// holds the apposition too.
func (c cast) speaker(head, whole news.Span) *int {
	switch strings.ToLower(c.text.Slice(head)) {
	case "he", "she":
		return c.pronoun(head, true)
	case "i", "we", "it", "they", "you", "this", "that", "who":
		return c.pronoun(head, false)
	}
	for _, find := range []func() *int{
		func() *int { return c.named(head, true) },
		func() *int { return c.apposed(head, whole) },
		func() *int { return c.named(head, false) },
		func() *int { return c.titled(head, whole) },
		func() *int { return c.behind(head, whole) },
	} {
		if id := find(); id != nil {
			return id
		}
	}
	return nil
}

// titled finds the person behind a title with "of" in it: Secretary of State
// Anna Reyes. A head in lower case is somebody else: a spokesman for Anna Reyes.
func (c cast) titled(head, whole news.Span) *int {
	words := strings.Fields(c.text.Slice(head))
	if first, _ := utf8.DecodeRuneInString(words[len(words)-1]); !unicode.IsUpper(first) {
		return nil
	}
	var found *int
	for _, m := range c.within(whole) {
		if m.person && m.kind == news.NameMention && !c.possessive(m.span) {
			found = &m.entity
		}
	}
	return found
}

// pronoun takes what the coreference stage found, else, where guess is set,
// the person named last.
func (c cast) pronoun(span news.Span, guess bool) *int {
	for _, m := range c.within(span) {
		return &m.entity
	}
	before := sort.Search(len(c.mentions), func(i int) bool { return c.mentions[i].span.Start >= span.Start }) - 1
	if !guess || before < 0 || c.lastPerson[before] < 0 {
		return nil
	}
	return &c.mentions[c.lastPerson[before]].entity
}

// named finds the person in a phrase, else, unless only persons are wanted, what
// its last word names. A name with a possessive ending only describes the speaker.
func (c cast) named(head news.Span, persons bool) *int {
	var found *int
	for _, m := range c.within(head) {
		if m.kind == news.PronounMention && m.span != head {
			continue // "his lawyer" is not he
		}
		if m.person && !c.possessive(m.span) || !persons && m.span.End == head.End && !m.misc {
			found = &m.entity
		}
	}
	return found
}

// papers are things that are written by somebody; bodies are words that a name is
// given for clearness.
var (
	papers = setOf(`report reports statement statements data study results documents document website site filing figures email letter poll
		tweet post press-release release survey ruling review account numbers spokesman's campaign`)
	bodies = setOf(`agency magazine newspaper network website site channel movement group firm company party campaign daily weekly
		broadcaster portal news service government organization organisation charity`)
)

// behind finds the one behind a paper, and the one whose kind the head tells: a
// report from the Harbour Authority; Cornyn's statement; Lusa news agency.
func (c cast) behind(head, whole news.Span) *int {
	words := strings.Fields(strings.ToLower(c.text.Slice(head)))
	last := strings.Trim(words[len(words)-1], ",.")
	for _, m := range c.within(whole) {
		if m.misc || m.kind != news.NameMention {
			continue
		}
		if papers[last] {
			return &m.entity
		}
		if !m.person && bodies[last] && m.span.End < head.End && !c.possessive(m.span) {
			return &m.entity
		}
	}
	return nil
}

func (c cast) possessive(span news.Span) bool {
	after := c.text.Slice(news.Span{Start: span.End, End: min(c.text.Len(), span.End+2)})
	return after == "'s" || after == "’s"
}

// apposed finds a person named after a comma: the mayor, Jane Hale; the author,
// Professor Jane Hale. Whom a clause or a preposition brings in is somebody else.
func (c cast) apposed(head, whole news.Span) *int {
	for _, m := range c.within(news.Span{Start: head.End, End: max(head.End, whole.End)}) {
		if !m.person || m.kind != news.NameMention {
			continue
		}
		between := c.text.Slice(news.Span{Start: head.End, End: m.span.Start})
		comma := strings.LastIndexByte(between, ',')
		if comma < 0 || c.possessive(m.span) {
			continue
		}
		if !slices.ContainsFunc(strings.Fields(between[comma:]), func(w string) bool { return linking[w] }) {
			return &m.entity
		}
	}
	return nil
}

// linking are words after which a name is not the one described.
var linking = setOf(`of for with who whose whom by to from at in on and that which as against near`)
