// Command train makes the model files of internal/model from a folder of labelled
// sets. The same folder gives the same files.
package main

import (
	"flag"
	"fmt"
	"log/slog"
	"os"

	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/train"
)

func main() {
	data := flag.String("data", "", "folder of labelled sets")
	out := flag.String("out", "internal/model", "folder to write to")
	only := flag.String("only", "", "parser or quotes: train that alone, on top of the other models as they are")
	var quotes train.QuoteSettings
	flag.BoolVar(&quotes.Open, "open", false, "train the model of quotes on sets with an open licence only")
	flag.IntVar(&quotes.Of, "of", 0, "leave one in so many articles of the open sets out, to be measured; 0 for none")
	flag.IntVar(&quotes.Part, "part", 0, "which of them to leave out, from 0")
	flag.Parse()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if err := run(*data, *out, *only, quotes, log); err != nil {
		log.Error("training ended early", slog.Any("err", err))
		os.Exit(1)
	}
}

func run(data, out, only string, quotes train.QuoteSettings, log *slog.Logger) error {
	switch only {
	case "":
		return train.All(data, out, quotes, log)
	case "parser":
		lexicon, err := model.Words()
		if err != nil {
			return err
		}
		return train.ParserFile(data, out, lexicon, log)
	case "quotes":
		return train.QuoteFiles(data, out, quotes, log)
	}
	return fmt.Errorf("cannot train %q alone: want parser or quotes", only)
}
