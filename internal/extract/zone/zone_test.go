package zone_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/zone"
	"github.com/dateline-news/dateline/internal/news"
)

// update copies the rules of the zones in the table from the Go toolchain, before
// the package is compiled with them the next time.
var update = flag.Bool("update", false, "rewrite data/zones.zip")

func newTable(tb testing.TB) *zone.Table {
	tb.Helper()
	table, err := zone.New()
	require.NoError(tb, err)
	return table
}

func at(country string, latitude, longitude float64) news.Link {
	return news.Link{ISO3166: country, Point: &news.Point{Latitude: latitude, Longitude: longitude}}
}

func TestTable_Of(t *testing.T) {
	t.Parallel()
	table := newTable(t)
	for name, c := range map[string]struct {
		place news.Link
		// winter and summer are the offsets from UTC in January and July 2026, in hours.
		winter, summer float64
	}{
		"London":      {at("GB", 51.51, -0.13), 0, 1},
		"Paris":       {at("FR", 48.85, 2.35), 1, 2},
		"Kyiv":        {at("UA", 50.45, 30.52), 2, 3},
		"Moscow":      {at("RU", 55.75, 37.62), 3, 3},
		"Vladivostok": {at("RU", 43.12, 131.89), 10, 10},
		"Kaliningrad": {at("RU", 54.71, 20.51), 2, 2},
		"Tehran":      {at("IR", 35.69, 51.42), 3.5, 3.5},
		"Delhi":       {at("IN", 28.65, 77.23), 5.5, 5.5},
		"Kathmandu":   {at("NP", 27.7, 85.3), 5.75, 5.75},
		"Beijing":     {at("CN", 39.9, 116.4), 8, 8},
		"Urumqi":      {at("CN", 43.8, 87.6), 8, 8},
		"Seoul":       {at("KR", 37.57, 126.98), 9, 9},
		"Sydney":      {at("AU", -33.87, 151.21), 11, 10},
		"Brisbane":    {at("AU", -27.47, 153.03), 10, 10},
		"Perth":       {at("AU", -31.95, 115.86), 8, 8},
		"Auckland":    {at("NZ", -36.85, 174.76), 13, 12},
		"Apia":        {at("WS", -13.83, -171.77), 13, 13},
		"Washington":  {at("US", 38.9, -77.04), -5, -4},
		"Dallas":      {at("US", 32.78, -96.81), -6, -5},
		"El Paso":     {at("US", 31.76, -106.49), -7, -6},
		"Phoenix":     {at("US", 33.45, -112.07), -7, -7},
		"Seattle":     {at("US", 47.61, -122.33), -8, -7},
		"Anchorage":   {at("US", 61.22, -149.9), -9, -8},
		"Honolulu":    {at("US", 21.31, -157.86), -10, -10},
		"St John's":   {at("CA", 47.56, -52.71), -3.5, -2.5},
		"Vancouver":   {at("CA", 49.25, -123.12), -8, -7},
		"Brasília":    {at("BR", -15.78, -47.93), -3, -3},
		"Manaus":      {at("BR", -3.1, -60.02), -4, -4},
		"Las Palmas":  {at("ES", 28.1, -15.41), 0, 1},
		"Kosovo":      {news.Link{ISO3166: "XK"}, 1, 2},
		"Ukraine":     {news.Link{ISO3166: "UA"}, 2, 3},
		"Spain":       {news.Link{ISO3166: "ES"}, 1, 2},
		"Japan":       {news.Link{ISO3166: "JP"}, 9, 9},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			location := table.Of(c.place)
			require.NotNil(t, location)
			for month, want := range map[time.Month]float64{time.January: c.winter, time.July: c.summer} {
				_, seconds := time.Date(2026, month, 15, 12, 0, 0, 0, time.UTC).In(location).Zone()
				require.InDelta(t, want*3600, seconds, 0, "in %s", month)
			}
		})
	}
}

// TestTable_OfPast holds that a zone knows its past: Moscow kept summer time until
// 2010, and Samoa skipped the last Friday of 2011.
func TestTable_OfPast(t *testing.T) {
	t.Parallel()
	table := newTable(t)
	for at, want := range map[string]string{
		"2009-07-01T20:30:00Z": "2009-07-02", "2012-07-01T19:30:00Z": "2012-07-01", "2012-07-01T20:30:00Z": "2012-07-02", "1985-07-01T20:30:00Z": "1985-07-02",
	} {
		instant, err := time.Parse(time.RFC3339, at)
		require.NoError(t, err)
		require.Equal(t, want, instant.In(table.Named("Europe/Moscow")).Format(time.DateOnly), at)
	}
	samoa := table.Of(news.Link{ISO3166: "WS"})
	require.Equal(t, "2011-12-29", time.Date(2011, 12, 30, 9, 59, 0, 0, time.UTC).In(samoa).Format(time.DateOnly))
	require.Equal(t, "2011-12-31", time.Date(2011, 12, 30, 10, 1, 0, 0, time.UTC).In(samoa).Format(time.DateOnly))
}

// TestTable_OfUnknown holds that nothing is guessed.
func TestTable_OfUnknown(t *testing.T) {
	t.Parallel()
	table := newTable(t)
	for name, place := range map[string]news.Link{
		"None": {}, "NoCountry": {ISO3166: "ZZ"}, "SeveralZones": {ISO3166: "US"}, "PointAlone": {Point: &news.Point{Latitude: 48.85, Longitude: 2.35}},
		"SmallLetters": {ISO3166: "fr"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Nil(t, table.Of(place))
		})
	}
	require.Nil(t, table.Named("Europe/Atlantis"))
	require.Nil(t, table.Named("../zone.go"))
	require.Nil(t, table.Named("Europe"))
	require.Nil(t, table.Named(""))
}

// TestTable_OfAnywhere holds that every point of a country with several zones has
// one, over the poles and across the date line.
func TestTable_OfAnywhere(t *testing.T) {
	t.Parallel()
	table := newTable(t)
	random := rand.New(rand.NewPCG(7, 1))
	for range 2000 {
		place := at([]string{"US", "RU", "BR", "AU"}[random.IntN(4)], 180*random.Float64()-90, 360*random.Float64()-180)
		location := table.Of(place)
		require.NotNil(t, location, "%+v", place.Point)
		_, seconds := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).In(location).Zone()
		require.LessOrEqual(t, max(seconds, -seconds), 14*3600)
	}
	require.Equal(t, "Asia/Kamchatka", table.Of(at("RU", 64.4, -173.2)).String(), "Chukotka lies beyond the date line")
}

// zonesListed are the zones of the table, each once, in order.
func zonesListed(tb testing.TB) []string {
	tb.Helper()
	data, err := os.ReadFile("data/zones.tsv")
	require.NoError(tb, err)
	var names []string
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			names = append(names, strings.Split(strings.TrimSpace(line), "\t")[1])
		}
	}
	// Names of zones in texts ("ET") need these, whatever the table lists.
	names = append(names, "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
	slices.Sort(names)
	return slices.Compact(names)
}

// TestTable_Named holds that the rules of every listed zone are there.
func TestTable_Named(t *testing.T) {
	t.Parallel()
	if *update {
		writeRules(t, zonesListed(t))
		t.Skip("rewritten")
	}
	table := newTable(t)
	for _, name := range zonesListed(t) {
		location := table.Named(name)
		require.NotNil(t, location, name)
		require.Equal(t, name, location.String())
	}
}

// writeRules copies the files of the zones out of the archive that the Go
// toolchain has; the oldest time stamp makes the same bytes each time.
func writeRules(tb testing.TB, names []string) {
	tb.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(tb, err)
	source, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	require.NoError(tb, err)
	defer source.Close()
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	for _, name := range names {
		from, err := source.Open(name)
		require.NoError(tb, err, name)
		data, err := io.ReadAll(from)
		require.NoError(tb, err)
		to, err := archive.Create(name)
		require.NoError(tb, err)
		_, err = to.Write(data)
		require.NoError(tb, err)
	}
	require.NoError(tb, archive.Close())
	require.NoError(tb, os.WriteFile("data/zones.zip", packed.Bytes(), 0o644))
}

func BenchmarkTable_Of(b *testing.B) {
	table := newTable(b)
	place := at("US", 38.9, -77.04)
	for b.Loop() {
		require.NotNil(b, table.Of(place))
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newTable(b)
	}
}
