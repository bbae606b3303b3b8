package place

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// Candidates that the tests share; their ids are invented.
func candidates() map[string]model.Candidate {
	return map[string]model.Candidate{
		"big city":      {GeoPlace: model.GeoPlace{GeoNames: 1, Kind: model.CityPlace, Country: "GB", Region: 10, Size: 7, Fame: 255, Capital: true}},
		"town":          {GeoPlace: model.GeoPlace{GeoNames: 2, Kind: model.CityPlace, Country: "CA", Region: 20, Size: 4.2, Fame: 9}},
		"town's region": {GeoPlace: model.GeoPlace{GeoNames: 20, Kind: model.RegionPlace, Country: "CA", Region: 20, Size: 7}},
		"country":       {GeoPlace: model.GeoPlace{GeoNames: 30, Kind: model.CountryPlace, Country: "CA", Size: 7.5}},
		"other spelling": {
			GeoPlace: model.GeoPlace{GeoNames: 3, Kind: model.CityPlace, Country: "CA", Region: 21, Size: 4.4, Fame: 9}, Use: model.OtherNameUse,
		},
		"district": {GeoPlace: model.GeoPlace{GeoNames: 40, Kind: model.DistrictPlace, Country: "CA", Region: 20, Size: 5}},
	}
}

func TestPair(t *testing.T) {
	t.Parallel()
	all := candidates()
	for name, test := range map[string]struct {
		inner, outer []string
		in, out      int
	}{
		"Region":         {[]string{"big city", "town"}, []string{"town's region"}, 2, 20},
		"Country":        {[]string{"big city", "town"}, []string{"country"}, 2, 30},
		"OwnNameFirst":   {[]string{"other spelling", "town"}, []string{"country"}, 2, 30},
		"CityFirst":      {[]string{"district", "town"}, []string{"country"}, 2, 30},
		"OnlyADistrict":  {[]string{"district"}, []string{"town's region"}, 40, 20},
		"NoneThere":      {[]string{"big city"}, []string{"country", "town's region"}, 0, 0},
		"NotInItself":    {[]string{"town's region"}, []string{"town's region"}, 0, 0},
		"NoCountryInOne": {[]string{"country"}, []string{"town's region"}, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in, out := pair(pick(all, test.inner), pick(all, test.outer))
			if test.in == 0 {
				require.Nil(t, in)
				require.Nil(t, out)
				return
			}
			require.Equal(t, test.in, in.GeoNames)
			require.Equal(t, test.out, out.GeoNames)
		})
	}
}

func pick(all map[string]model.Candidate, names []string) []model.Candidate {
	var some []model.Candidate
	for _, name := range names {
		some = append(some, all[name])
	}
	return some
}

// TestPrior holds the order of candidates without any text.
func TestPrior(t *testing.T) {
	t.Parallel()
	all, w := candidates(), tuned()
	order := []string{"country", "big city", "town's region", "town", "district", "other spelling"}
	for i := range order[1:] {
		a, b := all[order[i]], all[order[i+1]]
		require.Greater(t, prior(&a, &w), prior(&b, &w), "%s before %s", order[i], order[i+1])
	}
}

func TestSplitClass(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		base string
		fits model.PlaceKind
	}{
		"Anbar Province":     {"Anbar", model.RegionPlace},
		"Province of Anbar":  {"Anbar", model.RegionPlace},
		"the State of Texas": {"Texas", model.RegionPlace},
		"Cook County":        {"Cook", model.DistrictPlace},
		"Quebec City":        {"Quebec", model.CityPlace},
		"City of Bath":       {"Bath", model.CityPlace},
		"Gulf of Mexico":     {"Gulf of Mexico", 0},
		"Texas":              {"Texas", 0},
		"State":              {"State", 0},
	} {
		base, c := splitClass(name)
		require.Equal(t, test.base, base, name)
		require.Equal(t, test.fits != 0, c != 0, name)
		require.True(t, c == 0 || c.fits(test.fits), name)
	}
}

func TestIsFacility(t *testing.T) {
	t.Parallel()
	require.True(t, isFacility("Heathrow Airport"))
	require.True(t, isFacility("Downing Street"))
	require.False(t, isFacility("Airport"))
	require.False(t, isFacility("Oslo"))
	require.False(t, isFacility(""))
}

func TestRound(t *testing.T) {
	t.Parallel()
	require.InDelta(t, 46.7324, round(46.73241), 1e-12)
	require.InDelta(t, -117.0002, round(-117.00021), 1e-12)
	require.Zero(t, round(0))
}

// TestHearing_Without holds that an entity is no witness for itself, and that
// nothing is lost by asking.
func TestHearing_Without(t *testing.T) {
	t.Parallel()
	h := &hearing{named: map[string]float32{}, within: map[string]float32{}, regions: map[int]float32{}, own: map[int][]event{}}
	mentions := make([]news.Mention, 3*maxCounted)
	for i := range mentions {
		mentions[i] = news.Mention{Span: news.Span{Start: 10 * i, End: 10*i + 5}, Kind: news.NameMention}
	}
	h.add(event{country: "NO", kind: model.CountryPlace, entity: 1, weight: countryWeight}, mentions)
	h.add(event{country: "NO", region: 7, kind: model.CityPlace, entity: 2, weight: cityWeight}, mentions[:1])
	require.InDelta(t, maxCounted, h.named["NO"], 1e-6, "many mentions of one entity count as a few")
	require.InDelta(t, cityWeight, h.regions[7], 1e-6)
	h.without(1, func() {
		require.InDelta(t, 0, h.named["NO"], 1e-6)
		require.InDelta(t, cityWeight, h.within["NO"], 1e-6)
		require.True(t, h.has("NO"))
	})
	h.without(2, func() { require.InDelta(t, 0, h.regions[7], 1e-6) })
	require.InDelta(t, maxCounted, h.named["NO"], 1e-6)
	require.False(t, h.has("SE"))
}

func TestJoins(t *testing.T) {
	t.Parallel()
	for _, yes := range []string{", ", " and ", ", and ", " or "} {
		require.True(t, joins(yes), yes)
	}
	for _, no := range []string{"", " ", "; ", " to ", ",", " of "} {
		require.False(t, joins(no), no)
	}
}

// TestActingVerbs holds that what teams and markets do is not what governments do.
func TestActingVerbs(t *testing.T) {
	t.Parallel()
	verbs := actingVerbs()
	for _, yes := range []string{"said", "accused", "denies", "imposed", "signed"} {
		require.True(t, verbs[yes], yes)
	}
	for _, no := range []string{"beat", "won", "lost", "played", "rose", "fell", "scored", "is", "has"} {
		require.False(t, verbs[no], no)
	}
}
