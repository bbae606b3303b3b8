// Command sentences measures the sentence stage on the treebanks of DATA/syntax,
// rebuilt as running text.
package main

import (
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/treebank"
)

func main() {
	data := flag.String("data", "", "folder of labelled sets")
	errors := flag.Int("errors", 0, "print so many of the boundaries missed or made up in each set")
	flag.Parse()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	for _, file := range []string{"ewt.dev.conllu", "gum-open.dev.conllu"} {
		if err := measure(filepath.Join(*data, "syntax", file), *errors); err != nil {
			log.Error("measuring ended early", slog.Any("err", err))
			os.Exit(1)
		}
	}
}

// measure prints the scores of one treebank and some of the errors.
func measure(path string, errors int) error {
	stage, err := sentence.New()
	if err != nil {
		return fmt.Errorf("making the sentence stage: %w", err)
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("opening a treebank: %w", err)
	}
	defer func() { _ = f.Close() }()
	texts, err := treebank.Read(f)
	if err != nil {
		return err
	}
	var sentences, boundaries treebank.Score
	for _, t := range texts {
		doc := extract.NewDocument(t.Text, time.Time{})
		if err := stage.Annotate(doc); err != nil {
			return fmt.Errorf("cutting %s: %w", t.ID, err)
		}
		sentences.Add(doc.Sentences, t.Sentences)
		found, wanted := treebank.Boundaries(t.Text, doc.Sentences), treebank.Boundaries(t.Text, t.Sentences)
		boundaries.Add(found, wanted)
		errors = show([]rune(t.Text), "made up", found, wanted, errors)
		errors = show([]rune(t.Text), "missed", wanted, found, errors)
	}
	fmt.Printf("%-22s sentences %5d F1 %.1f  boundaries inside of paragraphs %5d F1 %.1f\n",
		filepath.Base(path), sentences.Wanted, sentences.F1(), boundaries.Wanted, boundaries.F1())
	return nil
}

// show prints up to n of the boundaries of one list that the other lacks, and
// returns how many may still be printed.
func show(text []rune, what string, some, others []news.Span, n int) int {
	known := make(map[int]bool, len(others))
	for _, s := range others {
		known[s.End] = true
	}
	for _, s := range some {
		if known[s.End] || n == 0 {
			continue
		}
		n--
		fmt.Printf("%-8s %q | %q\n", what, string(text[max(0, s.End-50):s.End]), string(text[s.End:min(len(text), s.End+40)]))
	}
	return n
}
