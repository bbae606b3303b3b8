package meeting

import (
	"math"
	"slices"

	"github.com/dateline-news/dateline/internal/news"
)

// Least probabilities at which something is believed, chosen by cross-validation.
const (
	leastEvent = 0.75
	leastParty = 0.4
	leastPlace = 0.3
	leastTime  = 0.2
)

// liftRule is how much more likely a status becomes by the rules' word for it.
const liftRule = 25

// temper and leastShare take back some of the certainty of weights that learnt
// from few articles, before the rules are heard.
const (
	temper     = 0.5
	leastShare = 0.002
)

// liftRuled is how much larger the odds of an encounter become where the rules
// take a word for one.
const liftRuled = 2

// lifted is a probability whose odds are so many times larger.
func lifted(p, times float64) float64 { return p * times / (p*times + 1 - p) }

// reader reads the meetings of one document. Without judges the rules decide.
type reader struct {
	judges   *judges
	features features
	// labels are the parts of the candidates so far.
	labels []int
	told   *told
	// telling is that of the last meeting.
	telling telling
}

// meeting reads the meeting that a trigger names; ok is false where it names
// none.
func (r *reader) meeting(s *sentence, t trigger) (m news.Meeting, ok bool) {
	m = news.Meeting{Trigger: s.tokens[t.first].Span.Cover(s.tokens[t.end-1].Span), Sentence: s.span, Format: t.format}
	if r.judges == nil || !s.parsed() {
		s.byRules(t, &m)
		r.telling = s.telling(t, &m)
		r.telling.shares[slices.Index(statuses(), m.Status)] = 1
		s.fields(t, &m)
		return m, t.ruled
	}
	v := s.votes(t)
	s.senseFeatures(&r.features, t, &v, r.told)
	m.Confidence = r.judges.event.probabilities(r.features.list)[eventSense]
	if t.ruled {
		m.Confidence = lifted(m.Confidence, liftRuled)
	}
	if m.Confidence < leastEvent {
		return m, false
	}
	r.parts(s, t, &v, &m)
	s.statusFeatures(&r.features, t, &m)
	r.telling = s.telling(t, &m)
	m.Status = r.status(s, t)
	s.fields(t, &m)
	return m, true
}

// status is that of the weights, which the rules' word for the rare ones lifts:
// the sets hold too few meetings called off and denied to learn from.
func (r *reader) status(s *sentence, t trigger) news.MeetingStatus {
	shares := r.judges.status.probabilities(r.features.list)
	if ruled := slices.Index(statuses(), s.status(t)); ruled >= 2 {
		for k := range shares {
			shares[k] = math.Pow(shares[k]+leastShare, temper)
		}
		shares[ruled] *= liftRule
	}
	sum := 0.0
	for _, share := range shares {
		sum += share
	}
	for k := range shares {
		r.telling.shares[k] = shares[k] / sum
	}
	return statuses()[best(shares)]
}

// byRules fills a meeting as the rules read it.
func (s *sentence) byRules(t trigger, m *news.Meeting) {
	m.Status = s.status(t)
	m.Participants = s.withJoined(t, s.participants(s.rulesParties(t)))
	m.Place = s.place(t)
	if time := s.when(t, m.Status); time != nil {
		m.Time = &news.TimeRef{Span: time.Span}
		m.Date = dateOf(time.Value)
	}
}

// fields fills what does not hang from the status, which may change yet.
func (s *sentence) fields(t trigger, m *news.Meeting) {
	m.Format = s.format(t)
	m.Series = s.series(t)
	m.Setting = s.setting(t, m)
	m.Topic = s.topic(t, m)
	m.Attribution = s.attribution(t)
	if m.Time != nil && m.Date != "" {
		m.DateSource = dateSource(s.doc.Text.Slice(m.Time.Span))
	}
}

// parts weighs the phrases around a trigger and fills parties, place and time.
func (r *reader) parts(s *sentence, t trigger, v *votes, m *news.Meeting) {
	var found []party
	place, placed := -1, leastPlace
	when, timed := -1, leastTime
	all := s.candidates(t)
	r.labels = r.labels[:0]
	cancelled := s.status(t) == news.Cancelled
	for i := range all {
		c := &all[i]
		last, was := before(all, r.labels, i)
		s.partFeatures(&r.features, t, v, r.told, c, last, was)
		shares := r.judges.part.probabilities(r.features.list)
		r.labels = append(r.labels, best(shares))
		switch {
		case c.time != nil:
			if share := shares[timePart] * announced(t, c, cancelled); share > timed {
				when, timed = i, share
			}
		case (shares[partyPart] >= leastParty || s.deals(t, c)) && !s.renames(c, last, was):
			if n := len(found); n > 0 && found[n-1].first == c.first {
				found = found[:n-1] // the owner: Reyes in "Reyes's envoy"
			}
			found = append(found, party{c.first, c.end, r.role(s, t, c)})
		case shares[placePart] > placed:
			place, placed = i, shares[placePart]
		}
	}
	m.Participants = s.withJoined(t, s.participants(found))
	for _, p := range m.Participants {
		r.told.join(p.Entity, familyOf(t.format))
	}
	if place >= 0 {
		m.Place = s.placeOf(&all[place])
	}
	if when >= 0 {
		m.Time = &news.TimeRef{Span: all[when].time.Span}
		if dates(all[when].time) {
			m.Date = dateOf(all[when].time.Value)
		}
	}
}

// role is the part that a party plays, by the features that made it one.
func (r *reader) role(s *sentence, t trigger, c *candidate) news.Role {
	s.roleFeatures(&r.features, t, c)
	return roles()[best(r.judges.role.probabilities(r.features.list))]
}

// before is the candidate before the one at i, and its label.
func before(all []candidate, labels []int, i int) (*candidate, int) {
	if i == 0 {
		return nil, noPart
	}
	return &all[i-1], labels[i-1]
}

// announced weighs a time by whether it may be that of an announcement: "called off
// [Thursday] talks that were due on Friday".
func announced(t trigger, c *candidate, cancelled bool) float64 {
	if cancelled && c.end <= t.first {
		return 0.2
	}
	return 1
}

// renames reports whether a phrase says again who the party before it is: "Reyes,
// [the president], met", "Reyes, [right], meets".
func (s *sentence) renames(c, last *candidate, was int) bool {
	return was == partyPart && last != nil && c.first == last.end+1 && s.is(last.end, ",") && s.is(c.end, ",") &&
		s.properNoun(last.head) && !s.properNoun(c.head) && s.tag(c.head) != "PRP"
}

// placeOf is the place that a phrase names, with what it lies in.
func (s *sentence) placeOf(c *candidate) *news.Place {
	span := s.cover(c.first, c.end)
	place := &news.Place{Span: s.region(c.end, span)}
	for _, m := range s.within(span) {
		if s.isVenue(m) && (place.Entity == nil || m.span.End == span.End) {
			place.Entity = &m.entity.ID
		}
	}
	return place
}

// rulesRole is the role of a party by where it stands.
func (s *sentence) rulesRole(t trigger, c *candidate) news.Role {
	if c.head < t.first {
		return s.role(t)
	}
	return s.linkRole(t, c.first-1)
}

// statuses are the labels of the status model, in order.
func statuses() []news.MeetingStatus {
	return []news.MeetingStatus{news.Happened, news.Planned, news.Cancelled, news.Denied, news.Hypothetical}
}

// roles are the labels of the role model, in order.
func roles() []news.Role {
	return []news.Role{news.ParticipantRole, news.HostRole, news.VisitorRole, news.MediatorRole, news.ChairRole, news.NonAttendeeRole}
}

// best is the index of the largest value.
func best(values []float64) int {
	at := 0
	for i := range values {
		if values[i] > values[at] {
			at = i
		}
	}
	return at
}
