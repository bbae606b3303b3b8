package place

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// qualifier is a name behind that of a place that tells where it lies.
type qualifier struct {
	options []model.Candidate
	// first and end are the tokens of it.
	first, end int
	// comma tells "Moscow, Idaho" from "Moscow in Idaho".
	comma bool
}

// decision is what the text says of one mention.
type decision struct {
	// place is what is meant; nil for one that the gazetteer does not know.
	place *model.GeoPlace
	// within is the country or region that the text puts it in; nil for a mention
	// that only says where another lies.
	within *model.GeoPlace
}

// id tells decisions for one place from those for another.
func (d decision) id() int {
	if d.place == nil {
		return -d.within.GeoNames
	}
	return d.place.GeoNames
}

// qualify settles the mentions that say themselves where their place lies, and
// those that say it of others. A naming with mentions settled to different places
// is cut apart.
func (r *resolver) qualify() {
	for _, n := range r.namings {
		for _, m := range n.mentions {
			r.decide(n, m)
		}
	}
	if len(r.decided) == 0 {
		return
	}
	for _, n := range r.namings[:len(r.namings):len(r.namings)] {
		r.divide(n)
	}
}

// decide reads what follows a mention.
func (r *resolver) decide(n *naming, m news.Mention) {
	q, ok := r.qualifierAfter(m.Span.End)
	if !ok || r.inList(n, m, q) {
		return
	}
	inner, outer := pair(n.options, q.options)
	if inner != nil {
		r.decided[m.Span.Start] = decision{place: inner, within: outer}
		if at := r.doc.Tokens[q.first].Span.Start; r.starts[at] != nil {
			r.decided[at] = decision{place: outer}
		}
		return
	}
	if outer := federal(q.options); q.comma && outer != nil && r.closed(q.end) && !hasLarge(n.options) {
		r.decided[m.Span.Start] = decision{within: outer}
	}
}

// maxLinking is the number of words that may stand before a qualifier, with one more.
const maxLinking = 6

// isLinking reports whether a word may stand between a place and its country.
func isLinking(word string) bool {
	switch word {
	case "in", "the", "of", "part", "state", "province", "region", "corner", "capital", "city", "town", "port":
		return true
	}
	return isDirection(word)
}

// qualifierAfter reads ", Idaho", ", northern Lebanon", " in Virginia" or " in the
// south of Portugal".
func (r *resolver) qualifierAfter(end int) (qualifier, bool) {
	tokens := r.doc.Tokens
	at := sort.Search(len(tokens), func(i int) bool { return tokens[i].Span.Start >= end })
	if at >= len(tokens)-1 || tokens[at].Text != "," && tokens[at].Text != "in" || r.paragraphBreak(end, tokens[at+1].Span.Start) {
		return qualifier{}, false
	}
	q := qualifier{comma: tokens[at].Text == ",", first: at + 1}
	for q.first < min(at+maxLinking, len(tokens)-1) && isLinking(tokens[q.first].Text) {
		q.first++
	}
	for length := min(4, len(tokens)-q.first); length > 0; length-- {
		q.end = q.first + length
		span := tokens[q.first].Span.Cover(tokens[q.end-1].Span)
		if last := tokens[q.end-1].Text; !capitalised(tokens[q.first].Text) || last != "." && !startsWord(last) {
			continue
		}
		if q.options = r.qualifying(strings.TrimSuffix(r.doc.Text.Slice(span), "-based"), q.comma); len(q.options) > 0 {
			return q, true
		}
	}
	return qualifier{}, false
}

func (r *resolver) paragraphBreak(start, end int) bool {
	return strings.Contains(r.doc.Text.Slice(news.Span{Start: start, End: end}), "\n\n")
}

// qualifying are the countries and regions that a name behind another may mean.
// Codes of two letters count in capitals only.
func (r *resolver) qualifying(name string, comma bool) []model.Candidate {
	short := comma && (strings.HasSuffix(name, ".") || strings.ToUpper(name) == name)
	return only(r.places.Find(model.PlaceKey(name), nil), func(c model.Candidate) bool {
		return (c.Kind == model.CountryPlace || c.Kind == model.RegionPlace) && (c.Use != model.ShortName || short)
	})
}

// pair picks the place and the country or region that it lies in.
func pair(inner, outer []model.Candidate) (in, out *model.GeoPlace) {
	best := float32(0)
	for i := range inner {
		for k := range outer {
			a, b := &inner[i], &outer[k]
			if !lies(a.GeoPlace, b.GeoPlace) {
				continue
			}
			worth := 3 + a.Size + b.Size/10 - 1.5*float32(a.Use) - float32(b.Use%2)
			if a.Kind != model.CityPlace {
				worth -= 2.5
			}
			if worth > best {
				best, in, out = worth, &a.GeoPlace, &b.GeoPlace
			}
		}
	}
	return in, out
}

// lies reports whether a place lies in a country or region other than itself.
func lies(in, out model.GeoPlace) bool {
	if in.Country != out.Country || in.GeoNames == out.GeoNames || in.Kind <= out.Kind {
		return false
	}
	return out.Kind == model.CountryPlace || in.Region == out.GeoNames
}

// federal is the region that names of places are commonly followed by; nil for none.
// There a place that the gazetteer does not know is not its larger namesake.
func federal(options []model.Candidate) *model.GeoPlace {
	for i := range options {
		switch c := &options[i].GeoPlace; {
		case c.Kind == model.RegionPlace && (c.Country == "US" || c.Country == "CA" || c.Country == "AU"):
			return c
		case c.Kind == model.CountryPlace:
			return nil
		}
	}
	return nil
}

// inList reports whether a qualifier is but the next place of a list, "Georgia,
// Florida and Texas", or opens another part of the sentence, "In London, Ontario's
// premier". A city cannot be listed with states unnoticed, so cities pass.
func (r *resolver) inList(n *naming, m news.Mention, q qualifier) bool {
	tokens := r.doc.Tokens
	if q.end < len(tokens) && (tokens[q.end].Tag == "POS" || strings.HasSuffix(tokens[q.end-1].Text, "'s")) {
		return true
	}
	if !q.comma || !hasLarge(n.options) {
		return false
	}
	before := strings.TrimRight(r.before(m.Span.Start, 5), " ")
	if strings.HasSuffix(before, ",") || strings.HasSuffix(before, "and") || strings.HasSuffix(before, "or") {
		return true
	}
	if q.end >= len(tokens) {
		return false
	}
	switch next := tokens[q.end].Text; next {
	case "and", "or", "&":
		return true
	case ",":
		return q.end+1 < len(tokens) && (tokens[q.end+1].Text == "and" || tokens[q.end+1].Text == "or" || r.starts[tokens[q.end+1].Span.Start] != nil)
	}
	return false
}

// hasLarge reports whether a name may mean a country or a region.
func hasLarge(options []model.Candidate) bool {
	for _, c := range options {
		if c.Kind <= model.RegionPlace && c.Use == model.OwnName {
			return true
		}
	}
	return false
}

// closed reports whether a comma, a bracket, a dash or an end stands at a token.
func (r *resolver) closed(at int) bool {
	if at >= len(r.doc.Tokens) {
		return true
	}
	switch r.doc.Tokens[at].Text {
	case ",", ".", "(", ")", "-", "–", "—", "--", ";", ":":
		return true
	}
	return r.paragraphBreak(r.doc.Tokens[at-1].Span.End, r.doc.Tokens[at].Span.Start)
}

// divide gives each group of mentions that were decided alike a naming of its own.
// A mention that says nothing goes with the one before it that says where it lies,
// else with the first after it. One that says where another place lies stands
// alone: "New York" is the state in "Albany, New York", and may be the city elsewhere.
func (r *resolver) divide(n *naming) {
	current, favoured, any := r.firstSaid(n)
	if !any {
		return
	}
	var order []*naming
	groups := map[int]*naming{}
	for _, m := range n.mentions {
		said, own := r.decided[m.Span.Start]
		if own && said.within != nil {
			current = &said
		}
		if !own && current != nil {
			said, own = *current, true
		}
		id := 0
		if own {
			id = said.id()
		}
		g := groups[id]
		if g == nil {
			g = &naming{entity: n.entity, options: n.options, listed: n.listed, cue: n.cue, part: n.part, sure: own, favoured: favoured}
			g.chosen, g.within = said.place, said.within
			groups[id] = g
			order = append(order, g)
		}
		g.mentions = append(g.mentions, m)
		r.starts[m.Span.Start] = g
	}
	r.replace(n, order)
}

// replace puts the groups of a naming in its place.
func (r *resolver) replace(n *naming, groups []*naming) {
	*n = *groups[0]
	for _, m := range n.mentions {
		r.starts[m.Span.Start] = n
	}
	r.namings = append(r.namings, groups[1:]...)
}

// firstSaid is the first decision of a naming on where its place lies, and the id of
// the first place that others of its mentions mean.
func (r *resolver) firstSaid(n *naming) (first *decision, favoured int, any bool) {
	for _, m := range n.mentions {
		d, ok := r.decided[m.Span.Start]
		any = any || ok
		if ok && d.within != nil && first == nil {
			first = &d
		}
		if ok && d.within == nil && favoured == 0 {
			favoured = d.place.GeoNames
		}
	}
	return first, favoured, any
}
