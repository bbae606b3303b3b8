package parse

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
)

// spot is a word as the features see it.
type spot struct {
	// form and tag are hashes, both is that of the two together.
	form, tag, both uint32
	coarse, fine    uint32
	suffix          uint32
	// seen counts what stands before the word and in its place.
	seen, own tally
	// sure is the relation that the tag alone decides, None where it does not.
	sure tree.Relation
	noun bool
}

// tally counts marks and words that hold a sentence together, each in eight
// bits: commas, verbs, conjunctions and all other marks.
type tally uint32

func tallyOf(tag string) tally {
	switch tag {
	case ",":
		return 1
	case "VBD", "VBZ", "VBP", "MD":
		return 1 << 8
	case "CC":
		return 1 << 16
	case ":", "``", "''", "-LRB-", "-RRB-", ".":
		return 1 << 24
	}
	return 0
}

// plus adds without carrying from one count to the next.
func (t tally) plus(u tally) tally {
	const low = 0x7f7f7f7f
	return (t&low + u&low) ^ (t^u)&^low
}

// between hashes what stands between two words, each kind counted up to three;
// zero where one is not a word.
func (s *Sentence) between(a, b int) uint32 {
	if a < 0 || b < 0 || a >= len(s.words) || b >= len(s.words) || b-a < 2 {
		return 0
	}
	from, to := s.words[a].seen, s.words[b-1].seen
	mask := uint32(1)
	for shift := 0; shift < 32; shift += 8 {
		mask = mask<<2 | uint32(min(uint8(to>>shift)-uint8(from>>shift), 3))
	}
	return mask
}

// Sentence is the words of one sentence; its memory is used again.
type Sentence struct {
	words []spot
	guide guide
}

// outside stands for a word that is not there, top for the root.
var (
	outside = spot{form: 11, tag: 12, both: 13}
	top     = spot{form: 21, tag: 22, both: 23}
)

// Reset empties the sentence.
func (s *Sentence) Reset() {
	s.words, s.guide.heads = s.words[:0], s.guide.heads[:0]
}

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
	at.own = tallyOf(tag)
	at.both = model.Mix(tBoth, at.form, at.tag)
	at.sure, at.noun = sure(tag), strings.HasPrefix(tag, "NN")
	s.push(at)
}

// push appends a word and counts on.
func (s *Sentence) push(at spot) {
	at.seen = at.own
	if n := len(s.words); n > 0 {
		at.seen = s.words[n-1].seen.plus(at.own)
	}
	s.words = append(s.words, at)
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

// sure is the relation that ninety-nine of a hundred words with the tag have in
// the treebanks, None where there is no such relation. Of determiners this holds
// only before a noun.
func sure(tag string) tree.Relation {
	switch tag {
	case ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH":
		return tree.Punct
	case "CC":
		return tree.CC
	case "DT":
		return tree.Det
	case "POS":
		return tree.Case
	case "PRP$":
		return tree.NModPoss
	case "TO":
		return tree.Mark
	}
	return tree.None
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
