package coref

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed data/nouns.txt
var nounsFile string

// nouns holds the words that references are read by. It is read-only.
type nouns struct {
	// speech are forms of verbs of speech.
	speech map[string]bool
	// bodies, places and people are nouns of nominals.
	bodies, companies, countries, cities, people map[string]bool
}

// readNouns reads the list of words.
func readNouns() (*nouns, error) {
	n := &nouns{
		speech: map[string]bool{}, bodies: map[string]bool{}, companies: map[string]bool{},
		countries: map[string]bool{}, cities: map[string]bool{}, people: map[string]bool{},
	}
	lists := map[string]map[string]bool{
		"speech": n.speech, "body": n.bodies, "company": n.companies, "country": n.countries, "city": n.cities, "person": n.people,
	}
	var words map[string]bool
	for line := range strings.Lines(nounsFile) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			if words = lists[strings.Trim(line, "[]")]; words == nil {
				return nil, fmt.Errorf("unknown section %s", line)
			}
		default:
			for word := range strings.FieldsSeq(line) {
				words[word] = true
			}
		}
	}
	return n, nil
}
