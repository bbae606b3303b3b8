package main

import (
	"fmt"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
)

// engineFlags choose what tags words and finds names.
type engineFlags struct {
	Engine english.Engine `help:"What tags words and finds names: the trained models, the rules and word lists, or the library prose as a baseline." enum:"models,rules,prose" default:"models"`
}

// pipeline reads what the chosen engine needs.
func (f engineFlags) pipeline() (*extract.Pipeline, error) {
	pipeline, err := english.New(f.Engine)
	if err != nil {
		return nil, fmt.Errorf("assembling the pipeline: %w", err)
	}
	return pipeline, nil
}
