package encounter

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCompare wants the same whichever report comes first.
func TestCompare(t *testing.T) {
	t.Parallel()
	known := map[string]Party{
		"norway": {Entity: 1, Country: "NO", IsPlace: true}, "norge": {Country: "NO", IsPlace: true},
		"ministry": {Entity: 2, Country: "NO", IsGovernment: true}, "cabinet": {Entity: 9, Country: "NO", IsGovernment: true},
		"kvamme": {Entity: 3, Country: "NO", IsPerson: true}, "lunde": {Entity: 4, Country: "NO", IsPerson: true},
		"company": {Entity: 5, Country: "NO"}, "bank": {Entity: 6, Country: "NO"},
		"zaki": {Entity: 7, IsPerson: true}, "abenov": {Entity: 8, Country: "KZ", IsPerson: true},
	}
	tests := map[string]struct {
		a, b []string
		want company
	}{
		"None":              {nil, nil, company{}},
		"Same":              {[]string{"kvamme", "zaki"}, []string{"zaki", "kvamme"}, company{same: 2, most: 2, least: 2, many: 2, few: 2}},
		"Land":              {[]string{"norway", "zaki"}, []string{"kvamme", "zaki"}, company{same: 1, alike: 1, most: 2, least: 2, many: 2, few: 2}},
		"LandByCode":        {[]string{"norway"}, []string{"norge"}, company{alike: 1, most: 1, least: 1, many: 1}},
		"LandAndCompany":    {[]string{"norway"}, []string{"company"}, company{most: 1, least: 1, many: 1, few: 1}},
		"Government":        {[]string{"ministry"}, []string{"kvamme"}, company{alike: 1, most: 1, least: 1, many: 1, few: 1}},
		"Governments":       {[]string{"ministry"}, []string{"cabinet"}, company{alike: 1, most: 1, least: 1, many: 1, few: 1}},
		"GovernmentOfLand":  {[]string{"ministry"}, []string{"norway"}, company{alike: 1, most: 1, least: 1, many: 1, few: 1}},
		"CompanyAndPerson":  {[]string{"company"}, []string{"kvamme"}, company{most: 1, least: 1, many: 1, few: 1}},
		"CompanyAndOffice":  {[]string{"company"}, []string{"ministry"}, company{most: 1, least: 1, many: 1, few: 1}},
		"Companies":         {[]string{"company"}, []string{"bank"}, company{most: 1, least: 1, many: 1, few: 1}},
		"People":            {[]string{"kvamme"}, []string{"lunde"}, company{most: 1, least: 1, many: 1, few: 1, isClash: true}},
		"OneLandForTwo":     {[]string{"norway"}, []string{"kvamme", "lunde"}, company{alike: 1, most: 2, least: 1, many: 2, few: 1}},
		"FirmActsForItself": {[]string{"norway", "ministry"}, []string{"company", "kvamme"}, company{alike: 1, most: 2, least: 2, many: 2, few: 2}},
		"EachOnce":          {[]string{"norway", "ministry"}, []string{"cabinet", "kvamme"}, company{alike: 2, most: 2, least: 2, many: 2, few: 2}},
		"ClashBesideLand":   {[]string{"kvamme", "norway"}, []string{"lunde", "abenov"}, company{alike: 1, most: 2, least: 2, many: 2, few: 2, isClash: true}},
		"OtherLand":         {[]string{"abenov"}, []string{"norway"}, company{most: 1, least: 1, many: 1, few: 1}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list := func(names []string) (list []Party) {
				for _, name := range names {
					require.Contains(t, known, name)
					list = append(list, known[name])
				}
				return list
			}
			require.Equal(t, test.want, compare(list(test.a), list(test.b)))
			require.Equal(t, test.want, compare(list(test.b), list(test.a)), "the other way round")
		})
	}
}

func TestParties(t *testing.T) {
	t.Parallel()
	kvamme := Party{Entity: 3, Country: "NO", IsPerson: true}
	norway, lisbon := Party{Entity: 1, Country: "NO", IsPlace: true}, Place{Entity: 9, Country: "PT", IsCity: true}
	tests := map[string]struct {
		report Report
		want   []Party
	}{
		"Unknown":     {Report{Parties: []Party{{}, {IsPerson: true}}}, nil},
		"Twice":       {Report{Parties: []Party{kvamme, kvamme}}, []Party{kvamme}},
		"LandBeside":  {Report{Parties: []Party{norway, kvamme}}, []Party{kvamme}},
		"LandAlone":   {Report{Parties: []Party{norway}}, []Party{norway}},
		"VisitAbroad": {Report{Parties: []Party{kvamme, norway}, Format: visit, Place: lisbon}, []Party{kvamme, {Country: "PT", IsPlace: true}}},
		"VisitHome":   {Report{Parties: []Party{kvamme}, Format: visit, Place: Place{Country: "NO"}}, []Party{kvamme}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, parties(&test.report))
		})
	}
}
