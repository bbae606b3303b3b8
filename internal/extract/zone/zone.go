// Package zone tells the time zone of a place, so that the day of an article can
// be that of where it was written.
//
// A country with one zone, or one that nine in ten of its people share, needs its
// code alone. In a country with several a point has the zone of the nearest of
// some listed cities: of the 34,000 cities of GeoNames with 15,000 people or more
// that is right for 99.8 %; data/README.md has the sources. The rules of each
// zone, with their past, are those of the IANA time zone database and lie in the
// program, so that the same article has the same day on every machine.
package zone

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// places lists the zones of the countries.
//
//go:embed data/zones.tsv
var places string

// rules are the files of the IANA database (public domain) for these zones, as Go
// ships them; "go test ./internal/extract/zone -update" copies them anew.
//
//go:embed data/zones.zip
var rules []byte

// Table knows the zones of all countries. It is read-only and may be shared.
type Table struct {
	countries map[string]*country
	rules     *zip.Reader
}

// country has the zone that serves for all of it, empty for none, and the cities
// that tell its zones apart.
type country struct {
	zone   string
	cities []city
}

type city struct {
	zone string
	at   news.Point
}

// New reads the table, which takes less than a millisecond.
func New() (*Table, error) {
	archive, err := zip.NewReader(bytes.NewReader(rules), int64(len(rules)))
	if err != nil {
		return nil, fmt.Errorf("reading the rules of time zones: %w", err)
	}
	table := &Table{countries: make(map[string]*country), rules: archive}
	for line := range strings.Lines(places) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if err := table.add(strings.Split(strings.TrimSuffix(line, "\n"), "\t")); err != nil {
			return nil, fmt.Errorf("reading the zone %q: %w", line, err)
		}
	}
	return table, nil
}

// add reads one line: country, zone and, in countries of several zones, latitude,
// longitude and name of a city.
func (t *Table) add(fields []string) error {
	if len(fields) != 2 && len(fields) != 5 {
		return fmt.Errorf("%d columns", len(fields))
	}
	c := t.countries[fields[0]]
	if c == nil {
		c = &country{}
		t.countries[fields[0]] = c
	}
	if len(fields) == 2 {
		c.zone = fields[1]
		return nil
	}
	latitude, err := strconv.ParseFloat(fields[2], 64)
	if err != nil {
		return fmt.Errorf("latitude: %w", err)
	}
	longitude, err := strconv.ParseFloat(fields[3], 64)
	if err != nil {
		return fmt.Errorf("longitude: %w", err)
	}
	c.cities = append(c.cities, city{zone: fields[1], at: news.Point{Latitude: latitude, Longitude: longitude}})
	return nil
}

// Of is the time zone of a place that is known by its country and, where the
// country has several zones, by its point. It is nil where that does not tell it.
func (t *Table) Of(place news.Link) *time.Location {
	c := t.countries[place.ISO3166]
	switch {
	case c == nil:
		return nil
	case place.Point == nil, len(c.cities) == 0:
		return t.Named(c.zone)
	}
	best, least := "", math.Inf(1)
	for _, c := range c.cities {
		if d := distance(*place.Point, c.at); d < least {
			best, least = c.zone, d
		}
	}
	return t.Named(best)
}

// distance compares how far places lie from one another; it is the square of the
// distance in degrees on a map that is true near the first place.
func distance(from, to news.Point) float64 {
	north := to.Latitude - from.Latitude
	east := math.Remainder(to.Longitude-from.Longitude, 360) * math.Cos(from.Latitude*math.Pi/180)
	return north*north + east*east
}

// Named is the zone of a name of the IANA database, for example "Europe/Paris". It
// is nil where the table has none of that name.
func (t *Table) Named(name string) *time.Location {
	file, err := t.rules.Open(name)
	if err != nil {
		return nil
	}
	data, err := io.ReadAll(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil
	}
	location, err := time.LoadLocationFromTZData(name, data)
	if err != nil {
		return nil
	}
	return location
}
