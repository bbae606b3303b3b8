package place

import (
	"math"

	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// weights are the worth of what speaks for a candidate. They were set by hand on
// written cases and on what was wrong in news.
type weights struct {
	continent, country, region, district float32
	// size is what a decade of people is worth for cities, fame a decade of names.
	size, fame float32
	// largeSize is what a decade of people is worth for countries and regions.
	largeSize float32
	// capital is the worth of a country's capital; otherName takes off for names
	// that are not a place's own in English.
	capital, otherName float32
	// cue is the worth of a word that tells the kind.
	cue float32
	// named and within are for mentions of the country and of places in it, regions
	// for those of places in the same region, each by the logarithm of their weight
	// and up to a limit; rival is the part of named that a region gets whose name is a
	// country's too.
	named, within, mostCountry, regions, mostRegion, rival float32
	// nearCountry and nearRegion are for mentions beside the name.
	nearCountry, nearRegion float32
	// peer is for a country beside others in a list, or a region beside those of its
	// country.
	peer float32
	// foreign takes off where other countries are spoken of and this one is not.
	foreign float32
	// favoured is for the place that the name means elsewhere in the text.
	favoured float32
	// listed is for what the entity stage's lists say, namesake against regions that
	// are named like a city in them.
	listed, namesake float32
	// obscure takes off for small places whose namesake is a famous one, for which the
	// text speaks half as much besides: news say "Geneva, Illinois".
	obscure float32
	// doubt is the lead that the best candidate needs over the next, if it is not known
	// to everybody.
	doubt float32
	// none is the worth of "none of these".
	none float32
}

func tuned() weights {
	return weights{
		continent: 8, country: 8, region: 4.5, district: 1.5, size: 0.7, fame: 1.3, largeSize: 0.3, capital: 2, otherName: 1.5, cue: 5,
		named: 1, within: 0.7, mostCountry: 2.2, regions: 1, mostRegion: 1.5, rival: 0.4, nearCountry: 1.2, nearRegion: 1.2, peer: 2.5,
		foreign: 0.7, favoured: 4, listed: 2, namesake: 1.5, obscure: 2, doubt: 0.25, none: 4,
	}
}

// rank picks the candidate that most speaks for; nil for none of them. A small lead
// is enough but in the last round.
func (r *resolver) rank(n *naming, last bool) *model.GeoPlace {
	w := tuned()
	near := r.near(n)
	best, second, chosen := w.none, w.none, -1
	r.heard.without(n.entity, func() {
		rival, famous := hasCountry(n.options), hasFamous(n.options, &w)
		for i := range n.options {
			s := r.score(n, &n.options[i], near, rival, famous, &w)
			if s > best {
				best, second, chosen = s, best, i
			} else if s > second {
				second = s
			}
		}
	})
	if chosen < 0 || last && best-second < w.doubt && best < famousFrom {
		return nil
	}
	return &n.options[chosen].GeoPlace
}

const (
	// smallTown is the size below which a place is known to few.
	smallTown = 4.5
	// famousFrom is the prior of places that everybody knows.
	famousFrom = 6
)

// hasFamous reports whether a name is that of a place that everybody knows.
func hasFamous(options []model.Candidate, w *weights) bool {
	for i := range options {
		if prior(&options[i], w) > famousFrom {
			return true
		}
	}
	return false
}

func hasCountry(options []model.Candidate) bool {
	for _, c := range options {
		if c.Kind == model.CountryPlace && c.Use == model.OwnName {
			return true
		}
	}
	return false
}

// score is what speaks for a candidate.
func (r *resolver) score(n *naming, c *model.Candidate, near nearness, rival, famous bool, w *weights) float32 {
	s, heard := prior(c, w), r.evidence(n, c, near, rival, w)
	if famous && c.Kind > model.RegionPlace && c.Size < smallTown {
		s, heard = s-w.obscure, heard/2
	}
	s += heard
	if n.cue != 0 && (n.cue == c.Kind || n.cue == model.RegionPlace && c.Kind == model.DistrictPlace && !rival) {
		s += w.cue
	}
	if n.favoured == c.GeoNames && rival {
		s += w.favoured
	}
	return s + n.byList(c, w)
}

// evidence is what the rest of the text says for a candidate.
func (r *resolver) evidence(n *naming, c *model.Candidate, near nearness, rival bool, w *weights) float32 {
	h := r.heard
	named, within := h.named[c.Country], h.within[c.Country]
	if !h.has(c.Country) && c.Kind >= model.DistrictPlace && len(h.events) > len(h.own[n.entity]) {
		if prior(c, w) < famousFrom || r.contested(n) {
			return -w.foreign
		}
		return 0
	}
	if c.Kind == model.RegionPlace && rival {
		named *= w.rival
	}
	s := min(w.mostCountry, w.named*grown(named)+w.within*grown(within)) + w.nearCountry*near.countries[c.Country]
	if c.Kind > model.CountryPlace {
		s += min(w.mostRegion, w.regions*grown(h.regions[c.Region])) + w.nearRegion*near.regions[c.Region]
	}
	if c.Kind == model.CountryPlace && near.peers[""] || c.Kind == model.RegionPlace && near.peers[c.Country] {
		s += w.peer
	}
	return s
}

// contested reports whether a name is that of a place of some size in a country
// that is spoken of.
func (r *resolver) contested(n *naming) bool {
	for i := range n.options {
		if c := &n.options[i]; c.Size >= smallTown && r.heard.has(c.Country) {
			return true
		}
	}
	return false
}

// byList is what the lists of the entity stage and the name's own other places say
// for a candidate: a region that is named like its main city is seldom meant.
func (n *naming) byList(c *model.Candidate, w *weights) float32 {
	region := c.Kind == model.RegionPlace || c.Kind == model.DistrictPlace
	switch {
	case n.listed == news.Region && c.Kind > model.RegionPlace, n.cue == 0 && c.Kind == model.DistrictPlace && c.Country == "US":
		return -never
	case n.listed == news.Region && region, n.listed == news.City && c.Kind == model.CityPlace:
		return w.listed / 2
	case region && n.cue == 0 && n.hasCityIn(c.Region):
		return -w.namesake
	}
	return 0
}

// never is more than can speak for any place: "the Middle East" is not the town in
// Maryland, and a county in the United States is not named without the word.
const never = 20

// hasCityIn reports whether the name is that of a larger city in a region, too.
func (n *naming) hasCityIn(region int) bool {
	const large = 4.5
	for _, c := range n.options {
		if c.Kind == model.CityPlace && c.Region == region && c.Size > large {
			return true
		}
	}
	return false
}

// grown is the logarithm of a weight of mentions, from zero up.
func grown(weight float32) float32 { return float32(math.Log2(float64(1 + max(0, weight)))) }

// prior is what speaks for a candidate without any text.
func prior(c *model.Candidate, w *weights) float32 {
	s := float32(0)
	switch c.Kind {
	case model.ContinentPlace:
		s = w.continent
	case model.CountryPlace:
		s = w.country + w.largeSize*c.Size
	case model.RegionPlace:
		s = w.region + w.largeSize*c.Size
	case model.DistrictPlace:
		s = w.district + w.largeSize*c.Size
	case model.CityPlace:
		s = w.size*c.Size + w.fame*float32(math.Log10(float64(1+int(c.Fame))))
	}
	if c.Capital {
		s += w.capital
	}
	switch {
	case c.Use == model.ShortName:
		s -= 2 * w.otherName
	case c.Use == model.OtherNameUse && c.Kind == model.CityPlace:
		s -= w.otherName
	case c.Use == model.OtherNameUse:
		s -= w.otherName / 3
	}
	return s
}
