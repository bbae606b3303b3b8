package quote

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/phrase"
)

// asideReach is how long, in tokens, an apposition or a clause between commas
// may be.
const asideReach = 40

// source is who spoke, as tokens of a line.
type source struct {
	// first and end bound the whole phrase with title and apposition.
	first, end int
	// head bounds the base phrase that names the speaker.
	head phrase.Phrase
}

// subject finds the source before a verb group: the noun phrase that ends
// there, or that does so but for an adverb, an apposition or a clause between
// commas.
func (l *line) subject(before int) (source, bool) {
	end := l.skipBack(before)
	if l.is(end-1, "who", "that", "which") && strings.HasPrefix(l.tag(end-1), "W") {
		return source{first: end - 1, end: end, head: l.antecedent(end - 1)}, true
	}
	if l.is(end-1, ",") {
		return l.acrossCommas(end - 1)
	}
	if l.is(end-1, ")") {
		return l.acrossParenthesis(end)
	}
	head, ok := l.phrases.Until(end)
	if !ok {
		return source{}, false
	}
	return l.withTitle(l.widenLeft(head, end)), true
}

// withTitle adds a title set off by a comma before a name: Malaysia's Prime
// Minister, Najib Razak.
func (l *line) withTitle(s source) source {
	title, ok := l.phrases.Until(s.first - 1)
	if !ok || !l.is(s.first-1, ",") || isTime(l, title) || l.tag(title.End-1) != "NNP" || l.tag(s.first) != "NNP" {
		return s
	}
	if before := title.First - 1; before < 0 || l.tag(before) == quoted {
		s.first = title.First
	}
	return s
}

// mainSubject is the subject of the first finite verb before a token.
func (l *line) mainSubject(before int) (source, bool) {
	for i := range min(before, len(l.tokens), asideReach) {
		if finite(l.tag(i)) && !l.marked[i] {
			for i > 0 && partOfGroup(l, i-1) {
				i--
			}
			return l.subject(i)
		}
	}
	return source{}, false
}

// finite reports whether a tag is that of a verb that carries a tense.
func finite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" }

// skipBack steps over adverbs and times before a verb: "Mr Hale also said",
// "the ministry on Monday said".
func (l *line) skipBack(end int) int {
	for end > 0 && strings.HasPrefix(l.tag(end-1), "RB") {
		end--
	}
	if p, ok := l.phrases.Until(end); ok && isTime(l, p) && p.First > 0 {
		if l.is(p.First-1, "on", "in") {
			return p.First - 1
		}
	}
	return end
}

// antecedent is the phrase that a relative pronoun refers to, or the pronoun.
func (l *line) antecedent(pronoun int) phrase.Phrase {
	end := pronoun
	if l.is(end-1, ",") {
		end--
	}
	if p, ok := l.phrases.Until(end); ok {
		return p
	}
	return phrase.Phrase{First: pronoun, End: pronoun + 1}
}

// acrossCommas finds the phrase before "…, the foreign minister, said" and
// "…, who left on Monday, said".
func (l *line) acrossCommas(comma int) (source, bool) {
	for i := comma - 1; i > 0 && comma-i < asideReach; i-- {
		if l.tag(i) == quoted {
			return source{}, false
		}
		if !l.is(i, ",") || i+1 == comma {
			continue
		}
		end := i
		if l.is(end-1, ")") {
			end = l.openParenthesis(end - 1)
		}
		head, ok := l.phrases.Until(end)
		if !ok || !l.startsAside(i+1) {
			continue
		}
		if before, also := l.phrases.Until(head.First - 1); also && l.is(head.First-1, ",") && l.opensLine(before) {
			head = before
		}
		s := l.widenLeft(head, head.End)
		s.end = comma
		return s, true
	}
	return source{}, false
}

// opensLine reports whether a phrase stands at the start of the line or right
// after speech.
func (l *line) opensLine(p phrase.Phrase) bool {
	return p.First == 0 || l.tag(p.First-1) == quoted
}

// startsAside reports whether what follows a comma may describe the phrase
// before it: a phrase, a relative clause, an age, a participle.
func (l *line) startsAside(i int) bool {
	switch l.tag(i) {
	case "WP", "WDT", "WP$", "CD", "VBG", "VBN", "IN":
		return true
	}
	_, ok := l.phrases.From(i)
	return ok
}

// acrossParenthesis finds the phrase before "(R-Maine)".
func (l *line) acrossParenthesis(end int) (source, bool) {
	open := l.openParenthesis(end - 1)
	head, ok := l.phrases.Until(open)
	if !ok {
		return source{}, false
	}
	s := l.widenLeft(head, open)
	s.end = end
	return s, true
}

// openParenthesis is the index of the bracket that the one at i closes, or i.
func (l *line) openParenthesis(i int) int {
	for k := i - 1; k >= 0 && i-k < 12; k-- {
		if l.is(k, "(") {
			return k
		}
	}
	return i
}

// widenLeft adds what a phrase hangs on: "a spokesman for [the ministry]",
// "Ms Burton and [Mr Nicks]". The head is the phrase on the left then.
func (l *line) widenLeft(head phrase.Phrase, end int) source {
	s := source{first: head.First, end: end, head: head}
	for range 4 {
		link := s.first - 1
		end := link
		if l.is(link-1, ")") {
			end = l.openParenthesis(link - 1)
		}
		left, ok := l.phrases.Until(end)
		if !ok || !l.links(link) || isTime(l, left) {
			break
		}
		s.first, s.head = left.First, left
	}
	return s
}

// links reports whether the token joins a phrase to the one before it.
func (l *line) links(i int) bool {
	return l.is(i, "of", "for", "at", "in", "from", "with", "on", "to", "and", "near")
}

// object finds the source after a verb: “…,” said Jane Hale, the mayor of
// Salem. It ends at the first token that cannot belong to it.
func (l *line) object(first int) (source, bool) {
	for strings.HasPrefix(l.tag(first), "RB") {
		first++
	}
	head, ok := l.phrases.From(first)
	if !ok {
		return source{}, false
	}
	s := source{first: first, end: head.End, head: head}
	s.end = l.widenRight(s.end)
	if l.is(s.end, "(") {
		if closed := l.closeParenthesis(s.end); closed > 0 {
			s.end = closed
		}
	}
	if l.is(s.end, ",") {
		s.end = l.apposition(s.end)
	}
	return s, true
}

// widenRight adds "of the ministry", "and Mr Nicks" after a phrase, but no
// times, places of speech or media.
func (l *line) widenRight(end int) int {
	for range 4 {
		next, ok := l.phrases.From(end + 1)
		if !ok || !l.is(end, "of", "for", "at", "from", "with", "and", "in") || isTime(l, next) || isMedium(l, next) {
			break
		}
		if l.is(end, "and") && strings.HasPrefix(l.tag(next.End), "VB") {
			break
		}
		end = next.End
	}
	return end
}

func (l *line) closeParenthesis(open int) int {
	for k := open + 1; k < len(l.tokens) && k-open < 12; k++ {
		if l.is(k, ")") {
			return k + 1
		}
	}
	return 0
}

// apposition is the end of a description after a comma: it runs to the next
// comma, stretch of speech or end of the line. Without one the comma is left.
func (l *line) apposition(comma int) int {
	first := comma + 1
	if !l.startsAside(first) || strings.HasPrefix(l.tag(first), "VB") || l.tag(first) == "IN" {
		return comma
	}
	if p, ok := l.phrases.From(first); ok && (isTime(l, p) || strings.HasPrefix(l.tag(p.End), "VB")) {
		return comma
	}
	for i := first; i < min(l.end(), first+asideReach); i++ {
		if l.is(i, ",", ":", ";", "—", "--") || l.tag(i) == quoted {
			return i
		}
	}
	return min(l.end(), first+asideReach)
}
