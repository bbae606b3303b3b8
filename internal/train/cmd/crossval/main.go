// Command crossval measures the meeting stage on articles that its weights have
// not seen. The sets that train the shipped weights are cut into folds by
// document; each fold is extracted by weights learnt from the others. The facts
// are written one file a set, to be scored like those of the program.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/train"
	"github.com/dateline-news/dateline/internal/train/label"
)

// settings are what the command line says.
type settings struct {
	data, out string
	folds     int
	// without names sources that are left out.
	without []string
}

func main() {
	var s settings
	flag.StringVar(&s.data, "data", "", "folder of labelled sets")
	flag.StringVar(&s.out, "out", "dist/crossval", "folder to write facts and labels to")
	flag.IntVar(&s.folds, "folds", 10, "number of folds, at least 2")
	without := flag.String("without", "", "sources to leave out, divided by commas")
	flag.Parse()
	s.folds, s.without = max(2, s.folds), strings.Split(*without, ",")
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if err := run(s); err != nil {
		log.Error("measuring ended early", slog.Any("err", err))
		os.Exit(1)
	}
}

// facts is what is scored of an article.
type facts struct {
	ID       string              `json:"id"`
	Text     string              `json:"text"`
	Meetings []news.Meeting      `json:"meetings"`
	Events   []news.MeetingEvent `json:"events"`
}

// article is one of a source.
type article struct {
	train.MeetingArticle
	source string
}

func run(s settings) error {
	var all []article
	for _, source := range train.MeetingSources(s.data) {
		if slices.Contains(s.without, source.Name) {
			continue
		}
		articles, err := train.ReadMeetings(source)
		if err != nil {
			return err
		}
		for _, a := range articles {
			all = append(all, article{a, source.Name})
		}
		if err := write(s.out, source.Name+".gold", labels(articles)); err != nil {
			return err
		}
	}
	found := map[string][]facts{}
	for fold := range s.folds {
		if err := runFold(all, fold, s.folds, found); err != nil {
			return err
		}
	}
	for source, list := range found {
		if err := write(s.out, source, list); err != nil {
			return err
		}
	}
	return nil
}

// labels are what readers marked in articles, to score the facts by.
func labels(articles []train.MeetingArticle) []label.Article {
	all := make([]label.Article, len(articles))
	for i := range articles {
		all[i] = articles[i].Article
	}
	return all
}

// runFold learns from all folds but one and extracts that.
func runFold(all []article, fold, folds int, found map[string][]facts) error {
	var rest []train.MeetingArticle
	for i, a := range all {
		if i%folds != fold {
			rest = append(rest, a.MeetingArticle)
		}
	}
	stage, err := train.Meetings(rest)
	if err != nil {
		return err
	}
	for i, a := range all {
		if i%folds != fold {
			continue
		}
		if err := stage.Annotate(a.Doc); err != nil {
			return err
		}
		found[a.source] = append(found[a.source], facts{a.ID, a.Doc.Text.String(), append([]news.Meeting{}, a.Doc.Meetings...), a.Doc.Events})
	}
	return nil
}

// write writes a file of JSON lines.
func write[T any](out, name string, list []T) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return fmt.Errorf("making a folder for facts: %w", err)
	}
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	for i := range list {
		if err := encoder.Encode(&list[i]); err != nil {
			return fmt.Errorf("encoding facts: %w", err)
		}
	}
	if err := os.WriteFile(filepath.Join(out, name), lines.Bytes(), 0o600); err != nil {
		return fmt.Errorf("writing facts: %w", err)
	}
	return nil
}
