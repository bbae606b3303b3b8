package meeting

import (
	"slices"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// Gold is a meeting as a reader labelled it.
type Gold struct {
	Trigger news.Span
	// Core is false for encounters of other kinds, which neither count nor are
	// wrong: news conferences, rallies.
	Core   bool
	Status news.MeetingStatus
	// Participants have no role where the reader told none.
	Participants []GoldParty
	// Place and Time are empty where the text tells none.
	Place, Time news.Span
	// Event is the same for mentions of one meeting; empty where nobody told.
	Event string
}

// GoldParty is a phrase that takes part.
type GoldParty struct {
	Span news.Span
	Role news.Role
}

// Lesson is the features of a decision and the label that is right.
type Lesson struct {
	Features []uint32
	Label    int
}

// Lessons are what the models of the stage learn from.
type Lessons struct {
	Event, Status, Part, Role, Link []Lesson
}

// Labels are the names of the labels of the models, in the order of their
// numbers.
func Labels() (all struct{ Event, Status, Part, Role, Link []string }) {
	all.Event, all.Part, all.Link = []string{"other", "event"}, []string{"none", "party", "place", "time"}, []string{"apart", "linked"}
	for _, s := range statuses() {
		all.Status = append(all.Status, string(s))
	}
	for _, r := range roles() {
		all.Role = append(all.Role, string(r))
	}
	return all
}

// Study makes lessons of a parsed document with its times, for which the right
// meetings are known.
func (st *Stage) Study(doc *extract.Document, gold []Gold) Lessons {
	var l Lessons
	all, found := st.withTriggers(doc)
	told := newTold(all, found)
	joined := joinLessons{}
	for i := range all {
		for _, t := range found[i] {
			s := &all[i]
			right := goldAt(gold, s.cover(t.first, t.end))
			joined.note(l.study(s, t, right, told), right)
			told.note(stem(s.lower(t.word)), right != nil && right.Core)
			if right != nil && right.Core {
				s.events++
			}
		}
	}
	l.Link = joined.lessons
	return l
}

func goldAt(gold []Gold, span news.Span) *Gold {
	i := slices.IndexFunc(gold, func(g Gold) bool { return g.Core && g.Trigger.Overlaps(span) })
	if i < 0 {
		i = slices.IndexFunc(gold, func(g Gold) bool { return g.Trigger.Overlaps(span) })
	}
	if i < 0 {
		return nil
	}
	return &gold[i]
}

// study makes the lessons of a trigger. It tells of the meeting, if it is one.
func (l *Lessons) study(s *sentence, t trigger, right *Gold, told *told) *telling {
	if right != nil && !right.Core || !s.parsed() {
		return nil
	}
	var f features
	v := s.votes(t)
	s.senseFeatures(&f, t, &v, told)
	if right == nil {
		l.Event = append(l.Event, Lesson{slices.Clone(f.list), otherSense})
		return nil
	}
	l.Event = append(l.Event, Lesson{slices.Clone(f.list), eventSense})
	m := l.studyParts(s, t, &v, right, told)
	status := slices.Index(statuses(), right.Status)
	if status >= 0 {
		s.statusFeatures(&f, t, &m)
		l.Status = append(l.Status, Lesson{slices.Clone(f.list), status})
	}
	found := s.telling(t, &m)
	if status >= 0 {
		found.shares[status] = 1
	}
	return &found
}

// studyParts makes the lessons of the phrases around a trigger and gives the
// meeting that they tell of.
func (l *Lessons) studyParts(s *sentence, t trigger, v *votes, right *Gold, told *told) news.Meeting {
	var f features
	m := news.Meeting{Format: t.format}
	all := s.candidates(t)
	labels, played := s.partsOf(all, right)
	var parties []party
	for i := range all {
		c := &all[i]
		last, was := before(all, labels, i)
		s.partFeatures(&f, t, v, told, c, last, was)
		l.Part = append(l.Part, Lesson{slices.Clone(f.list), labels[i]})
		switch labels[i] {
		case partyPart:
			parties = append(parties, party{c.first, c.end, played[i]})
			if role := slices.Index(roles(), played[i]); role >= 0 {
				s.roleFeatures(&f, t, c)
				l.Role = append(l.Role, Lesson{slices.Clone(f.list), role})
			}
		case placePart:
			m.Place = s.placeOf(c)
		case timePart:
			m.Time = &news.TimeRef{Span: c.time.Span}
			if dates(c.time) {
				m.Date = dateOf(c.time.Value)
			}
		}
	}
	m.Participants = s.participants(parties)
	for _, p := range m.Participants {
		told.join(p.Entity, familyOf(t.format))
	}
	return m
}

// joinLessons are the lessons of which mentions are of one meeting.
type joinLessons struct {
	gatherer
	events  []string
	lessons []Lesson
}

// note makes the lessons of a mention and joins it as the reader did.
func (j *joinLessons) note(told *telling, right *Gold) {
	if told == nil || right.Event == "" {
		return
	}
	i := len(j.tellings)
	j.tellings = append(j.tellings, *told)
	at := -1
	for k := len(j.all) - 1; k >= j.oldest(); k-- {
		j.linkFeatures(&j.features, k, i, j.all[k].holds(j.tellings, i))
		label := apart
		if j.events[k] == right.Event {
			label, at = linked, k
		}
		j.lessons = append(j.lessons, Lesson{slices.Clone(j.features.list), label})
	}
	if at < 0 {
		at = slices.Index(j.events, right.Event) // too far back for a lesson
	}
	if at < 0 {
		at = j.open(i)
		j.events = append(j.events, right.Event)
	}
	j.all[at].add(i, told)
}

// partsOf are the parts that candidates play in the right meeting: what a reader
// marked is played by the one candidate that covers it best.
// The roles are those of the parties among them.
func (s *sentence) partsOf(all []candidate, right *Gold) (labels []int, played []news.Role) {
	labels, played = make([]int, len(all)), make([]news.Role, len(all))
	for _, p := range right.Participants {
		if at := s.label(labels, all, p.Span, partyPart); at >= 0 {
			played[at] = p.Role
		}
	}
	s.label(labels, all, right.Place, placePart)
	s.label(labels, all, right.Time, timePart)
	return labels, played
}

// label labels the candidate that covers a span best, and gives its index or -1.
func (s *sentence) label(labels []int, all []candidate, span news.Span, part int) int {
	at, share := -1, 0.0
	for i := range all {
		c := &all[i]
		if (c.time != nil) != (part == timePart) || part != timePart && !span.Contains(s.tokens[c.head].Span) {
			continue
		}
		own := s.cover(c.first, c.end)
		common := min(own.End, span.End) - max(own.Start, span.Start)
		if found := float64(common) / float64(own.Cover(span).Len()); found > share {
			at, share = i, found
		}
	}
	if at >= 0 {
		labels[at] = part
	}
	return at
}
