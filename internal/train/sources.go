package train

import (
	"path/filepath"
	"strings"
)

// source is a labelled set of names and what is known of its manners.
type source struct {
	file   string
	layout columns
	// sentences is the number of sentences taken for a document where the set
	// does not say.
	sentences int
	// demonyms are labelled as locations and have to be put right.
	demonyms bool
}

// gold are the sets that people labelled, silver those that a program did. The
// sets that only serve for measuring are not among them, nor are CrossNER and
// re3d, whose manners cost more than their sentences bring.
func gold() []source {
	return []source{
		{file: "wikigold.all.bio", sentences: 15},
		{file: "gum.open_licence_all.named.bio", sentences: 40},
		{file: "uner-ewt.dev.bio", sentences: 40},
		{file: "uner-ewt.test.bio", sentences: 40},
		{file: "uner-pud.test.bio", sentences: 40},
		{file: "re-docred.dev.bio", sentences: 40, demonyms: true},
		{file: "re-docred.test.bio", sentences: 40, demonyms: true},
	}
}

func silver() []source {
	return []source{
		{file: "voa.tsv", layout: silverBIO(), sentences: 15},
		{file: "voa-m2e2.tsv", layout: silverBIO(), sentences: 15},
		{file: "wikinews.tsv", layout: silverBIO(), sentences: 15},
	}
}

// read reads the set below folder and puts its labels into the house's form.
func (s source) read(folder string) ([]Document, error) {
	layout := s.layout
	if layout == (columns{}) {
		layout = conllBIO()
	}
	docs, err := readColumns(filepath.Join(folder, s.file), layout)
	if err != nil {
		return nil, err
	}
	docs = chunk(docs, s.sentences)
	for _, d := range docs {
		for _, sentence := range d.Sentences {
			s.repair(sentence)
		}
	}
	return docs, nil
}

// repair turns labels into B and I of four types, and demonyms into misc.
func (s source) repair(x Sentence) {
	last := "O"
	for i, label := range x.Labels {
		if len(label) < 3 {
			label = "O"
		}
		if s.demonyms && label == "B-LOC" && isDemonym(x, i) {
			label = "B-MISC"
		}
		if label[0] == 'I' && (last == "O" || last[2:] != label[2:]) {
			label = "B" + label[1:]
		}
		x.Labels[i], last = label, label
	}
}

// isDemonym reports whether a word labelled as a location of one word ends as
// adjectives of countries do.
func isDemonym(x Sentence, i int) bool {
	if i+1 < len(x.Labels) && strings.HasPrefix(x.Labels[i+1], "I-") {
		return false
	}
	for _, end := range []string{"ese", "ish", "ian", "ans", "ean", "can", "French", "Dutch", "Greek", "Swiss", "Welsh", "Czech", "Iraqi", "Israeli", "German", "Germans", "Thai", "Pakistani", "Roman", "Jewish", "Turk", "Turks"} {
		if strings.HasSuffix(x.Words[i], end) {
			return true
		}
	}
	return false
}
