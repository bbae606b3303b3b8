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
	geonames := flag.String("geonames", "", "folder of GeoNames data; without it the gazetteer stays as it is")
	out := flag.String("out", "internal/model", "folder to write to")
	only := flag.String("only", "", "parser: train the parser alone, with the lexicon that is embedded")
	flag.Parse()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if err := run(*data, *geonames, *out, *only, log); err != nil {
		log.Error("training ended early", slog.Any("err", err))
		os.Exit(1)
	}
}

func run(data, geonames, out, only string, log *slog.Logger) error {
	switch only {
	case "":
		return train.All(data, geonames, out, log)
	case "parser":
		lexicon, err := model.Words()
		if err != nil {
			return err
		}
		return train.ParserFile(data, out, lexicon, log)
	}
	return fmt.Errorf("cannot train %q alone: want parser", only)
}
