package train

// perceptron is averaged weights under training: for each bucket and label the
// weight now and the sum that its average needs.
type perceptron struct {
	weights
	history []float32
	steps   float32
}

func newPerceptron(labels int, bits uint) *perceptron {
	return &perceptron{weights: newWeights(labels, bits), history: make([]float32, labels<<bits)}
}

// add moves the weights of the features for a label by d.
func (p *perceptron) add(features []uint32, label int, d float32) {
	for _, f := range features {
		at := int(f>>p.shift)*p.labels + label
		p.now[at] += d
		p.history[at] += d * p.steps
	}
}

// average puts the average over all steps in the place of the last weights.
func (p *perceptron) average() {
	for i := range p.now {
		p.now[i] -= p.history[i] / p.steps
	}
	p.history = nil
}
