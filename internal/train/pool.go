package train

import (
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"github.com/dateline-news/dateline/internal/model"
)

// pools are the names that fill forms, from the rows of the lists that may be
// shipped.
type pools struct {
	cities, usCities, counties, countries, demonyms []string
	clubs, nicknames, companies                     []string
	given, surnames, commonSurnames                 []string
}

// readPools reads the lists below data.
func readPools(data string) (*pools, error) {
	p := &pools{}
	for _, list := range []struct {
		file string
		take func(row []string)
	}{
		{"cities.tsv", p.city},
		{"admin_divisions.tsv", p.division},
		{"countries_demonyms.tsv", p.country},
		{"organisations.tsv", p.organisation},
		{"actors_cameo_upper.tsv", p.actor},
		{"given_names.tsv", p.givenName},
		{"surnames.tsv", p.familyName},
	} {
		if err := eachRow(filepath.Join(data, "lexicons", list.file), list.take); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// The populations from which a city has a club, and from which one of the United
// States has a team in a national league.
const (
	clubCity   = 40_000
	leagueCity = 250_000
)

func (p *pools) city(row []string) {
	if _, class := readCity(row); class == 0 || !plain(row[0], 2) {
		return
	}
	n, err := strconv.Atoi(row[4])
	if err != nil || n < clubCity {
		return
	}
	p.cities = append(p.cities, row[0])
	if n >= leagueCity && row[1] == "US" {
		p.usCities = append(p.usCities, row[0])
	}
}

// plain reports whether a name is up to so many words of letters, the first with
// a capital.
func plain(name string, words int) bool {
	return startsUpper(name) && len(strings.Fields(name)) <= words && len(name) > 2 &&
		!strings.ContainsFunc(name, func(r rune) bool {
			return !unicode.IsLetter(r) && !strings.ContainsRune(" -'.&", r)
		})
}

func (p *pools) division(row []string) {
	if _, class := readDivision(row); class != 0 && row[2] == "admin2" && strings.HasPrefix(row[1], "GB.ENG") && plain(row[0], 1) {
		p.counties = append(p.counties, row[0])
	}
}

func (p *pools) country(row []string) {
	if _, class := readCountry(row); class == 0 || !plain(row[0], 3) {
		return
	}
	switch row[1] {
	case "demonym":
		p.demonyms = append(p.demonyms, row[0])
	case "common":
		p.countries = append(p.countries, row[0])
	}
}

func (p *pools) organisation(row []string) {
	if _, class := readOrganisation(row); class == 0 {
		return
	}
	switch {
	case row[1] == "football_club" && plain(row[0], 3):
		p.clubs = append(p.clubs, row[0])
	case row[1] == "company" && plain(row[0], 3):
		p.companies = append(p.companies, row[0])
	case row[1] == "sportsteam_lower":
		p.league(strings.Fields(row[0]))
	}
}

// league takes a team apart: "new england patriots" plays for New England.
func (p *pools) league(words []string) {
	for i, w := range words {
		words[i] = titled(w)
	}
	last := len(words) - 1
	p.nicknames = append(p.nicknames, words[last])
	if last > 0 && words[0] != "Fc" {
		p.usCities = append(p.usCities, strings.Join(words[:last], " "))
	}
}

// actor takes the companies among the actors, which are in capitals.
func (p *pools) actor(row []string) {
	if _, class := readActor(row); class == 0 || !strings.HasPrefix(row[1], "MNC") || !plain(row[0], 4) {
		return
	}
	words := strings.Fields(row[0])
	for i, w := range words {
		if len(w) > 3 || i > 0 {
			words[i] = titled(strings.ToLower(w))
		}
	}
	p.companies = append(p.companies, strings.Join(words, " "))
}

func (p *pools) givenName(row []string) {
	if _, class := readNames(model.GivenName)(row); class != 0 && plain(row[0], 1) && strings.Contains(row[2], "smashew") {
		p.given = append(p.given, row[0])
	}
}

// commonSurname is the share of the people of the United States, in percent,
// from which a surname is common there.
const commonSurname = "0.010"

func (p *pools) familyName(row []string) {
	if _, class := readNames(model.Surname)(row); class == 0 || !plain(row[0], 1) {
		return
	}
	p.surnames = append(p.surnames, row[0])
	if share, _, _ := strings.Cut(strings.TrimPrefix(row[2], "census1990="), ";"); share >= commonSurname && share < "9" {
		p.commonSurnames = append(p.commonSurnames, row[0])
	}
}
