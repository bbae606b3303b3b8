package english

import "github.com/dateline-news/dateline/internal/extract"

// Steps are the stages of the default pipeline, for
// measuring each alone.
func Steps() ([]extract.Step, error) {
	parts, steps, err := assemble(Models)
	if err != nil {
		return nil, err
	}
	quotes, meetings, err := parts.sayings()
	return append(steps, extract.Step{Name: "quote", Stage: quotes}, extract.Step{Name: "meeting", Stage: meetings}), err
}
