package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract/abbreviation"
)

// Marks that may stand between the end of a sentence and the white space, and
// between the white space and its first letter.
const (
	closers = `"'”’»)]}*`
	openers = `"'“‘«([{*`
)

// gap is the white space after a word, where a sentence may end.
type gap struct {
	text string
	// words are those from the start of the sentence to the end of the
	// paragraph; the gap lies after the word numbered at.
	words []section
	at    int
	// proposed says that the model wants to break here.
	proposed bool
}

func (g gap) word(i int) string { return g.text[g.words[i].start:g.words[i].end] }

// maxTrailing is how many words of closing marks and footnotes may stand between a
// full stop and the end of its sentence.
const maxTrailing = 4

// breaks decides whether a sentence ends at g. There is always a next word.
func breaks(g gap) bool {
	word, core := g.word(g.at), ""
	for i := g.at; core == "" && i >= 0 && i > g.at-maxTrailing; i-- {
		core = strings.TrimRight(withoutReference(g.word(i)), closers)
	}
	next := g.word(g.at + 1)
	if strings.Trim(withoutReference(next), "”’»)]}") == "" {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(core)
	if !strings.ContainsRune(".!?…。！？", last) {
		return false
	}
	quoted := !strings.HasSuffix(word, core)
	if startsLower(next) {
		return !quoted && g.lowers(core, last)
	}
	switch {
	case last == '!' || last == '?':
		return !quoted || !g.attributes()
	case last != '.':
		return last != '…' || startsSentence(next) || quoted
	case strings.HasSuffix(core, ".."):
		return g.proposed || startsSentence(next)
	}
	return g.endsAtFullStop(strings.TrimLeft(core, openers), next, quoted, size)
}

// lowers reports whether a sentence ends before a word in lower case: only where
// the sentence itself begins so, as in notes and comments whose writer uses no
// capitals, and not behind anything that may be short for a word.
func (g gap) lowers(core string, last rune) bool {
	if !startsLower(g.word(0)) {
		return false
	}
	switch last {
	case '!', '?':
		return true
	case '.':
		core = strings.TrimLeft(core, openers)
		return !strings.HasSuffix(core, "..") && len(core) > 3 && abbreviation.Of(core) == abbreviation.None
	}
	return false
}

// endsAtFullStop decides for a word with one full stop.
func (g gap) endsAtFullStop(core, next string, quoted bool, size int) bool {
	stem := core[:max(len(core)-size, 0)]
	switch abbreviation.Of(core) {
	case abbreviation.Leading:
		return false
	case abbreviation.Numbering:
		return !startsDigit(next)
	case abbreviation.Initial:
		return startsSentence(next) && g.at > 0
	case abbreviation.Dotted, abbreviation.Trailing:
		return startsSentence(next) || quoted && g.proposed
	case abbreviation.Hour:
		return !isDay(next) && (g.proposed || startsSentence(next))
	case abbreviation.None:
	}
	if g.at == 0 && isListNumber(stem) {
		return false
	}
	return g.proposed || quoted || startsSentence(next) || isNumber(stem) || stem == ""
}

// attributes reports whether the words after g are "Name said" or "asked Name":
// the sentence then goes on after its quoted question.
func (g gap) attributes() bool {
	for i := g.at + 1; i < min(g.at+5, len(g.words)); i++ {
		word := strings.Trim(g.word(i), ".,:;")
		if speech[word] {
			return true
		}
		if startsLower(word) || i == g.at+1 && starters[strings.ToLower(word)] {
			return false
		}
	}
	return false
}

// startsSentence reports whether a word that opens so is seldom part of a name:
// one of the starters, or any capitalised word behind an opening quotation mark.
func startsSentence(word string) bool {
	core := strings.TrimLeft(word, openers)
	first, _ := utf8.DecodeRuneInString(core)
	if !unicode.IsUpper(first) {
		return false
	}
	if opening := word[:len(word)-len(core)]; strings.ContainsAny(opening, `"'“‘«`) {
		return true
	}
	if end := strings.IndexAny(core, ",;:"); end > 0 {
		core = core[:end]
	}
	return starters[strings.ToLower(core)]
}

// startsLower reports whether word goes on in lower case; "iPhone" does not.
func startsLower(word string) bool {
	core := strings.TrimLeft(word, openers)
	first, size := utf8.DecodeRuneInString(core)
	second, _ := utf8.DecodeRuneInString(core[size:])
	return unicode.IsLower(first) && !unicode.IsUpper(second)
}

func startsDigit(word string) bool {
	return '0' <= word[0] && word[0] <= '9'
}

func isDay(word string) bool { return days[strings.Trim(word, ".,;()")] }

// isListNumber reports whether stem counts an item of a list: "1", "12".
func isListNumber(stem string) bool {
	return len(stem) <= 2 && isNumber(stem)
}

func isNumber(stem string) bool {
	return stem != "" && strings.Trim(stem, "0123456789") == ""
}

// withoutReference cuts the marks of footnotes off: "grammar.[12]" is "grammar.".
func withoutReference(word string) string {
	for strings.HasSuffix(word, "]") {
		open := strings.LastIndexByte(word, '[')
		if open < 0 || !isNumber(word[open+1:len(word)-1]) {
			break
		}
		word = word[:open]
	}
	return word
}
