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
	steps, err := assemble(chosen)
	if err != nil {
		return nil, err
	}
	if chosen.prose {
		return extract.New(NameProse, steps...), nil
	}
	return extract.New(Name, steps...), nil
}

// assemble makes the stages in the order in which they run.
func assemble(chosen settings) ([]extract.Step, error) {
	sentences, err := sentence.New()
	if err != nil {
		return nil, fmt.Errorf("making the sentence stage: %w", err)
	}
	lists, err := gazetteer.New()
	if err != nil {
		return nil, fmt.Errorf("making the gazetteer: %w", err)
	}
	model, names, err := engine(chosen, lists)
	if err != nil {
		return nil, err
	}
	return []extract.Step{
		{Name: "sentence", Stage: sentences},
		{Name: "token", Stage: token.New(token.NewProse(model))},
		{Name: "entity", Stage: entity.New(names, lists)},
		{Name: "coref", Stage: coref.New(lists)},
		{Name: "timex", Stage: timex.New()},
		{Name: "quote", Stage: quote.New()},
		{Name: "meeting", Stage: meeting.New()},
	}, nil
}

// engine makes what tags words and what finds names.
func engine(chosen settings, lists *gazetteer.Gazetteer) (*prose.Model, entity.Recogniser, error) {
	if chosen.prose {
		model := prose.ModelFromData(NameProse)
		return model, entity.NewProse(model), nil
	}
	model, err := tagger()
	if err != nil {
		return nil, nil, fmt.Errorf("reading the tagger: %w", err)
	}
	return model, entity.NewRules(lists), nil
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
