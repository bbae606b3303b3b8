package export

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// Columns are the names of the table's columns, in order; docs/export.md says
// what each holds.
func Columns() []string {
	return []string{
		"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "Actor1Name", "Actor1CountryCode", "Actor2Name", "Actor2CountryCode",
		"EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "NumSources", "NumArticles",
		"ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_Lat", "ActionGeo_Long", "DATEADDED", "SOURCEURL",
		"PloverEvent", "PloverMode", "Status", "Detail", "Format", "DateStart", "DateEnd", "MeetingID",
	}
}

// Table writes coded meetings, one line for each direction between two parties.
type Table struct{ out *csv.Writer }

// NewTable begins a table with the line of column names.
func NewTable(out io.Writer) (*Table, error) {
	t := &Table{out: csv.NewWriter(out)}
	t.out.Comma = '\t'
	if err := t.out.Write(Columns()); err != nil {
		return nil, fmt.Errorf("writing the column names: %w", err)
	}
	return t, nil
}

// Write adds a line. It is false for a meeting that CAMEO has no code for.
func (t *Table) Write(d news.Dyad) (bool, error) {
	if d.CAMEO == "" {
		return false, nil
	}
	date, month, year := "", "", ""
	if !d.First.IsZero() {
		date, month, year = day(d.First), d.First.Format("200601"), d.First.Format("2006")
		if !d.First.Equal(d.Last) { // not one day
			date = ""
		}
		if d.First.Format("200601") != d.Last.Format("200601") {
			month = ""
		}
		if d.First.Year() != d.Last.Year() {
			year = ""
		}
	}
	latitude, longitude := "", ""
	if point := d.Held.Point; point != nil {
		latitude, longitude = number(point.Latitude), number(point.Longitude)
	}
	err := t.out.Write([]string{
		fmt.Sprintf("%d/%s/%s", d.Encounter, d.Source, d.Target), date, month, year, d.Source, d.SourceCountry, d.Target, d.TargetCountry,
		d.CAMEO, d.CAMEO, d.CAMEO[:2], quadClass(d.CAMEO), strconv.Itoa(d.Sources), strconv.Itoa(d.Articles),
		d.Held.Name, d.Held.Country, latitude, longitude, dayOrNone(d.FirstReported), d.URL,
		d.PLOVER, d.Mode, d.Status, d.Detail, d.Format, isoDay(d.First), isoDay(d.Last), strconv.FormatInt(d.Encounter, 10),
	})
	if err != nil {
		return false, fmt.Errorf("writing a line: %w", err)
	}
	return true, nil
}

// Close ends the table; it does not close what it is written to.
func (t *Table) Close() error {
	t.out.Flush()
	return t.out.Error() //nolint:wrapcheck // the destination's own words
}

// quadClass is GDELT's class of a CAMEO code: 1 verbal and 2 material
// cooperation, 3 verbal and 4 material conflict.
func quadClass(code string) string {
	switch root := code[:2]; {
	case root <= "05":
		return "1"
	case root <= "08":
		return "2"
	case root <= "13":
		return "3"
	}
	return "4"
}

func dayOrNone(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return day(at)
}

func isoDay(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.DateOnly)
}

// Lines writes meetings as JSON, one a line.
type Lines struct{ out *json.Encoder }

// NewLines begins JSON lines.
func NewLines(out io.Writer) *Lines {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return &Lines{out: encoder}
}

// Write adds a meeting.
func (l *Lines) Write(e news.Encounter) (bool, error) {
	if err := l.out.Encode(e); err != nil {
		return false, fmt.Errorf("writing a meeting: %w", err)
	}
	return true, nil
}

// Close has nothing to end.
func (l *Lines) Close() error { return nil }
