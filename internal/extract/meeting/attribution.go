package meeting

import "github.com/dateline-news/dateline/internal/news"

// attribution is the source that a mention rests on: "according to the Kremlin",
// or the one who says it where the meeting stands in what is said. It is empty
// where the text tells it on its own account.
func (s *sentence) attribution(t trigger) news.Span {
	for i := max(0, t.first-width); i < min(len(s.tokens), t.end+width); i++ {
		if s.is(i, "according") && s.is(i+1, "to") {
			if p, ok := s.phrases.From(i + 2); ok {
				return s.cover(i, s.attachRight(p))
			}
		}
	}
	return s.teller(t)
}

// teller is the subject of the verb of saying that governs a trigger.
func (s *sentence) teller(t trigger) news.Span {
	at := t.word
	for range ladder {
		if at = s.head(at); at < 0 {
			break
		}
		if !saying[s.lower(at)] {
			continue
		}
		for c := range s.children(at) {
			if s.relation(c).String() == "nsubj" {
				if p, ok := s.phrases.Around(c); ok && (p.End <= t.first || p.First >= t.end) {
					return s.cover(p.First, s.attachRight(p))
				}
			}
		}
	}
	return news.Span{}
}

// saying are verbs that report.
var saying = words(`said says say told tells reported reports announced announces confirmed confirms added claimed claims stated revealed`)
