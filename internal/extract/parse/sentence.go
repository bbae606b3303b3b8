package parse

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
)

// spot is a word as the features see it.
type spot struct {
	// form and tag are hashes, both is that of the two together.
	form, tag, both uint32
	coarse, fine    uint32
	suffix          uint32
}

// Sentence is the words of one sentence; its memory is used again.
type Sentence struct {
	words []spot
	// marks says of each word whether it is a mark of punctuation.
	marks []bool
}

// outside stands for a word that is not there, top for the root.
var (
	outside = spot{form: 11, tag: 12, both: 13}
	top     = spot{form: 21, tag: 22, both: 23}
)

// Reset empties the sentence.
func (s *Sentence) Reset() { s.words, s.marks = s.words[:0], s.marks[:0] }

// Len is the number of words.
func (s *Sentence) Len() int { return len(s.words) }

// Add appends a word with its tag.
func (s *Sentence) Add(lexicon *model.Lexicon, text, tag string) {
	tag = treebankTag(tag)
	w := word.Of(lexicon, plain(text, tag))
	at := spot{
		form: w.Lower, tag: model.Hash(tag), coarse: w.Entry.Coarse(), fine: w.Entry.Fine(),
		suffix: w.Back[min(2, max(int(w.Size), 1)-1)],
	}
	at.both = model.Mix(tBoth, at.form, at.tag)
	s.words = append(s.words, at)
	s.marks = append(s.marks, isMark(tag))
}

// treebankTag spells the tags of brackets as the treebanks do.
func treebankTag(tag string) string {
	switch tag {
	case "(":
		return "-LRB-"
	case ")":
		return "-RRB-"
	}
	return tag
}

// isMark reports whether a tag is one of those that only punctuation has.
func isMark(tag string) bool {
	switch tag {
	case ",", ".", ":", "``", "''", "-LRB-", "-RRB-":
		return true
	}
	return false
}

// straight spells the marks of print the way the treebanks do.
var straight = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "--", "…", "...")

// plain is the spelling under which a word is known: quotation marks go by their
// tag, and apostrophes are straight.
func plain(text, tag string) string {
	switch tag {
	case "``", "''":
		return tag
	}
	for i := range len(text) {
		if text[i] == 0xe2 { // the first byte of all these marks
			return straight.Replace(text)
		}
	}
	return text
}

// at is word i, which may be the root or absent.
func (s *Sentence) at(i int) *spot {
	switch {
	case i < 0:
		return &outside
	case i >= len(s.words):
		return &top
	}
	return &s.words[i]
}

// near is word i, or outside where the sentence has none.
func (s *Sentence) near(i int) *spot {
	if i < 0 || i >= len(s.words) {
		return &outside
	}
	return &s.words[i]
}
