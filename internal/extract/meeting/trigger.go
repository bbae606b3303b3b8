package meeting

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// trigger is a word or fixed phrase that names an encounter.
type trigger struct {
	// first and end bound its tokens; word is the one that the lexicon knows.
	first, word, end int
	format           news.MeetingFormat
	verb             bool
	// ruled is set where the rules take it for an encounter.
	ruled bool
}

// triggers finds the words of a sentence that may name encounters; those that the
// rules believe in are marked.
func (s *sentence) triggers() []trigger {
	var found []trigger
	for i := range s.tokens {
		if s.elsewhere(i) {
			continue
		}
		// A call was told of before: "the call" is one of its mentions.
		s.phone = s.phone || len(found) > 0 && found[len(found)-1].format == news.Phone && found[len(found)-1].ruled
		t, ok := s.nounTrigger(i)
		if !ok {
			t, ok = s.verbTrigger(i)
		}
		if ok {
			found = absorb(found, t)
		}
	}
	return found
}

// absorb appends a trigger. One that ends inside of it becomes part of it: a
// "conference call" is no conference.
func absorb(found []trigger, t trigger) []trigger {
	n := len(found)
	if n == 0 || found[n-1].end <= t.first {
		return append(found, t)
	}
	last := &found[n-1]
	t.first, t.ruled = last.first, t.ruled || last.ruled
	if last.format == news.Video {
		t.format = news.Video
	}
	*last = t
	return found
}

// elsewhere reports whether a word belongs to something else: to a name ("Forum
// for Democratic Change"), to an idiom ("meet the deadline", "visiting scholar"), or
// to the trigger that follows it ("breakfast meeting", "phone talks").
func (s *sentence) elsewhere(i int) bool {
	word := s.lower(i)
	if _, rare := rareNouns[word]; rare && s.isNoun(i) && s.isNoun(i+1) && (nouns[s.lower(i+1)] != "") {
		return true
	}
	switch s.nameAround(i) {
	case news.Person:
		return true
	case news.Organization:
		return nouns[word] == "" || s.properNoun(i+1) || s.is(i+1, "of", "for", "on")
	default: // names of places and of events do not hide an encounter
	}
	switch stem(word) {
	case "meet":
		return s.isVerb(i) && (s.satisfies(i+1) || s.meetsTerms(i))
	case "visit":
		return s.is(i, "visiting") && academics[s.lower(i+1)]
	}
	return false
}

// meetsTerms reports whether a verb of meeting ends a clause about what has to be
// done: "the conditions that Tehran would have to meet".
func (s *sentence) meetsTerms(i int) bool {
	if !s.parsed() || s.child(i, tree.Obj) >= 0 {
		return false
	}
	for range ladder {
		if s.relation(i) != tree.XComp {
			break
		}
		i = s.head(i)
	}
	return s.relation(i).Main() == tree.AclRelcl.Main() && s.head(i) >= 0 && satisfied[s.lower(s.head(i))]
}

// nounTrigger reads "meeting", "phone call", "peace talks", "G-8 summit".
func (s *sentence) nounTrigger(i int) (trigger, bool) {
	word := s.lower(i)
	format, known := nouns[word]
	if !known {
		if format, known = rareNouns[word]; !known || !s.isNoun(i) {
			return trigger{}, false
		}
		return trigger{first: i, word: i, end: i + 1, format: format}, !s.is(i+1, "call", "calls", "conversation", "conversations")
	}
	if !s.isNoun(i) && !(s.tag(i) == "VBG" && s.nominal(i)) || s.otherSense(i) || senseAfter[s.lower(i+1)] {
		return trigger{}, false
	}
	t := trigger{first: i, word: i, end: i + 1, format: format}
	if whole, compound := compounds[s.lower(i-1)]; compound {
		t.first--
		if whole != "" && format != news.Talks {
			t.format = whole
		}
	}
	t.ruled = s.nounSense(&t) && !s.privately(i)
	return t, true
}

// otherSense reports whether the word before a noun makes something else of it: a
// news conference, a roll call.
func (s *sentence) otherSense(i int) bool { return senseBefore[s.lower(i-1)] }

// privately reports whether a noun names an encounter of one body with itself, which
// seldom counts: a party meeting; but not six-party talks.
func (s *sentence) privately(i int) bool {
	return otherBefore[s.lower(i-1)] && !(s.is(i-1, "party") && (s.tag(i-2) == "CD" || s.is(i, "talks")))
}

// nominal reports whether "meeting" stands like a noun.
func (s *sentence) nominal(i int) bool {
	switch s.tag(i - 1) {
	case "DT", "PRP$", "POS", "JJ", "NN", "NNP", "CD":
		return true
	}
	return false
}

// nounSense drops nouns that are an encounter only in company.
func (s *sentence) nounSense(t *trigger) bool {
	switch s.lower(t.word) {
	case "call", "calls", "conversation", "conversations":
		return t.first < t.word || s.phone && s.is(t.first-1, "the", "their") || s.is(t.end, "with", "between")
	case "conference", "conferences":
		return t.format != news.Conference || t.word > 0 && s.capital(t.word) || s.is(t.end, "in", "on")
	case "talks":
		return !s.is(t.end, "about", "to") || !s.properNoun(t.first-1)
	case "trip", "trips":
		return s.is(t.end, "to") || s.nearPlace(t.end) || s.tag(t.first-1) == "PRP$" || s.tag(t.first-1) == "POS" || s.properNoun(t.first-1)
	case "audience":
		return s.is(t.end, "with")
	case "briefing", "briefings":
		return s.is(t.end, "with", "by", "for", "from")
	case "discussions":
		return s.is(t.end, "with", "between", "among") || s.is(t.first-1, "held", "hold", "holding")
	case "visit", "visits":
		return !s.is(t.end-2, "to") || s.isNoun(t.word)
	}
	return true
}

func (s *sentence) capital(i int) bool {
	first, _ := utf8.DecodeRuneInString(s.tokens[i].Text)
	return unicode.IsUpper(first)
}

// nearPlace reports whether a location is named within a few tokens.
func (s *sentence) nearPlace(i int) bool {
	if i >= len(s.tokens) {
		return false
	}
	near := s.tokens[i].Span.Cover(s.tokens[min(i+4, len(s.tokens)-1)].Span)
	return slices.ContainsFunc(s.within(near), func(m mention) bool { return m.entity.Type == news.Location })
}

// verbTrigger reads "met", "visited", "hosted", "spoke by phone".
func (s *sentence) verbTrigger(i int) (trigger, bool) {
	word := s.lower(i)
	format, known := verbs[word]
	if !known {
		format, known = rareVerbs[word]
		return trigger{first: i, word: i, end: i + 1, format: format, verb: true}, known && s.isVerb(i)
	}
	if !s.isVerb(i) && !s.headlineVerb(i) {
		return trigger{}, false
	}
	t := trigger{first: i, word: i, end: i + 1, format: format, verb: true}
	t.ruled = s.verbSense(&t)
	return t, true
}

// headlineVerb reports whether a word that was tagged as a noun is a verb by
// what follows it, as often in headlines and captions: "Hale meets with Ruiz".
func (s *sentence) headlineVerb(i int) bool {
	return s.isNoun(i) && s.is(i, "meets", "speaks", "meet", "met", "spoke") && s.is(i+1, "with", "by") && s.isNoun(i-1)
}

// verbSense drops verbs that do not bring two parties together.
func (s *sentence) verbSense(t *trigger) bool {
	switch s.lower(t.word) {
	case "meet", "meets", "met", "meeting":
		return !s.satisfies(t.end) && !s.takesThing(t.end)
	case "visit", "visits", "visited", "visiting":
		return s.namesAfter(t.end)
	case "hosted", "hosts", "hosting", "host", "received", "receives":
		return s.personAfter(t.end) || s.is(t.end, "by") && s.personAfter(t.end+1)
	case "spoke", "speak", "speaks", "spoken", "speaking":
		if s.phoneNear(t.end) {
			return true
		}
		t.format = news.UnspecifiedFormat
		return s.is(t.end, "with") && s.partyAt(t.end+1)
	case "phoned", "phones", "telephoned", "telephones":
		return s.personAfter(t.end)
	case "discuss", "discussed", "discusses", "discussing":
		return s.discussesWith(t.end) || len(s.subjects(t.first, *t)) > 1
	case "negotiate", "negotiates", "negotiated", "negotiating":
		return s.tag(t.word) == "VB" || s.is(t.end, "with")
	}
	return true
}

// satisfies reports whether "meet" takes a thing to fulfil: meet the deadline.
func (s *sentence) satisfies(at int) bool {
	if s.is(at, "with") {
		at++
	}
	if object := s.child(at-1, tree.Obj); s.parsed() && object >= 0 && satisfied[s.lower(object)] {
		return true
	}
	p, ok := s.phrases.From(at)
	return ok && satisfied[s.lower(p.End-1)]
}

// takesThing reports whether the object of "meet" is neither a party nor a name.
func (s *sentence) takesThing(at int) bool {
	p, ok := s.phrases.From(at)
	return ok && !s.party(p) && !s.properNoun(p.End-1) && !s.isTimePhrase(p) && s.tag(p.End-1) != "NNS"
}

// namesAfter reports whether the phrase after a verb names somebody or a place.
func (s *sentence) namesAfter(at int) bool {
	p, ok := s.phrases.From(at)
	return ok && (len(s.within(p.Span(s.tokens))) > 0 || s.properNoun(p.End-1))
}

// personAfter reports whether the phrase after a verb names a person.
func (s *sentence) personAfter(at int) bool {
	p, ok := s.phrases.From(at)
	if !ok {
		return false
	}
	for _, m := range s.within(p.Span(s.tokens)) {
		if m.entity.Type == news.Person {
			return true
		}
	}
	return partyNouns[s.lower(p.End-1)]
}

func (s *sentence) properNoun(i int) bool { return s.tag(i) == "NNP" || s.tag(i) == "NNPS" }

// phoneNear reports whether "by phone" or "on the telephone" follows.
func (s *sentence) phoneNear(at int) bool {
	for i := at; i < min(at+10, len(s.tokens)); i++ {
		if s.is(i, "phone", "telephone") {
			return true
		}
	}
	return false
}

// discussesWith reports whether "with" and a party follow within the clause.
func (s *sentence) discussesWith(at int) bool {
	for i := at; i < min(at+10, len(s.tokens)); i++ {
		if s.is(i, "with") && s.partyAt(i+1) {
			return true
		}
	}
	return false
}
