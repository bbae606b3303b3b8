// Package train makes the files of internal/model from labelled sets: the lexicon
// of words and names, the weights of the tagger, the name recogniser, the parser
// and the model of quotes, and the gazetteer. It takes minutes on one core and
// needs no network.
//
// Training is deterministic: the order of sentences comes from fixed seeds, and
// features and weights do not depend on the machine, as long as it adds and
// multiplies in the same way: processors that fuse the two may round otherwise.
package train

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"github.com/klauspost/compress/zstd"

	"github.com/dateline-news/dateline/internal/model"
)

// Settings say what is trained, and from what.
type Settings struct {
	// Data is the folder of labelled sets, Out the folder of the files. A model
	// builds on the files of those before it in [Models], in Out.
	Data, Out string
	// GeoNames is the folder of the gazetteer's data; without it the gazetteer
	// stays as it is. Without Data nothing but the gazetteer is made.
	GeoNames string
	// Only is the one model to make; all where it is empty.
	Only string
	// Quotes chooses what the model of quotes learns from.
	Quotes QuoteSettings
}

// step makes the files of one model.
type step struct {
	name string
	// compiled says that the step runs the program's own pipeline, with the models
	// before it compiled in. It is made by a program built after them.
	compiled bool
	make     func(Settings, *slog.Logger) error
}

// steps are in the order in which the models build on each other.
func steps() []step {
	return []step{
		{name: "places", make: makePlaces},
		{name: "lexicon", make: makeLexicon},
		{name: "tags", make: makeTags},
		{name: "names", make: makeNames},
		{name: "parser", make: makeParser},
		{name: "quotes", make: makeQuotes},
		{name: "meetings", make: makeMeetings, compiled: true},
	}
}

// Models lists the models that can be made, in the order in which they build on
// each other.
func Models() []string {
	var names []string
	for _, s := range steps() {
		names = append(names, s.name)
	}
	return names
}

// Run makes the files of all models but those that need the others compiled in,
// or those of one.
func Run(settings Settings, log *slog.Logger) error {
	if settings.Only != "" && !slices.Contains(Models(), settings.Only) {
		return fmt.Errorf("unknown model %q: want one of %v", settings.Only, Models())
	}
	if settings.Data == "" && settings.GeoNames != "" && settings.Only == "" {
		settings.Only = "places" // all that can be made of that
	}
	for _, s := range steps() {
		if settings.Only != s.name && (settings.Only != "" || s.compiled) {
			continue
		}
		if err := s.make(settings, log); err != nil {
			return fmt.Errorf("making %s: %w", s.name, err)
		}
	}
	return nil
}

// makePlaces compiles the gazetteer, if there is something to make it of.
func makePlaces(s Settings, log *slog.Logger) error {
	if s.GeoNames == "" {
		log.Info("left the gazetteer as it is: no folder of GeoNames data is given")
		return nil
	}
	g, err := Places(s.GeoNames)
	if err != nil {
		return err
	}
	log.Info("compiled the gazetteer", slog.Int("places", len(g.Places)), slog.Int("names", len(g.Names)))
	return s.write("places", func(w io.Writer) error { return model.WritePlaces(w, g.Places, g.Names) })
}

func makeLexicon(s Settings, log *slog.Logger) error {
	entries, err := Lexicon(s.Data)
	if err != nil {
		return err
	}
	log.Info("compiled the lexicon", slog.Int("entries", len(entries)))
	return s.write("lexicon", func(w io.Writer) error { return model.WriteLexicon(w, entries) })
}

// learn is a trainer that builds on the lexicon.
type learn[W any] func(data string, lexicon *model.Lexicon, log *slog.Logger) (W, error)

// on trains on the lexicon of the folder.
func on[W io.WriterTo](s Settings, name string, train learn[W], log *slog.Logger) error {
	lexicon, err := readModel(s.Out, "lexicon", model.ReadLexicon)
	if err != nil {
		return err
	}
	weights, err := train(s.Data, lexicon, log)
	if err != nil {
		return err
	}
	return s.writeWeights(name, weights)
}

func makeTags(s Settings, log *slog.Logger) error   { return on(s, "tags", Tags, log) }
func makeNames(s Settings, log *slog.Logger) error  { return on(s, "names", Names, log) }
func makeParser(s Settings, log *slog.Logger) error { return on(s, "parser", Parser, log) }

func makeQuotes(s Settings, log *slog.Logger) error {
	found, err := Quotes(s.Data, s.Out, s.Quotes, log)
	if err != nil {
		return err
	}
	if err := s.writeWeights("quotes", found.Roles); err != nil {
		return err
	}
	return s.writeWeights("links", found.Links)
}

func (s Settings) writeWeights(name string, weights io.WriterTo) error {
	return s.write(name, func(w io.Writer) error {
		if _, err := weights.WriteTo(w); err != nil {
			return fmt.Errorf("writing weights: %w", err)
		}
		return nil
	})
}

// write compresses what do writes into the file of a model.
func (s Settings) write(name string, do func(io.Writer) error) error {
	path := filepath.Join(s.Out, name+".bin.zst")
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
