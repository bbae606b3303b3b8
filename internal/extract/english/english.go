// Package english assembles the pipeline for news in English. It is the one place
// that knows all stages.
package english

import (
	"fmt"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/coref"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/extract/place"
	"github.com/dateline-news/dateline/internal/extract/role"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/model"
)

// Name is the name of the default pipeline. A pipeline's name stands for
// everything that decides its results, so each engine has one of its own: see
// [Engine.Pipeline].
const Name = "en-2026.11"

// New reads the models and assembles the pipeline of an engine, which takes some
// tenths of a second. One pipeline serves all workers.
func New(engine Engine) (*extract.Pipeline, error) {
	steps, err := assemble(engine)
	if err != nil {
		return nil, err
	}
	return extract.New(engine.Pipeline(), steps...), nil
}

// assemble makes the stages in the order in which they run.
func assemble(engine Engine) ([]extract.Step, error) {
	sentences, err := sentence.New()
	if err != nil {
		return nil, fmt.Errorf("making the sentence stage: %w", err)
	}
	lists, err := gazetteer.New()
	if err != nil {
		return nil, fmt.Errorf("making the gazetteer: %w", err)
	}
	words, names, err := engine.parts(lists)
	if err != nil {
		return nil, fmt.Errorf("making engine %q: %w", engine, err)
	}
	places, err := model.Gazetteer()
	if err != nil {
		return nil, fmt.Errorf("reading the places: %w", err)
	}
	roles, err := role.New(lists)
	if err != nil {
		return nil, fmt.Errorf("making the role stage: %w", err)
	}
	references, err := coref.NewReferences(lists)
	if err != nil {
		return nil, fmt.Errorf("making the reference stage: %w", err)
	}
	quotes, err := engine.quotes()
	if err != nil {
		return nil, fmt.Errorf("making the quote stage: %w", err)
	}
	steps := append([]extract.Step{{Name: "sentence", Stage: sentences}}, words...)
	return append(steps,
		extract.Step{Name: "entity", Stage: entity.New(names, lists)},
		extract.Step{Name: "coref", Stage: coref.New(lists)},
		extract.Step{Name: "place", Stage: place.New(places)},
		extract.Step{Name: "role", Stage: roles},
		extract.Step{Name: "reference", Stage: references},
		extract.Step{Name: "timex", Stage: timex.New()},
		extract.Step{Name: "quote", Stage: quotes},
		extract.Step{Name: "meeting", Stage: meeting.New()},
	), nil
}
