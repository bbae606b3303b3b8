package meeting

import (
	"math"
	"time"
)

// memory is how many meetings back a mention may point.
const memory = 12

// gathering is one meeting with its mentions so far. To ask it does not cost more
// the more mentions it has.
type gathering struct {
	mentions []int
	parties  set
	words    set
	dates    set
	family   family
	place    string
	// latest is the latest first day of its dates, earliest the earliest last one,
	// between which dates fit all of them; bounded is false before the first date.
	latest, earliest time.Time
	bounded          bool
}

// set is some names; the zero value is ready for use.
type set map[string]bool

func (s *set) add(name string) {
	if *s == nil {
		*s = set{}
	}
	(*s)[name] = true
}

// gatherer joins the mentions of one meeting, mention by mention in the order of
// the text. It rather leaves two mentions apart than join two meetings.
type gatherer struct {
	// link weighs whether a mention is one of a meeting; without it rules decide.
	link     *judge
	features features
	tellings []telling
	all      []gathering
}

func (g *gatherer) gather() []gathering {
	for i := range g.tellings {
		at := g.find(i)
		if at < 0 {
			at = g.open(i)
		}
		g.all[at].add(i, &g.tellings[i])
	}
	return g.all
}

// open begins a meeting that was not told of before.
func (g *gatherer) open(i int) int {
	g.all = append(g.all, gathering{family: g.tellings[i].family})
	return len(g.all) - 1
}

// find is the meeting of which a mention is most likely one, or -1.
func (g *gatherer) find(i int) int {
	at, most := -1, leastLink
	for k := len(g.all) - 1; k >= g.oldest(); k-- {
		holds := g.all[k].holds(g.tellings, i)
		if g.link == nil {
			if holds {
				return k
			}
			continue
		}
		if g.all[k].excludes(g.tellings, i) {
			continue
		}
		g.linkFeatures(&g.features, k, i, holds)
		if share := g.link.probabilities(g.features.list)[linked]; share > most {
			at, most = k, share
		}
	}
	return at
}

// oldest is the first meeting that a mention may still be one of.
func (g *gatherer) oldest() int { return max(0, len(g.all)-memory) }

func (g *gathering) add(i int, t *telling) {
	g.mentions = append(g.mentions, i)
	g.words.add(t.word)
	for _, p := range t.parties {
		g.parties.add(p)
	}
	if g.place == "" {
		g.place = t.place
	}
	if t.date != "" {
		g.dates.add(t.date)
		g.bound(t)
	}
}

// bound draws the bounds of a meeting closer to the date of a mention.
func (g *gathering) bound(t *telling) {
	first, last, ok := interval(t.date)
	if !ok {
		return
	}
	if !g.bounded || first.After(g.latest) {
		g.latest = first
	}
	if !g.bounded || last.Before(g.earliest) {
		g.earliest = last
	}
	g.bounded = true
}

// holds reports whether a mention is one of the same meeting.
func (g *gathering) holds(tellings []telling, i int) bool {
	t := &tellings[i]
	if g.family != t.family || t.place != "" && g.place != "" && t.place != g.place || !g.fits(t.date) || !g.agrees(tellings, t) {
		return false
	}
	shared, foreign, more := g.common(t)
	switch {
	case foreign > 0 && (more > 0 || len(g.parties) > 1):
		return false // each has a party that the other lacks
	case shared >= 2:
		return true
	case t.definite && (foreign == 0 || shared == 1):
		return g.words[t.word]
	}
	return false
}

// excludes reports whether a mention cannot be one of a meeting, whatever weights
// say: "a call" is no visit, though "the talks" may be the call and people may have
// "spoken" on a visit; what two verbs tell of other parties or in other places are
// two meetings.
func (g *gathering) excludes(tellings []telling, i int) bool {
	t, last := &tellings[i], &tellings[g.mentions[len(g.mentions)-1]]
	if g.family != t.family {
		return !t.definite && !t.spoken() && !last.spoken()
	}
	if !t.verb || !last.verb {
		return false
	}
	shared, foreign, more := g.common(t)
	return g.placed(t) == "other" || shared > 0 && foreign > 0 && more > 0
}

// common counts the parties that a mention shares with a meeting, those that only
// the mention has, and those that only the meeting has.
func (g *gathering) common(t *telling) (shared, foreign, more int) {
	for _, p := range t.parties {
		if g.parties[p] {
			shared++
		}
	}
	return shared, len(t.parties) - shared, len(g.parties) - shared
}

// fits reports whether the date of a mention agrees with all those of a meeting.
func (g *gathering) fits(date string) bool {
	first, last, ok := interval(date)
	return !ok || !g.bounded || !last.Before(g.latest) && !g.earliest.Before(first)
}

// agrees reports whether the statuses of a mention and of a meeting can be those
// of one: a meeting that surely took place is not one that is surely to come.
func (g *gathering) agrees(tellings []telling, t *telling) bool {
	return g.agreement(tellings, t) >= leastAgreement
}

// agreement is how much of the probabilities of its status a mention shares with
// the last one of a meeting.
func (g *gathering) agreement(tellings []telling, t *telling) float64 {
	last := &tellings[g.mentions[len(g.mentions)-1]]
	sum := 0.0
	for k := range t.shares {
		sum += math.Min(t.shares[k], last.shares[k])
	}
	return sum
}

// leastAgreement is how much of two mentions' probabilities of statuses must be
// common.
const leastAgreement = 0.3
