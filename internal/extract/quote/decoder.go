package quote

// Scores are what a model gives a token for each role.
type Scores [NumRoles]float32

// Chain are the weights of a role (second index) after another (first index);
// the last row is that of the start of a passage.
type Chain [NumRoles + 1][NumRoles]float32

// impossible is the score of roles that cannot follow each other.
const impossible = -1e9

// decoder finds the best sequence of roles; its memory is used again.
type decoder struct {
	from [][NumRoles]int8
}

// decode writes the roles that score best to roles, one a token.
func (d *decoder) decode(chain *Chain, scores []Scores, roles []int8) {
	if len(scores) == 0 {
		return
	}
	d.from = append(d.from[:0], make([][NumRoles]int8, len(scores))...)
	var sums Scores
	for next := range sums {
		sums[next] = impossible
		if May(NumRoles, next) {
			sums[next] = chain[NumRoles][next] + scores[0][next]
		}
	}
	for i := 1; i < len(scores); i++ {
		sums = d.step(chain, &sums, &scores[i], i)
	}
	best := 0
	for k := range sums {
		if sums[k] > sums[best] {
			best = k
		}
	}
	for i := len(scores) - 1; i >= 0; i-- {
		roles[i] = int8(best)
		best = int(d.from[i][best])
	}
}

// step adds token i to the best sequences.
func (d *decoder) step(chain *Chain, sums, here *Scores, i int) Scores {
	var out Scores
	for next := range out {
		best, at := float32(2*impossible), 0
		for last := range sums {
			if sum := sums[last] + chain[last][next]; sum > best && May(last, next) {
				best, at = sum, last
			}
		}
		out[next] = best + here[next]
		d.from[i][next] = int8(at)
	}
	return out
}
