package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/export"
	"github.com/dateline-news/dateline/internal/news"
)

func visit(tb testing.TB) news.Dyad {
	tb.Helper()
	return news.Dyad{
		Encounter: 7, Source: "Astrid Kvamme", SourceCountry: "NO", Target: "Yerlan\t\"Dosmukhambet\"\n", TargetCountry: "KZ",
		CAMEO: "042", PLOVER: "CONSULT", Mode: "visit", Status: "happened", Format: "visit",
		First: at(tb, "2026-05-12"), Last: at(tb, "2026-05-12"),
		Held:          news.EncounterSite{Name: "Astana", Country: "KZ", Point: &news.Point{Latitude: 51.1801, Longitude: 71.446}},
		FirstReported: at(tb, "2026-05-03"), Articles: 3, Sources: 2, URL: "https://news.example/a",
	}
}

// rows are the lines of a table by column name, as encoding/csv reads them.
func rows(tb testing.TB, dyads ...news.Dyad) []map[string]string {
	tb.Helper()
	var out bytes.Buffer
	table, err := export.NewTable(&out)
	require.NoError(tb, err)
	for _, dyad := range dyads {
		_, err := table.Write(dyad)
		require.NoError(tb, err)
	}
	require.NoError(tb, table.Close())
	reader := csv.NewReader(&out)
	reader.Comma = '\t'
	lines, err := reader.ReadAll()
	require.NoError(tb, err)
	require.Equal(tb, export.Columns(), lines[0])
	var list []map[string]string
	for _, line := range lines[1:] {
		row := make(map[string]string)
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		list = append(list, row)
	}
	return list
}

func TestTable_Write(t *testing.T) {
	t.Parallel()
	require.Equal(t, []map[string]string{{
		"GLOBALEVENTID": "7/Astrid Kvamme/Yerlan\t\"Dosmukhambet\"\n", "SQLDATE": "20260512", "MonthYear": "202605", "Year": "2026",
		"Actor1Name": "Astrid Kvamme", "Actor1CountryCode": "NO", "Actor2Name": "Yerlan\t\"Dosmukhambet\"\n", "Actor2CountryCode": "KZ",
		"EventCode": "042", "EventBaseCode": "042", "EventRootCode": "04", "QuadClass": "1", "NumSources": "2", "NumArticles": "3",
		"ActionGeo_FullName": "Astana", "ActionGeo_CountryCode": "KZ", "ActionGeo_Lat": "51.1801", "ActionGeo_Long": "71.446",
		"DATEADDED": "20260503", "SOURCEURL": "https://news.example/a", "PloverEvent": "CONSULT", "PloverMode": "visit",
		"Status": "happened", "Detail": "", "Format": "visit", "DateStart": "2026-05-12", "DateEnd": "2026-05-12", "MeetingID": "7",
	}}, rows(t, visit(t)))
}

func TestTable_Write_Dates(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ first, last, want string }{
		"Month": {"2026-05-01", "2026-05-31", "/202605/2026"},
		"Year":  {"2026-01-01", "2026-12-31", "//2026"},
		"Years": {"2026-12-01", "2027-02-28", "//"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dyad := visit(t)
			dyad.First, dyad.Last = at(t, test.first), at(t, test.last)
			row := rows(t, dyad)[0]
			require.Equal(t, test.want, row["SQLDATE"]+"/"+row["MonthYear"]+"/"+row["Year"])
		})
	}
	undated := visit(t)
	undated.First, undated.Last, undated.FirstReported = time.Time{}, time.Time{}, time.Time{}
	undated.Held = news.EncounterSite{}
	row := rows(t, undated)[0]
	require.Empty(t, row["SQLDATE"]+row["MonthYear"]+row["Year"]+row["DateStart"]+row["DATEADDED"]+row["ActionGeo_Lat"], "publication never stands in")
}

func TestTable_Write_QuadClass(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{"036": "1", "046": "1", "106": "3", "125": "3", "134": "3", "160": "4", "164": "4", "061": "2"} {
		dyad := visit(t)
		dyad.CAMEO = code
		require.Equal(t, want, rows(t, dyad)[0]["QuadClass"], code)
	}
	uncoded := visit(t)
	uncoded.CAMEO = ""
	require.Empty(t, rows(t, uncoded), "a meeting without a code")
}

func TestLines_Write(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	lines := export.NewLines(&out)
	bare := news.Encounter{ID: 8, Status: news.Planned, Format: news.UnspecifiedFormat}
	for _, meeting := range []news.Encounter{talks(t), bare} {
		isWritten, err := lines.Write(meeting)
		require.NoError(t, err)
		require.True(t, isWritten)
	}
	require.NoError(t, lines.Close())
	require.NotContains(t, out.String(), "0001-01-01", "no date is none")
	decoder := json.NewDecoder(&out)
	var got [2]news.Encounter
	for i := range got {
		require.NoError(t, decoder.Decode(&got[i]))
	}
	require.Equal(t, [2]news.Encounter{talks(t), bare}, got)
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriters_ErrFull(t *testing.T) {
	t.Parallel()
	_, err := export.NewCalendar(full{}, time.Time{}).Write(talks(t))
	require.ErrorIs(t, err, errFull)
	table, err := export.NewTable(full{})
	require.NoError(t, err, "it is buffered")
	require.ErrorIs(t, table.Close(), errFull)
	_, err = export.NewLines(full{}).Write(talks(t))
	require.ErrorIs(t, err, errFull)
}
