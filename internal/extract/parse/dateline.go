package parse

import (
	"strings"
	"unicode"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/tree"
)

// longestDateline is how many words a dateline has at most.
const longestDateline = 16

// dateline is the number of words of the dateline that a sentence opens with, its
// dash included: "TALLINN, 12 March (Wire) —". The treebanks have none, and with
// one in front the parser takes the place for the subject.
func dateline(tokens []extract.Token) int {
	if len(tokens) == 0 || !isCapitals(tokens[0].Text) {
		return 0
	}
	for i := 1; i < min(longestDateline, len(tokens)-1); i++ {
		switch tokens[i].Text {
		case "—", "–", "-", "--", "―":
			return i + 1
		}
		if isFinite(tokens[i].Tag) {
			return 0
		}
	}
	return 0
}

// isCapitals reports whether a word is all in capitals, as places in datelines
// are.
func isCapitals(word string) bool {
	return len(word) > 1 && strings.IndexFunc(word, unicode.IsLetter) >= 0 && strings.ToUpper(word) == word
}

func isFinite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" }

// parseBehind parses a sentence behind its dateline and hangs that, as one phrase,
// on the sentence's root.
func (s *Stage) parseBehind(d *desk, tokens []extract.Token, arcs []tree.Arc, first int) {
	n := dateline(tokens)
	s.parse(d, tokens[n:], arcs[n:], first+n)
	if n == 0 {
		return
	}
	root := n
	for root < len(arcs) && arcs[root].Head >= 0 {
		root++
	}
	arcs[0] = tree.Arc{Head: int32(first + root), Relation: tree.Parataxis}
	for i := 1; i < n; i++ {
		arcs[i] = tree.Arc{Head: int32(first), Relation: tree.Dep}
	}
}
