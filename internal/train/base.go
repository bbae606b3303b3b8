package train

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/extract/name"
	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/tag"
	"github.com/dateline-news/dateline/internal/extract/token"
	"github.com/dateline-news/dateline/internal/model"
)

// base is the models on which the model of quotes builds.
type base struct {
	lexicon     *model.Lexicon
	tags, names *model.Linear
	parser      *model.Parser
}

// readBase reads the files of a folder that was trained before.
func readBase(folder string) (b base, err error) {
	if b.lexicon, err = readModel(folder, "lexicon", model.ReadLexicon); err != nil {
		return b, err
	}
	if b.tags, err = readModel(folder, "tags", model.ReadLinear); err != nil {
		return b, err
	}
	if b.names, err = readModel(folder, "names", model.ReadLinear); err != nil {
		return b, err
	}
	b.parser, err = readModel(folder, "parser", model.ReadParser)
	return b, err
}

func readModel[T any](folder, name string, read func([]byte) (T, error)) (m T, err error) {
	path := filepath.Join(folder, name+".bin.zst")
	packed, err := os.ReadFile(path)
	if err != nil {
		return m, fmt.Errorf("reading a model: %w", err)
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return m, fmt.Errorf("unpacking %s: %w", path, err)
	}
	defer decoder.Close()
	data, err := decoder.DecodeAll(packed, nil)
	if err != nil {
		return m, fmt.Errorf("unpacking %s: %w", path, err)
	}
	return read(data)
}

// stages are those that a document goes through before quotes are looked for.
func (b base) stages() ([]extract.Stage, error) {
	sentences, err := sentence.New()
	if err != nil {
		return nil, fmt.Errorf("making the sentence stage: %w", err)
	}
	lists, err := gazetteer.New()
	if err != nil {
		return nil, fmt.Errorf("making the gazetteer: %w", err)
	}
	names, err := name.New(b.names, b.lexicon)
	if err != nil {
		return nil, fmt.Errorf("making the recogniser: %w", err)
	}
	parser, err := parse.New(b.parser, b.lexicon)
	if err != nil {
		return nil, fmt.Errorf("making the parser: %w", err)
	}
	return []extract.Stage{
		sentences, token.New(token.NewWords()), tag.New(b.tags, b.lexicon), parser, entity.New(names, lists),
	}, nil
}
