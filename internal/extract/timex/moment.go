package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// moment is a date at the grain at which a text gives it. Its zero value is no
// date at all.
type moment struct {
	// Year is negative before Christ.
	Year int
	// Month and Day are zero where they are not known.
	Month, Day int
}

// Known reports whether the moment is a date.
func (m moment) Known() bool { return m.Year != 0 }

// date is the first day of the moment, to reckon from.
func (m moment) date() time.Time {
	return time.Date(m.Year, time.Month(max(m.Month, 1)), max(m.Day, 1), 0, 0, 0, 0, time.UTC)
}

// fits reports whether the moment is fine enough to count in a unit from it.
func (m moment) fits(unit string) bool {
	switch unit {
	case "D", "W", "WE":
		return m.Day != 0
	case "M", "Q":
		return m.Month != 0
	}
	return m.Known()
}

// momentOf reads a TIMEX3 value that names a year or a part of one.
func momentOf(value string) moment {
	date, sign := value, 1
	if rest, ok := strings.CutPrefix(value, "BC"); ok {
		date, sign = rest, -1
	}
	date, _, _ = strings.Cut(date, "T")
	parts := strings.SplitN(date, "-", 3)
	year, err := strconv.Atoi(parts[0])
	if err != nil || len(parts[0]) != 4 || year == 0 {
		return moment{}
	}
	m := moment{Year: sign * year}
	if len(parts) == 1 {
		return m
	}
	if month, err := strconv.Atoi(parts[1]); err == nil && len(parts[1]) == 2 {
		m.Month = month
	} else {
		return m.inPart(parts)
	}
	if len(parts) == 3 {
		m.Day, _ = strconv.Atoi(parts[2])
	}
	return m
}

// inPart places a quarter, a season or a week in its year.
func (m moment) inPart(parts []string) moment {
	if week, ok := strings.CutPrefix(parts[1], "W"); ok {
		if n, err := strconv.Atoi(week); err == nil {
			fourth := time.Date(m.Year, time.January, 4, 0, 0, 0, 0, time.UTC)
			monday := fourth.AddDate(0, 0, 7*(n-1)-(int(fourth.Weekday())+6)%7)
			return moment{Year: monday.Year(), Month: int(monday.Month()), Day: monday.Day()}
		}
	}
	m.Month = inYear{part: parts[1]}.firstMonth()
	return m
}

// yearText writes a year as TIMEX3 does: 1998, BC0480.
func yearText(year int) string {
	if year < 0 {
		return fmt.Sprintf("BC%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}

// dayText writes a full date.
func dayText(day time.Time) string {
	return fmt.Sprintf("%s-%02d-%02d", yearText(day.Year()), int(day.Month()), day.Day())
}

// span writes the years that have their leading digits in common: the decade
// 199 for 10, the century 19 for 100.
func span(year, years int) string {
	digits := 3
	if years == 100 {
		digits = 2
	}
	if year < 0 {
		return fmt.Sprintf("BC%0*d", digits, -year/years)
	}
	return fmt.Sprintf("%0*d", digits, year/years)
}
