package name

import "github.com/dateline-news/dateline/internal/news"

// The labels of words. A name begins with a B label and goes on with the I
// label of its type.
const (
	labelO = iota
	labelB // and then I, by type
	// NumLabels is the number of labels.
	NumLabels = 1 + 2*numTypes
	numTypes  = 4
)

// Labels are the names of the labels, in the order of their numbers.
func Labels() []string {
	return []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"}
}

// typeOf is the type of a label: 0 to 3, or -1 for O.
func typeOf(label int) int { return (label+1)/2 - 1 }

func isInside(label int) bool { return label > 0 && label%2 == 0 }

func entityType(t int) news.EntityType {
	return [numTypes]news.EntityType{news.Person, news.Organization, news.Location, news.Misc}[t]
}

// May reports whether label next may follow label last; last is NumLabels at
// the start of a sentence.
func May(last, next int) bool {
	return !isInside(next) || last < NumLabels && typeOf(last) == typeOf(next)
}

// Emission is the score of each label at one word.
type Emission [NumLabels]float32

// impossible is the score of a label that may not be.
const impossible = -1e9

// Outside is the emission of a word that is in no name.
func Outside() Emission {
	e := Emission{}
	for k := 1; k < NumLabels; k++ {
		e[k] = impossible
	}
	return e
}

// Chain is the weights of label pairs, the last row for the start of a sentence.
type Chain [NumLabels + 1][NumLabels]float32

// Decoder finds the best labels of a sentence. Its memory is used again; it
// belongs to one goroutine.
type Decoder struct {
	back [][NumLabels]int8
}

// Decode writes the best well-formed labels for emissions to labels.
func (d *Decoder) Decode(chain *Chain, emissions []Emission, labels []int8) {
	if len(emissions) == 0 {
		return
	}
	if cap(d.back) < len(emissions) {
		d.back = make([][NumLabels]int8, 2*len(emissions))
	}
	back := d.back[:len(emissions)]
	var best Emission
	for k := range best {
		best[k] = emissions[0][k] + chain[NumLabels][k]
		if isInside(k) {
			best[k] = impossible
		}
	}
	for i := 1; i < len(emissions); i++ {
		best = step(chain, &best, &emissions[i], &back[i])
	}
	trace(best, back, labels)
}

// step is the best scores of paths one word further. O and B may follow any
// label; I only B and I of its type.
func step(chain *Chain, last, e *Emission, back *[NumLabels]int8) (next Emission) {
	if e[labelB] == impossible && e[labelB+2] == impossible {
		return stepOutside(chain, last, e, back)
	}
	for k := range next {
		from, score := k-1, float32(2*impossible)
		if isInside(k) {
			score = last[from] + chain[from][k]
			if other := last[k] + chain[k][k]; other > score {
				from, score = k, other
			}
		} else {
			for j := range last {
				if s := last[j] + chain[j][k]; s > score {
					from, score = j, s
				}
			}
		}
		next[k], back[k] = score+e[k], int8(from)
	}
	return next
}

// stepOutside is step to a word that can only be outside.
func stepOutside(chain *Chain, last, e *Emission, back *[NumLabels]int8) Emission {
	next := *e
	from, score := 0, last[0]+chain[0][0]
	for j := 1; j < NumLabels; j++ {
		if s := last[j] + chain[j][0]; s > score {
			from, score = j, s
		}
	}
	back[0] = int8(from)
	next[0] += score
	return next
}

func trace(best Emission, back [][NumLabels]int8, labels []int8) {
	k := 0
	for j := range best {
		if best[j] > best[k] {
			k = j
		}
	}
	for i := len(back) - 1; i >= 0; i-- {
		labels[i] = int8(k)
		k = int(back[i][k])
	}
}
