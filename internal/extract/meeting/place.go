package meeting

import "github.com/dateline-news/dateline/internal/news"

// place finds where a meeting is held: the location visited, else the first
// location after "in" or "at" behind the trigger, else one before it.
func (s *sentence) place(t trigger) *news.Place {
	if t.format == news.Visit {
		if place := s.visited(t); place != nil {
			return place
		}
	}
	for i := t.end; i < min(t.end+2*reach, len(s.tokens)) && !s.otherAction(i); i++ {
		if s.is(i, "in", "at") {
			if place := s.placeAt(i + 1); place != nil {
				return place
			}
		}
	}
	for i := t.first - 1; i >= 0 && t.first-i <= reach; i-- {
		if s.is(i, "in", "at") {
			if place := s.placeAt(i + 1); place != nil {
				return place
			}
		}
	}
	return nil
}

// otherAction reports whether a verb at a token tells of something else than
// the meeting, whose place is its own.
func (s *sentence) otherAction(i int) bool {
	return s.finite(i) && s.tag(i) != "MD" && !isAuxiliary(s.lower(i)) && !light(s.lower(i))
}

// visited reads "visited X", "a visit to X".
func (s *sentence) visited(t trigger) *news.Place {
	at := t.end
	if s.is(at, "to") {
		at++
	}
	return s.placeAt(at)
}

// placeAt is the location that the phrase beginning at a token names.
func (s *sentence) placeAt(at int) *news.Place {
	p, ok := s.phrases.From(at)
	if !ok || !s.isPlace(p) || s.isTimePhrase(p) {
		return nil
	}
	span := p.Span(s.tokens)
	for _, m := range s.within(span) {
		if s.isVenue(m) && m.span.End == span.End {
			return &news.Place{Span: s.region(p.End, m.span), Entity: &m.entity.ID}
		}
	}
	return nil
}

// region is the end of a place with what it lies in: Ankara[, Turkey]; the
// White House [in Washington].
func (s *sentence) region(at int, span news.Span) news.Span {
	for range 2 {
		next, ok := s.phrases.From(at + 1)
		if !ok || !s.is(at, ",", "in", "at") || !s.isPlace(next) || s.finite(next.End) {
			break
		}
		span, at = span.Cover(next.Span(s.tokens)), next.End
	}
	return span
}
