package train

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/model"
)

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

// member is a city of a country or of a division.
type member struct {
	people              int
	latitude, longitude float64
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
