package meeting

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/news"
)

// withJoined adds the parties that a hyphen joins in front of a noun, each with a
// span of its own: "the [Reyes]-[Lindqvist] summit", "[U.S.]-[Japan] talks". A
// double-barrelled surname is one party and stays as it is.
func (s *sentence) withJoined(t trigger, list []news.Participant) []news.Participant {
	if t.verb || t.format == news.Visit {
		return list
	}
	for i := s.phraseStart(t); i < t.first; i++ {
		names := s.joinedNames(i)
		if len(names) == 0 {
			continue
		}
		kept := names
		for _, p := range list {
			if !p.Span.Overlaps(names[0].Span.Cover(names[len(names)-1].Span)) && !among(names, p) {
				kept = append(kept, p)
			}
		}
		return kept
	}
	return list
}

// among reports whether a party is one of those in a list already.
func among(list []news.Participant, p news.Participant) bool {
	for _, q := range list {
		if p.Entity != nil && q.Entity != nil && *p.Entity == *q.Entity {
			return true
		}
	}
	return false
}

// joinedNames are the parties in the word around a token; none where a part of it
// names nobody.
func (s *sentence) joinedNames(i int) []news.Participant {
	span := s.dashed(i)
	word := s.doc.Text.Slice(span)
	parts := hyphenated(word, span.Start)
	if len(parts) < 2 || s.names.surname(word) {
		return nil
	}
	names := make([]news.Participant, 0, len(parts))
	for _, part := range parts {
		text := s.doc.Text.Slice(part)
		entity := s.names.find(text)
		if entity == nil && !initials(text) && !demonym(text) {
			return nil
		}
		names = append(names, news.Participant{Span: part, Entity: entity, Role: news.ParticipantRole})
	}
	return names
}

// dashed is a token with what dashes without spaces tie to it, which are tokens of
// their own: "Norway", "–", "Jordan".
func (s *sentence) dashed(i int) news.Span {
	first, end := i, i+1
	for ; first > max(0, i-reach) && s.tied(first-1); first-- {
	}
	for ; end < min(len(s.tokens), i+reach) && s.tied(end-1); end++ {
	}
	return s.cover(first, end)
}

// tied reports whether a dash, and no space, stands between a token and the next, or is
// one of the two.
func (s *sentence) tied(i int) bool {
	return i+1 < len(s.tokens) && s.tokens[i].Span.End == s.tokens[i+1].Span.Start && (dash(s.tokens[i].Text) || dash(s.tokens[i+1].Text))
}

func dash(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	return size == len(text) && hyphen(r)
}

// hyphenated are the parts between the hyphens of a word that begins at a code point,
// where each looks like a name: it begins with a capital and has another letter.
func hyphenated(word string, start int) []news.Span {
	if !strings.ContainsFunc(word, hyphen) {
		return nil
	}
	var parts []news.Span
	at, capital := start, false
	flush := func() bool {
		if !capital || at-start < 2 {
			return false
		}
		parts = append(parts, news.Span{Start: start, End: at})
		return true
	}
	for _, r := range word {
		switch {
		case hyphen(r):
			if !flush() {
				return nil
			}
			start, capital = at+1, false
		case at == start:
			capital = unicode.IsUpper(r)
		case unicode.IsDigit(r):
			return nil // G-20
		}
		at++
	}
	if !flush() {
		return nil
	}
	return parts
}

func hyphen(r rune) bool { return r == '-' || r == '–' || r == '‑' || r == '/' }

// initials reports whether a name is an abbreviation: "IMF", "U.S.".
func initials(text string) bool {
	letters := 0
	for _, r := range text {
		if !unicode.IsUpper(r) && r != '.' {
			return false
		}
		letters++
	}
	return letters > 1 && letters < 7
}

// demonym reports whether a word is formed like the adjective of a country: "Syrian",
// "Japanese", "Israeli", "Spanish".
func demonym(text string) bool {
	for _, ending := range []string{"ian", "ean", "ese", "ish", "eli", "aqi", "ani", "ench", "tch", "man", "can", "kish", "wiss", "reek"} {
		if strings.HasSuffix(text, ending) && len(text) > len(ending)+1 {
			return true
		}
	}
	return false
}
