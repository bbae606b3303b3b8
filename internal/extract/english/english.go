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
	"github.com/dateline-news/dateline/internal/extract/quote"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/timex"
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
	meetings, err := engine.meetings()
	if err != nil {
		return nil, fmt.Errorf("making engine %q: %w", engine, err)
	}
	steps := append([]extract.Step{{Name: "sentence", Stage: sentences}}, words...)
	return append(steps,
		extract.Step{Name: "entity", Stage: entity.New(names, lists)},
		extract.Step{Name: "coref", Stage: coref.New(lists)},
		extract.Step{Name: "timex", Stage: timex.New()},
		extract.Step{Name: "quote", Stage: quote.New()},
		extract.Step{Name: "meeting", Stage: meeting.New(meetings)},
	), nil
}
