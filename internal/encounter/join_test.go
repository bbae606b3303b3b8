package encounter_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/encounter"
)

func TestJoin(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		reports []string
		want    [][]int
	}{
		"None": {nil, nil},
		"History": {
			[]string{
				"kvamme dosmu; talks; planned; -; 05; 05-03",
				"kvamme dosmu; talks; planned/scheduled; astana; 05-12; 05-07",
				"kvamme dosmu; talks; cancelled; astana; -; 05-09",
			},
			[][]int{{0, 1, 2}},
		},
		"HistoryOfAMove": {
			[]string{
				"kvamme dosmu; talks; planned; astana; 05-10; 05-03",
				"kvamme dosmu; talks; planned/delayed; astana; 05-24; 05-08",
				"kvamme dosmu; talks; happened; astana; 05-24; 05-24",
			},
			[][]int{{0, 1, 2}},
		},
		"HeldBeforeTheMove": {
			[]string{
				"kvamme dosmu; talks; planned; astana; 05-10; 05-03",
				"kvamme dosmu; talks; happened; astana; 05-10; 05-10",
				"kvamme dosmu; talks; planned/delayed; astana; 05-24; 05-11",
			},
			[][]int{{0, 1}, {2}},
		},
		"VagueBetweenTwo": {
			[]string{
				"kvamme dosmu; talks; happened; astana; 05-10; 05-10",
				"kvamme dosmu; talks; happened; astana; 05; 06-03",
				"kvamme dosmu; talks; happened; astana; 05-24; 05-24",
			},
			[][]int{{0}, {1}, {2}},
		},
		"VagueOfOne": {
			[]string{
				"kvamme dosmu; talks; happened; astana; 05-10; 05-10",
				"kvamme dosmu; talks; happened; astana; 05; 06-03",
				"kvamme dosmu; talks; happened; astana; 06-24; 06-24",
			},
			[][]int{{0, 1}, {2}},
		},
		"UndatedPlanOfTwoCalls": {
			[]string{
				"thackray duarte; phone; planned; -; -; 05-01",
				"thackray duarte; phone; happened; -; 05-03; 05-03",
				"thackray duarte; phone; happened; -; 05-10; 05-10",
			},
			[][]int{{0}, {1}, {2}},
		},
		"ManyPapersOfTwoCalls": {
			[]string{
				"thackray duarte; phone; happened; -; 05-03; 05-03", "thackray duarte; phone; happened; -; 05-03; 05-03",
				"thackray duarte; phone; happened; -; 05-03; 05-04", "thackray duarte; phone; happened; -; 05-10; 05-10",
				"thackray duarte; phone; happened; -; 05-10; 05-10", "thackray duarte; phone; happened; -; 05-10; 05-11",
			},
			[][]int{{0, 1, 2}, {3, 4, 5}},
		},
		"NoParties": {
			[]string{"; talks; happened; geneva; 05-10; 05-10", "; talks; happened; geneva; 05-10; 05-10"},
			[][]int{{0}, {1}},
		},
		"NoPublication": {
			[]string{"kvamme dosmu; talks; planned; -; 05-10; -", "kvamme dosmu; talks; happened; -; 05-10; -", "kvamme dosmu; talks; happened; -; -; -"},
			[][]int{{0, 1}, {2}},
		},
		"HeldElsewhere": {
			[]string{
				"orlova thackray; summit; planned; vienna; 05-10; 05-03",
				"orlova thackray; summit; planned; geneva; 05-10; 05-08",
				"orlova thackray; summit; happened; geneva; 05-10; 05-10",
			},
			[][]int{{0, 1, 2}},
		},
		"HeldAsPlannedAndElsewhere": {
			[]string{
				"orlova thackray; talks; planned; vienna; 05-10; 05-03",
				"orlova thackray; talks; happened; geneva; 05-10; 05-10",
				"orlova thackray; talks; happened; vienna; 05-10; 05-10",
			},
			[][]int{{0, 2}, {1}},
		},
		"ElsewhereButWhere": {
			[]string{
				"orlova thackray; talks; planned; vienna; 05-10; 05-03",
				"orlova thackray; talks; happened; geneva; 05-10; 05-10",
				"orlova thackray; talks; happened; london; 05-10; 05-10",
			},
			[][]int{{0}, {1}, {2}},
		},
		"BrokenOff": {
			[]string{
				"brightwater halden; talks; happened/ongoing; -; -; 05-06",
				"brightwater halden; talks; happened/ongoing; london; -; 05-07",
				"brightwater halden; talks; cancelled/suspended; -; -; 05-11",
				"brightwater halden; talks; cancelled; -; -; 05-30",
			},
			[][]int{{0, 1, 2}, {3}},
		},
		"CountryBesideItsMinister": {
			[]string{
				"kvamme norway dosmu kazakhstan; talks; planned; astana; 05-10; 05-03",
				"govno govkz; talks; planned; astana; 05-10; 05-06",
				"norway kazakhstan; talks; happened; astana; 05-10; 05-10",
			},
			[][]int{{0, 1, 2}},
		},
		"VisitorAlone": {
			[]string{
				"brandt; visit; planned; lisbon; 05-10; 05-03",
				"brandt duarte; in_person; happened; lisbon; 05-10; 05-10",
			},
			[][]int{{0, 1}},
		},
		"VisitorWithSomebody": {
			[]string{
				"brandt; in_person; planned; lisbon; 05-10; 05-03; unknown",
				"brandt duarte; in_person; happened; lisbon; 05-10; 05-10",
			},
			[][]int{{0}, {1}},
		},
		"VisitOfTwoMeetings": {
			[]string{
				"brandt; visit; planned; lisbon; 05-10; 05-03",
				"brandt holm; talks; happened; lisbon; 05-10; 05-10",
				"brandt zaki; talks; happened; lisbon; 05-10; 05-10",
			},
			[][]int{{0}, {1}, {2}},
		},
		"SummitOfATown": {
			[]string{
				"; summit; planned; vienna; 05-10; 05-03",
				"thackray; summit; planned; vienna; 05-10; 05-06; unknown",
				"thackray duarte brandt; summit; happened; vienna; 05-10; 05-10",
				"keita; in_person; happened; vienna; 05-10; 05-10",
			},
			[][]int{{0, 1, 2}, {3}},
		},
		"SeriesAndItsSides": {
			[]string{
				"thackray duarte brandt; summit; planned; geneva; 07-07..07-08; 06-03; series=G9",
				"orlova keita rannamae; summit; happened; geneva; 07-07..07-08; 07-08; series=G9",
				"thackray orlova; in_person; happened; geneva; 07-07; 07-08; series=G9 setting=bilateral",
				"thackray orlova; unspecified; happened; -; 07-07; 07-08",
			},
			[][]int{{0, 1}, {2, 3}},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, joined(t, test.reports...))
		})
	}
}

func TestJoin_Rules(t *testing.T) {
	t.Parallel()
	reports := []encounter.Report{
		read(t, 0, "kvamme dosmu; talks; planned; -; 05; 05-03"),
		read(t, 1, "kvamme dosmu; talks; planned; astana; 05-12; 05-07"),
		read(t, 2, "kvamme dosmu; talks; planned; astana; 05-12; 05-08"),
		read(t, 3, "kvamme dosmu; talks; cancelled; astana; -; 05-09"),
		read(t, 4, "holm zaki; phone; happened; -; -; 05-09"),
	}
	var got []string
	for _, group := range encounter.Join(reports) {
		for i, report := range group.Reports {
			got = append(got, fmt.Sprint(report, group.Rules[i]))
		}
	}
	require.Equal(t, []string{"0 interval", "1 day", "2 day", "3 reports", "4 "}, got)
}

// many are generated reports of meetings between pairs of people: the plan, two
// reports of it held, or called off.
func many(reports int) []encounter.Report {
	random := rand.New(rand.NewPCG(3, 5))
	list := make([]encounter.Report, 0, reports)
	people := int64(reports/40 + 4)
	for len(list) < reports {
		a, b := random.Int64N(people), random.Int64N(people-1)
		if b >= a {
			b++
		}
		day := encounter.Day(20000 + random.IntN(900))
		place := encounter.Place{Entity: 1 + random.Int64N(9), Country: "NO", IsCity: true}
		for _, r := range []encounter.Report{
			{Status: "planned", First: day - 9, Last: day + 9, Published: day - 10, Format: "talks"},
			{Status: "planned", First: day, Last: day, Published: day - 5, Format: "talks", Place: place},
			{Status: "happened", First: day, Last: day, Published: day, Format: "in_person", Place: place},
			{Status: "happened", Published: day + 1, Format: "unspecified"},
		} {
			r.Parties = []encounter.Party{
				{Entity: 100 + a, Country: []string{"NO", "KZ", "GB", "PT", ""}[a%5], IsPerson: true},
				{Entity: 100 + b, Country: []string{"NO", "KZ", "GB", "PT", ""}[b%5], IsPerson: true},
			}
			r.Article = int64(len(list))
			r.Key = fmt.Sprintf("%016x", random.Uint64())
			list = append(list, r)
		}
	}
	return list[:reports]
}

// TestJoin_Order gives the same groups in whatever order the reports come.
func TestJoin_Order(t *testing.T) {
	t.Parallel()
	reports := many(2000)
	groups := func() []string {
		var all []string
		for _, group := range encounter.Join(reports) {
			var keys []string
			for i, at := range group.Reports {
				keys = append(keys, reports[at].Key+group.Rules[i].String())
			}
			slices.Sort(keys)
			all = append(all, fmt.Sprint(keys))
		}
		slices.Sort(all)
		return all
	}
	want := groups()
	require.Less(t, len(want), 1500)
	for seed := range uint64(5) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		require.Equal(t, want, groups())
	}
}

// TestJoin_OnlyCompatible holds that no two reports of a group, joined by more
// than chance, contradict each other.
func TestJoin_OnlyCompatible(t *testing.T) {
	t.Parallel()
	reports := many(3000)
	seen := 0
	for _, group := range encounter.Join(reports) {
		days := make(map[encounter.Day]bool)
		for _, at := range group.Reports {
			seen++
			if r := reports[at]; r.First == r.Last && r.First != 0 {
				days[r.First] = true
			}
		}
		require.LessOrEqual(t, len(days), 1)
	}
	require.Equal(t, len(reports), seen)
}

// BenchmarkJoin groups a hundred thousand reports.
func BenchmarkJoin(b *testing.B) {
	reports := many(100_000)
	for b.Loop() {
		groups := encounter.Join(reports)
		require.Greater(b, len(groups), 20_000)
		require.Less(b, len(groups), 60_000)
	}
	b.ReportMetric(float64(len(reports)*b.N)/b.Elapsed().Seconds(), "reports/s")
}

// BenchmarkJoin_OneMeeting groups ten thousand reports of one meeting.
func BenchmarkJoin_OneMeeting(b *testing.B) {
	reports := make([]encounter.Report, 10_000)
	for i := range reports {
		reports[i] = read(b, i, fmt.Sprintf("orlova thackray; summit; happened; vienna; 05-10; 05-%d", 10+i%4))
		reports[i].Article = int64(i)
		if i%50 == 0 {
			reports[i].First, reports[i].Last = 0, 0
		}
	}
	for b.Loop() {
		require.Len(b, encounter.Join(reports), 1)
	}
}

// FuzzJoin makes reports of bytes: each is in one group whatever they say, and
// the groups do not depend on the order.
func FuzzJoin(f *testing.F) {
	f.Add([]byte("kvamme and dosmukhambet met in astana on a day in may, or they did not"))
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 9, 4, 5, 6, 7})
	f.Fuzz(func(t *testing.T, data []byte) {
		reports := fromBytes(data)
		groups := func() []string {
			var all []string
			for _, group := range encounter.Join(reports) {
				var keys []string
				for _, at := range group.Reports {
					keys = append(keys, reports[at].Key)
				}
				slices.Sort(keys)
				all = append(all, fmt.Sprint(keys))
			}
			slices.Sort(all)
			return all
		}
		want := groups()
		slices.Reverse(reports)
		require.Equal(t, want, groups())
		seen := 0
		for _, group := range encounter.Join(reports) {
			seen += len(group.Reports)
			require.Len(t, group.Rules, len(group.Reports))
		}
		require.Equal(t, len(reports), seen)
	})
}

// fromBytes takes eight bytes a report.
func fromBytes(data []byte) (reports []encounter.Report) {
	pick := func(b byte, words ...string) string { return words[int(b)%len(words)] }
	for chunk := range slices.Chunk(data[:min(len(data), 400)/8*8], 8) {
		r := encounter.Report{
			Key: fmt.Sprintf("%04d", len(reports)), Article: int64(chunk[0] % 16), Published: encounter.Day(chunk[1]),
			Status: pick(chunk[2], "happened", "planned", "cancelled", "denied", "hypothetical"), Detail: pick(chunk[2]/5, "", "delayed", "postponed"),
			Format: pick(chunk[3], "talks", "phone", "visit", "summit", "unspecified"), Setting: pick(chunk[3]/5, "", "bilateral", "multilateral"),
			Series: pick(chunk[3]/15, "", "", "G9", "Fjord"), Place: encounter.Place{Entity: int64(chunk[4] % 3), Country: pick(chunk[4], "", "NO", "KZ")},
		}
		if chunk[5]%3 > 0 {
			r.First = encounter.Day(chunk[5]) + 1
			r.Last = r.First + encounter.Day(chunk[4]%40)
		}
		for i := range chunk[6] % 4 {
			id := int64((chunk[7] + i*3) % 7)
			r.Parties = append(r.Parties, encounter.Party{Entity: id, Country: pick(byte(id), "NO", "KZ", ""), IsPerson: id > 2, IsPlace: id < 2})
		}
		reports = append(reports, r)
	}
	return reports
}

// BenchmarkJoin_OneMonth groups reports that all say "in May".
func BenchmarkJoin_OneMonth(b *testing.B) {
	reports := make([]encounter.Report, 10_000)
	for i := range reports {
		reports[i] = read(b, i, fmt.Sprintf("orlova thackray; summit; planned; vienna; 05; 04-%d", 10+i%19))
		reports[i].Article = int64(i)
	}
	for b.Loop() {
		require.Len(b, encounter.Join(reports), 1)
	}
}
