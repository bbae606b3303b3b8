package meeting

import (
	"strings"
	"unicode"

	"github.com/dateline-news/dateline/internal/extract"
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
			if !p.Span.Overlaps(s.tokens[i].Span) && !among(names, p) {
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

// joinedNames are the parties in a token; none where a part of it names nobody.
func (s *sentence) joinedNames(i int) []news.Participant {
	parts := hyphenated(s.tokens[i])
	if len(parts) < 2 || s.names.surname(s.tokens[i].Text) {
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

// hyphenated are the parts of a token between its hyphens, where each looks like a
// name: it begins with a capital and has another letter.
func hyphenated(token extract.Token) []news.Span {
	if !strings.ContainsFunc(token.Text, hyphen) {
		return nil
	}
	var parts []news.Span
	start, at, capital := token.Span.Start, token.Span.Start, false
	flush := func() bool {
		if !capital || at-start < 2 {
			return false
		}
		parts = append(parts, news.Span{Start: start, End: at})
		return true
	}
	for _, r := range token.Text {
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
