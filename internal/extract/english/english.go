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
	"github.com/dateline-news/dateline/internal/extract/name"
	"github.com/dateline-news/dateline/internal/extract/quote"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/tag"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/extract/token"
	"github.com/dateline-news/dateline/internal/model"
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
	e, err := newEngine(chosen)
	if err != nil {
		return nil, err
	}
	return []extract.Step{
		{Name: "sentence", Stage: sentences},
		{Name: "token", Stage: e.tokens},
		{Name: "tag", Stage: e.tags},
		{Name: "entity", Stage: entity.New(e.names, lists)},
		{Name: "coref", Stage: coref.New(lists)},
		{Name: "timex", Stage: timex.New()},
		{Name: "quote", Stage: quote.New()},
		{Name: "meeting", Stage: meeting.New()},
	}, nil
}

// engine is what cuts, tags and finds names.
type engine struct {
	tokens, tags extract.Stage
	names        entity.Recogniser
}

// newEngine reads the project's own models, or prose's where that is chosen.
func newEngine(chosen settings) (engine, error) {
	if chosen.prose {
		return proseEngine(), nil
	}
	lexicon, err := model.Words()
	if err != nil {
		return engine{}, fmt.Errorf("reading the lexicon: %w", err)
	}
	tagWeights, err := model.Tags()
	if err != nil {
		return engine{}, fmt.Errorf("reading the tagger: %w", err)
	}
	nameWeights, err := model.Names()
	if err != nil {
		return engine{}, fmt.Errorf("reading the recogniser: %w", err)
	}
	names, err := name.New(nameWeights, lexicon)
	if err != nil {
		return engine{}, fmt.Errorf("making the recogniser: %w", err)
	}
	return engine{tokens: token.New(token.NewWords()), tags: tag.New(tagWeights, lexicon), names: names}, nil
}

// proseEngine cuts, tags and finds names by prose alone. prose tags while it
// cuts, so nothing is left to the stage of tags.
func proseEngine() engine {
	whole := prose.ModelFromData(NameProse)
	return engine{tokens: token.New(token.NewProse(whole)), tags: tagged{}, names: entity.NewProse(whole)}
}

// tagged is the stage of tags where they are there already.
type tagged struct{}

// Annotate does nothing.
func (tagged) Annotate(*extract.Document) error { return nil }
