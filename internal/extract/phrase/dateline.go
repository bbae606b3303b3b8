package phrase

import (
	"strings"
	"unicode"

	"github.com/dateline-news/dateline/internal/extract"
)

// longestDateline is how many words a dateline has at most.
const longestDateline = 16

// Dateline is the number of tokens of the dateline that a sentence opens with, its
// dash included: "TALLINN, 12 March (Wire) —"; zero without one. It tells where an
// article was written and takes no part in what the sentence says.
func Dateline(tokens []extract.Token) int {
	place := 0
	for place < len(tokens) && isCapitals(tokens[place].Text) {
		place++
	}
	if place == 0 || place == len(tokens) || tokens[place].Text != "," && tokens[place].Text != "(" && !isDash(tokens[place].Text) {
		return 0
	}
	for i := place; i < min(longestDateline, len(tokens)-1); i++ {
		if isDash(tokens[i].Text) {
			return i + 1
		}
		if isFinite(tokens[i].Tag) {
			return 0
		}
	}
	return 0
}

// isCapitals reports whether a word is all in capitals, as places in datelines
// are. Abbreviations with full stops, as in "U.S. President", are none.
func isCapitals(word string) bool {
	return len(word) > 1 && !strings.Contains(word, ".") && strings.IndexFunc(word, unicode.IsLetter) >= 0 && strings.ToUpper(word) == word
}

func isDash(word string) bool {
	switch word {
	case "—", "–", "-", "--", "―":
		return true
	}
	return false
}

func isFinite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" }
