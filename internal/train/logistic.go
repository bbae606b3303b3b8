package train

import (
	"math"
	"math/rand/v2"

	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/model"
)

// logistic is a multinomial logistic regression over hashed features. With few
// examples it needs restraint: each pass hides some features of an example at
// random, and weights are drawn to zero.
type logistic struct {
	labels int
	shift  uint
	// weights and squares hold, bucket by bucket, the weights and the sums of
	// squared gradients that slow each of them down.
	weights, squares []float32
	shares           []float64
	kept             []uint32
	random           *rand.Rand
}

// Settings of the regression; docs/accuracy-meetings.md says what other values
// brought.
const (
	logisticRate  = 0.1
	logisticSeed  = 11
	logisticLeast = 0.01
	// logisticTop is the largest weight that a byte can hold.
	logisticTop = 4
)

// newLogistic makes a regression that knows nothing; the seed decides the order of
// lessons and what is hidden.
func newLogistic(labels int, bits uint, seed uint64) *logistic {
	return &logistic{
		labels: labels, shift: 32 - bits, weights: make([]float32, labels<<bits), squares: make([]float32, labels<<bits),
		shares: make([]float64, labels), random: rand.New(rand.NewPCG(logisticSeed, seed)),
	}
}

// fit goes over the lessons again and again; hide is the share of features left
// out, decay how strongly weights are drawn to zero.
func (l *logistic) fit(lessons []meeting.Lesson, epochs int, hide, decay float64) {
	for range epochs {
		for _, n := range l.random.Perm(len(lessons)) {
			l.kept = l.kept[:0]
			for _, f := range lessons[n].Features {
				if l.random.Float64() >= hide {
					l.kept = append(l.kept, f)
				}
			}
			l.learn(l.kept, lessons[n].Label, float32(1/(1-hide)), float32(decay))
		}
	}
}

// learn moves the weights of the features towards the label; raise makes up for
// what is hidden.
func (l *logistic) learn(features []uint32, label int, raise, decay float32) {
	l.score(features, raise)
	for _, f := range features {
		at := int(f>>l.shift) * l.labels
		for k := range l.labels {
			slope := float32(l.shares[k]) * raise
			if k == label {
				slope -= raise
			}
			slope += decay * l.weights[at+k]
			l.squares[at+k] += slope * slope
			l.weights[at+k] -= logisticRate * slope / float32(math.Sqrt(float64(l.squares[at+k])+1))
		}
	}
}

// score puts the probabilities of the labels into shares.
func (l *logistic) score(features []uint32, raise float32) {
	clear(l.shares)
	for _, f := range features {
		row := l.weights[int(f>>l.shift)*l.labels:][:l.labels]
		for k, w := range row {
			l.shares[k] += float64(w * raise)
		}
	}
	top := l.shares[0]
	for _, v := range l.shares {
		top = max(top, v)
	}
	sum := 0.0
	for k, v := range l.shares {
		l.shares[k] = math.Exp(v - top)
		sum += l.shares[k]
	}
	for k := range l.shares {
		l.shares[k] /= sum
	}
}

// quantise rounds the weights to bytes and leaves out buckets that weigh little.
func (l *logistic) quantise(labels []string) *model.Weights {
	p := weights{labels: l.labels, shift: l.shift, now: l.weights}
	return p.quantise(labels, logisticTop, logisticLeast)
}
