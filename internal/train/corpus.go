package train

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// Sentence is a labelled sentence. Labels and Tags may be missing.
type Sentence struct {
	Words, Labels, Tags []string
}

// Document is the sentences of one text.
type Document struct {
	Sentences []Sentence
}

// column says where a file keeps words, labels and tags; -1 for nowhere.
type columns struct {
	word, label, tag int
}

// readColumns reads sentences of one word a line, divided by blank lines, and
// documents divided by "-DOCSTART-" lines.
func readColumns(path string, at columns) ([]Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening a corpus: %w", err)
	}
	defer func() { _ = f.Close() }()
	var docs []Document
	var doc Document
	var s Sentence
	endSentence := func() {
		if len(s.Words) > 0 {
			doc.Sentences = append(doc.Sentences, s)
		}
		s = Sentence{}
	}
	endDocument := func() {
		endSentence()
		if len(doc.Sentences) > 0 {
			docs = append(docs, doc)
		}
		doc = Document{}
	}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), "\r\n")
		switch {
		case strings.TrimSpace(line) == "":
			endSentence()
		case strings.HasPrefix(line, "-DOCSTART-"):
			endDocument()
		case line[0] == '#' && at.tag == 4:
			if strings.HasPrefix(line, "# newdoc") {
				endDocument()
			}
		default:
			s.add(strings.Split(line, "\t"), at)
		}
	}
	endDocument()
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return docs, nil
}

func (s *Sentence) add(cells []string, at columns) {
	if at.tag == 4 && strings.ContainsAny(cells[0], ".-") {
		return
	}
	if max(at.word, at.label, at.tag) >= len(cells) {
		return
	}
	s.Words = append(s.Words, cells[at.word])
	if at.label >= 0 {
		s.Labels = append(s.Labels, cells[at.label])
	}
	if at.tag >= 0 {
		s.Tags = append(s.Tags, cells[at.tag])
	}
}

// conllBIO, silverBIO and conllu are the layouts of the sets.
func conllBIO() columns  { return columns{word: 0, label: 1, tag: -1} }
func silverBIO() columns { return columns{word: 0, label: 2, tag: 1} }
func conllu() columns    { return columns{word: 1, label: -1, tag: 4} }

// chunk divides documents longer than n sentences: sets that say nothing of
// documents come as one.
func chunk(docs []Document, n int) []Document {
	var out []Document
	for _, d := range docs {
		for len(d.Sentences) > 2*n {
			out = append(out, Document{Sentences: d.Sentences[:n]})
			d.Sentences = d.Sentences[n:]
		}
		out = append(out, d)
	}
	return out
}
