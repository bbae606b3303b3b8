package show

import (
	"cmp"
	"slices"

	"github.com/dateline-news/dateline/internal/news"
)

// role is the part that the words of a mark play.
type role string

const (
	nameRole      role = "name"
	quoteRole     role = "quote"
	cueRole       role = "cue"
	speakerRole   role = "speaker"
	addresseeRole role = "addressee"
	triggerRole   role = "met"
	partyRole     role = "party"
	placeRole     role = "place"
	timeRole      role = "time"
	topicRole     role = "topic"
)

// mark is one span that something was found in.
type mark struct {
	span news.Span
	role role
	// number counts entities, quotes or meetings from zero, by the role.
	number int
	// kind is the type of the entity; empty for other roles.
	kind news.EntityType
}

// segment is a stretch of text that the same marks cover. Segments never
// overlap, so that marks may nest and cross as they like.
type segment struct {
	span  news.Span
	text  string
	marks []mark
}

// has reports whether a mark of one of the roles covers the segment.
func (s segment) has(roles ...role) bool {
	return slices.ContainsFunc(s.marks, func(m mark) bool { return slices.Contains(roles, m.role) })
}

// name is the entity mark of the segment: the innermost where names nest.
func (s segment) name() (mark, bool) {
	for _, m := range slices.Backward(s.marks) {
		if m.role == nameRole {
			return m, true
		}
	}
	return mark{}, false
}

// marksOf lists what is marked in the article, outer marks before inner ones.
func marksOf(e news.Extraction, text news.Text) []mark {
	c := collector{text: text}
	for i, entity := range e.Entities {
		for _, mention := range entity.Mentions {
			c.add(mark{span: mention.Span, role: nameRole, number: i, kind: entity.Type})
		}
	}
	for i, quote := range e.Quotes {
		c.quote(i, quote)
	}
	for i, meeting := range e.Meetings {
		c.meeting(i, meeting)
	}
	slices.SortStableFunc(c.marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	return c.marks
}

// collector gathers the marks that lie in the text and cover something.
type collector struct {
	text  news.Text
	marks []mark
}

func (c *collector) add(m mark) {
	if c.text.Holds(m.span) && m.span.Len() > 0 {
		c.marks = append(c.marks, m)
	}
}

func (c *collector) quote(i int, quote news.Quote) {
	for _, piece := range quote.Content {
		c.add(mark{span: piece, role: quoteRole, number: i})
	}
	c.add(mark{span: quote.Speaker, role: speakerRole, number: i})
	c.add(mark{span: quote.Addressee, role: addresseeRole, number: i})
	c.add(mark{span: quote.Cue, role: cueRole, number: i})
}

func (c *collector) meeting(i int, meeting news.Meeting) {
	c.add(mark{span: meeting.Trigger, role: triggerRole, number: i})
	for _, party := range meeting.Participants {
		c.add(mark{span: party.Span, role: partyRole, number: i})
	}
	if meeting.Place != nil {
		c.add(mark{span: meeting.Place.Span, role: placeRole, number: i})
	}
	if meeting.Time != nil {
		c.add(mark{span: meeting.Time.Span, role: timeRole, number: i})
	}
	c.add(mark{span: meeting.Topic, role: topicRole, number: i})
}

// segments cuts the part of the text between marks' borders; together they are
// the part, whole and in order.
func segments(text news.Text, part news.Span, marks []mark) []segment {
	var out []segment
	var open []mark
	next := 0
	for at := part.Start; at < part.End; {
		open = slices.DeleteFunc(open, func(m mark) bool { return m.span.End <= at })
		for ; next < len(marks) && marks[next].span.Start <= at; next++ {
			if marks[next].span.End > at {
				open = append(open, marks[next])
			}
		}
		end := part.End
		for _, m := range open {
			end = min(end, m.span.End)
		}
		if next < len(marks) {
			end = min(end, marks[next].span.Start)
		}
		span := news.Span{Start: at, End: end}
		out = append(out, segment{span: span, text: text.Slice(span), marks: slices.Clone(open)})
		at = end
	}
	return out
}
