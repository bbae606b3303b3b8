// Package gazetteer knows names that need no context: countries with their
// codes and demonyms, large places, well-known organisations, given names.
//
// The lists lie in data/ and were written for this project. They are small on
// purpose: they settle frequent names and give evidence for others, and they
// do not try to list the world.
package gazetteer

import (
	"embed"
	"fmt"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

//go:embed data/*.txt
var files embed.FS

// Entry says what a listed name stands for.
type Entry struct {
	Type    news.EntityType
	Subtype news.Subtype
	// ISO3166 is the code of a country, or of the country of a nationality.
	ISO3166 string
	// Name is the usual name: "United Kingdom" for "Britain" and for "U.K.".
	Name string
}

// Gender is the gender that a given name is mostly given to.
type Gender int

// The genders of given names.
const (
	UnknownGender Gender = iota
	Male
	Female
)

// Gazetteer holds the lists. It is read-only and may be shared.
type Gazetteer struct {
	entries map[string]Entry
	given   map[string]Gender
}

// New reads the lists.
func New() (*Gazetteer, error) {
	g := &Gazetteer{entries: make(map[string]Entry), given: make(map[string]Gender)}
	for _, list := range []struct {
		file string
		add  func(section, line string) error
	}{
		{"groups", g.addGroups},
		{"organisations", g.addOrganisations},
		{"places", g.addPlaces},
		{"countries", g.addCountry},
		{"given_names", g.addGivenNames},
	} {
		if err := read(list.file, list.add); err != nil {
			return nil, fmt.Errorf("reading the list of %s: %w", list.file, err)
		}
	}
	return g, nil
}

// Find looks name up as it is printed; a name all in capitals is found too.
func (g *Gazetteer) Find(name string) (Entry, bool) {
	entry, ok := g.entries[name]
	return entry, ok
}

// Gender is the gender of a given name, in any case.
func (g *Gazetteer) Gender(name string) (Gender, bool) {
	gender, ok := g.given[strings.ToLower(name)]
	return gender, ok
}

// read calls add for each line of a list that is neither empty nor a comment,
// with the section that it stands in.
func read(file string, add func(section, line string) error) error {
	data, err := files.ReadFile("data/" + file + ".txt")
	if err != nil {
		return fmt.Errorf("opening: %w", err)
	}
	section := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
		default:
			if err := add(section, line); err != nil {
				return err
			}
		}
	}
	return nil
}

// add enters a name, and the name in capitals where that is free. The first list
// that has a name is overruled by later ones.
func (g *Gazetteer) add(name string, entry Entry) {
	g.entries[name] = entry
	if upper := strings.ToUpper(name); upper != name {
		if _, taken := g.entries[upper]; !taken {
			g.entries[upper] = entry
		}
	}
}

// countryFields are the code, the names, the demonyms and the capitals.
const countryFields = 4

func (g *Gazetteer) addCountry(_, line string) error {
	fields := strings.Split(line, "|")
	if len(fields) != countryFields {
		return fmt.Errorf("country %q: want %d fields, got %d", line, countryFields, len(fields))
	}
	code, names := fields[0], strings.Split(fields[1], ";")
	for _, capital := range listed(fields[3]) {
		g.add(capital, Entry{Type: news.Location, Subtype: news.City, Name: capital})
	}
	for _, name := range names {
		g.add(name, Entry{Type: news.Location, Subtype: news.Country, ISO3166: code, Name: names[0]})
	}
	for _, demonym := range listed(fields[2]) {
		g.add(demonym, Entry{Type: news.Misc, Subtype: news.Nationality, ISO3166: code, Name: demonym})
	}
	return nil
}

func (g *Gazetteer) addPlaces(section, line string) error {
	for name := range strings.SplitSeq(line, ";") {
		g.add(name, Entry{Type: news.Location, Subtype: news.Subtype(section), Name: name})
	}
	return nil
}

func (g *Gazetteer) addOrganisations(section, line string) error {
	subtype := news.Subtype(section)
	if section == string(news.Organization) {
		subtype = ""
	}
	for name := range strings.SplitSeq(line, ";") {
		g.add(name, Entry{Type: news.Organization, Subtype: subtype, Name: name})
	}
	return nil
}

func (g *Gazetteer) addGroups(_, line string) error {
	for name := range strings.SplitSeq(line, ";") {
		g.add(name, Entry{Type: news.Misc, Name: name})
	}
	return nil
}

func (g *Gazetteer) addGivenNames(section, line string) error {
	gender := map[string]Gender{"male": Male, "female": Female}[section]
	if gender == UnknownGender {
		return fmt.Errorf("unknown section %q", section)
	}
	for name := range strings.FieldsSeq(line) {
		g.given[strings.ToLower(name)] = gender
	}
	return nil
}

// listed splits a field; a dash stands for nothing.
func listed(field string) []string {
	if field == "-" {
		return nil
	}
	return strings.Split(field, ";")
}
