// Package extract turns the text of an article into facts: it runs a pipeline
// of one-method stages over a [Document]. It is pure: no network, no clock, no
// database, and the same text, publication time and pipeline give the same facts.
package extract

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// Stage is one step of a pipeline. Annotate fills its own fields of the
// document. It returns an error only for input that it cannot work on; a stage
// that finds nothing leaves its fields empty. A stage is safe for use by
// several goroutines, each with its own document.
type Stage interface {
	Annotate(doc *Document) error
}

// Step is a stage and the name by which it can be asked for alone.
type Step struct {
	Name  string
	Stage Stage
}

// Pipeline is a named sequence of stages, read-only and safe for concurrent use.
type Pipeline struct {
	name  string
	steps []Step
}

// New makes the pipeline called name, for example "en-2026.11", of steps in
// the order in which they run.
func New(name string, steps ...Step) *Pipeline {
	return &Pipeline{name: name, steps: slices.Clone(steps)}
}

// Name is the pipeline's name and version.
func (p *Pipeline) Name() string { return p.name }

// Named is the same pipeline under another name, for an extraction that is to
// be kept beside the one it would otherwise be the same as.
func (p *Pipeline) Named(name string) *Pipeline { return &Pipeline{name: name, steps: p.steps} }

// Stages lists the names of the stages in the order in which they run.
func (p *Pipeline) Stages() []string {
	names := make([]string, len(p.steps))
	for i, step := range p.steps {
		names[i] = step.Name
	}
	return names
}

// Extract runs all stages over a normalised text. It stops between two stages
// when ctx ends and then returns the cause.
func (p *Pipeline) Extract(ctx context.Context, text string, publishedAt time.Time) (news.Extraction, error) {
	doc := NewDocument(text, publishedAt)
	for _, step := range p.steps {
		if ctx.Err() != nil {
			return news.Extraction{}, context.Cause(ctx)
		}
		if err := step.Stage.Annotate(doc); err != nil {
			return news.Extraction{}, fmt.Errorf("stage %s: %w", step.Name, err)
		}
	}
	return p.result(doc), nil
}

// Until runs the stages up to and including the one called last and returns
// the document as that stage left it.
func (p *Pipeline) Until(doc *Document, last string) error {
	end := slices.IndexFunc(p.steps, func(s Step) bool { return s.Name == last })
	if end < 0 {
		return fmt.Errorf("unknown stage %q: want one of %v", last, p.Stages())
	}
	for _, step := range p.steps[:end+1] {
		if err := step.Stage.Annotate(doc); err != nil {
			return fmt.Errorf("stage %s: %w", step.Name, err)
		}
	}
	return nil
}

// result copies the facts out of a finished document. Lists that stayed empty
// become empty lists, so that the facts always name every kind.
func (p *Pipeline) result(doc *Document) news.Extraction {
	return news.Extraction{
		Pipeline:  p.name,
		Text:      doc.Text.String(),
		Sentences: orEmpty(doc.Sentences),
		Entities:  orEmpty(doc.Entities),
		Quotes:    orEmpty(doc.Quotes),
		Times:     orEmpty(doc.Times),
		Meetings:  orEmpty(doc.Meetings),
		Events:    doc.Events,
	}
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
