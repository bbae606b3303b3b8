package meeting

import (
	"slices"
	"strconv"

	"github.com/dateline-news/dateline/internal/news"
)

// setting says between how many sides a meeting is: by the countries and the
// organisations that its parties belong to. It is empty where they do not tell.
func (s *sentence) setting(m *news.Meeting) news.MeetingSetting {
	if m.Series != "" || m.Format == news.Summit && len(m.Participants) > 2 {
		return news.Multilateral
	}
	var sides []string
	known := 0
	for _, p := range m.Participants {
		own := s.sides(p)
		if len(own) > 0 {
			known++
		}
		for _, side := range own {
			if !slices.Contains(sides, side) {
				sides = append(sides, side)
			}
		}
		if pair(s.doc.Text.Slice(p.Span)) {
			return news.Bilateral
		}
	}
	switch {
	case len(sides) > 2:
		return news.Multilateral
	case len(sides) == 2:
		return news.Bilateral
	case len(sides) == 1 && known > 1 && known == len(m.Participants):
		return news.Internal
	}
	return ""
}

// pair reports whether a phrase speaks of two sides: "the two leaders".
func pair(text string) bool {
	switch text {
	case "The two", "the two", "The two leaders", "the two leaders", "The two sides", "the two sides", "Both sides", "both sides",
		"the two countries", "The two countries", "both countries", "Both countries", "the two men", "The two men":
		return true
	}
	return false
}

// sides are the countries that a party belongs to, else the organisations named in
// it.
func (s *sentence) sides(p news.Participant) []string {
	var countries, others []string
	note := func(id int) {
		e := &s.doc.Entities[id]
		switch {
		case e.Link.ISO3166 != "":
			countries = append(countries, e.Link.ISO3166)
		case e.Type == news.Organization || e.Type == news.Location:
			others = append(others, strconv.Itoa(id))
		}
	}
	for _, m := range s.within(p.Span) {
		if m.kind == news.NameMention {
			note(m.entity.ID)
		}
	}
	if p.Entity != nil {
		for _, role := range s.doc.Entities[*p.Entity].Roles {
			for _, id := range []*int{role.Place, role.Organization} {
				if id != nil {
					note(*id)
				}
			}
		}
	}
	if len(countries) > 0 {
		return countries
	}
	return others
}
