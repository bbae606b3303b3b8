package meeting

import (
	"strconv"
	"time"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// ladder is how many words up the tree govern a trigger.
const ladder = 5

// statusFeatures are the features of whether a meeting takes place: the verbs
// that govern its trigger, their tense and what denies or supposes them.
func (s *sentence) statusFeatures(f *features, t trigger, m *news.Meeting) {
	f.reset()
	verb, word, rule := "noun", s.lower(t.word), string(s.status(t))
	if t.verb {
		verb = "verb"
	}
	f.add("rule", rule)
	f.add("rule verb", rule, verb)
	f.add("rule tag", rule, s.tag(t.word))
	f.add("word", word)
	f.add("tag", s.tag(t.word))
	f.add("format", string(t.format))
	f.add("before", s.lower(t.first-1), verb)
	f.add("before two", s.lower(t.first-2), s.lower(t.first-1))
	f.add("after", s.lower(t.end), verb)
	f.add("after two", s.lower(t.end), s.lower(t.end+1))
	f.add("phrase opens", s.lower(s.phraseStart(t)), verb)
	s.dateFeatures(f, t, m, verb, rule)
	s.tenseFeatures(f, t, m, verb)
	s.chain(f, t, verb)
	s.cueFeatures(f, t, verb)
}

// tenseFeatures are the tense of the clause and how the trigger hangs in it:
// "arrived for talks", "ahead of a visit", "begins a visit on Sunday".
func (s *sentence) tenseFeatures(f *features, t trigger, m *news.Meeting, verb string) {
	tense, at, tie := s.tense(t.word), t.word, s.tie(t.word)
	for n := 0; n < ladder && tense == ""; n++ {
		if at = s.head(at); at < 0 {
			break
		}
		tense = s.tense(at)
		if tie == "" {
			tie = s.tie(at)
		}
	}
	opener, dated := s.lower(s.phraseStart(t)), "no"
	if m.Time != nil {
		dated = s.order(m.Date)
	}
	f.add("tense", tense, verb)
	f.add("tense tie", tense, tie)
	f.add("tense tie format", tense, tie, string(t.format))
	f.add("tense dated", tense, dated, verb)
	f.add("tense tie dated", tense, tie, dated)
	f.add("tense opener", tense, opener, tie)
	f.add("tie", tie, verb)
	if at >= 0 {
		f.add("tense of", tense, s.lower(at), tie)
	}
}

// tie is the preposition or the opener of a clause that joins a word to its head.
func (s *sentence) tie(i int) string {
	for c := range s.children(i) {
		if r := s.relation(c); r == tree.Case || r == tree.Mark {
			if s.is(c, "ahead", "prior", "en") {
				return "before"
			}
			return s.lower(c)
		}
	}
	return ""
}

// tense is the tense of a verb group; empty for what has none.
func (s *sentence) tense(i int) string {
	found := ""
	switch s.tag(i) {
	case "VBD", "VBZ", "VBP":
		found = s.tag(i)
	}
	for c := range s.children(i) {
		if r := s.relation(c); r != tree.Aux && r != tree.AuxPass && r != tree.Cop {
			continue
		}
		switch {
		case s.tag(c) == "MD":
			return "MD " + s.lower(c)
		case s.finite(c):
			found = s.tag(c) + " " + s.tag(i)
		}
	}
	return found
}

// chain writes the words that govern a trigger, with their helpers.
func (s *sentence) chain(f *features, t trigger, verb string) {
	s.helpers(f, t.word, "0")
	f.add("negated", strconv.FormatBool(s.negated(t.word)), verb)
	at, way := t.word, ""
	for n := 1; n <= ladder; n++ {
		relation := s.relation(at).Main().String()
		head := s.head(at)
		if head < 0 {
			f.add("root", strconv.Itoa(n-1), s.tag(at), verb)
			return
		}
		level := strconv.Itoa(min(n, 3))
		way += relation + "<"
		f.add("governor", level, s.lower(head))
		f.add("governor by", s.lower(head), relation)
		f.add("governor class", s.class(head), relation)
		f.add("governor class way", s.class(head), way)
		f.add("governor way", way, s.lower(head))
		f.add("governor tag", level, relation, s.tag(head))
		f.add("way", way, verb)
		class, refused := string(s.governs(head)), strconv.FormatBool(s.negated(head))
		f.add("class", level, class, refused)
		f.add("class relation", relation, class, refused, verb)
		f.add("class way", way, class, refused)
		s.helpers(f, head, level)
		at = head
	}
}

// negated reports whether a negation hangs from a word.
func (s *sentence) negated(i int) bool {
	for c := range s.children(i) {
		if s.is(c, "not", "n't", "n’t", "never", "no", "neither", "nor") {
			return true
		}
	}
	return false
}

// helpers writes the auxiliaries, negations and openers of a word.
func (s *sentence) helpers(f *features, i int, level string) {
	group := ""
	for c := range s.children(i) {
		switch s.relation(c) {
		case tree.Aux, tree.AuxPass, tree.Cop, tree.Mark:
			group += s.lower(c) + " "
			f.add("helper", level, s.lower(c))
		case tree.Advmod, tree.Det, tree.CompoundPrt:
			f.add("modifier", level, s.lower(c))
		case tree.AMod, tree.Compound:
			f.add("quality", level, s.lower(c))
		case tree.Case:
			f.add("case", level, s.lower(c))
		default: // says nothing of the status
		}
	}
	f.add("group", level, group, s.tag(i))
}

// cueFeatures are the words of plans, doubts and refusals in the clause.
func (s *sentence) cueFeatures(f *features, t trigger, verb string) {
	for i := max(0, t.first-reach); i < min(len(s.tokens), t.end+reach); i++ {
		if i >= t.first && i < t.end {
			continue
		}
		side := "left"
		if i >= t.end {
			side = "right"
		}
		if status := s.governs(i); status != "" {
			f.add("cue", side, string(status), verb)
			f.add("cue word", side, s.lower(i))
		}
		if s.finite(i) && !isAuxiliary(s.lower(i)) {
			f.add("finite", side, s.tag(i))
		}
	}
}

// dateFeatures tell whether the date of a meeting lies before the publication.
func (s *sentence) dateFeatures(f *features, t trigger, m *news.Meeting, verb, rule string) {
	if m.Time == nil {
		f.add("no date", verb)
		return
	}
	order := s.order(m.Date)
	f.add("date", order)
	f.add("date tag", order, s.tag(t.word))
	f.add("date rule", order, rule)
	first, end := s.tokensOf(m.Time.Span)
	f.add("date word", s.lower(first))
	f.add("date end", s.lower(end-1))
}

// order is how a date lies to the day of publication.
func (s *sentence) order(date string) string {
	first, last, ok := interval(date)
	if !ok || s.doc.PublishedAt.IsZero() {
		return "unknown"
	}
	day := s.doc.PublishedAt.Truncate(24 * time.Hour)
	switch {
	case last.Before(day):
		return "past"
	case first.After(day):
		return "future"
	case first.Equal(last):
		return "today"
	}
	return "around"
}
