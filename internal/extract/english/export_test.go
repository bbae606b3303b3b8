package english

import "github.com/dateline-news/dateline/internal/extract"

// Steps are the stages of the default pipeline, for measuring each alone.
func Steps() ([]extract.Step, error) { return assemble(Models) }
