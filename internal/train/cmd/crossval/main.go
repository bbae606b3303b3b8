// Command crossval measures the meeting stage on articles that its weights have
// not seen. The sets that train the shipped weights are cut into folds by
// document; each fold is extracted by weights learnt from the others. The facts
// are written one file a set, to be scored like those of the program.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/train"
)

func main() {
	data := flag.String("data", "", "folder of labelled sets")
	out := flag.String("out", "dist/crossval", "folder to write facts to")
	folds := flag.Int("folds", 10, "number of folds, at least 2")
	flag.Parse()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if err := run(*data, *out, max(2, *folds)); err != nil {
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

// article is one of a set.
type article struct {
	train.MeetingArticle
	set string
}

func run(data, out string, folds int) error {
	var all []article
	for _, set := range train.MeetingSets() {
		articles, err := train.ReadMeetingSet(filepath.Join(data, "meetings", "dev", set))
		if err != nil {
			return err
		}
		for _, a := range articles {
			all = append(all, article{a, set})
		}
	}
	bySet := map[string][]facts{}
	for fold := range folds {
		if err := runFold(all, fold, folds, bySet); err != nil {
			return err
		}
	}
	return write(out, bySet)
}

// runFold learns from all folds but one and extracts that.
func runFold(all []article, fold, folds int, bySet map[string][]facts) error {
	var rest []train.MeetingArticle
	for i, a := range all {
		if i%folds != fold {
			rest = append(rest, a.MeetingArticle)
		}
	}
	weights, err := train.Meetings(rest)
	if err != nil {
		return err
	}
	stage := meeting.New(weights)
	for i, a := range all {
		if i%folds != fold {
			continue
		}
		if err := stage.Annotate(a.Doc); err != nil {
			return err
		}
		bySet[a.set] = append(bySet[a.set], facts{a.ID, a.Doc.Text.String(), append([]news.Meeting{}, a.Doc.Meetings...), a.Doc.Events})
	}
	return nil
}

func write(out string, bySet map[string][]facts) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return fmt.Errorf("making a folder for facts: %w", err)
	}
	for set, list := range bySet {
		var lines []byte
		for _, f := range list {
			line, err := json.Marshal(f)
			if err != nil {
				return fmt.Errorf("encoding facts: %w", err)
			}
			lines = append(append(lines, line...), '\n')
		}
		if err := os.WriteFile(filepath.Join(out, set), lines, 0o600); err != nil {
			return fmt.Errorf("writing facts: %w", err)
		}
	}
	return nil
}
