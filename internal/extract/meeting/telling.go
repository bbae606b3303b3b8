package meeting

import (
	"slices"
	"strconv"

	"github.com/dateline-news/dateline/internal/news"
)

// telling is a mention with what tells whether it is of the same meeting as
// another.
type telling struct {
	word   string
	family family
	// definite is set for "the talks", "their meeting", "Tuesday's summit"; indefinite
	// for "a meeting", "another round", "talks".
	definite, indefinite bool
	// verb is set for "met"; opener is the first word of the phrase otherwise.
	verb   bool
	opener string
	// sentence is its number in the text, date that of the meeting.
	sentence int
	date     string
	// parties are the entities, or else the chief words, of those who take part.
	parties []string
	place   string
	// shares are the probabilities of the statuses.
	shares [5]float64
}

// family is a group of formats of which one meeting may be called several.
type family int

const (
	encounterFamily family = iota
	visitFamily
	callFamily
)

func familyOf(format news.MeetingFormat) family {
	switch format {
	case news.Visit:
		return visitFamily
	case news.Phone, news.Video:
		return callFamily
	default:
		return encounterFamily
	}
}

// spoken reports whether a mention only tells that people spoke, not how.
func (t *telling) spoken() bool {
	return t.family == encounterFamily && (t.word == "speak" || t.word == "talk" || t.word == "discuss")
}

// telling reads what a mention tells of its meeting.
func (s *sentence) telling(t trigger, m *news.Meeting) telling {
	first := s.phraseStart(t)
	found := telling{word: stem(s.lower(t.word)), family: familyOf(m.Format), verb: t.verb, sentence: s.number, date: m.Date}
	if !t.verb {
		opener := s.lower(first)
		found.opener = opener
		found.definite = slices.Contains([]string{"the", "that", "this", "those", "these", "their", "his", "her", "its", "both"}, opener) || s.owned(first, t)
		found.indefinite = !found.definite && !s.properNoun(t.word)
		if s.is(t.first-1, "another", "second", "third", "new", "next", "further", "separate", "earlier", "previous", "other", "last") {
			found.definite, found.indefinite = false, true
		}
	}
	for _, p := range m.Participants {
		if key := s.partyKey(p); key != "" && !slices.Contains(found.parties, key) {
			found.parties = append(found.parties, key)
		}
	}
	if m.Place != nil && m.Place.Entity != nil {
		found.place = strconv.Itoa(*m.Place.Entity)
	}
	return found
}

// owned reports whether a possessor stands in the phrase of a trigger.
func (s *sentence) owned(first int, t trigger) bool {
	for i := first; i < t.first; i++ {
		if s.tag(i) == "POS" {
			return true
		}
	}
	return false
}

// partyKey names a party: its entity, or its last word; empty for pronouns that
// nobody resolved.
func (s *sentence) partyKey(p news.Participant) string {
	if p.Entity != nil {
		return "#" + strconv.Itoa(*p.Entity)
	}
	last := s.lastWord(p.Span)
	if last >= len(s.tokens) || s.tag(last) == "PRP" || s.tag(last) == "PRP$" {
		return ""
	}
	return s.lower(last)
}
