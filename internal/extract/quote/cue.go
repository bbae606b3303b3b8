package quote

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
)

// cue is a verb group that attributes words to somebody.
type cue struct {
	// first and end bound the group, for example "has not said"; verb is its
	// last verb.
	first, verb, end int
	class            class
	lemma            string
}

// knows reports whether the token is a reporting verb in use as a verb.
func (l lexicon) knows(t extract.Token) bool {
	_, known := l[strings.ToLower(t.Text)]
	return known && strings.HasPrefix(t.Tag, "VB")
}

// cues finds the reporting verbs of a line outside of quotation marks.
func (l lexicon) cues(in *line) []cue {
	var found []cue
	for i := range in.tokens {
		if in.marked[i] || !l.knows(in.tokens[i]) {
			continue
		}
		if c, ok := l.group(in, i); ok {
			found = append(found, c)
		}
	}
	return found
}

// group reads the verb group that ends with the verb at i. Passives and bare
// infinitives attribute nothing.
func (l lexicon) group(in *line, i int) (cue, bool) {
	known := l[in.lower(i)]
	c := cue{first: i, verb: i, end: i + 1, class: known.class, lemma: known.lemma}
	if known.lemma == "call" && in.is(i+1, "off") {
		return cue{}, false
	}
	if in.is(i-1, "to") {
		if !in.is(i-2, "declined", "refused", "continued", "went", "declines", "refuses", "failed", "had", "has", "began") {
			return cue{}, false
		}
		c.first = i - 2
	}
	passive := false
	for c.first > 0 && partOfGroup(in, c.first-1) {
		c.first--
		passive = passive || isBe(in.lower(c.first))
	}
	for c.first < c.verb && strings.HasPrefix(in.tag(c.first), "RB") && !in.is(c.first, "n't", "not") {
		c.first++
	}
	if passive && in.tag(i) != "VBG" {
		return cue{}, false
	}
	return c, true
}

func partOfGroup(in *line, i int) bool {
	if in.marked[i] {
		return false
	}
	switch in.tag(i) {
	case "MD", "RB":
		return true
	}
	switch word := in.lower(i); word {
	case "have", "has", "had", "'ve", "’ve", "'d", "’d", "do", "does", "did", "n't", "n’t":
		return true
	default:
		return isBe(word)
	}
}

func isBe(word string) bool {
	switch word {
	case "is", "are", "was", "were", "be", "been", "being", "'re", "’re", "'m", "’m":
		return true
	}
	return false
}
