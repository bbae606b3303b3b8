// Package treebank rebuilds running text from treebanks in CoNLL-U and measures
// sentence boundaries on it.
package treebank

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// Text is one document of a treebank as running text: sentences of a paragraph
// follow each other on one line, paragraphs are divided by blank lines.
type Text struct {
	ID   string
	Text string
	// Sentences are spans of code points of Text, in order.
	Sentences []news.Span
}

// Read reads the documents of a treebank: their sentences from "# text =" lines,
// their beginnings from "# newdoc" and "# newpar" lines. Words are only read for
// whether white space follows the sentence.
func Read(in io.Reader) ([]Text, error) {
	var b builder
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		b.line(strings.TrimSpace(lines.Text()))
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading a treebank: %w", err)
	}
	b.endDocument()
	return b.texts, nil
}

// builder puts lines together to texts.
type builder struct {
	texts []Text
	id    string
	text  strings.Builder
	// size is the number of code points written.
	size      int
	sentences []news.Span
	// gap is what stands before the next sentence.
	gap string
	// glued says that the last word has no white space behind it.
	glued bool
}

func (b *builder) line(line string) {
	switch {
	case strings.HasPrefix(line, "# newdoc"):
		b.endDocument()
		_, b.id, _ = strings.Cut(line, "= ")
	case strings.HasPrefix(line, "# newpar"):
		b.gap = "\n\n"
	case strings.HasPrefix(line, "# text = "):
		b.sentence(strings.TrimPrefix(line, "# text = "))
	case line != "" && line[0] != '#':
		b.glued = strings.Contains(line[strings.LastIndexByte(line, '\t')+1:], "SpaceAfter=No")
	}
}

func (b *builder) sentence(text string) {
	switch {
	case b.size == 0:
		b.gap = ""
	case b.gap == "" && !b.glued:
		b.gap = " "
	}
	b.write(b.gap)
	start := b.size
	b.write(text)
	b.sentences = append(b.sentences, news.Span{Start: start, End: b.size})
	b.gap = ""
}

func (b *builder) write(text string) {
	b.text.WriteString(text)
	b.size += len([]rune(text))
}

func (b *builder) endDocument() {
	if b.size > 0 {
		b.texts = append(b.texts, Text{ID: b.id, Text: b.text.String(), Sentences: b.sentences})
	}
	texts := b.texts
	*b = builder{texts: texts}
}
