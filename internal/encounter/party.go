package encounter

import "slices"

// parties are those of the report that can be known again, each once. Who visits
// a country alone meets that country.
func parties(r *Report) []Party {
	var known []Party
	for _, p := range r.Parties {
		if (p.Entity != 0 || p.IsPlace && p.Country != "") && !slices.ContainsFunc(known, func(o Party) bool {
			return o.Entity == p.Entity && (p.Entity != 0 || o.Country == p.Country)
		}) {
			known = append(known, p)
		}
	}
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
	// most is the length of the longer list.
	most int
	// isClash is true where both name people of one country, and not the same.
	isClash bool
}

// compare matches the parties of two reports one to one.
func compare(a, b []Party) company {
	found := company{most: max(len(a), len(b))}
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
	for _, p := range unmatched {
		at := slices.IndexFunc(left, func(o Party) bool {
			return p.Country != "" && p.Country == o.Country && (p.IsPlace || o.IsPlace)
		})
		if at >= 0 {
			found.alike++
			left = slices.Delete(left, at, at+1)
			continue
		}
		found.isClash = found.isClash || p.IsPerson && p.Country != "" && slices.ContainsFunc(left, func(o Party) bool {
			return o.IsPerson && o.Country == p.Country
		})
	}
	return found
}

// isExact reports whether at least two parties are known to be the same and
// most of them are shared.
func (c company) isExact() bool { return c.same >= 2 && c.isMost() && !c.isClash }

// isAlike reports whether two parties agree when countries stand for those who
// act for them.
func (c company) isAlike() bool { return c.same+c.alike >= 2 && c.isMost() && !c.isClash }

// isMost reports whether more than half of the longer list is shared.
func (c company) isMost() bool { return 2*(c.same+c.alike) > c.most }
