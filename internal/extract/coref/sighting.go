package coref

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// class is what kinds of reference an entity can have.
type class int

const (
	nobody class = iota
	human
	body
	place
	// many are groups of people: "Democrats".
	many
)

// sighting is a place where an entity was spoken of, as candidates are compared.
type sighting struct {
	entity int
	class  class
	// token is the last token; sentence and paragraph are where it stands.
	token, sentence, paragraph int
	// told counts the sentences that the article itself tells, up to here.
	told int
	// subject says that it is the subject of a verb, speech that it is the one who
	// speaks; possessive that it only owns what follows.
	subject, speech, possessive bool
	// quoted says that it stands in quotation marks, opening that it opens a
	// sentence.
	quoted, opening bool
	// count is how often the entity was spoken of up to here.
	count int
}

// sighting describes the mention that some tokens are.
func (r *referrer) sighting(first, end int) sighting {
	s := sighting{token: end - 1, sentence: r.sentence, paragraph: r.paragraph, told: r.told, quoted: r.quoted, count: 1}
	s.possessive = r.tag(end) == "POS" || r.tag(first) == "PRP$"
	if s.possessive {
		return s
	}
	verb := r.verbAfter(first, end)
	s.subject = verb > 0
	s.speech = s.subject && r.speaks(verb) || r.tag(first) != "PRP" && r.speaksBefore(first)
	s.opening = r.opens(first)
	return s
}

// maxAside is how long a description between a subject and its verb may be.
const maxAside = 30

// verbAfter is the finite verb whose subject ends before a token, else zero.
func (r *referrer) verbAfter(first, end int) int {
	if r.governed(first) {
		return 0
	}
	at := r.skipAdverbs(end)
	if r.text(at) == "(" {
		at = r.after(at, ")", maxAside/2) // "Ann Marsh (D-Fla.) said"
	}
	if at = r.skipPhrase(at); r.finite(at) {
		return at
	}
	if r.lower(at) == "and" {
		return r.sharedVerb(at + 1)
	}
	if r.text(at) != "," {
		return 0
	}
	if verb := r.skipAdverbs(at + 1); r.finite(verb) {
		return verb // "The minister, Ann Marsh, said"
	}
	for i := at + 1; i < min(at+maxAside, len(r.tokens)-1); i++ {
		if r.tag(i) == "." {
			return 0
		}
		if r.text(i) == "," && r.finite(r.skipAdverbs(i+1)) {
			return r.skipAdverbs(i + 1)
		}
	}
	return 0
}

// sharedVerb is the verb of the subjects that "and" joins: "Ann Marsh and two of her
// aides have left".
func (r *referrer) sharedVerb(at int) int {
	for i := at; i < at+8; i++ {
		switch tag := r.tag(i); {
		case r.finite(i):
			return i
		case strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"), tag == "DT", tag == "PRP$", tag == "CD", tag == "POS", r.lower(i) == "of":
		default:
			return 0
		}
	}
	return 0
}

// skipPhrase steps over a prepositional phrase after a name: "Ann Marsh [of the
// Vella Post] agreed".
func (r *referrer) skipPhrase(at int) int {
	switch r.lower(at) {
	case "of", "at", "from", "with", "for":
	default:
		return at
	}
	i := at + 1
	for i < at+8 && (strings.HasPrefix(r.tag(i), "NN") || r.tag(i) == "DT" || strings.HasPrefix(r.tag(i), "JJ") || r.tag(i) == "POS" || r.lower(i) == "of") {
		i++
	}
	if r.finite(r.skipAdverbs(i)) {
		return r.skipAdverbs(i)
	}
	return at
}

// after is the token behind a mark that stands within reach, else zero.
func (r *referrer) after(at int, mark string, reach int) int {
	for i := at; i < min(at+reach, len(r.tokens)); i++ {
		if r.text(i) == mark {
			return i + 1
		}
	}
	return 0
}

func (r *referrer) skipAdverbs(at int) int {
	for strings.HasPrefix(r.tag(at), "RB") {
		at++
	}
	return at
}

// finite reports whether a token is a verb that carries a tense.
func (r *referrer) finite(at int) bool {
	switch r.tag(at) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// governed reports whether a preposition stands before what begins at a token.
func (r *referrer) governed(first int) bool {
	switch r.lower(first - 1) {
	case "of", "in", "at", "from", "for", "with", "by", "to", "on", "about", "against":
		return true
	}
	return false
}

// speaks reports whether the verb group that begins at a token tells of speech.
func (r *referrer) speaks(verb int) bool {
	for i := verb; i < min(verb+4, len(r.tokens)) && (strings.HasPrefix(r.tag(i), "VB") || r.tag(i) == "MD" || strings.HasPrefix(r.tag(i), "RB")); i++ {
		if r.nouns.speech[r.lower(i)] {
			return true
		}
	}
	return false
}

// speaksBefore reports whether a verb of speech, or "according to", stands before
// a name and its title: “…,” said Foreign Minister Ann Marsh.
func (r *referrer) speaksBefore(first int) bool {
	for i := first - 1; i >= max(0, first-8); i-- {
		switch tag := r.tag(i); {
		case tag == "VBD" || tag == "VBZ":
			return r.nouns.speech[r.lower(i)] && (i == 0 || r.tag(i-1) != "PRP")
		case tag == "TO":
			return r.lower(i-1) == "according"
		case strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"), tag == "DT", tag == "POS", r.lower(i) == "of":
		default:
			return false
		}
	}
	return false
}

// opens reports whether a sentence begins at a token, or a few tokens before it
// with nothing but a title.
func (r *referrer) opens(first int) bool {
	start := 0
	if r.sentence >= 0 {
		start = r.doc.Sentences[r.sentence].Start
	}
	for i := first; i >= max(0, first-6); i-- {
		if r.tokens[i].Span.Start <= start {
			return true
		}
		if tag := r.tag(i - 1); !strings.HasPrefix(tag, "NN") && !strings.HasPrefix(tag, "JJ") && tag != "DT" && tag != "POS" {
			return false
		}
	}
	return false
}

// addressed is the gender that the word before a name tells.
func (r *referrer) addressed(first int) gazetteer.Gender { return titleGender(r.lower(first - 1)) }

// classOf says what can refer to an entity.
func (r *referrer) classOf(entity int) class {
	switch e := &r.doc.Entities[entity]; e.Type {
	case news.Person:
		return human
	case news.Organization:
		return body
	case news.Location:
		return place
	case news.Misc:
		if strings.HasSuffix(e.Name, "s") && e.Subtype != news.NamedEvent {
			return many
		}
	}
	return nobody
}

func (r *referrer) tag(at int) string {
	if at < 0 || at >= len(r.tokens) {
		return ""
	}
	return r.tokens[at].Tag
}

func (r *referrer) text(at int) string {
	if at < 0 || at >= len(r.tokens) {
		return ""
	}
	return r.tokens[at].Text
}

func (r *referrer) lower(at int) string { return strings.ToLower(r.text(at)) }
