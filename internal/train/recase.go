package train

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// recaseGap is the distance of the sentences of a copy that are in another case,
// from the first on: the rest stays, as below a headline.
const recaseGap = 7

// recase copies a document with some sentences in another case.
func recase(d Document, spell func(string) string) Document {
	copied := Document{Sentences: make([]Sentence, 0, len(d.Sentences))}
	for i, s := range d.Sentences {
		if i%recaseGap == 0 {
			s = s.respelt(spell)
		}
		copied.Sentences = append(copied.Sentences, s)
	}
	return copied
}

func (s Sentence) respelt(spell func(string) string) Sentence {
	words := make([]string, len(s.Words))
	for i, w := range s.Words {
		words[i] = spell(w)
	}
	return Sentence{Words: words, Labels: s.Labels, Tags: s.Tags}
}

// titled spells a word as in a headline.
func titled(w string) string {
	if strings.Contains(" a an the of in on at to for and or by with 's n't ", " "+w+" ") {
		return w
	}
	r, size := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[size:]
}
