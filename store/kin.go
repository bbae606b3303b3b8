package store

import (
	"cmp"
	"maps"
	"slices"
)

// office is a title at an organisation or in a place.
type office struct {
	title string
	of    int64
}

// person is somebody as far as linking looks.
type person struct {
	id   int64
	name personName
	// seen are the extractions that find the person, in order.
	seen    []int64
	offices map[office]bool
	// company are the others of these extractions.
	company map[int64]companion
	// born are the first and the last year that the ages told allow; zero where
	// none is told.
	born [2]int
}

// circle is the company that the person keeps.
func (p *person) circle() circle { return circle{company: p.company, articles: len(p.seen)} }

// couldBe reports whether nothing speaks against p and o being one: no article
// has both, and the ages agree.
func (p *person) couldBe(o *person) bool {
	if p.born[0] != 0 && o.born[0] != 0 && (p.born[0] > o.born[1]+1 || o.born[0] > p.born[1]+1) {
		return false
	}
	return !meet(p.seen, o.seen)
}

// meet reports whether two ordered lists have something in common.
func meet(a, b []int64) bool {
	for len(a) > 0 && len(b) > 0 {
		switch cmp.Compare(a[0], b[0]) {
		case 0:
			return true
		case -1:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

// kin are the people of one surname, by sound.
type kin struct {
	people []*person
	// apart are pairs that a person has told apart.
	apart map[[2]int64]bool
	// same knows what is joined.
	same *union
}

// ties gives the evidence among the people of one surname. Full names come
// first; then each bare name goes to the only one that it can be.
func (k kin) ties() []tie {
	ties := k.fullTies()
	for _, t := range ties {
		k.same.join(t.a, t.b)
	}
	return append(ties, k.bareTies()...)
}

func (k kin) barred(a, b *person) bool {
	return k.apart[pairOf(a.id, b.id)] || !a.couldBe(b) && k.same.find(a.id) != k.same.find(b.id)
}

func pairOf(a, b int64) [2]int64 { return [2]int64{min(a, b), max(a, b)} }

// fullTies joins spellings and longer forms of a full name.
func (k kin) fullTies() []tie {
	byID := make(map[int64]*person)
	var found []tie
	for _, pair := range k.fullPairs() {
		a, b := pair[0], pair[1]
		if why, ok := whyOne(a, b); ok && !k.barred(a, b) {
			byID[a.id], byID[b.id] = a, b
			found = append(found, newTie(a.id, b.id, why))
		}
	}
	return k.consistent(found, byID)
}

// fullPairs are the pairs of full names that fit, each once: only names that
// share the first letter of a given name can.
func (k kin) fullPairs() (pairs [][2]*person) {
	buckets := make(map[string][]*person)
	for _, p := range k.people {
		if p.name.bare {
			continue
		}
		initials := make(map[string]bool)
		for _, given := range p.name.given {
			initials[string([]rune(given)[:1])] = true
		}
		for initial := range initials {
			buckets[initial] = append(buckets[initial], p)
		}
	}
	known := make(map[[2]int64]bool)
	for _, initial := range slices.Sorted(maps.Keys(buckets)) {
		for i, a := range buckets[initial] {
			for _, b := range buckets[initial][i+1:] {
				if key := pairOf(a.id, b.id); !known[key] && a.name.fits(b.name) {
					known[key] = true
					pairs = append(pairs, [2]*person{a, b})
				}
			}
		}
	}
	return pairs
}

// whyOne weighs two people whose names fit.
func whyOne(a, b *person) (evidence, bool) {
	if a.name.plain == b.name.plain {
		return evidence{Rule: ruleAccents}, true
	}
	if o, ok := commonOffice(a.offices, b.offices); ok {
		return evidence{Rule: ruleRole, Role: o.title, Of: o.of}, true
	}
	if common := a.circle().share(b.circle()); common.enough(differ(a.offices, b.offices)) {
		return common.evidence(), true
	}
	return evidence{}, false
}

func commonOffice(a, b map[office]bool) (common office, found bool) {
	for o := range a {
		if b[o] && (!found || cmp.Or(cmp.Compare(o.title, common.title), cmp.Compare(o.of, common.of)) < 0) {
			common, found = o, true
		}
	}
	return common, found
}

// differ reports whether both are told to hold offices. It is asked where they
// have none in common.
func differ(a, b map[office]bool) bool { return len(a) > 0 && len(b) > 0 }

// consistent leaves out the ties of a name that could be either of two who
// cannot be one, and then those of groups in which two cannot be.
func (k kin) consistent(ties []tie, people map[int64]*person) []tie {
	near := make(map[int64][]*person)
	for _, t := range ties {
		near[t.a], near[t.b] = append(near[t.a], people[t.b]), append(near[t.b], people[t.a])
	}
	torn := make(map[int64]bool)
	for id, others := range near {
		torn[id] = k.clash(others)
	}
	ties = slices.DeleteFunc(ties, func(t tie) bool { return torn[t.a] || torn[t.b] })
	var same union
	for _, t := range ties {
		same.join(t.a, t.b)
	}
	for root, ids := range same.groups() {
		group := make([]*person, len(ids))
		for i, id := range ids {
			group[i] = people[id]
		}
		torn[root] = k.clash(group)
	}
	return slices.DeleteFunc(ties, func(t tie) bool { return torn[same.find(t.a)] })
}

// clash reports whether two of the people cannot be one.
func (k kin) clash(people []*person) bool {
	for i, a := range people {
		for _, b := range people[i+1:] {
			if !a.name.fits(b.name) || k.barred(a, b) {
				return true
			}
		}
	}
	return false
}

// family is one person under the full names that are joined.
type family struct {
	people  []*person
	offices map[office]bool
	circle
}

func (f *family) add(p *person) {
	f.people = append(f.people, p)
	f.articles += len(p.seen)
	maps.Copy(f.offices, p.offices)
	for id, other := range p.company {
		other.times += f.company[id].times
		f.company[id] = other
	}
}

// fits reports whether the bare name may be this person's.
func (f *family) fits(p *person) bool {
	return slices.ContainsFunc(f.people, func(full *person) bool { return full.name.fits(p.name) })
}

// families gives the joined full names by the spelling of the surname, in order.
func (k kin) families() map[string][]*family {
	byRoot := make(map[int64]*family)
	bySurname := make(map[string][]*family)
	for _, p := range k.people {
		if p.name.bare {
			continue
		}
		root := k.same.find(p.id)
		if byRoot[root] == nil {
			byRoot[root] = &family{offices: make(map[office]bool), circle: circle{company: make(map[int64]companion)}}
			bySurname[p.name.surname] = append(bySurname[p.name.surname], byRoot[root])
		}
		byRoot[root].add(p)
	}
	return bySurname
}

// bareTies finds out whom an article means by a bare name. What fits two is
// left alone, and so is what fits one but for no other reason than the name.
func (k kin) bareTies() (ties []tie) {
	families := k.families()
	free := make(map[bareOffice][]*person)
	for _, p := range k.people {
		if !p.name.bare {
			continue
		}
		found, open := k.whoIs(p, families[p.name.surname])
		if found != nil {
			ties = append(ties, *found)
			continue
		}
		if open {
			for o := range p.offices {
				free[bareOffice{p.name.surname, o}] = append(free[bareOffice{p.name.surname, o}], p)
			}
		}
	}
	return append(ties, k.officeTies(free)...)
}

// whoIs gives the tie of a bare name. It is open where nobody of a full name
// has any evidence, so that other articles' bare names may be the same.
func (k kin) whoIs(p *person, families []*family) (found *tie, open bool) {
	var by []tie
	most, next := 0, 0 // of the company shared, with the one and with any other
	for _, f := range families {
		if !f.fits(p) {
			continue
		}
		o, isOffice := commonOffice(p.offices, f.offices)
		common := p.circle().share(f.circle)
		if !isOffice && common.any == 0 || slices.ContainsFunc(f.people, func(full *person) bool { return k.barred(p, full) }) {
			continue
		}
		switch {
		case isOffice:
			by = append(by, newTie(p.id, f.people[0].id, evidence{Rule: ruleRole, Role: o.title, Of: o.of}))
		case common.enough(differ(p.offices, f.offices)):
			by = append(by, newTie(p.id, f.people[0].id, common.evidence()))
			most = len(common.regulars)
		default:
			next = max(next, common.any)
		}
	}
	// Relatives keep the same company: the runner-up must be far behind.
	if len(by) != 1 || by[0].why.Rule == ruleCompany && 2*next > most {
		return nil, len(by) == 0
	}
	return &by[0], false
}

// bareOffice is what two bare names must have in common to be one.
type bareOffice struct {
	surname string
	office  office
}

// officeTies joins bare names of one office that no full name holds.
func (k kin) officeTies(free map[bareOffice][]*person) (ties []tie) {
	keys := slices.SortedFunc(maps.Keys(free), func(a, b bareOffice) int {
		return cmp.Or(cmp.Compare(a.surname, b.surname), cmp.Compare(a.office.title, b.office.title), cmp.Compare(a.office.of, b.office.of))
	})
	for _, key := range keys {
		people := free[key]
		if k.tooMany(people) {
			continue
		}
		for _, p := range people[1:] {
			ties = append(ties, newTie(p.id, people[0].id, evidence{Rule: ruleRole, Role: key.office.title, Of: key.office.of}))
		}
	}
	return ties
}

// tooMany reports whether bare names of one office must be of several people:
// two initials, two in one article, or ages that disagree.
func (k kin) tooMany(people []*person) bool {
	initials := make(map[string]bool)
	seen, ids := make(map[int64]bool), make(map[int64]bool)
	all := &person{}
	for _, p := range people {
		ids[p.id] = true
		for _, given := range p.name.given {
			initials[given] = true
		}
		if len(initials) > 1 || slices.ContainsFunc(p.seen, func(at int64) bool { return seen[at] }) || !all.couldBe(p) {
			return true
		}
		for _, at := range p.seen {
			seen[at] = true
		}
		if p.born[0] != 0 {
			all.born = p.born
		}
	}
	for pair := range k.apart {
		if ids[pair[0]] && ids[pair[1]] {
			return true
		}
	}
	return false
}
