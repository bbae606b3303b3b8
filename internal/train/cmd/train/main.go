// Command train makes the model files of internal/model from a folder of labelled
// sets. The same folder gives the same files.
package main

import (
	"flag"
	"log/slog"
	"os"

	"github.com/dateline-news/dateline/internal/train"
)

func main() {
	data := flag.String("data", "", "folder of labelled sets")
	out := flag.String("out", "internal/model", "folder to write to")
	only := flag.String("only", "", "\"meetings\" makes only the weights of the meeting stage, which build on the models compiled in")
	flag.Parse()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	build := train.All
	if *only == "meetings" {
		build = train.MeetingFile
	}
	if err := build(*data, *out, log); err != nil {
		log.Error("training ended early", slog.Any("err", err))
		os.Exit(1)
	}
}
