package encounter_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/encounter"
)

// grouping writes groups whatever their order: the keys of each.
func grouping(reports []encounter.Report, groups []encounter.Group) (all []string) {
	for _, group := range groups {
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

// partsOf gives the part of each report.
func partsOf(reports []encounter.Report) map[string]int {
	parts := make(map[string]int)
	for _, group := range encounter.Join(reports) {
		for _, at := range group.Reports {
			parts[reports[at].Key] = group.Part
		}
	}
	return parts
}

// touched are the reports of the parts that a report could change.
func touched(reports []encounter.Report, r encounter.Report) (near []encounter.Report) {
	parts, wanted := partsOf(reports), make(map[int]bool)
	for _, other := range reports {
		if slices.ContainsFunc(other.Keys(), func(key int64) bool { return slices.Contains(r.Near(), key) }) {
			wanted[parts[other.Key]] = true
		}
	}
	for _, other := range reports {
		if wanted[parts[other.Key]] {
			near = append(near, other)
		}
	}
	return near
}

// requireLocal holds that a report changes the groups of the parts alone that it
// has a key in common with, when it comes and when it goes.
func requireLocal(tb testing.TB, reports []encounter.Report, at int) {
	tb.Helper()
	r := reports[at]
	others := slices.Delete(slices.Clone(reports), at, at+1)
	near := touched(others, r)
	inside := make(map[string]bool)
	for _, other := range near {
		inside[other.Key] = true
	}
	far := slices.DeleteFunc(slices.Clone(others), func(o encounter.Report) bool { return inside[o.Key] })
	for _, now := range [][]encounter.Report{near, append(slices.Clone(near), r)} {
		want := append(grouping(far, encounter.Join(far)), grouping(now, encounter.Join(now))...)
		slices.Sort(want)
		all := append(slices.Clone(far), now...)
		require.Equal(tb, want, grouping(all, encounter.Join(all)))
	}
}

func TestGroup_Part(t *testing.T) {
	t.Parallel()
	reports := many(400)
	random := rand.New(rand.NewPCG(7, 7))
	sizes := 0
	for range 40 {
		at := random.IntN(len(reports))
		requireLocal(t, reports, at)
		sizes += len(touched(reports, reports[at]))
	}
	require.Less(t, sizes/40, 40, "a part is a small part")
	for key, part := range partsOf(reports) {
		require.LessOrEqual(t, part, slices.IndexFunc(reports, func(r encounter.Report) bool { return r.Key == key }), "the lowest of it")
	}
}

// FuzzGroup_Part makes reports of bytes, of few people and days, so that many
// could be joined.
func FuzzGroup_Part(f *testing.F) {
	f.Add([]byte("kvamme and dosmukhambet met in astana on a day in may, or they did not, and then they met again"), byte(3))
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 9, 4, 5, 6, 7, 3, 1, 2, 9, 4, 5, 6, 7}, byte(1))
	f.Fuzz(func(t *testing.T, data []byte, at byte) {
		if reports := fromBytes(data); len(reports) > 0 {
			requireLocal(t, reports, int(at)%len(reports))
		}
	})
}

func TestReport_Near(t *testing.T) {
	t.Parallel()
	a := read(t, 1, "kvamme dosmu; talks; planned; astana; 05-10; 05-03")
	tests := map[string]struct {
		report string
		want   bool
	}{
		"SamePair":      {"dosmu kvamme; unspecified; happened; -; -; 05-20", true},
		"Countries":     {"norway kazakhstan; talks; happened; astana; 05-10; 05-10", true},
		"CountriesLate": {"norway kazakhstan; talks; happened; astana; 05-11; 05-11", false},
		"OtherPair":     {"kvamme zaki; talks; planned; oslo; 05-10; 05-03", false},
		"NextPeriod":    {"kvamme dosmu; talks; planned; astana; 09-10; 09-03", true},
		"NextYear":      {"kvamme dosmu; talks; planned; astana; -; 12-28", false},
		"SameTown":      {"kvamme; visit; planned; astana; 05-10; 05-03", true},
		"NobodyKnown":   {"; talks; planned; astana; 05-10; 05-03", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := read(t, 2, test.report)
			has := func(keys, near []int64) bool {
				return slices.ContainsFunc(keys, func(key int64) bool { return slices.Contains(near, key) })
			}
			require.Equal(t, test.want, has(b.Keys(), a.Near()))
			require.Equal(t, test.want, has(a.Keys(), b.Near()), "the other way round")
			require.Subset(t, a.Near(), a.Keys())
		})
	}
}
