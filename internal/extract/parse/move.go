package parse

import "github.com/dateline-news/dateline/internal/model"

// The templates of features. Their numbers lie above those of the tagger and
// the recogniser only for the reader's sake: each model has buckets of its own.
const (
	tBoth = 4096 + iota*16
	tTop
	tFront
	tPair
	tTriple
	tChild
	tDistance
	tValency
	tRelation
	tCluster
	tNear
	tWide
	tGap
	tSet
	tGuide
	tLabel
	tLabelPair
	tLabelChild
	tLabelNear
	tLabelCluster
	tLabelSet
)

// scene is the words around the state's next move.
type scene struct {
	s0, s1, s2, b0, b1, b2 *spot
	// n0, n1 and nb are the nodes of s0, s1 and b0.
	n0, n1, nb *node
	// left and right dependents of s0, s1 and b0.
	l0, r0, l02, r02, l1, r1, lb *spot
	// before and after are the words beside s0, last that before b0.
	before, after, last *spot
	// gap is the distance of s0 and b0, under that of s1 and s0; over and beneath
	// are what stands between them.
	gap, under, over, beneath uint32
}

// empty is the node of a word that is not there.
var empty = node{head: absent, left: absent, left2: absent, right: absent, right2: absent}

func (s *State) node(i int) *node {
	if i < 0 {
		return &empty
	}
	return &s.nodes[i]
}

// look gathers the words that matter to the next move.
func (s *State) look(x *Sentence) scene {
	s0, s1, s2 := s.Below(0), s.Below(1), s.Below(2)
	b0, b1, b2 := s.ahead(0), s.ahead(1), s.ahead(2)
	c := scene{
		s0: x.at(s0), s1: x.at(s1), s2: x.at(s2), b0: x.at(b0), b1: x.at(b1), b2: x.at(b2),
		n0: s.node(s0), n1: s.node(s1), nb: s.node(b0), gap: s.distance(s0, b0), under: s.distance(s1, s0),
	}
	c.l0, c.r0, c.l02, c.r02 = x.at(c.n0.left), x.at(c.n0.right), x.at(c.n0.left2), x.at(c.n0.right2)
	c.l1, c.r1, c.lb = x.at(c.n1.left), x.at(c.n1.right), x.at(c.nb.left)
	c.before, c.after, c.last = x.near(s0-1), x.near(s0+1), x.near(s.front-1)
	c.over, c.beneath = x.between(s0, b0), x.between(s1, s0)
	return c
}

// distance of two words, at most eight; zero where one is not a word.
func (s *State) distance(a, b int) uint32 {
	if a < 0 || b < 0 || a == s.n || b == s.n {
		return 0
	}
	return uint32(min(b-a, 8))
}

// two and three hash two or three values that are hashes themselves into one.
func two(a, b uint32) uint32 { return a*0x9e3779b1 ^ (b + 0x7f4a7c15) }

func three(a, b, c uint32) uint32 { return two(two(a, b), c) }

// FrontFeatures appends the hashed features of the next move that stay the same
// until the next Shift.
func (s *State) FrontFeatures(x *Sentence, f []uint32) []uint32 {
	b0, b1, b2, last := x.at(s.ahead(0)), x.at(s.ahead(1)), x.at(s.ahead(2)), x.near(s.front-1)
	f = append(f,
		model.Mix(tFront, b0.both, 0), model.Mix(tFront+1, b0.form, 0), model.Mix(tFront+2, b0.tag, 0),
		model.Mix(tFront+3, b1.both, 0), model.Mix(tFront+4, b1.form, 0), model.Mix(tFront+5, b1.tag, 0),
		model.Mix(tFront+6, b2.both, 0), model.Mix(tFront+7, b2.tag, 0),
		model.Mix(tPair+7, b0.tag, b1.tag), model.Mix(tTriple, two(b0.tag, b1.tag), b2.tag),
		model.Mix(tNear, b0.tag, last.tag), model.Mix(tNear+4, last.form, b0.tag),
	)
	if !x.guided() {
		return f
	}
	return append(f, model.Mix(tNear+8, last.form, b0.form), model.Mix(tNear+9, two(last.tag, b0.tag), b1.tag),
		model.Mix(tCluster+5, b0.fine, 0))
}

// Features appends the other hashed features of the next move: few without a
// guide, all with it.
func (s *State) Features(x *Sentence, f []uint32) []uint32 { return s.features(x, nil, f) }

// features is Features that asks the memory for the weights of some while it makes
// others. With all of them at the end, there would be nothing to do in between.
func (s *State) features(x *Sentence, moves *model.Ternary, f []uint32) []uint32 {
	c, from := s.look(x), len(f)
	f = c.pairs(f)
	from = ask(moves, f, from)
	f = c.children(f)
	f = c.neighbours(f)
	from = ask(moves, f, from)
	f = c.measures(f)
	f = c.clusters(f)
	from = ask(moves, f, from)
	if !x.guided() {
		return f
	}
	f = c.relations(f)
	f = c.guideFeatures(s.guess(x), f)
	ask(moves, f, from)
	return f
}

// ask asks the memory for the weights of the features after the first ones, where
// there are weights, and gives the number of all.
func ask(moves *model.Ternary, f []uint32, from int) int {
	if moves != nil {
		moves.Fetch(f[from:])
	}
	return len(f)
}

func (c *scene) pairs(f []uint32) []uint32 {
	tags := two(c.s0.tag, c.b0.tag)
	return append(f,
		model.Mix(tPair, c.s0.both, c.b0.both), model.Mix(tPair+1, c.s0.both, c.b0.form),
		model.Mix(tPair+2, c.s0.form, c.b0.both), model.Mix(tPair+3, c.s0.both, c.b0.tag),
		model.Mix(tPair+4, c.s0.tag, c.b0.both), model.Mix(tPair+5, c.s0.form, c.b0.form),
		model.Mix(tPair+6, tags, 0),
		model.Mix(tTriple+1, tags, c.b1.tag), model.Mix(tTriple+2, two(c.s1.tag, c.s0.tag), c.b0.tag),
	)
}

// children are the features of dependents. That there is none says much too, but
// only beside the tags of the words that wait.
func (c *scene) children(f []uint32) []uint32 {
	tags := two(c.s0.tag, c.b0.tag)
	f = append(f,
		model.Mix(tChild, tags, c.l0.tag), model.Mix(tChild+2, tags, c.r0.tag),
		model.Mix(tChild+3, two(c.s1.tag, c.s0.tag), c.r0.tag), model.Mix(tChild+4, tags, c.lb.tag),
	)
	if c.n0.right >= 0 {
		f = append(f, model.Mix(tChild+9, c.r0.form, 0), model.Mix(tChild+10, two(c.r0.tag, c.r02.tag), c.s0.tag))
	}
	if c.nb.left >= 0 {
		f = append(f, model.Mix(tChild+11, c.lb.form, 0))
	}
	return f
}

// neighbours are the features of words beside those that wait, and of the gap
// between them.
func (c *scene) neighbours(f []uint32) []uint32 {
	tags := two(c.s0.tag, c.b0.tag)
	return append(f,
		model.Mix(tNear+1, tags, c.last.tag), model.Mix(tNear+2, tags, c.after.tag), model.Mix(tNear+3, tags, c.before.tag),
		model.Mix(tGap, tags, c.over), model.Mix(tGap+2, two(c.s0.form, c.b0.tag), c.over),
		model.Mix(tGap+3, two(c.s0.tag, c.b0.form), c.over),
		model.Mix(tValency, c.s0.tag, uint32(c.n0.rights)), model.Mix(tValency+2, c.b0.tag, uint32(c.nb.lefts)),
		model.Mix(tDistance, tags, c.gap),
	)
}

// relations are the features of the relations that were decided.
func (c *scene) relations(f []uint32) []uint32 {
	tags := two(c.s0.tag, c.b0.tag)
	return append(f,
		model.Mix(tRelation, tags, uint32(c.n0.leftRel)), model.Mix(tRelation+1, tags, uint32(c.n0.rightRel)),
		model.Mix(tRelation+2, tags, uint32(c.nb.leftRel)),
		model.Mix(tSet, c.s0.tag, set(c.n0)), model.Mix(tSet+1, c.s0.form, set(c.n0)), model.Mix(tSet+2, tags, set(c.n0)),
		model.Mix(tSet+3, c.b0.tag, set(c.nb)), model.Mix(tSet+4, c.b0.form, set(c.nb)), model.Mix(tSet+5, tags, set(c.nb)),
	)
}

// measures are the features of distances and numbers with the words themselves.
func (c *scene) measures(f []uint32) []uint32 {
	tags := two(c.s0.tag, c.b0.tag)
	under := two(c.s1.tag, c.s0.tag)
	return append(f,
		model.Mix(tDistance+2, c.s0.form, c.gap), model.Mix(tDistance+3, c.b0.form, c.gap),
		model.Mix(tDistance+4, two(c.s0.form, c.b0.form), c.gap),
		model.Mix(tValency+4, c.s0.form, uint32(c.n0.rights)), model.Mix(tValency+6, c.b0.form, uint32(c.nb.lefts)),
		model.Mix(tGap+4, two(under, c.b0.tag), c.over), model.Mix(tGap+5, two(under, c.b0.tag), c.beneath),
		model.Mix(tWide, c.s1.tag, c.b0.tag), model.Mix(tWide+1, c.s1.form, c.b0.tag), model.Mix(tWide+2, c.s1.tag, c.b0.form),
		model.Mix(tWide+3, tags, c.s1.form), model.Mix(tWide+4, under, c.b0.form), model.Mix(tWide+5, two(c.s1.tag, c.b0.tag), c.s0.form),
		model.Mix(tWide+6, two(under, c.b0.tag), c.b1.tag),
	)
}

func (c *scene) clusters(f []uint32) []uint32 {
	return append(f,
		model.Mix(tCluster, c.s0.fine, c.b0.fine), model.Mix(tCluster+1, c.s0.fine, c.b0.tag),
		model.Mix(tCluster+2, c.s0.tag, c.b0.fine), model.Mix(tCluster+6, two(c.s0.tag, c.b0.tag), c.s1.fine),
	)
}
