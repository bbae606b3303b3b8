package coref

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed data/nouns.txt
var nounsFile string

// set is a set of words.
type set map[string]bool

// nouns holds the words that references are read by. It is read-only.
type nouns struct {
	// speech are forms of verbs of speech; plain are adjectives that tell nothing.
	speech, plain set
	// bodies and places are parts of names that stand for the whole name.
	bodies, places set
	// companies, groups, countries and cities stand for any of their kind.
	companies, groups, countries, cities set
}

// readNouns reads the list of words.
func readNouns() (*nouns, error) {
	n := &nouns{
		speech: set{}, plain: set{}, bodies: set{}, places: set{}, companies: set{}, groups: set{}, countries: set{}, cities: set{},
	}
	lists := map[string]set{
		"speech": n.speech, "plain": n.plain, "body": n.bodies, "place": n.places,
		"company": n.companies, "group": n.groups, "country": n.countries, "city": n.cities,
	}
	var words set
	for line := range strings.Lines(nounsFile) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			if words = lists[strings.Trim(line, "[]")]; words == nil {
				return nil, fmt.Errorf("reading the nouns: unknown section %s", line)
			}
		default:
			for word := range strings.FieldsSeq(line) {
				words[word] = true
			}
		}
	}
	return n, nil
}

// common reports whether a noun can be the head of a nominal of a body or place.
func (n *nouns) common(word string) bool {
	return n.bodies[word] || n.places[word] || n.companies[word] || n.groups[word] || n.countries[word] || n.cities[word]
}
