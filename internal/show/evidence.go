package show

import (
	"slices"
	"sort"

	"github.com/dateline-news/dateline/internal/news"
)

// Evidence is why an article's quotes and meetings were read as they were, in
// the words of the article.
type Evidence struct {
	ID       string            `json:"id"`
	Pipeline string            `json:"pipeline"`
	Quotes   []QuoteEvidence   `json:"quotes"`
	Meetings []MeetingEvidence `json:"meetings"`
}

// Words are a part of the text and where it stands.
type Words struct {
	Text string    `json:"text"`
	Span news.Span `json:"span"`
}

// Party is somebody or something that words of the text stand for.
type Party struct {
	Words
	// Role is the part played in a meeting; empty elsewhere.
	Role news.Role `json:"role,omitempty"`
	// Entity is who is meant; nil where that was not resolved.
	Entity *EntityEvidence `json:"entity,omitempty"`
}

// EntityEvidence is an entity and how the words lead to it.
type EntityEvidence struct {
	ID   int             `json:"id"`
	Name string          `json:"name"`
	Type news.EntityType `json:"type"`
	// Kind is that of the mention inside of the words; empty where there is none.
	Kind news.MentionKind `json:"mention,omitempty"`
	// Named is the first mention by name: what a pronoun was resolved to.
	Named *Words      `json:"named,omitempty"`
	Roles []RoleWords `json:"roles,omitempty"`
	Link  news.Link   `json:"link,omitzero"`
}

// RoleWords is a role of an entity with the words that tell it.
type RoleWords struct {
	Words
	Title    string        `json:"title,omitempty"`
	Standing news.Standing `json:"standing,omitempty"`
	Age      int           `json:"age,omitempty"`
}

// QuoteEvidence is the attribution of one quote.
type QuoteEvidence struct {
	// Quote is the place of the quote among the article's facts, from zero.
	Quote     int             `json:"quote"`
	Kind      news.QuoteKind  `json:"kind"`
	Said      []Words         `json:"said"`
	Cue       *Words          `json:"cue,omitempty"`
	Speaker   *Words          `json:"speaker,omitempty"`
	Entity    *EntityEvidence `json:"entity,omitempty"`
	Addressee *Words          `json:"addressee,omitempty"`
	Manner    news.Manner     `json:"manner,omitempty"`
	Negated   bool            `json:"negated,omitempty"`
	Medium    news.Medium     `json:"medium,omitempty"`
	Anonymous bool            `json:"anonymous,omitempty"`
	Within    *int            `json:"within,omitempty"`
	// Reason is [news.Quote.Reason].
	Reason   string `json:"reason,omitempty"`
	Sentence *Words `json:"sentence,omitempty"`
}

// MeetingEvidence is the reading of one meeting.
type MeetingEvidence struct {
	// Meeting is the place of the meeting among the article's facts, from zero.
	Meeting  int                `json:"meeting"`
	Status   news.MeetingStatus `json:"status"`
	Format   news.MeetingFormat `json:"format"`
	Trigger  *Words             `json:"trigger,omitempty"`
	Parties  []Party            `json:"parties,omitempty"`
	Place    *Party             `json:"place,omitempty"`
	Time     *Words             `json:"time,omitempty"`
	Date     string             `json:"date,omitempty"`
	Topic    *Words             `json:"topic,omitempty"`
	Sentence *Words             `json:"sentence,omitempty"`
}

// NewEvidence gathers the evidence of an article's quotes and meetings.
func NewEvidence(a Article) Evidence {
	w := newWitness(a.Extraction)
	out := Evidence{ID: a.ID, Pipeline: a.Pipeline, Quotes: []QuoteEvidence{}, Meetings: []MeetingEvidence{}}
	for i, quote := range a.Quotes {
		out.Quotes = append(out.Quotes, w.quote(i, quote))
	}
	for i, meeting := range a.Meetings {
		out.Meetings = append(out.Meetings, w.meeting(i, meeting))
	}
	return out
}

// witness quotes the article.
type witness struct {
	news.Extraction
	text news.Text
	// mentions are those of each entity in the order of the text, and named the
	// first that names it.
	mentions [][]news.Mention
	named    []*Words
}

func newWitness(e news.Extraction) witness {
	w := witness{Extraction: e, text: news.NewText(e.Text)}
	for _, entity := range e.Entities {
		mentions := slices.Clone(entity.Mentions)
		slices.SortStableFunc(mentions, func(a, b news.Mention) int { return a.Span.Compare(b.Span) })
		w.mentions = append(w.mentions, mentions)
		var named *Words
		if at := slices.IndexFunc(mentions, func(m news.Mention) bool { return m.Kind == news.NameMention }); at >= 0 {
			named = w.words(mentions[at].Span)
		}
		w.named = append(w.named, named)
	}
	return w
}

// mentionIn is the kind of the entity's first mention that shares words with
// span; empty where there is none.
func (w witness) mentionIn(id int, span news.Span) news.MentionKind {
	mentions := w.mentions[id]
	at := sort.Search(len(mentions), func(i int) bool { return mentions[i].Span.End > span.Start })
	if at < len(mentions) && mentions[at].Span.Overlaps(span) {
		return mentions[at].Kind
	}
	return ""
}

// words is nil for a span that is absent or does not lie in the text.
func (w witness) words(span news.Span) *Words {
	if span.Len() <= 0 || !w.text.Holds(span) {
		return nil
	}
	return &Words{Text: w.text.Slice(span), Span: span}
}

func (w witness) quote(i int, q news.Quote) QuoteEvidence {
	out := QuoteEvidence{
		Quote: i, Kind: q.Kind, Said: []Words{}, Cue: w.words(q.Cue), Speaker: w.words(q.Speaker),
		Entity: w.entity(q.Entity, q.Speaker), Addressee: w.words(q.Addressee), Manner: q.Manner, Negated: q.Negated,
		Medium: q.Medium, Anonymous: q.Anonymous, Within: q.Within, Reason: q.Reason,
	}
	for _, piece := range q.Content {
		if said := w.words(piece); said != nil {
			out.Said = append(out.Said, *said)
		}
	}
	switch {
	case out.Cue != nil:
		out.Sentence = w.sentence(q.Cue.Start)
	case len(out.Said) > 0:
		out.Sentence = w.sentence(out.Said[0].Span.Start)
	}
	return out
}

func (w witness) meeting(i int, m news.Meeting) MeetingEvidence {
	out := MeetingEvidence{
		Meeting: i, Status: m.Status, Format: m.Format, Trigger: w.words(m.Trigger), Date: m.Date,
		Topic: w.words(m.Topic), Sentence: w.words(m.Sentence),
	}
	for _, participant := range m.Participants {
		if words := w.words(participant.Span); words != nil {
			out.Parties = append(out.Parties, Party{
				Words: *words, Role: participant.Role, Entity: w.entity(participant.Entity, participant.Span),
			})
		}
	}
	if m.Place != nil {
		if words := w.words(m.Place.Span); words != nil {
			out.Place = &Party{Words: *words, Entity: w.entity(m.Place.Entity, m.Place.Span)}
		}
	}
	if m.Time != nil {
		out.Time = w.words(m.Time.Span)
	}
	return out
}

// entity says who is meant, and by which mention inside of span.
func (w witness) entity(id *int, span news.Span) *EntityEvidence {
	if id == nil || *id < 0 || *id >= len(w.Entities) {
		return nil
	}
	entity := w.Entities[*id]
	out := &EntityEvidence{
		ID: *id, Name: entity.Name, Type: entity.Type, Link: entity.Link, Kind: w.mentionIn(*id, span), Named: w.named[*id],
	}
	for _, role := range entity.Roles {
		if words := w.words(role.Span); words != nil {
			out.Roles = append(out.Roles, RoleWords{Words: *words, Title: role.Title, Standing: role.Standing, Age: role.Age})
		}
	}
	return out
}

// sentence is the one that holds the code point at.
func (w witness) sentence(at int) *Words {
	i := sort.Search(len(w.Sentences), func(i int) bool { return w.Sentences[i].End > at })
	if i == len(w.Sentences) || w.Sentences[i].Start > at {
		return nil
	}
	return w.words(w.Sentences[i])
}
