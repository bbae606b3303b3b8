package main

import (
	"fmt"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
)

// engineFlags choose what tags words and finds names.
type engineFlags struct {
	Engine string `help:"What tags words and finds names: own, the models of this program, or prose, the library, as a baseline to compare with." enum:"own,prose" default:"own"`
}

// pipeline reads the models of the chosen engine.
func (f engineFlags) pipeline() (*extract.Pipeline, error) {
	var options []english.Option
	if f.Engine == "prose" {
		options = append(options, english.WithProse())
	}
	pipeline, err := english.New(options...)
	if err != nil {
		return nil, fmt.Errorf("assembling the pipeline: %w", err)
	}
	return pipeline, nil
}

// pipelineName is the name of what the engine makes.
func (f engineFlags) pipelineName() string {
	if f.Engine == "prose" {
		return english.NameProse
	}
	return english.Name
}
