package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// look finds the places that an entity's name may mean.
func (r *resolver) look(n *naming, entity *news.Entity) {
	if isGeneric(entity.Name) {
		return
	}
	n.options = r.find(entity.Name)
	for _, alias := range entity.Aliases {
		if len(n.options) > 0 {
			break
		}
		n.options = r.find(alias)
	}
	if len(n.options) == 0 && entity.Subtype != news.Region {
		r.lookPart(n, entity.Name)
	}
	n.listed = entity.Subtype
	if entity.Subtype == news.Country {
		n.options = only(n.options, func(c model.Candidate) bool {
			return c.Kind != model.CountryPlace || c.Country == entity.Link.ISO3166 || c.Use == model.OwnName
		})
	}
}

// find looks a name up, whole, then without the word that tells its class, then
// without what stands behind a comma in it.
func (r *resolver) find(name string) []model.Candidate {
	dotted := strings.Contains(name, ".")
	letters := len(name) <= 3 && strings.ToUpper(name) == name
	found := only(r.places.Find(model.PlaceKey(name), nil), func(c model.Candidate) bool {
		// A few capitals are no city, "EU" is not Eu in Normandy, but for the largest.
		return (c.Use != model.ShortName || dotted) && (!letters || c.Kind == model.CountryPlace || c.Size > 6)
	})
	if len(found) > 0 {
		return found
	}
	if base, kind := splitClass(name); kind != 0 {
		return only(r.places.Find(model.PlaceKey(base), nil), func(c model.Candidate) bool { return kind.fits(c.Kind) })
	}
	return nil
}

// lookPart looks up the place that a name names a part of. What is said of a part
// holds for the whole's country, not for the whole.
func (r *resolver) lookPart(n *naming, name string) {
	first, rest, more := strings.Cut(name, " ")
	if !more || !isDirection(strings.ToLower(first)) {
		return
	}
	n.part = true
	n.options = only(r.find(rest), func(c model.Candidate) bool {
		return c.Use == model.OwnName && (c.Kind != model.CityPlace || c.Size > 5.5)
	})
}

// isGeneric reports whether a name says no place by itself, or one of which the
// gazetteer knows only namesakes.
func isGeneric(name string) bool {
	switch strings.TrimPrefix(strings.ToLower(name), "the ") {
	case "white house", "capitol", "kremlin", "pentagon", "old city", "west end", "east end", "gulf", "kingdom", "capital",
		"union", "republic", "state", "city", "county", "north", "south", "east", "west", "central", "northeast", "northwest",
		"southeast", "southwest", "north east", "north west", "midlands", "highlands", "downtown", "midtown", "bay", "lake",
		"coast", "valley", "island", "islands", "strip", "peninsula", "mideast", "occident", "orient", "earth", "world":
		return true
	}
	return false
}

// class is a set of kinds of place.
type class uint8

func kinds(all ...model.PlaceKind) class {
	c := class(0)
	for _, k := range all {
		c |= 1 << k
	}
	return c
}

func (c class) fits(k model.PlaceKind) bool { return c>>k&1 == 1 }

// splitClass takes off the word of a name that says what kind of place it names:
// "Anbar Province", "Province of Anbar"; zero where there is none.
func splitClass(name string) (string, class) {
	if at := strings.LastIndexByte(name, ' '); at > 0 {
		if c := classOf(strings.ToLower(name[at+1:])); c != 0 {
			return name[:at], c
		}
	}
	if before, after, found := strings.Cut(name, " of "); found {
		if c := classOf(strings.ToLower(strings.TrimPrefix(before, "the "))); c != 0 {
			return after, c
		}
	}
	return name, 0
}

// classOf is the class that a common noun tells.
func classOf(noun string) class {
	switch noun {
	case "state", "province", "region", "oblast", "governorate", "prefecture", "territory", "emirate", "canton", "republic":
		return kinds(model.RegionPlace, model.DistrictPlace)
	case "county", "district", "department", "raion":
		return kinds(model.DistrictPlace, model.RegionPlace)
	case "city", "town", "village", "municipality":
		return kinds(model.CityPlace)
	}
	return 0
}

// only keeps the candidates that fit.
func only(all []model.Candidate, fits func(model.Candidate) bool) []model.Candidate {
	kept := all[:0]
	for _, c := range all {
		if fits(c) {
			kept = append(kept, c)
		}
	}
	return kept
}

// cue is the kind of place that the words around the mentions of a name tell:
// "Washington state", "the city of Valencia". A country's region is a region.
func (r *resolver) cue(n *naming, name string) model.PlaceKind {
	if _, c := splitClass(name); c != 0 {
		for _, kind := range []model.PlaceKind{model.CityPlace, model.RegionPlace, model.DistrictPlace} {
			if c.fits(kind) {
				return kind
			}
		}
	}
	for _, m := range n.mentions[:min(len(n.mentions), maxSampled)] {
		if c := r.cueAt(m.Span); c != 0 {
			return c
		}
	}
	return 0
}

func (r *resolver) cueAt(span news.Span) model.PlaceKind {
	next := r.wordAfter(span.End)
	before := strings.ToLower(r.before(span.Start, len("upstate  ")))
	switch {
	case next == "state" || next == "province" || next == "oblast" || next == "governorate" || next == "region":
		return model.RegionPlace
	case next == "county" || next == "district":
		return model.DistrictPlace
	case next == "city" || strings.HasSuffix(before, "city of ") || strings.HasSuffix(before, "town of ") || strings.HasSuffix(before, "downtown "):
		return model.CityPlace
	case strings.HasSuffix(before, "state of ") || strings.HasSuffix(before, "ince of ") || strings.HasSuffix(before, "upstate "):
		return model.RegionPlace
	}
	return 0
}

// wordAfter is the word in small letters behind a place of the text and a blank.
func (r *resolver) wordAfter(at int) string {
	text := r.doc.Text.String()[r.doc.Text.Byte(at):]
	if !strings.HasPrefix(text, " ") {
		return ""
	}
	text = text[1:min(len(text), 20)]
	end := strings.IndexFunc(text, func(c rune) bool { return !unicode.IsLower(c) })
	if end < 0 {
		return text
	}
	return text[:end]
}

// before is the text before a place, of as many code points at most.
func (r *resolver) before(at, length int) string {
	return r.doc.Text.Slice(news.Span{Start: max(0, at-length), End: at})
}

func isDirection(word string) bool {
	switch word {
	case "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest",
		"southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "north-east", "north-west",
		"south-east", "south-west", "upper", "lower", "mainland", "greater", "downtown", "upstate", "inner", "outer",
		"north-eastern", "north-western", "south-eastern", "south-western":
		return true
	}
	return false
}

// isFacility reports whether the last word of a name is one for what people build.
func isFacility(name string) bool {
	at := strings.LastIndexByte(name, ' ')
	if at < 0 {
		return false
	}
	switch strings.ToLower(name[at+1:]) {
	case "airport", "stadium", "street", "road", "avenue", "bridge", "square", "hospital", "prison", "palace", "station", "tower",
		"building", "hall", "cathedral", "mosque", "temple", "church", "highway", "boulevard", "tunnel", "museum", "arena",
		"airfield", "barracks", "cemetery", "dam", "hotel", "plaza", "monument", "theatre", "theater", "library":
		return true
	}
	return false
}

// startsWord reports whether a token is a word and not a mark.
func startsWord(token string) bool {
	first, _ := utf8.DecodeRuneInString(token)
	return unicode.IsLetter(first)
}

// capitalised reports whether a word begins with a capital letter.
func capitalised(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}
