package train

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Sentence is a labelled sentence. Labels, Tags and Heads may be missing.
type Sentence struct {
	Words, Labels, Tags []string
	// Heads are the heads of the words, -1 for the root.
	Heads []int
}

// Document is the sentences of one text.
type Document struct {
	Sentences []Sentence
}

// columns says where a file keeps words, labels and tags; -1 for nowhere.
type columns struct {
	word, label, tag int
	// treebank files number their words and open documents by comments.
	treebank bool
	// heads says that a treebank's heads are wanted too.
	heads bool
}

// headColumn is where treebanks keep the number of a word's head.
const headColumn = 6

// collector puts lines together to documents.
type collector struct {
	at       columns
	docs     []Document
	doc      Document
	sentence Sentence
}

// readColumns reads sentences of one word a line, divided by blank lines, and
// documents divided by "-DOCSTART-" lines or "# newdoc" comments.
func readColumns(path string, at columns) ([]Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening a corpus: %w", err)
	}
	defer func() { _ = f.Close() }()
	c := collector{at: at}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c.line(strings.TrimRight(lines.Text(), "\r\n"))
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	c.endDocument()
	if err := c.checkTrees(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return c.docs, nil
}

func (c *collector) line(line string) {
	switch {
	case strings.TrimSpace(line) == "":
		c.endSentence()
	case strings.HasPrefix(line, "-DOCSTART-"), c.at.treebank && strings.HasPrefix(line, "# newdoc"):
		c.endDocument()
	case c.at.treebank && line[0] == '#':
	default:
		c.sentence.add(strings.Split(line, "\t"), c.at)
	}
}

func (c *collector) endSentence() {
	if len(c.sentence.Words) > 0 {
		c.doc.Sentences = append(c.doc.Sentences, c.sentence)
	}
	c.sentence = Sentence{}
}

func (c *collector) endDocument() {
	c.endSentence()
	if len(c.doc.Sentences) > 0 {
		c.docs = append(c.docs, c.doc)
	}
	c.doc = Document{}
}

// checkTrees looks whether the heads of each sentence make trees, where heads
// are wanted: what learns from them does not ask again.
func (c *collector) checkTrees() error {
	if !c.at.heads {
		return nil
	}
	for i, d := range c.docs {
		for k, s := range d.Sentences {
			if err := s.checkTree(); err != nil {
				return fmt.Errorf("sentence %d of document %d: %w", k+1, i+1, err)
			}
		}
	}
	return nil
}

func (s *Sentence) checkTree() error {
	n := len(s.Words)
	if len(s.Heads) != n {
		return fmt.Errorf("%d heads of %d words", len(s.Heads), n)
	}
	for i, head := range s.Heads {
		if head < -1 || head >= n {
			return fmt.Errorf("word %d has head %d, of %d words", i+1, head+1, n)
		}
	}
	for i := range s.Heads {
		steps := 0
		for at := i; at >= 0; at = s.Heads[at] {
			if steps++; steps > n {
				return fmt.Errorf("word %d hangs from itself", i+1)
			}
		}
	}
	return nil
}

// add takes a word; numbers of merged and left-out words in treebanks hold "-" or ".".
func (s *Sentence) add(cells []string, at columns) {
	if at.treebank && strings.ContainsAny(cells[0], ".-") {
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
	if at.heads && headColumn < len(cells) {
		head, err := strconv.Atoi(cells[headColumn])
		if err != nil {
			head = 0 // a file that is no treebank; what hangs from nothing is a root
		}
		s.Heads = append(s.Heads, head-1)
	}
}

// conllBIO, silverBIO, conllu and trees are the layouts of the sets.
func conllBIO() columns  { return columns{word: 0, label: 1, tag: -1} }
func silverBIO() columns { return columns{word: 0, label: 2, tag: 1} }
func conllu() columns    { return columns{word: 1, label: -1, tag: 4, treebank: true} }
func trees() columns     { return columns{word: 1, label: 7, tag: 4, treebank: true, heads: true} }

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
