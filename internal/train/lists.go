package train

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/dateline-news/dateline/internal/model"
)

// list is a file of names and how a row of it is read: the name and its class,
// zero for rows that are left out.
type list struct {
	file string
	read func(row []string) (string, model.Class)
}

func lists() []list {
	return []list{
		{"cities.tsv", readCity},
		{"admin_divisions.tsv", readDivision},
		{"countries_demonyms.tsv", readCountry},
		{"organisations.tsv", readOrganisation},
		{"persons_full.tsv", readPerson},
		{"wordnet_instances.tsv", readInstance},
		{"given_names.tsv", readNames(model.GivenName)},
		{"surnames.tsv", readNames(model.Surname)},
		{"scowl_lowercase_words.tsv", readWord},
		{"titles_roles.tsv", readTitle},
		{"actors_cameo_upper.tsv", readActor},
	}
}

// excluded are the sources whose rows no shipped file may hold.
func excluded(source string) bool {
	for _, prefix := range []string{"gate-annie", "everypolitician", "mledoze", "miscfiles", "subtlex"} {
		if strings.HasPrefix(source, prefix) {
			return true
		}
	}
	return strings.Contains(source, "en50k")
}

// from reports whether a row is whole and its source, in the last cell, may be used.
func from(row []string, cells int) bool {
	return len(row) == cells && !excluded(row[cells-1]) && len(row[0]) > 1
}

// bigCity is the population from which a city is one that news name without
// saying where it lies.
const bigCity = 100_000

func readCity(row []string) (string, model.Class) {
	if !from(row, 6) || row[5] != "geonames" {
		return "", 0
	}
	if n, err := strconv.Atoi(row[4]); err == nil && n >= bigCity || row[3] == "PPLC" {
		return row[0], model.Place
	}
	return row[0], model.MinorPlace
}

func readDivision(row []string) (string, model.Class) {
	switch {
	case !from(row, 4):
		return "", 0
	case row[2] == "admin1":
		return row[0], model.Place
	default:
		return row[0], model.MinorPlace
	}
}

func readCountry(row []string) (string, model.Class) {
	if !from(row, 4) {
		return "", 0
	}
	switch row[1] {
	case "demonym", "demonym_lower":
		return row[0], model.Demonym
	case "common", "common_lower":
		return row[0], model.Country
	}
	return "", 0
}

func readOrganisation(row []string) (string, model.Class) {
	if !from(row, 4) {
		return "", 0
	}
	return row[0], model.Organization
}

func readPerson(row []string) (string, model.Class) {
	if !from(row, 6) {
		return "", 0
	}
	return row[0], model.PersonName
}

func readInstance(row []string) (string, model.Class) {
	if !from(row, 4) || !startsUpper(row[0]) {
		return "", 0
	}
	switch row[1] {
	case "person":
		return row[0], model.PersonName
	case "location":
		return row[0], model.Place
	case "object":
		return row[0], model.MinorPlace
	case "group":
		return row[0], model.Organization
	default:
		return row[0], model.OtherName
	}
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// readNames keeps a name for which at least one usable source stands.
func readNames(class model.Class) func([]string) (string, model.Class) {
	return func(row []string) (string, model.Class) {
		if len(row) != 3 || len(row[0]) < 2 {
			return "", 0
		}
		for source := range strings.SplitSeq(row[2], ";") {
			if !excluded(source) {
				return row[0], class
			}
		}
		return "", 0
	}
}

func readWord(row []string) (string, model.Class) {
	if !from(row, 3) {
		return "", 0
	}
	return row[0], model.CommonWord
}

func readTitle(row []string) (string, model.Class) {
	if !from(row, 3) || row[2] == "compromise" {
		return "", 0
	}
	return row[0], model.Title
}

// readActor takes the international and armed groups; countries come with
// people and cities mixed in.
func readActor(row []string) (string, model.Class) {
	if !from(row, 4) || row[3] == "petrarch2-countries" || isPersonActor(row[1]) {
		return "", 0
	}
	return row[0], model.Organization
}

// isPersonActor reports whether an actor's code is that of a person's office,
// which has a span of time.
func isPersonActor(code string) bool { return strings.ContainsAny(code, " 0123456789<>") }
