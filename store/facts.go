package store

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

const (
	// pieceJoint stands between the pieces of a quote that words part.
	pieceJoint = " … "
	// saidLimit is the longest text of a quote, in code points: beyond it the
	// full-text index would refuse the row.
	saidLimit = 200_000
)

// facts holds an extraction as the columns that unnest takes: one array a
// column, so that a table is one statement whatever its number of rows.
type facts struct {
	text      news.Text
	sentences []news.Span
	ids       []int64
	// names are those of the entities, in order, folded.
	names []string

	sentence    spanColumns
	mention     mentionColumns
	role        roleColumns
	quote       quoteColumns
	time        timeColumns
	meeting     meetingColumns
	participant participantColumns
	event       eventColumns
}

// newFacts flattens an extraction that has passed [check]; ids are those of its
// entities, in order.
func newFacts(extraction news.Extraction, ids []int64) *facts {
	f := &facts{text: news.NewText(extraction.Text), sentences: extraction.Sentences, ids: ids}
	for _, sentence := range extraction.Sentences {
		f.sentence.add(sentence)
	}
	for i, entity := range extraction.Entities {
		f.names = append(f.names, foldName(entity.Name))
		for _, mention := range entity.Mentions {
			f.addMention(ids[i], mention)
		}
		for _, role := range entity.Roles {
			f.addRole(ids[i], role)
		}
	}
	for i, quote := range extraction.Quotes {
		f.addQuote(int32(i), quote)
	}
	for _, expression := range extraction.Times {
		f.addTime(expression)
	}
	f.addMeetings(extraction)
	return f
}

// spanColumns are the two columns of a span that is always there.
type spanColumns struct{ starts, ends []int32 }

func (c *spanColumns) add(span news.Span) {
	c.starts, c.ends = append(c.starts, int32(span.Start)), append(c.ends, int32(span.End))
}

// surfaceColumns are the three columns of a span that may be absent, with what
// it covers.
type surfaceColumns struct {
	starts, ends []*int32
	surfaces     []*string
}

func (c *surfaceColumns) add(text news.Text, span news.Span) {
	if span.IsZero() {
		c.starts, c.ends, c.surfaces = append(c.starts, nil), append(c.ends, nil), append(c.surfaces, nil)
		return
	}
	start, end, surface := int32(span.Start), int32(span.End), text.Slice(span)
	c.starts, c.ends, c.surfaces = append(c.starts, &start), append(c.ends, &end), append(c.surfaces, &surface)
}

// dateColumns are the three columns of a date.
type dateColumns struct {
	values      []*string
	first, last []*time.Time
}

func (c *dateColumns) add(value string) {
	c.values = append(c.values, orNull(value))
	first, last, ok := interval(value)
	if !ok {
		c.first, c.last = append(c.first, nil), append(c.last, nil)
		return
	}
	c.first, c.last = append(c.first, &first), append(c.last, &last)
}

type mentionColumns struct {
	spanColumns
	entities  []int64
	kinds     []string
	surfaces  []string
	sentences []*int32
	standsFor []*string
}

func (f *facts) addMention(id int64, mention news.Mention) {
	c := &f.mention
	c.add(mention.Span)
	c.entities = append(c.entities, id)
	c.kinds = append(c.kinds, string(mention.Kind))
	c.surfaces = append(c.surfaces, f.text.Slice(mention.Span))
	c.sentences = append(c.sentences, f.sentenceAt(mention.Span.Start))
	c.standsFor = append(c.standsFor, orNull(string(mention.StandsFor)))
}

type roleColumns struct {
	spanColumns
	entities              []int64
	surfaces              []string
	titles, standings     []*string
	organizations, places []*int64
	ages                  []*int16
}

func (f *facts) addRole(id int64, role news.EntityRole) {
	c := &f.role
	c.add(role.Span)
	c.entities = append(c.entities, id)
	c.surfaces = append(c.surfaces, f.text.Slice(role.Span))
	c.titles = append(c.titles, orNull(printedName(role.Title)))
	c.standings = append(c.standings, orNull(string(role.Standing)))
	c.organizations = append(c.organizations, f.entity(role.Organization))
	c.places = append(c.places, f.entity(role.Place))
	c.ages = append(c.ages, nil)
	if age := int16(role.Age); age > 0 {
		c.ages[len(c.ages)-1] = &age
	}
}

type quoteColumns struct {
	spanColumns
	numbers      []int32
	kinds, said  []string
	cue, speaker surfaceColumns
	entities     []*int64
	sentences    []*int32
	pieces       pieceColumns
	ways         wayColumns
	prints       printColumns
}

type pieceColumns struct {
	spanColumns
	quotes, numbers []int32
}

func (f *facts) addQuote(number int32, quote news.Quote) {
	c := &f.quote
	c.numbers = append(c.numbers, number)
	c.add(news.Span{Start: quote.Content[0].Start, End: quote.Content[len(quote.Content)-1].End})
	c.kinds = append(c.kinds, string(quote.Kind))
	c.cue.add(f.text, quote.Cue)
	c.speaker.add(f.text, quote.Speaker)
	c.entities = append(c.entities, f.entity(quote.Entity))
	c.sentences = append(c.sentences, f.sentenceAt(cmp.Or(quote.Cue, quote.Content[0]).Start))
	pieces := make([]string, len(quote.Content))
	for i, piece := range quote.Content {
		pieces[i] = f.text.Slice(piece)
		c.pieces.add(piece)
		c.pieces.quotes = append(c.pieces.quotes, number)
		c.pieces.numbers = append(c.pieces.numbers, int32(i))
	}
	said := truncate(strings.Join(pieces, pieceJoint), saidLimit)
	c.said = append(c.said, said)
	c.ways.add(f.text, quote)
	c.prints.add(said, f.name(quote.Entity))
}

type timeColumns struct {
	spanColumns
	dates           dateColumns
	kinds, surfaces []string
	mods            []*string
}

func (f *facts) addTime(expression news.Time) {
	c := &f.time
	c.add(expression.Span)
	c.dates.add(expression.Value)
	c.kinds = append(c.kinds, string(expression.Type))
	c.surfaces = append(c.surfaces, f.text.Slice(expression.Span))
	c.mods = append(c.mods, orNull(string(expression.Mod)))
}

// name is the canonical name of an entity of the extraction; empty for none.
func (f *facts) name(index *int) string {
	if index == nil {
		return ""
	}
	return f.names[*index]
}

// entity is the id in the database of an entity of the extraction.
func (f *facts) entity(index *int) *int64 {
	if index == nil {
		return nil
	}
	return &f.ids[*index]
}

// sentenceAt is the number of the sentence that holds the code point at.
func (f *facts) sentenceAt(at int) *int32 {
	i, found := slices.BinarySearchFunc(f.sentences, at, func(sentence news.Span, at int) int {
		switch {
		case sentence.End <= at:
			return -1
		case sentence.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return nil
	}
	number := int32(i)
	return &number
}
