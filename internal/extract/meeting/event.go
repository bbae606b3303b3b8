package meeting

import (
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// memory is how many meetings back a mention may point.
const memory = 12

// telling is a mention with what tells whether it is of the same meeting as
// another.
type telling struct {
	word   string
	family family
	// definite is set for "the talks", "their meeting", "Tuesday's summit"; indefinite
	// for "a meeting", "another round", "talks".
	definite, indefinite bool
	// parties are the entities, or else the chief words, of those who take part.
	parties []string
	place   string
	// shares are the probabilities of the statuses.
	shares [5]float64
}

// family is a group of formats of which one meeting may be called several.
type family int

const (
	encounterFamily family = iota
	visitFamily
	callFamily
)

func familyOf(format news.MeetingFormat) family {
	switch format {
	case news.Visit:
		return visitFamily
	case news.Phone, news.Video:
		return callFamily
	default:
		return encounterFamily
	}
}

// telling reads what a mention tells of its meeting.
func (s *sentence) telling(t trigger, m *news.Meeting) telling {
	first := s.phraseStart(t)
	found := telling{word: stem(s.lower(t.word)), family: familyOf(m.Format)}
	if !t.verb {
		opener := s.lower(first)
		found.definite = slices.Contains([]string{"the", "that", "this", "those", "these", "their", "his", "her", "its", "both"}, opener) || s.owned(first, t)
		found.indefinite = !found.definite && !s.properNoun(t.word)
		if s.is(t.first-1, "another", "second", "third", "new", "next", "further", "separate", "earlier", "previous", "other", "last") {
			found.definite, found.indefinite = false, true
		}
	}
	for _, p := range m.Participants {
		if key := s.partyKey(p); key != "" && !slices.Contains(found.parties, key) {
			found.parties = append(found.parties, key)
		}
	}
	if m.Place != nil && m.Place.Entity != nil {
		found.place = strconv.Itoa(*m.Place.Entity)
	}
	return found
}

// owned reports whether a possessor stands in the phrase of a trigger.
func (s *sentence) owned(first int, t trigger) bool {
	for i := first; i < t.first; i++ {
		if s.tag(i) == "POS" {
			return true
		}
	}
	return false
}

// partyKey names a party: its entity, or its last word; empty for pronouns that
// nobody resolved.
func (s *sentence) partyKey(p news.Participant) string {
	if p.Entity != nil {
		return "#" + strconv.Itoa(*p.Entity)
	}
	last := s.lastWord(p.Span)
	if last >= len(s.tokens) || s.tag(last) == "PRP" || s.tag(last) == "PRP$" {
		return ""
	}
	return s.lower(last)
}

// gathering is one meeting with its mentions so far.
type gathering struct {
	mentions []int
	parties  []string
	words    []string
	family   family
	place    string
}

// gather joins the mentions of one meeting, mention by mention in the order of the
// text. It rather leaves two mentions apart than join two meetings.
func gather(meetings []news.Meeting, tellings []telling) []gathering {
	var all []gathering
	for i := range meetings {
		at := -1
		for k := len(all) - 1; k >= max(0, len(all)-memory); k-- {
			if all[k].holds(meetings, tellings, i) {
				at = k
				break
			}
		}
		if at < 0 {
			all = append(all, gathering{family: tellings[i].family})
			at = len(all) - 1
		}
		all[at].add(i, &tellings[i])
	}
	return all
}

func (g *gathering) add(i int, t *telling) {
	g.mentions = append(g.mentions, i)
	g.words = append(g.words, t.word)
	for _, p := range t.parties {
		if !slices.Contains(g.parties, p) {
			g.parties = append(g.parties, p)
		}
	}
	if g.place == "" {
		g.place = t.place
	}
}

// holds reports whether a mention is one of the same meeting.
func (g *gathering) holds(meetings []news.Meeting, tellings []telling, i int) bool {
	t := &tellings[i]
	if g.family != t.family || t.place != "" && g.place != "" && t.place != g.place || !g.fits(meetings, i) || !g.agrees(tellings, t) {
		return false
	}
	shared := 0
	for _, p := range t.parties {
		if slices.Contains(g.parties, p) {
			shared++
		}
	}
	foreign, more := len(t.parties)-shared, len(g.parties)-shared
	switch {
	case foreign > 0 && (more > 0 || len(g.parties) > 1):
		return false // each has a party that the other lacks
	case shared >= 2:
		return true
	case t.definite && foreign == 0:
		return slices.Contains(g.words, t.word)
	case t.definite && shared == 1:
		return slices.Contains(g.words, t.word)
	}
	return false
}

// fits reports whether the date of a mention agrees with those of a meeting.
func (g *gathering) fits(meetings []news.Meeting, i int) bool {
	first, last, ok := interval(meetings[i].Date)
	if !ok {
		return true
	}
	for _, k := range g.mentions {
		from, to, dated := interval(meetings[k].Date)
		if dated && (last.Before(from) || to.Before(first)) {
			return false
		}
	}
	return true
}

// agrees reports whether the statuses of a mention and of a meeting can be those
// of one: a meeting that surely took place is not one that is surely to come.
func (g *gathering) agrees(tellings []telling, t *telling) bool {
	last := &tellings[g.mentions[len(g.mentions)-1]]
	sum := 0.0
	for k := range t.shares {
		sum += math.Min(t.shares[k], last.shares[k])
	}
	return sum >= leastAgreement
}

// leastAgreement is how much of two mentions' probabilities of statuses must be
// common.
const leastAgreement = 0.3

// settle gives all mentions of a meeting the status that they say together, and
// their dates the direction that it has.
func settle(doc *extract.Document, g *gathering, tellings []telling) {
	meetings := doc.Meetings
	if len(g.mentions) < 2 {
		turn(doc, &meetings[g.mentions[0]])
		return
	}
	sums := make([]float64, 5)
	for _, i := range g.mentions {
		for k, share := range tellings[i].shares {
			sums[k] += math.Log(share + 0.02)
		}
	}
	status := statuses()[best(sums)]
	for _, i := range g.mentions {
		meetings[i].Status = status
		turn(doc, &meetings[i])
	}
	at := g.dated(meetings)
	for _, i := range g.mentions {
		if at >= 0 && meetings[i].Date == "" {
			meetings[i].Date, meetings[i].DateSource = meetings[at].Date, meetings[at].DateSource
		}
	}
}

// dated is the mention with the narrowest date, or -1.
func (g *gathering) dated(meetings []news.Meeting) int {
	at, length := -1, time.Duration(math.MaxInt64)
	for _, i := range g.mentions {
		if first, last, ok := interval(meetings[i].Date); ok && last.Sub(first) < length {
			at, length = i, last.Sub(first)
		}
	}
	return at
}
