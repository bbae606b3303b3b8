package meeting

import "github.com/dateline-news/dateline/internal/news"

// reach is how many tokens from a trigger the words that govern it may stand.
const reach = 12

// status decides from the words that govern a trigger whether the meeting
// takes place. Words before the trigger decide first; a trigger that is a
// subject is decided by the verb after it.
func (s *sentence) status(t trigger) news.MeetingStatus {
	if status := s.statusBefore(t); status != "" {
		return status
	}
	if !t.verb {
		if status := s.statusAfter(t); status != "" {
			return status
		}
	}
	return news.Happened
}

// statusBefore reads the chain of verbs to the left: "refused to hold [talks]",
// "will [meet]". The chain ends at the edge of the clause or at a verb that
// says nothing about the meeting.
func (s *sentence) statusBefore(t trigger) news.MeetingStatus {
	if t.verb && s.tag(t.word) == "VBD" && !s.is(t.word-1, "never", "not") {
		if s.neither(t.first) {
			return news.Denied
		}
		return s.conditional(t.first)
	}
	status := news.MeetingStatus("")
	for i := t.first - 1; i >= 0 && t.first-i <= reach && !s.boundary(i); i-- {
		found := s.governs(i)
		if s.is(i-1, "that") && s.is(i-2, "denied", "denies", "deny", "denying") && (t.verb || s.takesPlace(t.end)) {
			found = news.Denied // the edge of the clause, but not of what is denied
		}
		if s.needsContact(i) && !s.contact(i+1, t.first) {
			found = ""
		}
		if stronger(found, status) {
			status = found
		}
		if found == "" && s.tag(i) == "VBD" && !isAuxiliary(s.lower(i)) && !light(s.lower(i)) {
			break
		}
	}
	if status == "" && t.verb && s.is(t.first-1, "to") && !s.pastBefore(t.first) {
		return news.Planned
	}
	return status
}

// takesPlace reports whether a trigger is the subject of "took place" and the like.
func (s *sentence) takesPlace(at int) bool {
	for i := at; i < min(at+reach, len(s.tokens)); i++ {
		if s.is(i, "took", "take", "taken", "happened", "held", "occurred") {
			return true
		}
	}
	return false
}

// neither reports whether the subject before a place opens with "neither".
func (s *sentence) neither(at int) bool {
	for i := at - 1; i >= max(0, at-reach); i-- {
		if s.is(i, "neither") {
			return true
		}
	}
	return false
}

// needsContact reports whether a word only governs what it stands next to: a
// negation or a modal verb, which belong to the nearest verb.
func (s *sentence) needsContact(i int) bool {
	return (s.tag(i) == "MD" || s.is(i, "not", "n't", "n’t", "no", "never", "failed", "fails")) && !s.noPlan(i)
}

// noPlan reports whether a token opens "no plans", which denies what is planned.
func (s *sentence) noPlan(i int) bool {
	return s.is(i, "no") && s.is(i+1, "plan", "plans", "intention")
}

// contact reports whether no party or thing stands between a word and a
// trigger, and nobody merely stays away.
func (s *sentence) contact(first, end int) bool {
	for i := first; i < end; i++ {
		if s.isNoun(i) || s.tag(i) == "PRP" || s.is(i, "attend", "attending", "join", "attended", "informed") {
			return false
		}
	}
	return true
}

// conditional finds an "if" before a finite verb.
func (s *sentence) conditional(first int) news.MeetingStatus {
	for i := first - 1; i >= 0 && first-i <= reach && !s.boundary(i); i-- {
		if s.is(i, "if", "whether", "unless") {
			return news.Hypothetical
		}
	}
	return ""
}

// pastBefore reports whether a past tense stands before a place.
func (s *sentence) pastBefore(at int) bool {
	for i := at - 1; i >= 0 && at-i <= 3*reach; i-- {
		if s.tag(i) == "VBD" {
			return true
		}
	}
	return false
}

// statusAfter reads the verb of which a trigger is the subject: "talks were
// called off", "a meeting scheduled for Friday".
func (s *sentence) statusAfter(t trigger) news.MeetingStatus {
	status := news.MeetingStatus("")
	verbs := 0
	for i := t.end; i < min(t.end+reach, len(s.tokens)) && verbs < 3; i++ {
		if s.boundary(i) && !s.planAside(i) {
			break
		}
		if s.isVerb(i) && !isAuxiliary(s.lower(i)) {
			verbs++
		}
		if found := s.governsAfter(i); stronger(found, status) {
			status = found
		}
	}
	return status
}

// planAside reports whether a comma opens or closes an aside such as "planned
// for next week", over which a subject reaches its verb.
func (s *sentence) planAside(i int) bool {
	return s.is(i, ",") && (planning[s.lower(i+1)] || isAuxiliary(s.lower(i+1)))
}

// governs is the status that a word before a trigger gives it.
func (s *sentence) governs(i int) news.MeetingStatus {
	word := s.lower(i)
	switch {
	case s.is(i-1, "not", "n't", "n’t", "never") && cancelling[word]:
		return ""
	case cancelling[word], s.calledOff(i), s.is(i, "pulled") && s.is(i+1, "out"), s.is(i, "put") && s.is(i+1, "off"):
		return news.Cancelled
	case s.is(i, "turned", "turns", "turn") && s.is(i+1, "down"), s.noPlan(i):
		return news.Denied
	case denying[word], word == "not" || word == "n't" || word == "n’t":
		return news.Denied
	case supposing[word] && !(word == "may" && s.tag(i) != "MD"), word == "called" && s.is(i+1, "for", "on"), word == "calls" && s.is(i+1, "for"):
		return news.Hypothetical
	case planning[word], s.is(i, "is", "are", "was", "were") && s.is(i+1, "to"):
		return news.Planned
	}
	return ""
}

// governsAfter is the status that a word after a trigger gives it.
func (s *sentence) governsAfter(i int) news.MeetingStatus {
	switch found := s.governs(i); found {
	case news.Denied:
		if s.is(i, "not", "n't", "n’t", "never") && !s.pastAction(i) {
			return found
		}
		return ""
	case news.Hypothetical:
		if s.tag(i) == "MD" {
			return found
		}
		return ""
	default:
		return found
	}
}

// pastAction reports whether "not" denies something else than the meeting:
// "the talks did not produce a result".
func (s *sentence) pastAction(i int) bool {
	if s.is(i+1, "be", "been") {
		i++
	}
	return !s.is(i+1, "take", "taken", "happen", "happened", "occur", "held", "scheduled", "planned", "confirmed", "arranged", "agreed", "set")
}

func (s *sentence) calledOff(i int) bool {
	if !s.is(i, "called", "call", "calls", "calling", "broken", "break", "breaks") {
		return false
	}
	for k := i + 1; k < min(i+5, len(s.tokens)); k++ {
		if s.is(k, "off") {
			return true
		}
	}
	return false
}

// boundary reports whether a clause ends at a token.
func (s *sentence) boundary(i int) bool {
	switch s.lower(i) {
	case ",", ";", ":", "that", "who", "which", "said", "says", "“", "”", "\"", "—", "--", "after", "while":
		return true
	}
	return false
}

// strength orders the statuses: what says more about a meeting wins.
var strength = map[news.MeetingStatus]int{news.Planned: 1, news.Hypothetical: 2, news.Denied: 3, news.Cancelled: 4}

func stronger(a, b news.MeetingStatus) bool { return strength[a] > strength[b] }

func isAuxiliary(word string) bool {
	switch word {
	case "was", "were", "had", "did", "is", "are", "has", "have", "do", "does", "been", "be":
		return true
	}
	return false
}

// light reports whether a verb only carries the noun after it: held talks.
func light(word string) bool {
	switch word {
	case "took", "takes", "ended", "ends", "opened", "opens", "lasted", "held", "hold", "holding", "attend", "attended", "resumed", "resume", "began", "begin", "started", "start", "make", "made":
		return true
	}
	return false
}
