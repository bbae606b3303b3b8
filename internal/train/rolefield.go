package train

import (
	"math"
	"math/rand/v2"

	"github.com/dateline-news/dateline/internal/extract/quote"
	"github.com/dateline-news/dateline/internal/model"
)

// Settings of the training of the chain that finds quotes.
const (
	fieldBits   = 21
	fieldEpochs = 3
	fieldRate   = 0.03
	fieldDecay  = 1e-5
	// fieldDrop of 256 features are left out at random in each visit, so that the
	// many that say the same share the weight.
	fieldDrop  = 102
	fieldTop   = 1.5
	fieldLeast = 0.03
	// nothing is a gradient too small to matter.
	nothing = 1e-4
)

// passage is an encoded paragraph and its right roles.
type passage struct {
	features [][]uint32
	roles    []int8
}

// roleField is a conditional random field under training: for each bucket and role
// the weight and the sum of squares that its rate needs.
type roleField struct {
	weights, squares []float32
	chain, chainSq   [quote.NumRoles + 1][quote.NumRoles]float64

	random *rand.Rand
	kept   [][]uint32
	// forward and backward are scaled so that those of a token sum to one.
	emit, forward, backward [][quote.NumRoles]float64
	pairs                   [quote.NumRoles + 1][quote.NumRoles]float64
}

func newRoleField(seed uint64) *roleField {
	return &roleField{
		weights: make([]float32, quote.NumRoles<<fieldBits), squares: make([]float32, quote.NumRoles<<fieldBits),
		random: rand.New(rand.NewPCG(seed, 1)),
	}
}

// fit learns by AdaGrad on the likelihood of the right roles.
func (f *roleField) fit(passages []passage, epochs int) {
	for range epochs {
		for _, n := range f.random.Perm(len(passages)) {
			f.learn(&passages[n])
		}
	}
}

func (f *roleField) learn(x *passage) {
	f.drop(x)
	f.score()
	f.sweep(len(x.roles))
	f.moveWeights(x)
	f.moveChain(x)
}

// drop chooses the features that this visit sees.
func (f *roleField) drop(x *passage) {
	f.kept = f.kept[:0]
	for i, all := range x.features {
		if i >= cap(f.kept) {
			f.kept = append(f.kept[:i], nil)
		}
		f.kept = f.kept[:i+1]
		kept := f.kept[i][:0]
		var dice uint64
		for k, feature := range all {
			if k%8 == 0 {
				dice = f.random.Uint64()
			}
			if dice&0xff >= fieldDrop {
				kept = append(kept, feature>>(32-fieldBits))
			}
			dice >>= 8
		}
		f.kept[i] = kept
	}
}

// score fills emit with the odds that the features give, the best being one.
func (f *roleField) score() {
	f.emit = f.emit[:0]
	for _, features := range f.kept {
		var sums [quote.NumRoles]float32
		for _, b := range features {
			row := f.weights[int(b)*quote.NumRoles:][:quote.NumRoles]
			for k, w := range row {
				sums[k] += w
			}
		}
		top := sums[0]
		for _, sum := range sums {
			top = max(top, sum)
		}
		var odds [quote.NumRoles]float64
		for k, sum := range sums {
			odds[k] = math.Exp(float64(sum - top))
		}
		f.emit = append(f.emit, odds)
	}
}

// sweep fills forward and backward.
func (f *roleField) sweep(n int) {
	for last := range f.pairs {
		for next := range f.pairs[last] {
			f.pairs[last][next] = 0
			if quote.May(last, next) {
				f.pairs[last][next] = math.Exp(f.chain[last][next])
			}
		}
	}
	f.forward = append(f.forward[:0], make([][quote.NumRoles]float64, n)...)
	f.backward = append(f.backward[:0], make([][quote.NumRoles]float64, n)...)
	for i := range n {
		for next := range quote.NumRoles {
			sum := f.pairs[quote.NumRoles][next]
			if i > 0 {
				sum = 0
				for last := range quote.NumRoles {
					sum += f.forward[i-1][last] * f.pairs[last][next]
				}
			}
			f.forward[i][next] = sum * f.emit[i][next]
		}
		scale(&f.forward[i])
	}
	for k := range f.backward[n-1] {
		f.backward[n-1][k] = 1
	}
	for i := n - 2; i >= 0; i-- {
		for last := range quote.NumRoles {
			for next := range quote.NumRoles {
				f.backward[i][last] += f.pairs[last][next] * f.emit[i+1][next] * f.backward[i+1][next]
			}
		}
		scale(&f.backward[i])
	}
}

// scale makes values sum to one.
func scale(values *[quote.NumRoles]float64) {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	for k := range values {
		values[k] /= sum
	}
}

// moveWeights moves the weights of features by what is expected too much.
func (f *roleField) moveWeights(x *passage) {
	for i, features := range f.kept {
		var odds [quote.NumRoles]float64
		for k := range odds {
			odds[k] = f.forward[i][k] * f.backward[i][k]
		}
		scale(&odds)
		var d [quote.NumRoles]float32
		for k := range d {
			d[k] = -float32(odds[k])
		}
		d[x.roles[i]]++
		for _, b := range features {
			f.move(int(b)*quote.NumRoles, &d)
		}
	}
}

func (f *roleField) move(at int, d *[quote.NumRoles]float32) {
	row, squares := f.weights[at:at+quote.NumRoles], f.squares[at:at+quote.NumRoles]
	for k, g := range d {
		if g > nothing || g < -nothing {
			g -= fieldDecay * row[k]
			squares[k] += g * g
			row[k] += fieldRate * g / float32(math.Sqrt(float64(squares[k])+1e-2))
		}
	}
}

// moveChain does the same for pairs of roles.
func (f *roleField) moveChain(x *passage) {
	var moves [quote.NumRoles + 1][quote.NumRoles]float64
	for i := 1; i < len(x.roles); i++ {
		var odds [quote.NumRoles][quote.NumRoles]float64
		sum := 0.0
		for last := range odds {
			for next := range odds[last] {
				odds[last][next] = f.forward[i-1][last] * f.pairs[last][next] * f.emit[i][next] * f.backward[i][next]
				sum += odds[last][next]
			}
		}
		for last := range odds {
			for next := range odds[last] {
				d := -odds[last][next] / sum
				if last == int(x.roles[i-1]) && next == int(x.roles[i]) {
					d++
				}
				f.chainSq[last][next] += d * d
				moves[last][next] += d
			}
		}
	}
	for last := range moves {
		for next := range moves[last] {
			f.chain[last][next] += fieldRate * moves[last][next] / math.Sqrt(f.chainSq[last][next]+1)
		}
	}
}

// join adds the weights of another field.
func (f *roleField) join(other *roleField) {
	for i, w := range other.weights {
		f.weights[i] += w
	}
	for last := range f.chain {
		for next := range f.chain[last] {
			f.chain[last][next] += other.chain[last][next]
		}
	}
}

// divide makes all weights n times smaller.
func (f *roleField) divide(n int) {
	for i := range f.weights {
		f.weights[i] /= float32(n)
	}
	for last := range f.chain {
		for next := range f.chain[last] {
			f.chain[last][next] /= float64(n)
		}
	}
}

// pack rounds the weights to bytes.
func (f *roleField) pack() *model.Weights {
	p := &weights{labels: quote.NumRoles, shift: 32 - fieldBits, now: f.weights}
	for last := range f.chain {
		for _, w := range f.chain[last] {
			p.chain = append(p.chain, float32(w))
		}
	}
	return p.quantise(quote.Roles(), fieldTop, fieldLeast)
}
