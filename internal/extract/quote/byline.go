package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// longestByline is how many code points a line has at most that says whose words
// follow.
const longestByline = 100

// bylines are the openings of such lines, in lower case.
func bylines() []string {
	return []string{"from the desk of ", "a message from ", "a statement from ", "a word from ", "and from ", "from "}
}

// credit gives speech that nobody is named for to whom the line in front of it
// names: "From the desk of Anna Reyes", and under it what she wrote. Paragraphs of
// speech that follow are of the same speaker.
func credit(doc *extract.Document, drafts []draft) {
	last, lastAt := draft{}, -2
	for i := range drafts {
		d := &drafts[i]
		at, found := paragraphAt(doc, d.pieces[0].Start)
		if !found || at == 0 || !d.cue.IsZero() || !d.speaker.IsZero() {
			continue
		}
		cue, speaker, ok := byline(doc.Text, doc.Paragraphs[at-1])
		if !ok && lastAt == at-1 {
			cue, speaker, ok = last.cue, last.speaker, true
		}
		if ok {
			d.cue, d.speaker, d.head, d.reason = cue, speaker, speaker, lineOfItsOwn
			last, lastAt = *d, at
		}
	}
}

// paragraphAt is the index of the paragraph that begins at an offset.
func paragraphAt(doc *extract.Document, start int) (int, bool) {
	return slices.BinarySearchFunc(doc.Paragraphs, start, func(p news.Span, start int) int { return p.Start - start })
}

// byline takes a line apart that says whose words follow.
func byline(text news.Text, line news.Span) (cue, speaker news.Span, ok bool) {
	if line.Len() > longestByline {
		return cue, speaker, false
	}
	words := text.Slice(line)
	for _, opening := range bylines() {
		if len(words) <= len(opening) || !strings.EqualFold(words[:len(opening)], opening) {
			continue
		}
		name := strings.TrimRight(words[len(opening):], ":. ")
		if first, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(first) || strings.ContainsAny(name, ".;?!") {
			return cue, speaker, false
		}
		start := line.Start + len(opening) // openings are of one byte a letter
		cue = news.Span{Start: line.Start, End: start - 1}
		speaker = news.Span{Start: start, End: start + utf8.RuneCountInString(name)}
		return cue, speaker, true
	}
	return cue, speaker, false
}
