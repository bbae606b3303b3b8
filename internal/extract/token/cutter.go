package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract/abbreviation"
)

const (
	// closers may stand between the last full stop of a sentence and its end.
	closers = `"'”’»)]}`
	// opening and closing marks are cut off at the two ends of a word.
	opening = `"'“‘„«([{<$£€¥¡¿*~|-–—―•·`
	closing = `"'“”’«»)]}>,;:!?%*~|-–—―•·。！？，`
	// inner marks are cut out wherever they stand in a word.
	inner = `"“”„«»()[]{}–—―…`
)

// cutter collects the units of one sentence. Its last full stop, if it has one,
// lies before the byte at end.
type cutter struct {
	text  string
	end   int
	units []unit
	// quoted says that a straight quotation mark is open.
	quoted bool
}

// word cuts one run without white space, bytes [start, stop).
func (c *cutter) word(start, stop int) {
	if isPlain(c.text[start:stop]) { // most are, and need no more looking at
		c.long(start, stop)
		return
	}
	if isAddress(c.text[start:stop]) {
		c.address(start, stop)
		return
	}
	for at := start; at < stop; {
		next := at + innerMark(c.text[at:stop])
		c.edges(at, next)
		at = next
		if at < stop {
			at = c.mark(at, stop)
		}
	}
}

// isPlain reports whether word has nothing but ASCII letters and digits: there is
// nothing to cut off it, and its spelling is its own.
func isPlain(word string) bool {
	for i := range len(word) {
		if b := word[i] | foldBit(word[i]); (b < 'a' || b > 'z') && (b < '0' || b > '9') {
			return false
		}
	}
	return true
}

// innerMark is the offset of the first mark at which a word is cut inside, or
// the word's length.
func innerMark(word string) int {
	for i, r := range word {
		switch {
		case strings.ContainsRune(inner, r),
			strings.HasPrefix(word[i:], "--"), strings.HasPrefix(word[i:], ".."),
			r == '/' && isBetweenLetters(word, i):
			return i
		}
	}
	return len(word)
}

// isBetweenLetters tells the slash of "Reuters/AFP" from that of "9/11". What
// stands in brackets before it was cut off: "Okello (Kenya)/Marsh".
func isBetweenLetters(word string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(word[:i])
	after, _ := utf8.DecodeRuneInString(word[i+1:])
	return unicode.IsLetter(after) && (unicode.IsLetter(before) || i == 0)
}

// mark adds the inner mark at the byte at and returns the offset behind it. The
// dots of "..." and the hyphens of "--" stay together.
func (c *cutter) mark(at, stop int) int {
	r, size := utf8.DecodeRuneInString(c.text[at:stop])
	end := at + size
	if r == '.' || r == '-' {
		for end < stop && end-at < maxUnit && c.text[end] == c.text[at] {
			end++
		}
	}
	c.addMark(at, end)
	return end
}

// edges cuts the marks off both ends of [start, stop).
func (c *cutter) edges(start, stop int) {
	for start < stop {
		r, size := utf8.DecodeRuneInString(c.text[start:stop])
		if !strings.ContainsRune(opening, r) || size == stop-start || isElision(c.text[start:stop]) {
			break
		}
		c.addMark(start, start+size)
		start += size
	}
	right := stop
	for right > start {
		r, size := utf8.DecodeLastRuneInString(c.text[start:right])
		if size == right-start || isClitic(c.text[start:right]) ||
			!strings.ContainsRune(closing, r) && !c.isFullStop(start, right, stop) {
			break
		}
		right -= size
	}
	if core := c.text[start:right]; core == `"` || markTag(core) != "" {
		c.addMark(start, right)
	} else {
		c.clitics(start, right)
	}
	for right < stop {
		_, size := utf8.DecodeRuneInString(c.text[right:stop])
		c.addMark(right, right+size)
		right += size
	}
}

// isFullStop reports whether [start, right) ends in a full stop that is not part
// of the word. In mid-sentence, where the word ends at right == stop, a full stop
// is always the word's own: else the sentence stage would have ended there.
func (c *cutter) isFullStop(start, right, stop int) bool {
	if c.text[right-1] != '.' {
		return false
	}
	kind := abbreviation.Of(c.text[start:right])
	if right < c.end {
		return right < stop && kind == abbreviation.None
	}
	return kind != abbreviation.Dotted && kind != abbreviation.Trailing && kind != abbreviation.Hour
}

// clitics cuts "'s", "n't" and their like off the end of [start, stop).
func (c *cutter) clitics(start, stop int) {
	at := start + cliticStart(c.text[start:stop])
	c.long(start, at)
	c.add(at, stop, true)
}

// long adds [start, stop), in pieces where it is too long for one unit.
func (c *cutter) long(start, stop int) {
	for stop-start > maxUnit {
		end := start
		for end-start < maxUnit-utf8.UTFMax {
			_, size := utf8.DecodeRuneInString(c.text[end:stop])
			end += size
		}
		c.add(start, end, true)
		start = end
	}
	c.add(start, stop, start < stop && c.text[stop-1] == '.')
}

func (c *cutter) add(start, end int, whole bool) {
	if start < end {
		c.units = append(c.units, unit{start: start, end: end, plain: spell(c.text[start:end]), whole: whole})
	}
}

// addMark adds a mark, under the spelling and with the tag of the Penn Treebank.
func (c *cutter) addMark(start, end int) {
	mark := c.text[start:end]
	if mark == `"` {
		c.quoted = !c.quoted
		mark = "”"
		if c.quoted {
			mark = "“"
		}
	}
	u := unit{start: start, end: end, plain: spell(mark), whole: true, tag: markTag(mark)}
	if u.tag == openQuote || u.tag == closeQuote {
		u.plain = u.tag
	}
	c.units = append(c.units, u)
}

// The Penn Treebank's quotation marks, which are their own tags.
const (
	openQuote  = "``"
	closeQuote = "''"
)

// markTag is the tag of a mark that needs no tagger, or empty.
func markTag(mark string) string {
	switch mark {
	case "“", "„", "«", "‘":
		return openQuote
	case "”", "»":
		return closeQuote
	case "(", "[", "{", "<":
		return "("
	case ")", "]", "}", ">":
		return ")"
	case ",", "，", "$":
		return mark
	case ".", "!", "?", "。", "！", "？":
		return "."
	case ":", ";", "-", "–", "—", "―", "…", "/", "|", "•", "·":
		return ":"
	}
	if strings.HasPrefix(mark, "..") || strings.HasPrefix(mark, "--") {
		return ":"
	}
	return ""
}

// address is what the tagger sees in the place of any web or mail address.
const address = "http://example.org"

// address adds a web or mail address as one token under a short spelling, since
// only its kind matters to the tagger, and the marks behind it.
func (c *cutter) address(start, stop int) {
	end := start + len(strings.TrimRight(c.text[start:stop], closing+"."))
	c.units = append(c.units, unit{start: start, end: end, plain: address, whole: true})
	if end < stop {
		c.edges(end, stop)
	}
}
