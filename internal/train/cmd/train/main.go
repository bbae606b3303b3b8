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
	geonames := flag.String("geonames", "", "folder of GeoNames data; without it the gazetteer stays as it is")
	out := flag.String("out", "internal/model", "folder to write to")
	flag.Parse()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if err := train.All(*data, *geonames, *out, log); err != nil {
		log.Error("training ended early", slog.Any("err", err))
		os.Exit(1)
	}
}
