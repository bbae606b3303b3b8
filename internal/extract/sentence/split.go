package sentence

import (
	"unicode"
	"unicode/utf8"
)

// split cuts one paragraph into sentences without white space at their ends.
func (s *Stage) split(paragraph string) []section {
	words := fields(paragraph)
	proposed := s.propose(paragraph)
	found := make([]section, 0, len(proposed)+1)
	start := 0
	for i := range words {
		last := i+1 == len(words)
		if !last && !breaks(gap{
			text: paragraph, words: words[start:], at: i - start, proposed: proposed[words[i].end],
		}) {
			continue
		}
		found = append(found, section{words[start].start, words[i].end})
		start = i + 1
	}
	return found
}

// propose asks the model for the ends of sentences, as byte offsets of the end
// of their last word. A blank is put after the text because the model overlooks
// a last word that ends in a character of several bytes.
func (s *Stage) propose(paragraph string) map[int]bool {
	ends := make(map[int]bool)
	for _, token := range s.punkt.AnnotatedTokens(paragraph + " ") {
		if token.SentBreak {
			ends[token.Position] = true
		}
	}
	return ends
}

// fields lists the words of text: the runs without white space.
func fields(text string) []section {
	words := make([]section, 0, len(text)/5+1)
	start := -1
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch space := unicode.IsSpace(r); {
		case space && start >= 0:
			words, start = append(words, section{start, i}), -1
		case !space && start < 0:
			start = i
		}
		i += size
	}
	if start >= 0 {
		words = append(words, section{start, len(text)})
	}
	return words
}
