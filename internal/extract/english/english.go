// Package english assembles the pipeline for news in English. It is the one place
// that knows all stages.
package english

import (
	"fmt"
	"slices"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/coref"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/extract/place"
	"github.com/dateline-news/dateline/internal/extract/role"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/extract/zone"
	"github.com/dateline-news/dateline/internal/model"
)

// Name is the name of the default pipeline. A pipeline's name stands for
// everything that decides its results, so each engine has one of its own: see
// [Engine.Pipeline].
const Name = "en-2026.11"

// New reads the models and assembles the pipeline of an engine, which takes some
// tenths of a second. One pipeline serves all workers.
func New(engine Engine) (*extract.Pipeline, error) {
	parts, steps, err := assemble(engine)
	if err != nil {
		return nil, err
	}
	quotes, meetings, err := parts.sayings()
	if err != nil {
		return nil, err
	}
	steps = append(steps, extract.Step{Name: "quote", Stage: quotes}, extract.Step{Name: "meeting", Stage: meetings})
	return extract.New(engine.Pipeline(), steps...), nil
}

// Ground is the default pipeline without quotes and meetings, whose weights are
// trained on what it leaves.
func Ground() (*extract.Pipeline, error) {
	_, steps, err := assemble(Models)
	if err != nil {
		return nil, err
	}
	return extract.New(Name, steps...), nil
}

// assemble makes the stages before quotes and meetings, in the order in which
// they run.
func assemble(engine Engine) (p parts, steps []extract.Step, err error) {
	sentences, err := sentence.New()
	if err != nil {
		return p, nil, fmt.Errorf("making the sentence stage: %w", err)
	}
	lists, err := gazetteer.New()
	if err != nil {
		return p, nil, fmt.Errorf("making the gazetteer: %w", err)
	}
	p, err = engine.parts(lists)
	if err != nil {
		return p, nil, fmt.Errorf("making engine %q: %w", engine, err)
	}
	who, err := identities(p.names, lists)
	if err != nil {
		return p, nil, err
	}
	zones, err := zone.New()
	if err != nil {
		return p, nil, fmt.Errorf("making the time zones: %w", err)
	}
	return p, slices.Concat([]extract.Step{{Name: "sentence", Stage: sentences}}, p.words, who, []extract.Step{
		{Name: "timex", Stage: timex.NewLocal(zones)},
	}), nil
}

// identities makes the steps that tell who and where is spoken of.
func identities(names entity.Recogniser, lists *gazetteer.Gazetteer) ([]extract.Step, error) {
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
	return []extract.Step{
		{Name: "entity", Stage: entity.New(names, lists)},
		{Name: "coref", Stage: coref.New(lists)},
		{Name: "place", Stage: place.New(places)},
		{Name: "role", Stage: roles},
		{Name: "reference", Stage: references},
	}, nil
}
