package meeting

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// tellingOf is a telling of a meeting that took place.
func tellingOf(word string, parties ...string) telling {
	return telling{word: word, parties: parties, shares: [5]float64{1}}
}

// the is a telling by a definite noun.
func the(word string, parties ...string) telling {
	t := tellingOf(word, parties...)
	t.definite, t.opener = true, "the"
	return t
}

// verb is a telling by a verb.
func verb(word string, parties ...string) telling {
	t := tellingOf(word, parties...)
	t.verb = true
	return t
}

// with changes a telling.
func with(t telling, change func(t *telling)) telling {
	change(&t)
	return t
}

func on(date string) func(t *telling)   { return func(t *telling) { t.date = date } }
func at(place string) func(t *telling)  { return func(t *telling) { t.place = place } }
func as(family family) func(t *telling) { return func(t *telling) { t.family = family } }
func status(label int) func(t *telling) {
	return func(t *telling) { t.shares = [5]float64{}; t.shares[label] = 1 }
}

func likely(shares [5]float64) telling {
	return telling{word: "meet", parties: []string{"a", "b"}, shares: shares}
}

// gathered are the mentions of each meeting.
func gathered(tellings []telling, link *judge) [][]int {
	g := gatherer{tellings: tellings, link: link}
	var found [][]int
	for _, one := range g.gather() {
		found = append(found, one.mentions)
	}
	return found
}

// constant is a judge that always says the same: that mentions are of one meeting,
// or that they are not.
func constant(tb testing.TB, joins bool) *judge {
	tb.Helper()
	bias := model.Hash("bias")
	w := &model.Weights{Labels: Labels().Link, Bits: 8, Scale: 1, Buckets: []uint32{bias >> 24}, Rows: []int8{100, -100}}
	if joins {
		w.Rows = []int8{-100, 100}
	}
	var file bytes.Buffer
	_, err := w.WriteTo(&file)
	require.NoError(tb, err)
	linear, err := model.ReadLinear(file.Bytes())
	require.NoError(tb, err)
	return newJudge(linear)
}

func TestGatherer_Rules(t *testing.T) {
	t.Parallel()
	joined, separate := [][]int{{0, 1}}, [][]int{{0}, {1}}
	for name, c := range map[string]struct {
		first, second telling
		want          [][]int
	}{
		"SameParties":    {verb("meet", "a", "b"), verb("meet", "b", "a"), joined},
		"OneMore":        {verb("meet", "a", "b"), verb("meet", "a", "b", "c"), separate},
		"OneLess":        {verb("meet", "a", "b", "c"), verb("meet", "a", "b"), joined},
		"OtherParty":     {verb("meet", "a", "b"), verb("meet", "a", "c"), separate},
		"OneShared":      {verb("meet", "a", "b"), verb("meet", "a"), separate},
		"TheSameWord":    {tellingOf("talks", "a", "b"), the("talks"), joined},
		"TheWithOne":     {tellingOf("talks", "a", "b"), the("talks", "a"), joined},
		"TheOtherWord":   {tellingOf("talks", "a", "b"), the("summit"), separate},
		"NotDefinite":    {tellingOf("talks", "a", "b"), tellingOf("talks"), separate},
		"ThePartyLess":   {tellingOf("talks"), the("talks", "a"), separate},
		"Call":           {verb("meet", "a", "b"), with(verb("speak", "a", "b"), as(callFamily)), separate},
		"Visit":          {verb("meet", "a", "b"), with(verb("visit", "a", "b"), as(visitFamily)), separate},
		"SamePlace":      {with(verb("meet", "a", "b"), at("1")), with(verb("meet", "a", "b"), at("1")), joined},
		"OnePlace":       {with(verb("meet", "a", "b"), at("1")), verb("meet", "a", "b"), joined},
		"OtherPlace":     {with(verb("meet", "a", "b"), at("1")), with(verb("meet", "a", "b"), at("2")), separate},
		"SameDay":        {with(verb("meet", "a", "b"), on("2017-05-08")), with(verb("meet", "a", "b"), on("2017-05-08")), joined},
		"DayInMonth":     {with(verb("meet", "a", "b"), on("2017-05-08")), with(verb("meet", "a", "b"), on("2017-05")), joined},
		"OtherDay":       {with(verb("meet", "a", "b"), on("2017-05-08")), with(verb("meet", "a", "b"), on("2017-05-09")), separate},
		"OtherMonth":     {with(verb("meet", "a", "b"), on("2017-05-08")), with(verb("meet", "a", "b"), on("2017-06")), separate},
		"UnknownDate":    {with(verb("meet", "a", "b"), on("2017-05-08")), with(verb("meet", "a", "b"), on("FUTURE_REF")), joined},
		"OtherStatus":    {verb("meet", "a", "b"), with(verb("meet", "a", "b"), status(1)), separate},
		"UnsureOfStatus": {verb("meet", "a", "b"), likely([5]float64{0.4, 0.6}), joined},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, gathered([]telling{c.first, c.second}, nil))
		})
	}
}

// TestGatherer_Excludes holds what no weights can join, and what they can.
func TestGatherer_Excludes(t *testing.T) {
	t.Parallel()
	joins := constant(t, true)
	joined, separate := [][]int{{0, 1}}, [][]int{{0}, {1}}
	for _, c := range []struct {
		name          string
		first, second telling
		want          [][]int
	}{
		{"Nothing", tellingOf("talks", "a"), tellingOf("summit", "b"), joined},
		{"Call", tellingOf("talks"), with(tellingOf("call"), as(callFamily)), separate},
		{"TheCall", tellingOf("talks"), with(the("call"), as(callFamily)), joined},
		{"VisitAndCall", with(tellingOf("visit"), as(visitFamily)), with(tellingOf("call"), as(callFamily)), separate},
		{"SpokenInCall", with(tellingOf("call"), as(callFamily)), verb("speak"), joined},
		{"SpokeByPhone", verb("meet"), with(verb("speak"), as(callFamily)), separate},
		{"SpokeThenCall", verb("discuss"), with(tellingOf("call"), as(callFamily)), joined},
		{"VerbsOtherParty", verb("meet", "a", "b"), verb("meet", "a", "c"), separate},
		{"VerbsFewerParties", verb("meet", "a", "b"), verb("meet", "a"), joined},
		{"NounOtherParty", verb("meet", "a", "b"), the("talks", "a", "c"), joined},
		{"VerbsOtherPlace", with(verb("meet", "a"), at("1")), with(verb("meet", "a"), at("2")), separate},
		{"NounOtherPlace", with(verb("meet", "a"), at("1")), with(the("talks", "a"), at("2")), joined},
	} {
		require.Equal(t, c.want, gathered([]telling{c.first, c.second}, joins), c.name)
		require.Equal(t, separate, gathered([]telling{c.first, c.second}, constant(t, false)), c.name)
	}
}

// TestGatherer_Memory holds how far back a mention may point.
func TestGatherer_Memory(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		between int
		joined  bool
	}{{0, true}, {memory - 1, true}, {memory, false}, {3 * memory, false}} {
		all := []telling{verb("meet", "a", "b")}
		for i := range c.between {
			all = append(all, verb("meet", "x"+strconv.Itoa(i), "y"+strconv.Itoa(i)))
		}
		all = append(all, verb("meet", "a", "b"))
		found := gathered(all, nil)
		require.Equal(t, c.joined, slices.Contains(found[0], len(all)-1), c.between)
	}
}

// randomTellings are n mentions of few words, parties, places and dates.
func randomTellings(seed uint64, n int) []telling {
	random := rand.New(rand.NewPCG(seed, 9))
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	all := make([]telling, n)
	for i := range all {
		t := &all[i]
		t.word, t.family, t.place = pick("meet", "talks", "visit", "call"), family(random.IntN(3)), pick("", "", "1", "2")
		t.date = pick("", "", "2017", "2017-05", "2017-05-08", "2017-05-09", "2017-W19", "2018", "FUTURE_REF")
		t.verb, t.definite, t.sentence = random.IntN(2) == 0, random.IntN(2) == 0, i/2
		for _, p := range []string{"a", "b", "c", "d"} {
			if random.IntN(3) == 0 {
				t.parties = append(t.parties, p)
			}
		}
		t.shares[random.IntN(5)] += 0.6
		t.shares[random.IntN(5)] += 0.4
	}
	return all
}

// TestGatherer_Partition holds that each mention is in exactly one meeting, and that
// mentions and meetings are in the order of the text.
func TestGatherer_Partition(t *testing.T) {
	t.Parallel()
	for name, link := range map[string]func() *judge{
		"Rules": func() *judge { return nil }, "Joining": func() *judge { return constant(t, true) }, "Parting": func() *judge { return constant(t, false) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for seed := range uint64(100) {
				all := randomTellings(seed, int(seed))
				seen, last := make([]int, len(all)), -1
				for _, mentions := range gathered(all, link()) {
					require.NotEmpty(t, mentions)
					require.True(t, slices.IsSorted(mentions))
					require.Greater(t, mentions[0], last)
					last = mentions[0]
					for _, i := range mentions {
						seen[i]++
					}
				}
				for i, n := range seen {
					require.Equal(t, 1, n, "mention %d of seed %d", i, seed)
				}
			}
		})
	}
}

// slowFits compares a date with that of each mention.
func slowFits(g *gathering, tellings []telling, date string) bool {
	first, last, ok := interval(date)
	if !ok {
		return true
	}
	for _, k := range g.mentions {
		from, to, dated := interval(tellings[k].date)
		if dated && (last.Before(from) || to.Before(first)) {
			return false
		}
	}
	return true
}

// TestGathering_Fits holds that the bounds of the dates answer as all dates do.
func TestGathering_Fits(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		all := randomTellings(seed, 6)
		g := gathering{}
		for i := range all {
			for _, date := range []string{"", "2017", "2017-05", "2017-05-08", "2017-05-10", "2017-W19", "2018-01", "201", "PAST_REF"} {
				require.Equal(t, slowFits(&g, all, date), g.fits(date), "%s beside %v", date, all[:i])
			}
			g.add(i, &all[i])
		}
	}
}

func TestGathering_When(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		dates []string
		date  string
		want  string
	}{
		{nil, "", "none"},
		{[]string{""}, "", "none"},
		{[]string{""}, "2017", "one"},
		{[]string{"2017"}, "", "one"},
		{[]string{"2017", "2017-05"}, "2017", "same"},
		{[]string{"2017", "2017-05"}, "2017-05-03", "fits"},
		{[]string{"2017", "2017-05"}, "2017-06", "other"},
		{[]string{"FUTURE_REF"}, "2017", "fits"},
	} {
		g := gathering{}
		for i, date := range c.dates {
			g.add(i, &telling{date: date})
		}
		require.Equal(t, c.want, g.when(&telling{date: c.date}), "%s beside %v", c.date, c.dates)
	}
}

// TestGatherer_Linear holds the cost of a meeting to the number of its mentions.
func TestGatherer_Linear(t *testing.T) {
	t.Parallel()
	const n = 50_000
	all := make([]telling, n)
	for i := range all {
		all[i] = with(the("talks", "p"+strconv.Itoa(i)), on("2017-05-08"))
		all[i].sentence = i
	}
	start := time.Now()
	require.Len(t, gathered(all, constant(t, true)), 1)
	require.Less(t, time.Since(start), 20*time.Second)
}
