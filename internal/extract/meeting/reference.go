package meeting

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/news"
)

// partyAt reports whether a party's phrase begins at a token.
func (s *sentence) partyAt(at int) bool {
	p, ok := s.phrases.From(at)
	return ok && s.party(p)
}

// party reports whether a phrase can take part: it names an entity, is a
// pronoun for people, or its head is a word for parties.
func (s *sentence) party(p phrase.Phrase) bool {
	if p.End == p.First+1 && s.is(p.First, "he", "she", "they", "we", "i", "him", "her", "them", "us", "you") {
		return true
	}
	if partyNouns[s.lower(p.End-1)] {
		return true
	}
	for _, m := range s.within(p.Span(s.tokens)) {
		if m.entity.Type != news.Misc && m.span.End == s.tokens[p.End-1].Span.End {
			return true
		}
	}
	return false
}

// isPlace reports whether a phrase names a location or a building.
func (s *sentence) isPlace(p phrase.Phrase) bool {
	for _, m := range s.within(p.Span(s.tokens)) {
		if s.isVenue(m) && m.span.End == s.tokens[p.End-1].Span.End {
			return true
		}
	}
	return false
}

// isVenue reports whether a mention names a location, or an organisation by
// the building it sits in: the White House.
func (s *sentence) isVenue(m mention) bool {
	if m.entity.Type == news.Location {
		return true
	}
	words := strings.Fields(s.doc.Text.Slice(m.span))
	return m.entity.Type == news.Organization && buildings[strings.ToLower(words[len(words)-1])]
}

// entity is the id of the entity that a party's phrase refers to: a person
// named in its base phrase, else what the last word there names. In "Secretary
// of State Anna Reyes" the name follows later; in "a friend of Anna Reyes", whose
// head is in lower case, it is somebody else's.
func (s *sentence) entity(p party) *int {
	whole := s.cover(p.first, p.end)
	base := whole
	if head, ok := s.phrases.From(p.first); ok {
		base = s.cover(p.first, min(p.end, head.End))
	}
	if s.is(s.lastWord(base)+1, ",") && base != whole {
		return s.named(s.cover(s.lastWord(base)+2, p.end)) // "her counterpart, Anna Reyes"
	}
	if id := s.named(base); id != nil || !s.capital(s.lastWord(base)) {
		return id
	}
	return s.named(whole)
}

// named is the last person named in a phrase, else what its last word names.
// "Her" in "her government" names nobody.
func (s *sentence) named(span news.Span) *int {
	var found *int
	for _, m := range s.within(span) {
		if m.kind == news.PronounMention && m.span != span {
			continue
		}
		person := m.entity.Type == news.Person && !s.possessive(m.span)
		last := m.span.End == span.End && m.entity.Type != news.Misc
		if person || last && found == nil {
			found = &m.entity.ID
		}
	}
	return found
}

// cover covers the tokens [first, end).
func (s *sentence) cover(first, end int) news.Span {
	return s.tokens[first].Span.Cover(s.tokens[end-1].Span)
}

// lastWord is the index of the last token of a span.
func (s *sentence) lastWord(span news.Span) int {
	return sort.Search(len(s.tokens), func(i int) bool { return s.tokens[i].Span.End >= span.End })
}

func (s *sentence) possessive(span news.Span) bool {
	i := sort.Search(len(s.tokens), func(i int) bool { return s.tokens[i].Span.Start >= span.End })
	return s.tag(i) == "POS"
}
