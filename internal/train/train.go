// Package train makes the files of internal/model from labelled sets: the lexicon
// of words and names, the weights of the part-of-speech tagger and those of the
// name recogniser. It takes minutes on one core and needs no network.
//
// Training is deterministic: the order of sentences comes from fixed seeds, and
// features and weights do not depend on the machine.
package train

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"github.com/dateline-news/dateline/internal/model"
)

// All trains everything from the sets below data and writes the files to out.
func All(data, out string, settings QuoteSettings, log *slog.Logger) error {
	entries, err := Lexicon(data)
	if err != nil {
		return fmt.Errorf("compiling the lexicon: %w", err)
	}
	log.Info("compiled the lexicon", slog.Int("entries", len(entries)))
	if err := write(filepath.Join(out, "lexicon.bin.zst"), func(w io.Writer) error {
		return model.WriteLexicon(w, entries)
	}); err != nil {
		return err
	}
	lexicon := model.NewLexicon(entries)
	tags, err := Tags(data, lexicon, log)
	if err != nil {
		return fmt.Errorf("training the tagger: %w", err)
	}
	if err := writeWeights(filepath.Join(out, "tags.bin.zst"), tags); err != nil {
		return err
	}
	names, err := Names(data, lexicon, log)
	if err != nil {
		return fmt.Errorf("training the recogniser: %w", err)
	}
	if err := writeWeights(filepath.Join(out, "names.bin.zst"), names); err != nil {
		return err
	}
	if err := ParserFile(data, out, lexicon, log); err != nil {
		return err
	}
	return QuoteFiles(data, out, settings, log)
}

// ParserFile trains the parser and writes its file to out.
func ParserFile(data, out string, lexicon *model.Lexicon, log *slog.Logger) error {
	weights, err := Parser(data, lexicon, log)
	if err != nil {
		return fmt.Errorf("training the parser: %w", err)
	}
	return write(filepath.Join(out, "parser.bin.zst"), func(w io.Writer) error {
		_, err := weights.WriteTo(w)
		return err
	})
}

// QuoteFiles trains the model of quotes on top of the other files in out, and
// writes its files there.
func QuoteFiles(data, out string, settings QuoteSettings, log *slog.Logger) error {
	found, err := Quotes(data, out, settings, log)
	if err != nil {
		return fmt.Errorf("training the model of quotes: %w", err)
	}
	if err := writeWeights(filepath.Join(out, "quotes.bin.zst"), found.Roles); err != nil {
		return err
	}
	return writeWeights(filepath.Join(out, "links.bin.zst"), found.Links)
}

func writeWeights(path string, weights *model.Weights) error {
	return write(path, func(w io.Writer) error {
		_, err := weights.WriteTo(w)
		return err
	})
}

// write compresses what do writes into a file.
func write(path string, do func(io.Writer) error) error {
	var plain bytes.Buffer
	if err := do(&plain); err != nil {
		return fmt.Errorf("encoding %s: %w", filepath.Base(path), err)
	}
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return fmt.Errorf("compressing %s: %w", filepath.Base(path), err)
	}
	if err := os.WriteFile(path, encoder.EncodeAll(plain.Bytes(), nil), 0o644); err != nil {
		return fmt.Errorf("writing %s: %w", filepath.Base(path), err)
	}
	return nil
}
