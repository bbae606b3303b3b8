package encounter_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/encounter"
)

// cast are the parties of the tests, all people invented.
func cast() map[string]encounter.Party {
	person := func(id int64, country string) encounter.Party {
		return encounter.Party{Entity: id, Country: country, IsPerson: true}
	}
	country := func(id int64, code string) encounter.Party {
		return encounter.Party{Entity: id, Country: code, IsPlace: true}
	}
	return map[string]encounter.Party{
		"kvamme": person(1, "NO"), "lunde": person(2, "NO"), "dosmu": person(3, "KZ"), "abenov": person(4, "KZ"),
		"thackray": person(5, "GB"), "duarte": person(6, "PT"), "brandt": person(7, "CH"), "orlova": person(8, "RU"),
		"keita": person(9, "ML"), "holm": person(10, ""), "zaki": person(11, ""), "rannamae": person(12, "EE"),
		"norway": country(21, "NO"), "kazakhstan": country(22, "KZ"), "britain": country(23, "GB"), "portugal": country(24, "PT"),
		"mali": country(25, "ML"), "switzerland": country(28, "CH"), "russia": country(26, "RU"), "estonia": country(27, "EE"),
		"council": {Entity: 31}, "ministry": {Entity: 32, Country: "NO", IsGovernment: true}, "union": {Entity: 33}, "rebels": {Entity: 34},
		"govno": {Entity: 35, Country: "NO", IsGovernment: true}, "govkz": {Entity: 36, Country: "KZ", IsGovernment: true},
		"equinord": {Entity: 37, Country: "NO"}, "brightwater": {Entity: 38, Country: "GB"}, "halden": {Entity: 39, Country: "NO"},
	}
}

func places() map[string]encounter.Place {
	return map[string]encounter.Place{
		"astana": {Entity: 51, Country: "KZ", IsCity: true}, "oslo": {Entity: 52, Country: "NO", IsCity: true},
		"bergen": {Entity: 53, Country: "NO", IsCity: true}, "geneva": {Entity: 54, Country: "CH", IsCity: true},
		"vienna": {Entity: 55, Country: "AT", IsCity: true}, "lisbon": {Entity: 56, Country: "PT", IsCity: true},
		"london": {Entity: 57, Country: "GB", IsCity: true}, "palace": {Entity: 58}, "bamako": {Entity: 60, Country: "ML", IsCity: true},
		"vestland": {Entity: 59, Country: "NO", IsCountry: true},
		"norway":   {Entity: 21, Country: "NO", IsCountry: true}, "portugal": {Entity: 24, Country: "PT", IsCountry: true},
		"kazakhstan": {Entity: 22, Country: "KZ", IsCountry: true},
	}
}

// read makes a report of "kvamme dosmu; talks; planned/scheduled; astana;
// 05-10; 05-03; series=G20". Days are of 2026, "05-10..05-12" is a range, "05"
// a month, "-" stands for nothing. The last field may be left out.
func read(tb testing.TB, number int, text string) encounter.Report {
	tb.Helper()
	fields := strings.Split(text, ";")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	status, detail, _ := strings.Cut(fields[2], "/")
	r := encounter.Report{
		Key: fmt.Sprintf("%08x", uint32(number+1)*2654435761), Article: int64(number + 1),
		Format: fields[1], Status: status, Detail: detail,
	}
	for _, name := range strings.Fields(fields[0]) {
		party, known := cast()[name]
		require.True(tb, known, name)
		r.Parties = append(r.Parties, party)
	}
	if fields[3] != "-" {
		place, known := places()[fields[3]]
		require.True(tb, known, fields[3])
		r.Place = place
	}
	r.First, r.Last = date(tb, fields[4])
	r.Published, _ = date(tb, fields[5])
	if len(fields) > 6 {
		for _, word := range strings.Fields(fields[6]) {
			name, value, _ := strings.Cut(word, "=")
			switch name {
			case "series":
				r.Series = value
			case "setting":
				r.Setting = value
			case "article":
				r.Article = 999
			case "unknown":
				r.Unknown = 1
			}
		}
	}
	return r
}

func date(tb testing.TB, text string) (first, last encounter.Day) {
	tb.Helper()
	if text == "-" {
		return 0, 0
	}
	from, to, isRange := strings.Cut(text, "..")
	if !isRange {
		to = from
	}
	if len(from) == 2 {
		start, err := time.Parse("2006-01", "2026-"+from)
		require.NoError(tb, err)
		return encounter.DayOf(start), encounter.DayOf(start.AddDate(0, 1, -1))
	}
	start, err := time.Parse(time.DateOnly, "2026-"+from)
	require.NoError(tb, err)
	end, err := time.Parse(time.DateOnly, "2026-"+to)
	require.NoError(tb, err)
	return encounter.DayOf(start), encounter.DayOf(end)
}

// joined are the groups of reports, each as the numbers of its reports.
func joined(tb testing.TB, texts ...string) [][]int {
	tb.Helper()
	var reports []encounter.Report
	for i, text := range texts {
		reports = append(reports, read(tb, i, text))
	}
	var numbers [][]int
	for _, group := range encounter.Join(reports) {
		numbers = append(numbers, group.Reports)
	}
	slices.SortFunc(numbers, func(a, b []int) int { return a[0] - b[0] })
	return numbers
}
