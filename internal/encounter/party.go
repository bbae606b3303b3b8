package encounter

import "slices"

// parties are those of the report that can be known again, each once, a country
// not beside a person who acts for it. Who visits a country alone meets that country.
func parties(r *Report) []Party {
	var known []Party
	for _, p := range r.Parties {
		if (p.Entity != 0 || p.IsPlace && p.Country != "") && !slices.ContainsFunc(known, func(o Party) bool {
			return o.Entity == p.Entity && (p.Entity != 0 || o.Country == p.Country)
		}) {
			known = append(known, p)
		}
	}
	known = slices.DeleteFunc(slices.Clone(known), func(p Party) bool {
		return p.IsPlace && p.Country != "" && slices.ContainsFunc(known, func(o Party) bool { return o.IsPerson && o.Country == p.Country })
	})
	host := Party{Country: r.Place.Country, IsPlace: true}
	if len(known) == 1 && r.Format == visit && host.Country != "" && known[0].Country != host.Country {
		known = append(known, host)
	}
	return known
}

// company says how far two reports name the same parties.
type company struct {
	// same counts the parties that are one entity, alike those where one report
	// names the country and the other who acts for it.
	same, alike int
	// most and least are the lengths of the longer and the shorter list.
	most, least int
	// many and few are the numbers of parties in both that are entities.
	many, few int
	// isClash is true where both name people of one country, and not the same.
	isClash bool
}

// compare matches the parties of two reports one to one; it is the same whichever
// comes first.
func compare(a, b []Party) company {
	found := company{most: max(len(a), len(b)), least: min(len(a), len(b))}
	inA, inB := entities(a), entities(b)
	found.many, found.few = max(inA, inB), min(inA, inB)
	left := slices.Clone(b)
	var unmatched []Party
	for _, p := range a {
		at := slices.IndexFunc(left, func(o Party) bool { return p.Entity != 0 && p.Entity == o.Entity })
		if at < 0 {
			unmatched = append(unmatched, p)
			continue
		}
		found.same++
		left = slices.Delete(left, at, at+1)
	}
	seen := make(map[string]bool)
	for _, p := range unmatched {
		if p.Country != "" && !seen[p.Country] {
			seen[p.Country] = true
			found.alike += standIns(p.Country, unmatched, left)
		}
		found.isClash = found.isClash || p.IsPerson && p.Country != "" && slices.ContainsFunc(left, func(o Party) bool {
			return o.IsPerson && o.Country == p.Country
		})
	}
	return found
}

func entities(list []Party) (n int) {
	for _, p := range list {
		if p.Entity != 0 {
			n++
		}
	}
	return n
}

// standIns counts the parties of one country that can be matched, each once: a
// country with who acts for it, a government with the country or a person of it.
// Any other organisation acts for itself.
func standIns(country string, a, b []Party) int {
	of := func(list []Party) (lands, governments, people int) {
		for _, p := range list {
			switch {
			case p.Country != country:
			case p.IsPlace:
				lands++
			case p.IsGovernment:
				governments++
			case p.IsPerson:
				people++
			}
		}
		return lands, governments, people
	}
	aLands, aGovernments, aPeople := of(a)
	bLands, bGovernments, bPeople := of(b)
	matched := 0
	match := func(x, y *int) {
		n := min(*x, *y)
		*x, *y, matched = *x-n, *y-n, matched+n
	}
	// People have fewest to choose from, so they come first.
	match(&aGovernments, &bPeople)
	match(&aPeople, &bGovernments)
	match(&aLands, &bPeople)
	match(&aPeople, &bLands)
	match(&aLands, &bGovernments)
	match(&aGovernments, &bLands)
	match(&aLands, &bLands)
	match(&aGovernments, &bGovernments)
	return matched
}

// isExact reports whether at least two parties are known to be the same and
// most of them are shared.
func (c company) isExact() bool { return c.same >= 2 && c.isMost() && !c.isClash }

// isAlike reports whether two parties agree when countries stand for those who
// act for them.
func (c company) isAlike() bool { return c.same+c.alike >= 2 && c.isMost() && !c.isClash }

// isContained reports whether all of the shorter list, two at least, are known to be
// in the longer.
func (c company) isContained() bool { return c.same >= 2 && c.same == c.least && !c.isClash }

// isMost reports whether more than half of the longer list is shared.
func (c company) isMost() bool { return 2*(c.same+c.alike) > c.most }
