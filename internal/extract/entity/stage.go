// Package entity finds the names in a document and says what kind of thing each
// names.
//
// A [Recogniser] finds the names; the [Stage] makes one entity of all names that
// read the same and mean the same type, and adds what the gazetteer knows. Which
// entities are one and the same is left to the coreference stage.
package entity

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// Name is one name where it stands in the text.
type Name struct {
	Span news.Span
	Type news.EntityType
}

// Recogniser finds the names of a document that has been cut into tokens and
// tagged. It sees the whole document, so that a name that is clear in one place
// can decide another. It must be safe for use by several goroutines.
type Recogniser interface {
	Recognise(doc *extract.Document) ([]Name, error)
}

// Stage fills the entities of a document.
type Stage struct {
	recogniser Recogniser
	places     *gazetteer.Gazetteer
}

// New makes a stage of a recogniser and of the gazetteer that gives entities
// their subtypes and codes.
func New(recogniser Recogniser, places *gazetteer.Gazetteer) *Stage {
	return &Stage{recogniser: recogniser, places: places}
}

// Annotate fills Entities, one entity a surface and type, in the order of their
// first mention.
func (s *Stage) Annotate(doc *extract.Document) error {
	names, err := s.recogniser.Recognise(doc)
	if err != nil {
		return fmt.Errorf("recognising names: %w", err)
	}
	slices.SortStableFunc(names, func(a, b Name) int { return a.Span.Compare(b.Span) })
	type key struct {
		surface string
		kind    news.EntityType
	}
	byKey := make(map[key]int)
	end := 0
	for _, name := range names {
		if name.Span.Start < end || name.Span.Len() == 0 || !doc.Text.Holds(name.Span) {
			continue
		}
		end = name.Span.End
		surface := collapse(doc.Text.Slice(name.Span))
		k := key{surface, name.Type}
		id, known := byKey[k]
		if !known {
			id = len(doc.Entities)
			byKey[k] = id
			doc.Entities = append(doc.Entities, s.entity(id, surface, name.Type))
		}
		mention := news.Mention{Span: name.Span, Kind: news.NameMention}
		doc.Entities[id].Mentions = append(doc.Entities[id].Mentions, mention)
	}
	return nil
}

// entity makes an entity without mentions.
func (s *Stage) entity(id int, surface string, kind news.EntityType) news.Entity {
	e := news.Entity{ID: id, Type: kind, Name: surface}
	if entry, ok := s.places.Find(surface); ok && entry.Type == kind {
		e.Subtype = entry.Subtype
		e.Link.ISO3166 = entry.ISO3166
	}
	return e
}

// collapse makes one blank of each run of white space, so that a name broken at
// the end of a line is the same name.
func collapse(surface string) string {
	if !strings.ContainsAny(surface, "\n\t\u00a0") && !strings.Contains(surface, "  ") {
		return surface
	}
	return strings.Join(strings.Fields(surface), " ")
}
