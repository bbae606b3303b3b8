package timex_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/timex"
)

// turns are the days around the turns of years of all kinds: after a leap year
// and before one, with 52 weeks and with 53, and a year that begins in week 52,
// 53 or 1; and the ends of February.
func turns() []time.Time {
	var days []time.Time
	for _, year := range []int{2004, 2005, 2008, 2009, 2010, 2012, 2015, 2016, 2017, 2018, 2020, 2021, 2024, 2026} {
		for _, around := range []time.Time{
			time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC), time.Date(year, time.March, 1, 0, 0, 0, 0, time.UTC),
			time.Date(year, time.October, 31, 23, 59, 0, 0, time.UTC),
		} {
			for offset := -9; offset <= 9; offset++ {
				days = append(days, around.AddDate(0, 0, offset))
			}
		}
	}
	return days
}

// valueOn is the value of the only expression of a text that was published on
// a day and looks in a direction.
func valueOn(tb testing.TB, text string, day time.Time, looking timex.Direction) string {
	tb.Helper()
	found := timex.Find(text)
	require.Len(tb, found, 1, text)
	return alone(found[0], timex.Anchor{Published: day, Looking: func(timex.Expression) timex.Direction { return looking }})
}

// TestResolve_Days reckons days from every day of the turns.
func TestResolve_Days(t *testing.T) {
	t.Parallel()
	for text, days := range map[string]int{
		"yesterday": -1, "today": 0, "tomorrow": 1, "two days ago": -2, "ten days ago": -10, "three days from now": 3,
		"365 days ago": -365, "thirty days from now": 30,
	} {
		for _, day := range turns() {
			want := day.AddDate(0, 0, days).Format(time.DateOnly)
			require.Equal(t, want, valueOn(t, text, day, timex.Back), "%s on %s", text, day)
		}
	}
}

// isoWeek is the value of the week of a day.
func isoWeek(day time.Time) string {
	year, week := day.ISOWeek()
	return fmt.Sprintf("%d-W%02d", year, week)
}

// TestResolve_Weeks reckons weeks: those of the first days of January may be
// of the old year, those of the last days of December of the new one.
func TestResolve_Weeks(t *testing.T) {
	t.Parallel()
	for text, weeks := range map[string]int{
		"last week": -1, "this week": 0, "next week": 1, "two weeks ago": -2, "five weeks from now": 5, "52 weeks ago": -52,
	} {
		for _, day := range turns() {
			require.Equal(t, isoWeek(day.AddDate(0, 0, 7*weeks)), valueOn(t, text, day, timex.Back), "%s on %s", text, day)
		}
	}
}

// TestResolve_WeekNumbers fixes the numbers of weeks by an almanac, apart from
// what the standard library says.
func TestResolve_WeekNumbers(t *testing.T) {
	t.Parallel()
	for day, want := range map[string]string{
		"2004-12-31": "2004-W53", "2005-01-02": "2004-W53", "2005-01-03": "2005-W01", "2008-12-28": "2008-W52", "2008-12-29": "2009-W01",
		"2010-01-03": "2009-W53", "2010-01-04": "2010-W01", "2012-01-01": "2011-W52", "2016-01-03": "2015-W53", "2016-01-04": "2016-W01",
		"2017-01-01": "2016-W52", "2018-12-30": "2018-W52", "2018-12-31": "2019-W01", "2021-01-03": "2020-W53", "2024-12-30": "2025-W01",
		"2026-12-31": "2026-W53", "2027-01-03": "2026-W53",
	} {
		published, err := time.Parse(time.DateOnly, day)
		require.NoError(t, err)
		require.Equal(t, want, valueOn(t, "this week", published, timex.Back), day)
		require.Equal(t, want, valueOn(t, "last week", published.AddDate(0, 0, 7), timex.Back), day)
		require.Equal(t, want, valueOn(t, "next week", published.AddDate(0, 0, -7), timex.Back), day)
		require.Equal(t, want+"-WE", valueOn(t, "this weekend", published, timex.Back), day)
	}
}

// TestResolve_Months reckons months, whose ends must not overflow: a month
// before 31 March is February.
func TestResolve_Months(t *testing.T) {
	t.Parallel()
	for text, months := range map[string]int{
		"last month": -1, "this month": 0, "next month": 1, "two months ago": -2, "twelve months ago": -12, "eleven months from now": 11,
	} {
		for _, day := range turns() {
			month := 12*day.Year() + int(day.Month()) - 1 + months
			want := fmt.Sprintf("%d-%02d", month/12, month%12+1)
			require.Equal(t, want, valueOn(t, text, day, timex.Back), "%s on %s", text, day)
		}
	}
}

func TestResolve_Years(t *testing.T) {
	t.Parallel()
	for text, years := range map[string]int{
		"last year": -1, "this year": 0, "next year": 1, "two years ago": -2, "a hundred years ago": -100, "seven years from now": 7,
	} {
		for _, day := range turns() {
			require.Equal(t, fmt.Sprint(day.Year()+years), valueOn(t, text, day, timex.Back), "%s on %s", text, day)
		}
	}
}

func TestResolve_Quarters(t *testing.T) {
	t.Parallel()
	for text, quarters := range map[string]int{"last quarter": -1, "this quarter": 0, "next quarter": 1, "two quarters ago": -2} {
		for _, day := range turns() {
			quarter := 4*day.Year() + (int(day.Month())-1)/3 + quarters
			want := fmt.Sprintf("%d-Q%d", quarter/4, quarter%4+1)
			require.Equal(t, want, valueOn(t, text, day, timex.Back), "%s on %s", text, day)
		}
	}
}

// TestResolve_Weekdays tries all seven weekdays on all days: they lie where
// the words say, within a week, and on the weekday that they name.
func TestResolve_Weekdays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before  string
		looking timex.Direction
		// from and to are the bounds of the distance in days.
		from, to int
	}{
		{"on ", timex.Back, -6, 0},
		{"on ", timex.Ahead, 0, 6},
		{"last ", timex.Back, -7, -1},
		{"last ", timex.Ahead, -7, -1},
		{"next ", timex.Back, 1, 7},
		{"next ", timex.Ahead, 1, 7},
	} {
		for weekday := range 7 {
			name := time.Weekday(weekday).String()
			for _, day := range turns() {
				value := valueOn(t, c.before+name, day, c.looking)
				got, err := time.Parse(time.DateOnly, value)
				require.NoError(t, err)
				require.Equal(t, name, got.Weekday().String())
				distance := int(got.Sub(day.Truncate(24*time.Hour)).Hours() / 24)
				require.True(t, c.from <= distance && distance <= c.to, "%s%s on %s is %s", c.before, name, day, value)
			}
		}
	}
}

// TestResolve_BareMonths holds that a month without a year lies within a year
// of the news, on the side to which the sentence looks.
func TestResolve_BareMonths(t *testing.T) {
	t.Parallel()
	for month := time.January; month <= time.December; month++ {
		for _, day := range turns() {
			now := 12*day.Year() + int(day.Month())
			back, err := time.Parse("2006-01", valueOn(t, "in "+month.String(), day, timex.Back))
			require.NoError(t, err)
			ahead, err := time.Parse("2006-01", valueOn(t, "in "+month.String(), day, timex.Ahead))
			require.NoError(t, err)
			require.Equal(t, []time.Month{month, month}, []time.Month{back.Month(), ahead.Month()})
			require.InDelta(t, now-4, 12*back.Year()+int(month), 6, "%s on %s", month, day)
			require.InDelta(t, now+5, 12*ahead.Year()+int(month), 6, "%s on %s", month, day)
		}
	}
}

// TestResolve_LeapDay holds that no text gets a 29 February of a common year.
func TestResolve_LeapDay(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"on 29 February", "on February 29", "last February 29", "next Feb. 29"} {
		for _, looking := range []timex.Direction{timex.Back, timex.Ahead} {
			for _, day := range turns() {
				value := valueOn(t, text, day, looking)
				leapDay, err := time.Parse(time.DateOnly, value)
				require.NoError(t, err, "%s on %s", text, day)
				require.Equal(t, "-02-29", value[4:])
				if strings.HasPrefix(text, "last") {
					require.True(t, leapDay.Before(day), "%s on %s is %s", text, day, value)
				}
				if strings.HasPrefix(text, "next") {
					require.True(t, leapDay.After(day), "%s on %s is %s", text, day, value)
				}
			}
		}
	}
}

// TestResolve_ZoneAndHour holds that the hour at which an article was published
// moves no date.
func TestResolve_ZoneAndHour(t *testing.T) {
	t.Parallel()
	for _, hour := range []int{0, 1, 11, 12, 23} {
		day := time.Date(2019, time.December, 31, hour, 59, 59, 999, time.UTC)
		for text, want := range map[string]string{
			"yesterday": "2019-12-30", "tomorrow": "2020-01-01", "last week": "2019-W52", "on Tuesday": "2019-12-31", "on Wednesday": "2019-12-25",
			"on Christmas Day": "2019-12-25", "on New Year's Day": "2020-01-01", "on New Year's Eve": "2019-12-31", "on December 31": "2019-12-31",
			"at noon": "2019-12-31T12:00", "last month": "2019-11", "next quarter": "2020-Q1", "tonight": "2019-12-31TNI",
		} {
			require.Equal(t, want, valueOn(t, text, day, timex.Back), "%s at %d", text, hour)
		}
	}
}
