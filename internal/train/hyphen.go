package train

import "strings"

// hyphenTag is the treebanks' tag of a hyphen between two words.
const hyphenTag = "HYPH"

// withHyphens adds to documents a copy of each sentence in which the treebanks
// have cut words at their hyphens, with such words in one piece: that is how the
// token stage leaves them.
func withHyphens(docs []Document) []Document {
	out := make([]Document, len(docs))
	for i, d := range docs {
		out[i].Sentences = append(out[i].Sentences, d.Sentences...)
		for _, s := range d.Sentences {
			if joined, ok := joinHyphens(s); ok {
				out[i].Sentences = append(out[i].Sentences, joined)
			}
		}
	}
	return out
}

// joinHyphens puts the pieces of hyphenated words together. A whole word takes
// head, relation and tag of the piece whose head lies outside of it; ok is false
// where the sentence has no such word.
func joinHyphens(s Sentence) (joined Sentence, ok bool) {
	// number is the place that each word has in the joined sentence.
	number := make([]int, len(s.Words))
	var firsts []int
	for i := range s.Words {
		if joins(s, i) {
			ok = true
		} else {
			firsts = append(firsts, i)
		}
		number[i] = len(firsts) - 1
	}
	if !ok {
		return s, false
	}
	for n, first := range firsts {
		end := len(s.Words)
		if n+1 < len(firsts) {
			end = firsts[n+1]
		}
		joined.append(s, first, end, number)
	}
	return joined, true
}

// joins reports whether word i and the one before it are pieces of one word. A
// hyphen at the start or the end of a sentence joins nothing.
func joins(s Sentence, i int) bool {
	if i > 0 && s.Tags[i] == hyphenTag {
		return i+1 < len(s.Words)
	}
	return i > 1 && s.Tags[i-1] == hyphenTag
}

// append adds words [first, end) of from as one.
func (s *Sentence) append(from Sentence, first, end int, number []int) {
	top := first
	for i := first; i < end; i++ {
		if h := from.Heads[i]; h < first || h >= end {
			top = i
			break
		}
	}
	head := from.Heads[top]
	if head >= 0 {
		head = number[head]
	}
	s.Words = append(s.Words, strings.Join(from.Words[first:end], ""))
	s.Tags = append(s.Tags, wholeTag(from, first, end, top))
	s.Labels = append(s.Labels, from.Labels[top])
	s.Heads = append(s.Heads, head)
}

// wholeTag is the tag of a word in one piece: what modifies a noun is an
// adjective.
func wholeTag(s Sentence, first, end, top int) string {
	if end-first > 1 && (s.Labels[top] == "amod" || s.Labels[top] == "compound") && !strings.HasPrefix(s.Tags[top], "NNP") {
		return "JJ"
	}
	return s.Tags[top]
}
