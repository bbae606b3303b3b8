package quote

import (
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// hiding are words by which a text says that it keeps a name back.
var hiding = []string{
	"anonymity", "anonymous", "anonymously", "unnamed", "unidentified", "not to be named", "not be named", "not to be identified",
	"not be identified", "declined to be named", "declined to be identified", "refused to be named", "not authorized", "not authorised",
	"on background", "withheld", "did not want to be named", "familiar with", "close to the", "briefed on", "with knowledge of",
	"with direct knowledge", "without being named", "asked that his name", "asked that her name", "whose name",
}

// hidden are nouns for people who are cited without their names.
var hidden = setOf(`official officials aide aides diplomat diplomats adviser advisers advisor advisors executive executives insider insiders
	source sources person people lawyer lawyers investigator investigators staffer staffers employee employees banker bankers
	negotiator negotiators lawmaker lawmakers minister ministers member members resident residents witness witnesses`)

// indefinite are words that open the description of somebody unknown.
var indefinite = setOf(`a an one two three four several some another multiple other many`)

// anonymous reports whether a speaker is described but kept from being named.
// Around is the sentence with the speaker, in lower case.
func (d *detailer) anonymous(q *news.Quote, around []string) bool {
	if q.Speaker.IsZero() || d.names(q.Speaker) {
		return false
	}
	description := " " + strings.Join(d.words(q.Speaker), " ") + " "
	for _, phrase := range hiding {
		if strings.Contains(description, " "+phrase+" ") {
			return true
		}
	}
	words := d.words(q.Speaker)
	head := slices.IndexFunc(words, func(w string) bool { return hidden[w] })
	if head < 0 {
		return false
	}
	if words[head] == "source" || words[head] == "sources" || words[head] == "insiders" || words[head] == "insider" {
		return true
	}
	if d.kept(around) {
		return true
	}
	switch words[head] {
	case "official", "officials", "aide", "aides", "diplomat", "diplomats", "adviser", "advisers", "advisor", "advisors", "executive", "staffer", "staffers":
		return indefinite[words[0]] || head == 0 || words[0] == "senior"
	}
	return false
}

// kept reports whether a sentence says that a name is kept back.
func (d *detailer) kept(around []string) bool {
	sentence := " " + strings.Join(around, " ") + " "
	for _, phrase := range []string{" anonymity ", " not to be named ", " not to be identified ", " declined to be named ", " declined to be identified ", " not authorized ", " not authorised "} {
		if strings.Contains(sentence, phrase) {
			return true
		}
	}
	return false
}

// names reports whether a span names a person. Those whom the speaker works for
// or speaks of are not the speaker: "an aide to Anna Reyes".
func (d *detailer) names(span news.Span) bool {
	for _, m := range d.cast.within(span) {
		if !m.person || m.kind != news.NameMention || d.cast.possessive(m.span) {
			continue
		}
		before := strings.Fields(strings.ToLower(d.doc.Text.Slice(news.Span{Start: span.Start, End: m.span.Start})))
		if !slices.ContainsFunc(before, func(w string) bool {
			return w == "to" || w == "for" || w == "of" || w == "with" || w == "who"
		}) {
			return true
		}
	}
	return false
}
