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
	only := flag.String("only", "", "\"quotes\" to train the model of quotes alone, on top of the other models as they are")
	var settings train.QuoteSettings
	flag.BoolVar(&settings.Open, "open", false, "train the model of quotes on sets with an open licence only")
	flag.IntVar(&settings.Of, "of", 0, "leave one in so many articles of the open sets out, to be measured; 0 for none")
	flag.IntVar(&settings.Part, "part", 0, "which of them to leave out, from 0")
	flag.Parse()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	do := train.All
	if *only == "quotes" {
		do = train.QuoteFiles
	}
	if err := do(*data, *out, settings, log); err != nil {
		log.Error("training ended early", slog.Any("err", err))
		os.Exit(1)
	}
}
