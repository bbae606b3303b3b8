package store

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestUnion(t *testing.T) {
	t.Parallel()
	var u union
	require.EqualValues(t, 7, u.find(7), "alone")
	u.join(7, 3)
	u.join(9, 8)
	u.join(8, 7)
	for _, id := range []int64{3, 7, 8, 9} {
		require.EqualValues(t, 3, u.find(id))
	}
	groups := u.groups()
	require.Len(t, groups, 1)
	require.ElementsMatch(t, []int64{3, 7, 8, 9}, groups[3])
}

func TestCircle_Share(t *testing.T) {
	t.Parallel()
	keeps := func(articles int, times ...int) circle {
		c := circle{articles: articles, company: make(map[int64]companion)}
		for id, n := range times {
			c.company[int64(id)] = companion{times: n, isActor: id < 2}
		}
		return c
	}
	tests := map[string]struct {
		a, b   circle
		enough bool
	}{
		"Three":            {keeps(1, 1, 1, 1), keeps(1, 1, 1, 1), true},
		"Two":              {keeps(1, 1, 1), keeps(1, 1, 1, 1), false},
		"Chance":           {keeps(1, 1, 1, 1), keeps(9, 1, 1, 1), false},
		"Regular":          {keeps(1, 1, 1, 1), keeps(9, 2, 2, 2), true},
		"RegularOfFew":     {keeps(1, 1, 1, 1), keeps(9, 2, 2, 1), false},
		"RareForSoMany":    {keeps(1, 1, 1, 1), keeps(100, 3, 3, 3), false},
		"RegularForSoMany": {keeps(1, 1, 1, 1), keeps(100, 4, 4, 4), true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.enough, test.a.share(test.b).enough(false))
			require.False(t, test.a.share(test.b).enough(true), "in two offices")
			require.Equal(t, test.enough, test.b.share(test.a).enough(false), "both ways")
		})
	}
}

func TestPerson_CouldBe(t *testing.T) {
	t.Parallel()
	at := func(first, last int, seen ...int64) *person { return &person{born: [2]int{first, last}, seen: seen} }
	require.True(t, at(0, 0, 1, 3).couldBe(at(1960, 1961, 2, 4)))
	require.False(t, at(0, 0, 1, 3).couldBe(at(0, 0, 2, 3)), "both in one article")
	require.True(t, at(1960, 1961).couldBe(at(1962, 1963)), "a birthday between")
	require.False(t, at(1960, 1961).couldBe(at(1963, 1964)))
	grown := &person{}
	grown.tell(1960, 1961)
	grown.tell(1959, 1960)
	require.Equal(t, [2]int{1959, 1961}, grown.born)
}

func TestCalled_IsAcronym(t *testing.T) {
	t.Parallel()
	is := func(short, long string) bool {
		return called{kind: "organization", short: short, long: long}.isAcronym()
	}
	require.True(t, is("imf", "international monetary fund"))
	require.True(t, is("un", "united nations"))
	require.True(t, is("doj", "department of justice"))
	require.True(t, is("dj", "department of justice"))
	require.False(t, is("u", "unilever"))
	require.False(t, is("eu", "united nations"))
	require.False(t, called{kind: "person", short: "jb", long: "jon brandt"}.isAcronym())
}

func TestMovesTo(t *testing.T) {
	t.Parallel()
	three, nine := int64(3), int64(9)
	got := movesTo(map[int64]int64{1: 3, 2: 3, 9: 3}, map[int64]int64{1: 3, 4: 3, 3: 9}, nil)
	require.Equal(t, []move{{entity: 2}, {entity: 9}, {entity: 3, into: &nine}, {entity: 4, into: &three}}, got,
		"what is let go comes first")
}

// randomKin are people of one surname with random facts.
func randomKin(random *rand.Rand) []*person {
	givens := []string{"", "", "", "a ", "ada ", "ada m ", "ana ", "aada ", "ben "}
	var people []*person
	for id := range 3 + random.IntN(12) {
		norm := givens[random.IntN(len(givens))] + []string{"karov", "karow"}[random.IntN(2)]
		p := &person{
			id: int64(id + 1), name: newPersonName(norm, norm), seen: []int64{int64(random.IntN(40))},
			offices: make(map[office]bool), company: make(map[int64]companion),
		}
		if random.IntN(2) == 0 {
			p.offices[office{title: fmt.Sprint("t", random.IntN(3)), of: 1}] = true
		}
		for range random.IntN(6) {
			p.company[int64(100+random.IntN(8))] = companion{times: 1, isActor: true}
		}
		people = append(people, p)
	}
	return people
}

// TestKin_Ties_AnyOrder shows that what is joined does not depend on the order
// in which people come, and that nothing is joined which cannot be one.
func TestKin_Ties_AnyOrder(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(2026, 11))
	joined := 0
	for range 2000 {
		people := randomKin(random)
		var first map[int64][]int64
		for range 4 {
			var same union
			for _, found := range (kin{people: people, same: &union{}}).ties() {
				same.join(found.a, found.b)
			}
			groups := same.groups()
			for _, ids := range groups {
				slices.Sort(ids)
			}
			if first == nil {
				first = groups
				joined += len(groups)
			}
			require.Equal(t, first, groups)
			random.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		}
		byID := make(map[int64]*person)
		for _, p := range people {
			byID[p.id] = p
		}
		for ids := range maps.Values(first) {
			var full []*person
			for _, id := range ids {
				if !byID[id].name.bare {
					full = append(full, byID[id])
				}
			}
			for i, a := range full {
				for _, b := range full[i+1:] {
					require.True(t, a.name.fits(b.name) && a.couldBe(b), "%v and %v", a.name, b.name)
				}
			}
		}
	}
	require.Greater(t, joined, 1000)
}
