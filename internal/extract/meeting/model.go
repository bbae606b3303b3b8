package meeting

import (
	"math"

	"github.com/dateline-news/dateline/internal/model"
)

// Labels of the models, in the order of their scores.
const (
	otherSense = iota
	eventSense
)

// What a phrase beside a trigger is to the meeting.
const (
	noPart = iota
	partyPart
	placePart
	timePart
)

// judge weighs features with one of the models. It belongs to one goroutine.
type judge struct {
	weights *model.Linear
	scratch model.Scratch
	scores  []int32
	// shares are the probabilities of the labels after probabilities.
	shares []float64
}

func newJudge(weights *model.Linear) *judge {
	n := len(weights.Labels())
	return &judge{weights: weights, scratch: model.NewScratch(), scores: make([]int32, n), shares: make([]float64, n)}
}

// probabilities are those of the labels under features; they last until the
// next call.
func (j *judge) probabilities(features []uint32) []float64 {
	j.weights.Score(features, j.scratch, j.scores)
	top := math.Inf(-1)
	for _, score := range j.scores {
		top = max(top, float64(score))
	}
	sum := 0.0
	for k, score := range j.scores {
		j.shares[k] = math.Exp((float64(score) - top) * float64(j.weights.Scale()))
		sum += j.shares[k]
	}
	for k := range j.shares {
		j.shares[k] /= sum
	}
	return j.shares
}

// judges are those of one document.
type judges struct {
	event, status, part, role, link *judge
}

func newJudges(m *model.Meetings) *judges {
	return &judges{event: newJudge(m.Event), status: newJudge(m.Status), part: newJudge(m.Part), role: newJudge(m.Role), link: newJudge(m.Link)}
}
