package train

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// treebankCells is the number of columns of a treebank's line.
const treebankCells = 10

// Reparse copies a treebank in CoNLL-U from in to out, with the tags, heads and
// relations that stages give to its words in the place of its own. The words
// stay as they are, so that a scorer can lay both side by side.
func Reparse(out io.Writer, in io.Reader, stages ...extract.Stage) error {
	w := bufio.NewWriter(out)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	var block []string
	for lines.Scan() {
		block = append(block, lines.Text())
		if lines.Text() == "" {
			if err := reparseBlock(w, block, stages); err != nil {
				return err
			}
			block = block[:0]
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading a treebank: %w", err)
	}
	if err := reparseBlock(w, block, stages); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing a treebank: %w", err)
	}
	return nil
}

// reparseBlock writes the lines of one sentence.
func reparseBlock(w *bufio.Writer, block []string, stages []extract.Stage) error {
	doc := &extract.Document{}
	rows := make([][]string, len(block))
	for i, line := range block {
		cells := strings.Split(line, "\t")
		if _, err := strconv.Atoi(cells[0]); err != nil || len(cells) != treebankCells {
			continue
		}
		n := len(doc.Tokens)
		rows[i] = cells
		doc.Tokens = append(doc.Tokens, extract.Token{Span: news.Span{Start: n, End: n + 1}, Text: cells[1]})
	}
	doc.Sentences = []news.Span{{End: len(doc.Tokens)}}
	for _, stage := range stages {
		if err := stage.Annotate(doc); err != nil {
			return fmt.Errorf("parsing a treebank: %w", err)
		}
	}
	n := 0
	for i, cells := range rows {
		if cells != nil {
			cells[4], cells[6], cells[7] = doc.Tokens[n].Tag, strconv.Itoa(doc.Tree.Head(n)+1), doc.Tree.Relation(n).String()
			block[i] = strings.Join(cells, "\t")
			n++
		}
		_, _ = w.WriteString(block[i] + "\n") // Flush returns the error
	}
	return nil
}
