package model_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// somePlaces are three places of one country and one of another, out of order.
func somePlaces() ([]model.GeoPlace, []model.PlaceName) {
	places := []model.GeoPlace{
		{GeoNames: 5601538, Kind: model.CityPlace, Country: "US", Region: 5596512, Size: 4.4, Fame: 21, Latitude: 46.7324, Longitude: -117.0002, Located: true},
		{GeoNames: 524901, Kind: model.CityPlace, Capital: true, Country: "RU", Region: 524894, Size: 7, Fame: 255, Latitude: 55.7522, Longitude: 37.6156, Located: true},
		{GeoNames: 5596512, Kind: model.RegionPlace, Country: "US", Region: 5596512, Size: 6.2},
		{GeoNames: 6252001, Kind: model.CountryPlace, Country: "US", Size: 8.5},
		{GeoNames: 6255146, Kind: model.ContinentPlace},
	}
	names := []model.PlaceName{
		{Key: model.PlaceKey("Moscow"), Place: 0},
		{Key: model.PlaceKey("Moscow"), Place: 1},
		{Key: model.PlaceKey("Moskva"), Place: 1, Use: model.OtherNameUse},
		{Key: model.PlaceKey("Idaho"), Place: 2},
		{Key: model.PlaceKey("ID"), Place: 2, Use: model.ShortName},
		{Key: model.PlaceKey("United States"), Place: 3},
		{Key: model.PlaceKey("Africa"), Place: 4},
	}
	return places, names
}

func placesFile(tb testing.TB) []byte {
	tb.Helper()
	var file bytes.Buffer
	places, names := somePlaces()
	require.NoError(tb, model.WritePlaces(&file, places, names))
	return file.Bytes()
}

func TestPlaces_Find(t *testing.T) {
	t.Parallel()
	p, err := model.ReadPlaces(placesFile(t))
	require.NoError(t, err)
	require.Equal(t, 5, p.Size())
	require.Equal(t, 7, p.Names())
	for name, want := range map[string][]int{
		"Moscow": {524901, 5601538}, "Moskva": {524901}, "ID": {5596512}, "the United States": {6252001},
		"Africa": {6255146}, "Kotramajha": nil, "": nil, "...": nil,
	} {
		var got []int
		for _, c := range p.Find(model.PlaceKey(name), nil) {
			got = append(got, c.GeoNames)
		}
		require.Equal(t, want, got, name)
	}
}

// TestPlaces_Find_Facts compares what is read with what was written.
func TestPlaces_Find_Facts(t *testing.T) {
	t.Parallel()
	p, err := model.ReadPlaces(placesFile(t))
	require.NoError(t, err)
	places, names := somePlaces()
	for _, n := range names {
		found := p.Find(n.Key, nil)
		require.NotEmpty(t, found)
		for _, c := range found {
			if want := places[n.Place]; c.GeoNames == want.GeoNames {
				require.Equal(t, n.Use, c.Use)
				require.InDelta(t, want.Size, c.Size, 0.02)
				require.InDelta(t, want.Latitude, c.Latitude, 1e-4)
				require.InDelta(t, want.Longitude, c.Longitude, 1e-4)
				c.Size, c.Latitude, c.Longitude = want.Size, want.Latitude, want.Longitude
				require.Equal(t, want, c.GeoPlace)
			}
		}
	}
}

func TestPlaces_Find_Appends(t *testing.T) {
	t.Parallel()
	p, err := model.ReadPlaces(placesFile(t))
	require.NoError(t, err)
	found := p.Find(model.PlaceKey("Idaho"), nil)
	found = p.Find(model.PlaceKey("Moscow"), found)
	require.Len(t, found, 3)
}

func TestPlaceKey(t *testing.T) {
	t.Parallel()
	for _, same := range [][]string{
		{"São Paulo", "Sao Paulo", "SAO PAULO", "sao-paulo"},
		{"St. Petersburg", "St Petersburg", "Saint Petersburg"},
		{"The Hague", "Hague", "the hague"},
		{"Washington, D.C.", "Washington DC", "Washington D.C."},
		{"N'Djamena", "N’Djamena", "Ndjamena"},
		{"Łódź", "Lodz"},
		{"Malmö", "Malmo\u0308", "Malmo"},
		{"Mount Vernon", "Mt. Vernon"},
		{"Fort Worth", "Ft. Worth"},
		{"Ærøskøbing", "Aeroskobing"},
		{"Gießen", "Giessen"},
	} {
		for _, name := range same {
			require.Equal(t, model.PlaceKey(same[0]), model.PlaceKey(name), "%s and %s", same[0], name)
		}
	}
}

func TestPlaceKey_Different(t *testing.T) {
	t.Parallel()
	seen := map[uint64]string{}
	for _, name := range []string{"Moscow", "Moskva", "New York", "Newyork", "York", "York New", "北京", "北 京", "Москва", "a", "b"} {
		key := model.PlaceKey(name)
		require.NotZero(t, key)
		require.Empty(t, seen[key], "%s has the key of %s", name, seen[key])
		seen[key] = name
	}
	for _, name := range []string{"", " ", "The", "-,.'", "…"} {
		require.Zero(t, model.PlaceKey(name), "%q", name)
	}
}

func TestReadPlaces_Damaged(t *testing.T) {
	t.Parallel()
	whole := placesFile(t)
	_, err := model.ReadPlaces(encode(t, smallWeights(t, 2)))
	require.ErrorContains(t, err, "not a DLPLACES file")
	_, err = model.ReadPlaces(whole[:len(whole)-1])
	require.ErrorContains(t, err, "checksum does not agree")
	for cut := 9; cut < len(whole)-4; cut++ {
		_, err = model.ReadPlaces(seal(bytes.Clone(whole[:cut+4])))
		require.Error(t, err, "cut to %d bytes", cut)
	}
}

func TestWritePlaces_SameBytes(t *testing.T) {
	t.Parallel()
	require.Equal(t, placesFile(t), placesFile(t))
}

func TestWritePlaces_TooManyCountries(t *testing.T) {
	t.Parallel()
	var places []model.GeoPlace
	for i := range 300 {
		places = append(places, model.GeoPlace{GeoNames: i + 1, Country: fmt.Sprintf("C%d", i)})
	}
	require.ErrorContains(t, model.WritePlaces(&bytes.Buffer{}, places, nil), "300 countries")
}

func FuzzReadPlaces(f *testing.F) {
	f.Add(placesFile(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 8 {
			data = seal(append(bytes.Clone(data), 0, 0, 0, 0))
		}
		p, err := model.ReadPlaces(data)
		if err != nil {
			return
		}
		require.LessOrEqual(t, len(p.Find(model.PlaceKey("Moscow"), nil)), p.Names())
	})
}

func FuzzPlaceKey(f *testing.F) {
	for _, seed := range []string{"Saint Louis", "The", "São Paulo", "\xff", "ﷺ", "İstanbul"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		key := model.PlaceKey(name)
		require.Less(t, key, uint64(1)<<40)
		require.Equal(t, key, model.PlaceKey(" "+name+" "))
	})
}

// TestGazetteer looks into the file that is shipped.
func TestGazetteer(t *testing.T) {
	t.Parallel()
	p, err := model.Gazetteer()
	require.NoError(t, err)
	require.Greater(t, p.Size(), 200_000)
	for name, want := range map[string]int{
		"Moscow": 524901, "Idaho": 5596512, "Ala.": 4829764, "Ont.": 6093943, "Bombay": 1275339, "Kiev": 703448,
		"Crimea": 703883, "Chechnya": 569665, "Scotland": 2638360, "Kosovo": 831053, "Washington, D.C.": 4140963, "NYC": 5128581,
		"Africa": 6255146, "Gaza Strip": 281132, "Tibet": 1279685, "Bavaria": 2951839, "Ivory Coast": 2287781,
	} {
		var ids []int
		for _, c := range p.Find(model.PlaceKey(name), nil) {
			ids = append(ids, c.GeoNames)
		}
		require.Contains(t, ids, want, name)
	}
}

// BenchmarkGazetteer measures what the gazetteer adds to the start of a worker.
func BenchmarkGazetteer(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		p, err := model.Gazetteer()
		require.NoError(b, err)
		require.NotZero(b, p.Size())
	}
}

func BenchmarkPlaces_Find(b *testing.B) {
	p, err := model.Gazetteer()
	require.NoError(b, err)
	var found []model.Candidate
	for b.Loop() {
		found = p.Find(model.PlaceKey("Springfield"), found[:0])
		require.Greater(b, len(found), 10)
	}
}
