package timex_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/extract/zone"
	"github.com/dateline-news/dateline/internal/news"
)

// links are what the place stage knows of some places.
var links = map[string]news.Link{
	"WASHINGTON": linkTo("US", 38.9, -77.04), "SAN FRANCISCO": linkTo("US", 37.77, -122.42), "TOKYO": linkTo("JP", 35.69, 139.69),
	"Tokyo": linkTo("JP", 35.69, 139.69), "LONDON": linkTo("GB", 51.51, -0.13), "HONOLULU": linkTo("US", 21.31, -157.86), "AUCKLAND": linkTo("NZ", -36.85, 174.76),
	"Ukraine": {ISO3166: "UA"}, "U.S.": {ISO3166: "US"}, "CALIF": linkTo("US", 36.19, -119.82), "Sydney": linkTo("AU", -33.87, 151.21),
}

func linkTo(country string, latitude, longitude float64) news.Link {
	return news.Link{ISO3166: country, Point: &news.Point{Latitude: latitude, Longitude: longitude}}
}

// located is a document of an instant whose places have their links.
func located(tb testing.TB, text, published string) *extract.Document {
	tb.Helper()
	var places []string
	for name := range links {
		places = append(places, name)
	}
	doc := extracttest.Document(tb, text, extracttest.Entities{news.Location: places})
	for i := range doc.Entities {
		doc.Entities[i].Link = links[doc.Entities[i].Name]
	}
	at, err := time.Parse(time.RFC3339, published)
	require.NoError(tb, err)
	doc.PublishedAt = at
	return doc
}

func newLocal(tb testing.TB) *timex.Stage {
	tb.Helper()
	zones, err := zone.New()
	require.NoError(tb, err)
	return timex.NewLocal(zones)
}

// TestStage_LocalDay reckons from the day where the article was written. 4 March
// 2026 is a Wednesday.
func TestStage_LocalDay(t *testing.T) {
	t.Parallel()
	stage := newLocal(t)
	for name, c := range map[string]struct{ published, text, want string }{
		"Evening":        {"2026-03-04T01:30:00Z", "WASHINGTON — The mayor signed today.", "2026-03-03"},
		"Afternoon":      {"2026-03-04T18:30:00Z", "WASHINGTON — The mayor signed today.", "2026-03-04"},
		"WinterTime":     {"2026-03-04T04:59:00Z", "WASHINGTON — The mayor signed today.", "2026-03-03"},
		"SummerTime":     {"2026-07-04T04:59:00Z", "WASHINGTON — The mayor signed today.", "2026-07-04"},
		"NextMorning":    {"2026-03-03T22:30:00Z", "TOKYO — The mayor signed today.", "2026-03-04"},
		"Weekday":        {"2026-03-04T01:30:00Z", "WASHINGTON — The mayor signed on Wednesday.", "2026-02-25"},
		"SameWeekday":    {"2026-03-04T01:30:00Z", "WASHINGTON — The mayor signed on Tuesday.", "2026-03-03"},
		"Yesterday":      {"2026-01-01T03:00:00Z", "SAN FRANCISCO — The mayor signed yesterday.", "2025-12-30"},
		"LastYear":       {"2026-01-01T03:00:00Z", "SAN FRANCISCO — The mayor signed last year.", "2024"},
		"LastWeek":       {"2026-03-01T22:30:00Z", "TOKYO — The mayor signed last week.", "2026-W09"},
		"FarWest":        {"2026-03-04T09:30:00Z", "HONOLULU — The mayor signed today.", "2026-03-03"},
		"FarEast":        {"2026-03-03T11:30:00Z", "AUCKLAND — The mayor signed today.", "2026-03-04"},
		"Greenwich":      {"2026-03-03T23:30:00Z", "LONDON — The mayor signed today.", "2026-03-03"},
		"BritishSummer":  {"2026-07-03T23:30:00Z", "LONDON — The mayor signed today.", "2026-07-04"},
		"AgencyAndDate":  {"2026-03-04T01:30:00Z", "WASHINGTON, March 3 (Vella News) - The mayor signed today.", "2026-03-03"},
		"Agency":         {"2026-03-04T01:30:00Z", "WASHINGTON (Vella News) — The mayor signed today.", "2026-03-03"},
		"NoCapitals":     {"2026-03-03T22:30:00Z", "Tokyo (Vella News) — The mayor signed today.", "2026-03-04"},
		"BelowTitle":     {"2026-03-04T01:30:00Z", "Mayor signs\n\nWASHINGTON — The mayor signed today.", "2026-03-03"},
		"CountryAlone":   {"2026-03-03T22:30:00Z", "KHERSON, Ukraine — The mayor signed today.", "2026-03-04"},
		"DayOnly":        {"2026-03-04T00:00:00Z", "WASHINGTON — The mayor signed today.", "2026-03-04"},
		"OneSecondLater": {"2026-03-04T00:00:01Z", "WASHINGTON — The mayor signed today.", "2026-03-03"},
		"NoDateline":     {"2026-03-04T01:30:00Z", "The mayor of WASHINGTON signed today.", "2026-03-04"},
		"PlaceInside":    {"2026-03-03T22:30:00Z", "The mayor signed today. Tokyo — as ever — slept.", "2026-03-03"},
		"SeveralZones":   {"2026-03-04T01:30:00Z", "SPRINGFIELD, U.S. — The mayor signed today.", "2026-03-04"},
		"UnknownPlace":   {"2026-03-04T01:30:00Z", "VELLATON — The mayor signed today.", "2026-03-04"},
		"Subject":        {"2026-03-03T22:30:00Z", "Tokyo signed today — at last.", "2026-03-03"},
		"TooFarDown":     {"2026-03-04T01:30:00Z", "One.\n\nTwo.\n\nThree.\n\nFour.\n\nWASHINGTON — The mayor signed today.", "2026-03-04"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := located(t, c.text, c.published)
			require.NoError(t, stage.Annotate(doc))
			require.NotEmpty(t, doc.Times)
			values := make([]string, len(doc.Times))
			for i, found := range doc.Times {
				values[i] = found.Value
			}
			require.Contains(t, values[len(values)-1], c.want)
		})
	}
}

// TestStage_HoursAgo reckons hours and minutes from an instant, never from a day.
func TestStage_HoursAgo(t *testing.T) {
	t.Parallel()
	stage := newLocal(t)
	for name, c := range map[string]struct{ published, text, value, zone string }{
		"Hour":         {"2026-03-04T10:20:00Z", "The mayor left an hour ago.", "2026-03-04T09", "+00:00"},
		"Minutes":      {"2026-03-04T10:20:00Z", "The mayor left thirty minutes ago.", "2026-03-04T09:50", "+00:00"},
		"HalfHour":     {"2026-03-04T10:20:00Z", "The mayor left half an hour ago.", "2026-03-04T09:50", "+00:00"},
		"Ahead":        {"2026-03-04T10:20:00Z", "The mayor leaves two hours from now.", "2026-03-04T12", "+00:00"},
		"OverMidnight": {"2026-03-04T01:20:00Z", "The mayor left two hours ago.", "2026-03-03T23", "+00:00"},
		"Local":        {"2026-03-04T01:20:00Z", "WASHINGTON — The mayor left two hours ago.", "2026-03-03T18", "-05:00"},
		"DayOnly":      {"2026-03-04T00:00:00Z", "The mayor left two hours ago.", "", ""},
		"Mentioned":    {"2026-03-04T10:20:00Z", "The mayor left two hours later.", "", ""},
		"Unknown":      {"2026-03-04T10:20:00Z", "The mayor left seconds ago.", "PAST_REF", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := located(t, c.text, c.published)
			require.NoError(t, stage.Annotate(doc))
			require.Len(t, doc.Times, 1)
			require.Equal(t, [2]string{c.value, c.zone}, [2]string{doc.Times[0].Value, doc.Times[0].Zone})
			extracttest.RequireValid(t, doc)
		})
	}
}

// TestNew_Universal holds that a stage without zones takes the day in UTC.
func TestNew_Universal(t *testing.T) {
	t.Parallel()
	doc := located(t, "WASHINGTON — The mayor signed today.", "2026-03-04T01:30:00Z")
	require.NoError(t, timex.New().Annotate(doc))
	require.Equal(t, "2026-03-04", doc.Times[0].Value)
}

// TestStage_LocalUndated holds that a dateline gives an undated article no day.
func TestStage_LocalUndated(t *testing.T) {
	t.Parallel()
	doc := located(t, "WASHINGTON — The mayor signed today.", "2026-03-04T01:30:00Z")
	doc.PublishedAt = time.Time{}
	require.NoError(t, newLocal(t).Annotate(doc))
	require.Empty(t, doc.Times[0].Value)
	require.Equal(t, "published+P0D", doc.Times[0].Relative)
}

// TestStage_LocalUnprepared works without tokens, sentences and entities.
func TestStage_LocalUnprepared(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.March, 4, 1, 30, 0, 0, time.UTC)
	for _, text := range []string{"", "\n\n", "WASHINGTON —", "— today", "TOKYO (Vella) - today"} {
		doc := extract.NewDocument(text, at)
		require.NoError(t, newLocal(t).Annotate(doc))
		doc.Paragraphs = []news.Span{doc.Text.All()}
		require.NoError(t, newLocal(t).Annotate(doc))
	}
}
