package meeting

import (
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// nameIndex finds the entities of a document by their names. It is made when it is
// first asked, which few documents do.
type nameIndex struct {
	entities []news.Entity
	made     bool
	// persons are ids by name and by surname, others by name and alias; double holds
	// the words with a hyphen in the longer names of persons.
	persons, others map[string]int
	double          map[string]bool
}

func (x *nameIndex) make() {
	if x.made {
		return
	}
	x.made, x.persons, x.others, x.double = true, map[string]int{}, map[string]int{}, map[string]bool{}
	for i := range x.entities {
		switch e := &x.entities[i]; e.Type {
		case news.Person:
			words := strings.Fields(e.Name)
			for _, word := range words {
				if len(words) > 1 && strings.ContainsFunc(word, hyphen) {
					x.double[word] = true
				}
			}
			if len(words) > 0 {
				note(x.persons, words[len(words)-1], e.ID)
			}
			note(x.persons, e.Name, e.ID)
		case news.Misc:
		default:
			note(x.others, e.Name, e.ID)
			for _, alias := range e.Aliases {
				note(x.others, alias, e.ID)
			}
		}
	}
}

// note keeps the first entity of a name.
func note(ids map[string]int, name string, id int) {
	if _, ok := ids[name]; !ok {
		ids[name] = id
	}
}

// find is the entity that a name or surname means, or nil. Persons come first.
func (x *nameIndex) find(name string) *int {
	x.make()
	for _, ids := range []map[string]int{x.persons, x.others} {
		if id, ok := ids[name]; ok {
			return &x.entities[id].ID
		}
	}
	return nil
}

// surname reports whether a word with a hyphen is part of the name of one person.
func (x *nameIndex) surname(word string) bool {
	x.make()
	return x.double[word]
}
