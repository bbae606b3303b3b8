// Package coref decides which names, nominals and pronouns of a document mean the
// same entity.
//
// It reads the entities as the entity stage left them, one a surface, and goes
// through their mentions in the order of the text. A mention joins the entity
// whose name it repeats or shortens: by surname or given name for persons, by
// acronym or first word for organisations, by the lists for countries. Nominals
// and pronouns are given to the joined entities by [References].
package coref

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// Stage joins the entities of a document.
type Stage struct {
	lists *gazetteer.Gazetteer
}

// New makes a stage on the lists of names.
func New(lists *gazetteer.Gazetteer) *Stage { return &Stage{lists: lists} }

// Annotate replaces Entities by joined ones, in the order of their first mention.
func (s *Stage) Annotate(doc *extract.Document) error {
	l := newLinker(s.lists)
	mentions := flatten(doc)
	l.generations(mentions)
	l.introduce(mentions)
	for _, m := range mentions {
		l.link(m)
	}
	doc.Entities = l.entities()
	return nil
}

// mention is one name where it stands, with its surface and its entity's facts.
type mention struct {
	span   news.Span
	form   form
	entity *news.Entity
	// brackets says that the name stands in brackets behind another one, which is
	// then the name before it in the list.
	brackets bool
	// person says that the place or organisation, by what stands around it, can be
	// somebody of that surname: "Lincoln said".
	person bool
	// gender is told by a form of address before the name, title is a noun there.
	gender gazetteer.Gender
	title  string
}

// flatten lists the mentions of all entities in the order of the text.
func flatten(doc *extract.Document) []mention {
	var mentions []mention
	for i := range doc.Entities {
		entity := &doc.Entities[i]
		shape := newForm(entity.Name, entity.Type)
		for _, m := range entity.Mentions {
			mentions = append(mentions, mention{span: m.Span, form: shape, entity: entity})
		}
	}
	slices.SortStableFunc(mentions, func(a, b mention) int { return a.span.Compare(b.span) })
	at := 0
	for i := range mentions {
		m := &mentions[i]
		for at < len(doc.Tokens) && doc.Tokens[at].Span.Start < m.span.Start {
			at++
		}
		m.surroundings(doc.Tokens, at)
		if i > 0 {
			between := news.Span{Start: mentions[i-1].span.End, End: m.span.Start}
			m.brackets = between.Len() <= 2 && between.Len() > 0 && doc.Text.Slice(between) == " ("
		}
	}
	return mentions
}

// surroundings reads the words before and after a name that begins at a token.
func (m *mention) surroundings(tokens []extract.Token, first int) {
	before, after := "", ""
	if first > 0 {
		before = strings.ToLower(tokens[first-1].Text)
		if strings.HasPrefix(tokens[first-1].Tag, "NN") {
			m.title = before
		}
	}
	for end := first; end < len(tokens) && after == ""; end++ {
		if tokens[end].Span.Start >= m.span.End && !strings.HasPrefix(tokens[end].Tag, "RB") {
			after = tokens[end].Tag
		}
	}
	acts := (after == "VBD" || after == "VBZ") && !leadsToPlace(before)
	switch m.form.kind {
	case news.Person:
		m.gender = titleGender(before)
	case news.Location:
		m.gender = titleGender(before)
		m.person = m.gender != gazetteer.UnknownGender || m.entity.Subtype != news.Country &&
			(acts || after == "POS" && m.entity.Subtype == "" && !leadsToPlace(before))
	case news.Organization:
		m.person = acts && m.entity.Subtype == "" && m.form.acronym == "" && m.form.tail == ""
	case news.Misc:
	}
}

// leadsToPlace reports whether a word before a name says that it is a place.
func leadsToPlace(word string) bool {
	switch word {
	case "in", "at", "from", "to", "near", "of", "outside", "across", "around", "the", "into", "throughout", "towards", "toward", "through",
		"downtown", "central", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "greater", "leave", "left", "reach", "reached":
		return true
	}
	return false
}

// cluster is an entity in the making.
type cluster struct {
	kind     news.EntityType
	subtype  news.Subtype
	link     news.Link
	names    []string
	mentions []news.Mention
	// short is how often a part of the name has meant it; titles are the nouns that
	// stood before its names.
	short  int
	titles []string
}

// titled is worth more than any number of short names.
const titled = 1 << 20

// called is how well a part of a name with a title before it means c.
func (c *cluster) called(title string) int {
	if title != "" && slices.Contains(c.titles, title) {
		return titled + c.short
	}
	return c.short
}

// maxTitles is how many titles of one person are remembered.
const maxTitles = 6

// add puts a mention into the cluster.
func (c *cluster) add(m mention) {
	c.mentions = append(c.mentions, news.Mention{Span: m.span, Kind: news.NameMention})
	if !slices.Contains(c.names, m.entity.Name) {
		c.names = append(c.names, m.entity.Name)
	}
	if m.title != "" && c.kind == news.Person && len(c.titles) < maxTitles && !slices.Contains(c.titles, m.title) {
		c.titles = append(c.titles, m.title)
	}
	c.subtype = cmp.Or(c.subtype, m.entity.Subtype)
	c.link = cmp.Or(c.link, m.entity.Link)
}

// entities makes the final list. A cluster without a mention was introduced by a
// name whose mentions went elsewhere.
func (l *linker) entities() []news.Entity {
	clusters := slices.DeleteFunc(l.clusters, func(c *cluster) bool { return len(c.mentions) == 0 })
	for _, c := range clusters {
		slices.SortFunc(c.mentions, func(a, b news.Mention) int { return a.Span.Compare(b.Span) })
	}
	slices.SortFunc(clusters, func(a, b *cluster) int { return a.mentions[0].Span.Compare(b.mentions[0].Span) })
	entities := make([]news.Entity, len(clusters))
	for i, c := range clusters {
		name, aliases := fullest(c.names)
		entities[i] = news.Entity{
			ID: i, Type: c.kind, Subtype: c.subtype, Name: name, Aliases: aliases, Link: c.link, Mentions: c.mentions,
		}
	}
	return entities
}
