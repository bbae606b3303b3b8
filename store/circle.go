package store

import "slices"

const (
	// enoughCompany is how many others two names must both be seen with before
	// that counts as evidence.
	enoughCompany = 3
	// seldom is how many articles make two a chance meeting: who is seen with
	// somebody in fewer than one of so many is no regular company.
	seldom = 25
	// enoughActors is how many of those must be people or organisations: three
	// towns of one county are no company.
	enoughActors = 2
	// sharedLimit bounds how many of the company the audit trail lists.
	sharedLimit = 8
)

// companion is somebody or something that is seen with a person.
type companion struct {
	times int
	// isActor is true for people and organisations.
	isActor bool
}

// circle is a company with the number of articles that it was seen in.
type circle struct {
	company  map[int64]companion
	articles int
}

// regular is how often another must be seen with somebody to be more than one
// article's neighbour. Of one or two articles nobody can say.
func (c circle) regular() int {
	if c.articles <= 2 {
		return 1
	}
	return max(2, (c.articles+seldom-1)/seldom)
}

// shared is what two circles have in common.
type shared struct {
	// regulars belong to both circles; actors counts the people and organisations
	// among them.
	regulars []int64
	actors   int
	// any counts all that were ever seen with both.
	any int
}

// enough reports whether the company is evidence. Two whose offices differ need
// twice as much: one is told in many offices, but relatives are too.
func (s shared) enough(differ bool) bool {
	factor := 1
	if differ {
		factor = 2
	}
	return len(s.regulars) >= factor*enoughCompany && s.actors >= factor*enoughActors
}

func (s shared) evidence() evidence {
	slices.Sort(s.regulars)
	return evidence{Rule: ruleCompany, Shared: s.regulars[:min(len(s.regulars), sharedLimit)]}
}

func (c circle) share(o circle) (s shared) {
	if len(c.company) > len(o.company) {
		c, o = o, c
	}
	for id, one := range c.company {
		other, both := o.company[id]
		if !both {
			continue
		}
		s.any++
		if one.times >= c.regular() && other.times >= o.regular() {
			s.regulars = append(s.regulars, id)
			if one.isActor {
				s.actors++
			}
		}
	}
	return s
}
