// Package english assembles the pipeline for news in English. It is the one place
// that knows all stages.
package english

import (
	"fmt"

	"github.com/jdkato/prose/v2"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/coref"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/extract/quote"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/extract/token"
)

// Names of the pipelines. A pipeline's name stands for everything that decides
// its results, so that each engine has one of its own.
const (
	Name      = "en-2026.11"
	NameProse = "en-2026.11-prose"
)

// Option changes how the pipeline is assembled.
type Option func(*settings)

type settings struct{ prose bool }

// WithProse lets prose's classifier find the names, as a baseline to compare
// with. It is slower than the default and finds fewer.
func WithProse() Option { return func(s *settings) { s.prose = true } }

// New reads the models and assembles the pipeline, which takes some tenths of a
// second. One pipeline serves all workers.
func New(options ...Option) (*extract.Pipeline, error) {
	var chosen settings
	for _, option := range options {
		option(&chosen)
	}
	sentences, err := sentence.New()
	if err != nil {
		return nil, fmt.Errorf("making the sentence stage: %w", err)
	}
	places, err := gazetteer.New()
	if err != nil {
		return nil, fmt.Errorf("making the gazetteer: %w", err)
	}
	name := Name
	var model *prose.Model
	var names entity.Recogniser = entity.NewRules(places)
	if chosen.prose {
		name = NameProse
		model = prose.ModelFromData(name)
		names = entity.NewProse(model)
	} else if model, err = tagger(); err != nil {
		return nil, fmt.Errorf("reading the tagger: %w", err)
	}
	return extract.New(name,
		extract.Step{Name: "sentence", Stage: sentences},
		extract.Step{Name: "token", Stage: token.New(token.NewProse(model))},
		extract.Step{Name: "entity", Stage: entity.New(names, places)},
		extract.Step{Name: "coref", Stage: coref.New(places)},
		extract.Step{Name: "timex", Stage: timex.New()},
		extract.Step{Name: "quote", Stage: quote.New()},
		extract.Step{Name: "meeting", Stage: meeting.New()},
	), nil
}

// tagger reads the part of prose's model that tags. Going through a document is
// prose's only way to leave the classifier out, which is most of the model.
func tagger() (*prose.Model, error) {
	doc, err := prose.NewDocument("", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil, fmt.Errorf("loading: %w", err)
	}
	return doc.Model, nil
}
