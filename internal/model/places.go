package model

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
)

// PlaceKind is the kind of a place.
type PlaceKind uint8

// The kinds of place, from the largest down.
const (
	ContinentPlace PlaceKind = iota + 1
	CountryPlace
	// RegionPlace is a first division of a country: a state, a province.
	RegionPlace
	// DistrictPlace is a second one: a county, a district.
	DistrictPlace
	CityPlace
)

// NameUse says how a name is used for a place.
type NameUse uint8

// The uses of names.
const (
	// OwnName is the name that the place has in English.
	OwnName NameUse = iota
	// OtherNameUse is another name or spelling of it, some in other languages.
	OtherNameUse
	// ShortName is an abbreviation, which means the place only behind the name of
	// a place in it: "ID" in "Moscow, ID".
	ShortName
)

// GeoPlace is what the gazetteer knows of a place.
type GeoPlace struct {
	// GeoNames is the place's id there.
	GeoNames int
	Kind     PlaceKind
	// Capital says that it is a city from which a country is governed.
	Capital bool
	// Country is the ISO 3166-1 alpha-2 code; empty for continents.
	Country string
	// Region is the GeoNames id of the first division that the place lies in; its
	// own for such a division, zero where that is unknown.
	Region int
	// Size is the decimal logarithm of the population, zero where that is unknown.
	Size float32
	// Fame is the number of names that the place has in all languages, up to 255.
	Fame uint8
	// Latitude and Longitude are in decimal degrees. Those of countries and
	// divisions are of the city nearest to the middle of their cities.
	Latitude, Longitude float32
	// Located says that Latitude and Longitude are known.
	Located bool
}

// PlaceName is a name of a place, by its key and the place's number in a list.
type PlaceName struct {
	Key   uint64
	Place int
	Use   NameUse
}

// Places finds places by their names. It is read-only and may be shared.
type Places struct {
	countries []string
	places    []place
	// names and values are in the order of the names' keys.
	names  []uint64
	values []uint32
}

// place is a place as the memory holds it.
type place struct {
	id, region          uint32
	latitude, longitude float32
	size                uint8
	country             uint8
	kind                PlaceKind
	flags               uint8
	fame                uint8
}

const (
	placesMagic = "DLPLACES"
	// degree is the number of units of a coordinate in a file, some eleven metres.
	degree = 10_000
	// sizeSteps is the number of steps of a size between one and ten people.
	sizeSteps    = 30
	capitalFlag  = 1
	locatedFlag  = 2
	useBits      = 2
	maxCountries = 255
)

// Size is the number of places.
func (p *Places) Size() int { return len(p.places) }

// Names is the number of names.
func (p *Places) Names() int { return len(p.names) }

// Candidate is a place that a name may mean.
type Candidate struct {
	GeoPlace
	Use NameUse
}

// Find appends to found the places that have a name with the key.
func (p *Places) Find(key uint64, found []Candidate) []Candidate {
	i, known := slices.BinarySearch(p.names, key)
	if !known || key == 0 {
		return found
	}
	for ; i < len(p.names) && p.names[i] == key; i++ {
		at := p.values[i] >> useBits
		found = append(found, Candidate{p.at(int(at)), NameUse(p.values[i] & (1<<useBits - 1))})
	}
	return found
}

func (p *Places) at(i int) GeoPlace {
	x := p.places[i]
	return GeoPlace{
		GeoNames: int(x.id), Kind: x.kind, Capital: x.flags&capitalFlag != 0, Country: p.countries[x.country], Region: int(x.region),
		Size: float32(x.size) / sizeSteps, Fame: x.fame, Latitude: x.latitude, Longitude: x.longitude, Located: x.flags&locatedFlag != 0,
	}
}

// WritePlaces writes a gazetteer file, uncompressed: the places in the order of
// their ids, column by column, then the names in the order of their keys. Names
// point into places as they are given here.
func WritePlaces(out io.Writer, places []GeoPlace, names []PlaceName) error {
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return places[a].GeoNames - places[b].GeoNames })
	rank := make([]int, len(places))
	sorted := make([]GeoPlace, len(places))
	for i, from := range order {
		rank[from], sorted[i] = i, places[from]
	}
	countries, err := countriesOf(sorted)
	if err != nil {
		return err
	}
	data := append([]byte(placesMagic), fileVersion, byte(len(countries)))
	for _, code := range countries {
		data = append(data, byte(len(code)))
		data = append(data, code...)
	}
	data = binary.LittleEndian.AppendUint32(data, uint32(len(sorted)))
	data = appendPlaces(data, sorted, countries)
	data = appendNames(data, names, rank)
	_, err = writeSealed(out, data)
	return err
}

func countriesOf(places []GeoPlace) ([]string, error) {
	var codes []string
	for _, p := range places {
		if i, known := slices.BinarySearch(codes, p.Country); !known {
			codes = slices.Insert(codes, i, p.Country)
		}
	}
	if len(codes) > maxCountries {
		return nil, fmt.Errorf("writing places: %d countries, want %d at most", len(codes), maxCountries)
	}
	return codes, nil
}

func appendPlaces(data []byte, places []GeoPlace, countries []string) []byte {
	last := 0
	for _, p := range places {
		data = binary.AppendUvarint(data, uint64(p.GeoNames-last))
		last = p.GeoNames
	}
	column := func(width int, value func(GeoPlace) uint32) {
		for shift := range width {
			for _, p := range places {
				data = append(data, byte(value(p)>>(8*shift)))
			}
		}
	}
	column(3, func(p GeoPlace) uint32 { return uint32(math.Round(float64(p.Latitude+90) * degree)) })
	column(3, func(p GeoPlace) uint32 { return uint32(math.Round(float64(p.Longitude+180) * degree)) })
	column(1, func(p GeoPlace) uint32 { return uint32(min(math.Round(float64(p.Size)*sizeSteps), math.MaxUint8)) })
	column(1, func(p GeoPlace) uint32 { return uint32(p.Fame) })
	column(1, func(p GeoPlace) uint32 { i, _ := slices.BinarySearch(countries, p.Country); return uint32(i) })
	column(1, func(p GeoPlace) uint32 { return uint32(p.Kind) })
	column(1, func(p GeoPlace) uint32 { return uint32(flagsOf(p)) })
	column(4, func(p GeoPlace) uint32 { return uint32(p.Region) })
	return data
}

func flagsOf(p GeoPlace) uint8 {
	var flags uint8
	if p.Capital {
		flags |= capitalFlag
	}
	if p.Located {
		flags |= locatedFlag
	}
	return flags
}

func appendNames(data []byte, names []PlaceName, rank []int) []byte {
	names = slices.Clone(names)
	slices.SortFunc(names, func(a, b PlaceName) int {
		if a.Key != b.Key {
			return int(int64(a.Key) - int64(b.Key))
		}
		return rank[a.Place] - rank[b.Place]
	})
	data = binary.LittleEndian.AppendUint32(data, uint32(len(names)))
	last := uint64(0)
	for _, n := range names {
		data = binary.AppendUvarint(data, n.Key-last)
		last = n.Key
	}
	for shift := 0; shift < 24; shift += 8 {
		for _, n := range names {
			data = append(data, byte((rank[n.Place]<<useBits|int(n.Use))>>shift))
		}
	}
	return data
}

// ReadPlaces reads a gazetteer file, uncompressed.
func ReadPlaces(data []byte) (*Places, error) {
	r, err := open(data, placesMagic)
	if err != nil {
		return nil, err
	}
	p := &Places{countries: make([]string, r.byte())}
	for i := range p.countries {
		p.countries[i] = string(r.take(int(r.byte())))
	}
	if err := p.readPlaces(r); err != nil {
		return nil, err
	}
	if err := p.readNames(r); err != nil {
		return nil, err
	}
	return p, r.finish()
}

func (p *Places) readPlaces(r *reader) error {
	n := int(r.uint32())
	if !r.has(n) {
		return fmt.Errorf("reading places: %d of them: %w", n, errDamaged)
	}
	p.places = make([]place, n)
	last := uint32(0)
	for i := range p.places {
		last += uint32(r.uvarint())
		p.places[i].id = last
	}
	latitudes, longitudes := r.columns(3, n), r.columns(3, n)
	sizes, fames, countries, kinds, flags := r.take(n), r.take(n), r.take(n), r.take(n), r.take(n)
	regions := r.columns(4, n)
	if r.damaged {
		return r.finish()
	}
	for i := range p.places {
		x := &p.places[i]
		x.latitude, x.longitude = float32(latitudes.at(i))/degree-90, float32(longitudes.at(i))/degree-180
		x.size, x.country, x.kind, x.flags = sizes[i], countries[i], PlaceKind(kinds[i]), flags[i]
		x.region, x.fame = regions.at(i), fames[i]
		if int(x.country) >= len(p.countries) {
			return fmt.Errorf("reading places: no country %d: %w", x.country, errDamaged)
		}
	}
	return nil
}

func (p *Places) readNames(r *reader) error {
	n := int(r.uint32())
	if !r.has(n) {
		return fmt.Errorf("reading places: %d names: %w", n, errDamaged)
	}
	p.names, p.values = make([]uint64, n), make([]uint32, n)
	last := uint64(0)
	for i := range p.names {
		step := r.uvarint()
		if last+step < last {
			return fmt.Errorf("reading places: names out of order: %w", errDamaged)
		}
		last += step
		p.names[i] = last
	}
	values := r.columns(3, n)
	if r.damaged {
		return r.finish()
	}
	for i := range p.values {
		p.values[i] = values.at(i)
		if int(p.values[i]>>useBits) >= len(p.places) {
			return fmt.Errorf("reading places: no place %d: %w", p.values[i]>>useBits, errDamaged)
		}
	}
	return nil
}

// planes are numbers written byte by byte: first the lowest of all, then the next.
type planes [][]byte

// columns takes n numbers of some bytes each.
func (r *reader) columns(width, n int) planes {
	taken := make(planes, width)
	for i := range taken {
		taken[i] = r.take(n)
	}
	return taken
}

func (p planes) at(i int) uint32 {
	value := uint32(0)
	for k, plane := range p {
		value |= uint32(plane[i]) << (8 * k)
	}
	return value
}
