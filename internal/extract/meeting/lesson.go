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
	Core         bool
	Status       news.MeetingStatus
	Participants []news.Span
	// Place and Time are empty where the text tells none.
	Place, Time news.Span
}

// Lesson is the features of a decision and the label that is right.
type Lesson struct {
	Features []uint32
	Label    int
}

// Lessons are what the three models of the stage learn from.
type Lessons struct {
	Event, Status, Role []Lesson
}

// Labels are the names of the labels of the models, in the order of their
// numbers.
func Labels() (event, status, role []string) {
	for _, s := range statuses() {
		status = append(status, string(s))
	}
	return []string{"other", "event"}, status, []string{"none", "party", "place", "time"}
}

// Study makes lessons of a parsed document with its times, for which the right
// meetings are known.
func (st *Stage) Study(doc *extract.Document, gold []Gold) Lessons {
	var l Lessons
	all, found := st.withTriggers(doc)
	told := newTold(all, found)
	for i := range all {
		for _, t := range found[i] {
			s := &all[i]
			right := goldAt(gold, s.cover(t.first, t.end))
			l.study(s, t, right, told)
			told.note(stem(s.lower(t.word)), right != nil && right.Core)
			if right != nil && right.Core {
				s.events++
			}
		}
	}
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

func (l *Lessons) study(s *sentence, t trigger, right *Gold, told *told) {
	if right != nil && !right.Core || !s.parsed() {
		return
	}
	var f features
	v := s.votes(t)
	s.senseFeatures(&f, t, &v, told)
	if right == nil {
		l.Event = append(l.Event, Lesson{slices.Clone(f.list), otherSense})
		return
	}
	l.Event = append(l.Event, Lesson{slices.Clone(f.list), eventSense})
	m := news.Meeting{}
	all := s.candidates(t)
	labels := s.partsOf(all, right)
	for i := range all {
		last, was := before(all, labels, i)
		s.partFeatures(&f, t, &v, told, &all[i], last, was)
		l.Role = append(l.Role, Lesson{slices.Clone(f.list), labels[i]})
		if labels[i] == timePart {
			m.Time = &news.TimeRef{Span: all[i].time.Span}
			if dates(all[i].time) {
				m.Date = dateOf(all[i].time.Value)
			}
		}
	}
	for i := range all {
		if labels[i] == partyPart {
			told.join(s.entity(party{first: all[i].first, end: all[i].end}), familyOf(t.format))
		}
	}
	if status := slices.Index(statuses(), right.Status); status >= 0 {
		s.statusFeatures(&f, t, &m)
		l.Status = append(l.Status, Lesson{slices.Clone(f.list), status})
	}
}

// partsOf are the parts that candidates play in the right meeting: what a reader
// marked is played by the one candidate that covers it best.
func (s *sentence) partsOf(all []candidate, right *Gold) []int {
	labels := make([]int, len(all))
	for _, p := range right.Participants {
		s.label(labels, all, p, partyPart)
	}
	s.label(labels, all, right.Place, placePart)
	s.label(labels, all, right.Time, timePart)
	return labels
}

func (s *sentence) label(labels []int, all []candidate, span news.Span, part int) {
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
}
