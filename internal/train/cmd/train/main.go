// Command train makes the model files of internal/model from a folder of labelled
// sets. The same folder gives the same files.
package main

import (
	"flag"
	"log/slog"
	"os"
	"strings"

	"github.com/dateline-news/dateline/internal/train"
)

func main() {
	var s train.Settings
	flag.StringVar(&s.Data, "data", "", "folder of labelled sets")
	flag.StringVar(&s.GeoNames, "geonames", "", "folder of GeoNames data; without it the gazetteer stays as it is")
	flag.StringVar(&s.Out, "out", "internal/model", "folder to write to")
	flag.StringVar(&s.Only, "only", "", "make one model alone, on top of the files in the folder: "+strings.Join(train.Models(), ", "))
	flag.BoolVar(&s.Quotes.Open, "open", false, "train the model of quotes on sets with an open licence only")
	flag.IntVar(&s.Quotes.Of, "of", 0, "leave one in so many articles of the open sets of quotes out, to be measured; 0 for none")
	flag.IntVar(&s.Quotes.Part, "part", 0, "which of them to leave out, from 0")
	flag.Parse()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if err := train.Run(s, log); err != nil {
		log.Error("training ended early", slog.Any("err", err))
		os.Exit(1)
	}
}
