package timex

import (
	"time"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/news"
)

// Zones tells the time zone of a place; nil where it is not known. The package
// zone has one for the world.
type Zones interface {
	Of(place news.Link) *time.Location
}

// head is how many paragraphs of an article may open with its dateline: the
// title, a line or two below it, and the first of the text.
const head = 4

// published is when the document was published, in the time zone of the place
// that its dateline names. It stays in UTC where no such place is known, and where
// only a day was given: midnight to the second is no hour at which news appears.
func (s *Stage) published(doc *extract.Document) time.Time {
	at := doc.PublishedAt
	if s.zones == nil || at.IsZero() || at.Equal(at.Truncate(24*time.Hour)) {
		return at
	}
	if place, known := writtenIn(doc); known {
		if location := s.zones.Of(place); location != nil {
			return at.In(location)
		}
	}
	return at
}

// writtenIn is the place of the dateline.
func writtenIn(doc *extract.Document) (news.Link, bool) {
	for _, paragraph := range doc.Paragraphs[:min(head, len(doc.Paragraphs))] {
		if end := datelineEnd(sentenceTokens(doc, paragraph)); end > 0 {
			if place, known := firstPlace(doc, news.Span{Start: paragraph.Start, End: end}); known {
				return place, true
			}
		}
	}
	return news.Link{}, false
}

// longestPlace is how many tokens the place of a dateline has at most: "San
// Francisco, Calif.".
const longestPlace = 8

// datelineEnd is where the dateline ends that a sentence opens with; zero without
// one. Places of datelines need not be in capitals: "Berlin (Vella) —".
func datelineEnd(tokens []extract.Token) int {
	if n := phrase.Dateline(tokens); n > 0 {
		return tokens[n-1].Span.End
	}
	for i := range tokens[:min(longestPlace, len(tokens))] {
		switch text := tokens[i].Text; {
		case i > 0 && (text == "(" || text == "–" || text == "—" || text == "--" || text == "-"):
			return tokens[i].Span.End
		case text != "," && text != "." && (text[0] < 'A' || text[0] > 'Z') && text[0] < 0x80:
			return 0
		}
	}
	return 0
}

// firstPlace is the first place with a country that is named in a span. That it
// stands at its head is not asked: "KYIV, Ukraine".
func firstPlace(doc *extract.Document, within news.Span) (place news.Link, known bool) {
	first := within.End
	for _, entity := range doc.Entities {
		if entity.Link.ISO3166 == "" || entity.Type != news.Location {
			continue
		}
		for _, m := range entity.Mentions {
			if m.Kind == news.NameMention && within.Start <= m.Span.Start && m.Span.Start < first {
				place, known, first = entity.Link, true, m.Span.Start
			}
		}
	}
	return place, known
}
