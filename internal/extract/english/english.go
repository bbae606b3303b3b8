// Package english assembles the pipeline for news in English. It is the one place
// that knows all stages.
package english

import (
	"fmt"

	"github.com/jdkato/prose/v2"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/token"
)

// Name is the name and version of the pipeline.
const Name = "en-2026.11"

// New reads the models, which takes half a second and some 60 MB, and assembles
// the pipeline. One pipeline serves all workers.
func New() (*extract.Pipeline, error) {
	sentences, err := sentence.New()
	if err != nil {
		return nil, fmt.Errorf("making the sentence stage: %w", err)
	}
	places, err := gazetteer.New()
	if err != nil {
		return nil, fmt.Errorf("making the gazetteer: %w", err)
	}
	model := prose.ModelFromData(Name)
	names := entity.NewRules(places, entity.NewProse(model))
	return extract.New(Name,
		extract.Step{Name: "sentence", Stage: sentences},
		extract.Step{Name: "token", Stage: token.New(token.NewProse(model))},
		extract.Step{Name: "entity", Stage: entity.New(names, places)},
	), nil
}
