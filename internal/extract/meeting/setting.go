package meeting

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// setting says between how many sides a meeting is: by the word for it ("bilateral
// talks"), else by the countries and the organisations that its parties belong to. It
// is empty where they do not tell.
func (s *sentence) setting(t trigger, m *news.Meeting) news.MeetingSetting {
	if word := s.namedSetting(t); word != "" {
		return word
	}
	if m.Series != "" || m.Format == news.Summit && len(m.Participants) > 2 {
		return news.Multilateral
	}
	var sides []string
	known, foreign := 0, false
	for _, p := range m.Participants {
		text := strings.ToLower(s.doc.Text.Slice(p.Span))
		if pair(text) {
			return news.Bilateral
		}
		own := s.sides(p)
		if len(own) > 0 {
			known++
		}
		foreign = foreign || len(own) == 0 && strings.HasSuffix(text, "counterpart")
		sides = appendNew(sides, own...)
	}
	if m.Format == news.Visit && len(sides) == 1 && m.Place != nil && m.Place.Entity != nil {
		if iso := s.doc.Entities[*m.Place.Entity].Link.ISO3166; iso != "" {
			sides = appendNew(sides, iso)
		}
	}
	switch {
	case len(sides) > 2:
		return news.Multilateral
	case len(sides) == 2, len(sides) == 1 && foreign:
		return news.Bilateral
	case len(sides) == 1 && known > 1 && known == len(m.Participants):
		return news.Internal
	}
	return ""
}

// namedSetting is the setting that the words before a noun tell: "trilateral talks",
// "a cabinet meeting".
func (s *sentence) namedSetting(t trigger) news.MeetingSetting {
	if t.verb || t.format == news.Visit {
		return ""
	}
	for i := s.phraseStart(t); i < t.end; i++ {
		switch word := s.lower(i); {
		case word == "bilateral", word == "one-on-one", word == "two-way":
			return news.Bilateral
		case word == "trilateral", word == "multilateral", word == "quadrilateral", sided(word), word == "party" && i > 0 && s.tag(i-1) == "CD":
			return news.Multilateral
		case word == "cabinet":
			return news.Internal
		}
	}
	return ""
}

// sided reports whether a word counts three sides or more: "six-party", "four-nation".
func sided(word string) bool {
	number, sides, ok := strings.Cut(word, "-")
	if !ok {
		return false
	}
	switch sides {
	case "party", "nation", "way", "country", "sided", "power":
		return several[number]
	}
	return false
}

var several = words(`three four five six seven eight nine ten multi`)

// appendNew appends what a list does not hold yet.
func appendNew(list []string, more ...string) []string {
	for _, item := range more {
		if !slices.Contains(list, item) {
			list = append(list, item)
		}
	}
	return list
}

// pair reports whether a phrase in lower case speaks of two sides: "the two leaders".
func pair(text string) bool {
	rest, two := strings.CutPrefix(text, "the two")
	if !two {
		rest, two = strings.CutPrefix(text, "both")
	}
	if !two {
		return false
	}
	switch strings.TrimSpace(rest) {
	case "", "leaders", "sides", "countries", "nations", "governments", "men", "women", "presidents", "ministers", "foreign ministers",
		"prime ministers", "neighbors", "neighbours", "parties", "delegations", "koreas":
		return true
	}
	return false
}

// country is the country that an entity lies in or is, else what it is itself; none
// for a person and for other names.
func (s *sentence) country(id int) []string {
	switch e := &s.doc.Entities[id]; {
	case e.Link.ISO3166 != "":
		return []string{e.Link.ISO3166}
	case e.Type == news.Organization || e.Type == news.Location:
		return []string{strconv.Itoa(id)}
	}
	return nil
}

// sides are the countries that a party belongs to, else the organisations: those
// named in its phrase, and those of the roles that its entity has anywhere in the
// document.
func (s *sentence) sides(p news.Participant) []string {
	var countries, others []string
	note := func(id int) {
		for _, side := range s.country(id) {
			if _, err := strconv.Atoi(side); err == nil {
				others = appendNew(others, side)
			} else {
				countries = appendNew(countries, side)
			}
		}
	}
	for _, m := range s.within(p.Span) {
		if m.kind == news.NameMention {
			note(m.entity.ID)
		}
	}
	if p.Entity != nil {
		note(*p.Entity)
	}
	if p.Entity != nil && len(countries) == 0 {
		for _, role := range s.doc.Entities[*p.Entity].Roles {
			for _, id := range []*int{role.Place, role.Organization} {
				if id != nil {
					note(*id)
				}
			}
			if len(countries) > 0 {
				break
			}
		}
	}
	if len(countries) > 0 {
		return countries
	}
	return others
}
