package name

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/news"
)

// settle gives single words that pass for people the type that the document shows
// elsewhere: a firm or a club is named in full once ("Halden Cable", "Leith
// Dockers") and by its first word from then on, where the words beside it are
// those beside people. A word that is part of somebody's full name is left alone.
func settle(doc *extract.Document, names []entity.Name) {
	s := newSettler(doc, names)
	for i := range names {
		if names[i].Type != news.Person {
			continue
		}
		if word := doc.Text.Slice(names[i].Span); !strings.Contains(word, " ") && !s.people[word] {
			names[i].Type = s.typeOf(word)
		}
	}
}

// settler holds what the names of a document say of single words.
type settler struct {
	// people are the words of people's full names, firms the first words of
	// organisations that are named by several.
	people, firms map[string]bool
	alone         map[string]typeCount
}

// typeCount counts how often a word alone was taken for what.
type typeCount struct{ person, organization, location int }

func newSettler(doc *extract.Document, names []entity.Name) settler {
	s := settler{people: make(map[string]bool), firms: make(map[string]bool), alone: make(map[string]typeCount)}
	for _, name := range names {
		first, rest, several := strings.Cut(doc.Text.Slice(name.Span), " ")
		switch {
		case !several:
			s.count(first, name.Type)
		case name.Type == news.Organization:
			s.firms[first] = true
		case name.Type == news.Person:
			s.people[first] = true
			for word := range strings.FieldsSeq(rest) {
				s.people[word] = true
			}
		}
	}
	return s
}

func (s settler) count(word string, kind news.EntityType) {
	t := s.alone[word]
	switch kind {
	case news.Person:
		t.person++
	case news.Organization:
		t.organization++
	case news.Location:
		t.location++
	case news.Misc:
	}
	s.alone[word] = t
}

// typeOf is what a word that was taken for a person is.
func (s settler) typeOf(word string) news.EntityType {
	switch t := s.alone[word]; {
	case s.firms[word]:
		return news.Organization
	case t.location > clearLead*t.person && t.location >= t.organization:
		return news.Location
	case t.organization > clearLead*t.person:
		return news.Organization
	}
	return news.Person
}

// clearLead is how many times more often a word must be something else than a
// person until it is that everywhere.
const clearLead = 1
