package meeting

import (
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// manner fills how a mention tells of its meeting: tense, negation, whether as a
// fact.
func (s *sentence) manner(t trigger, m *news.Meeting) {
	m.Tense = s.told(t, m.Status)
	m.Asserted = m.Status != news.Hypothetical
	m.Negative = m.Status == news.Denied || s.denied(t)
}

// told is the tense in which a mention is told: that of the clause, else the one
// that its status has.
func (s *sentence) told(t trigger, status news.MeetingStatus) news.MeetingTense {
	tense, at := s.tense(t.word), t.word
	for n := 0; n < ladder && tense == "" && at >= 0; n++ {
		if at = s.head(at); at >= 0 {
			tense = s.tense(at)
		}
	}
	switch {
	case strings.HasPrefix(tense, "MD will"), strings.HasPrefix(tense, "MD 'll"), strings.HasPrefix(tense, "MD ’ll"), strings.HasPrefix(tense, "MD shall"):
		return news.FutureTense
	case strings.HasPrefix(tense, "VBD"):
		return news.PastTense
	case tense == "VBZ VBN", tense == "VBP VBN":
		return news.PastTense // has met
	case strings.HasPrefix(tense, "VB"):
		return news.PresentTense
	case tense == "" && status == news.Planned:
		return news.FutureTense
	case tense == "" && status == news.Happened:
		return news.PastTense
	}
	return ""
}

// denied reports whether a negation governs a trigger or the verb above it.
func (s *sentence) denied(t trigger) bool {
	if s.is(t.first-1, "no", "not", "never", "without") {
		return true
	}
	at := t.word
	for n := 0; n < 3 && at >= 0; n++ {
		if s.negated(at) && (n == 0 || !saying[s.lower(at)]) {
			return true
		}
		at = s.head(at)
	}
	return false
}

// dateSource says what the text of a date rests on: it names a day or month, it
// counts from the day of publication, or from another day of the text.
func dateSource(text string) news.DateSource {
	text = strings.ToLower(text)
	for _, word := range strings.Fields(text) {
		switch word {
		case "earlier", "later", "following", "previous", "same", "before", "after":
			return news.NarratedDate
		}
	}
	if strings.HasPrefix(text, "the next ") || strings.HasPrefix(text, "that ") {
		return news.NarratedDate
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,-./", r) }) {
		if months[strings.TrimSuffix(word, ".")] || len(word) == 4 && digits(word) {
			return news.ExplicitDate
		}
	}
	return news.RelativeDate
}

var months = words(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep
	sept oct nov dec`)
