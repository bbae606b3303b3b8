package place

import (
	"maps"
	"sort"

	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// reach is the distance in code points at which names are near each other, close
// the one at which they speak of each other.
const (
	reach      = 160
	close      = 30
	maxNear    = 6
	nearWeight = 0.6
)

// nearness is how strongly the surroundings of a naming speak of a country or region.
type nearness struct {
	countries map[string]float32
	regions   map[int]float32
	// peers are the countries whose regions stand beside the name in a list, "" for
	// countries that do.
	peers map[string]bool
}

func newNearness() nearness {
	return nearness{map[string]float32{}, map[int]float32{}, map[string]bool{}}
}

// near looks at the events around the mentions of a naming. What is near the first
// mention counts in full, what is near others by how often it is.
func (r *resolver) near(n *naming) nearness {
	result := newNearness()
	sampled := n.mentions[:min(len(n.mentions), maxSampled)]
	for i, m := range sampled {
		one := r.nearOne(n.entity, m.Span)
		maps.Copy(result.peers, one.peers)
		for country, weight := range one.countries {
			result.countries[country] = combine(result.countries[country], weight, i, len(sampled))
		}
		for region, weight := range one.regions {
			result.regions[region] = combine(result.regions[region], weight, i, len(sampled))
		}
	}
	return result
}

func combine(sum, weight float32, i, of int) float32 {
	if i == 0 {
		return weight
	}
	return min(1, sum+2*weight/float32(of))
}

// nearOne looks at the events on both sides of a mention, not beyond its paragraph.
func (r *resolver) nearOne(entity int, span news.Span) nearness {
	result := newNearness()
	events := r.heard.events
	at := sort.Search(len(events), func(i int) bool { return events[i].span.Start >= span.Start })
	see := func(i int) bool {
		e := events[i]
		gap := news.Span{Start: min(span.End, e.span.End), End: max(span.Start, e.span.Start)}
		if gap.Len() > reach {
			return false
		}
		if e.entity != entity {
			result.see(e, gap.Len())
			if gap.Len() > 0 && gap.Len() <= maxJoint && joins(r.doc.Text.Slice(gap)) {
				result.join(e)
			}
		}
		return true
	}
	for i := at; i < min(len(events), at+maxNear) && see(i); i++ {
	}
	for i := at - 1; i >= max(0, at-maxNear) && see(i); i-- {
	}
	return result
}

// see counts an event at a distance.
func (n nearness) see(e event, gap int) {
	weight := float32(nearWeight)
	if gap <= close {
		weight = 1
	}
	n.countries[e.country] = max(n.countries[e.country], weight)
	if e.region != 0 {
		n.regions[e.region] = max(n.regions[e.region], weight)
	}
}

// join notes an event that stands beside the name in a list.
func (n nearness) join(e event) {
	switch e.kind {
	case model.CountryPlace:
		n.peers[""] = true
	case model.RegionPlace:
		n.peers[e.country] = true
	case model.ContinentPlace, model.DistrictPlace, model.CityPlace:
	}
}

// maxJoint is the length of the longest text that joins two names of a list.
const maxJoint = len(", and ")

func joins(between string) bool {
	switch between {
	case ", ", " and ", ", and ", " or ", ", or ":
		return true
	}
	return false
}
