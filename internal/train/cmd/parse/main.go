// Command parse copies a treebank in CoNLL-U from standard input to standard
// output with the tags and trees of this project in the place of its own, for a
// scorer to compare the two. It parses with the embedded model or with the file
// of -model.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/tag"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/train"
)

func main() {
	file := flag.String("model", "", "parser.bin.zst to parse with; the embedded one where empty")
	flag.Parse()
	if err := run(*file); err != nil {
		fmt.Fprintln(os.Stderr, "parse: "+err.Error())
		os.Exit(1)
	}
}

func run(file string) error {
	stages, err := stages(file)
	if err != nil {
		return err
	}
	return train.Reparse(os.Stdout, os.Stdin, stages...)
}

func stages(file string) ([]extract.Stage, error) {
	lexicon, err := model.Words()
	if err != nil {
		return nil, err
	}
	tags, err := model.Tags()
	if err != nil {
		return nil, err
	}
	weights, err := weights(file)
	if err != nil {
		return nil, err
	}
	parser, err := parse.New(weights, lexicon)
	if err != nil {
		return nil, err
	}
	return []extract.Stage{tag.New(tags, lexicon), parser}, nil
}

func weights(file string) (*model.Parser, error) {
	if file == "" {
		return model.Trees()
	}
	packed, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading a model: %w", err)
	}
	return model.UnpackParser(packed)
}
