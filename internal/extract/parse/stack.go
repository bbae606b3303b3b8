package parse

import "github.com/dateline-news/dateline/internal/model"

// StackFeatures appends the hashed features of the next move that stay the same
// each time that the word on top of the stack is there: what is below it waits
// as long as it does, and no word takes left dependents once it is on the stack.
func (s *State) StackFeatures(x *Sentence, f []uint32) []uint32 {
	c := s.look(x)
	f = c.stackWords(f)
	f = c.stackChildren(f)
	if !x.guided() {
		return f
	}
	return append(f, model.Mix(tRelation+3, two(c.s1.tag, c.s0.tag), uint32(c.n1.rightRel)),
		model.Mix(tSet+6, c.s1.tag, set(c.n1)), model.Mix(tSet+7, two(c.s1.tag, c.s0.tag), set(c.n1)))
}

// stackWords are the features of the words on the stack and of those beside them.
func (c *scene) stackWords(f []uint32) []uint32 {
	under := two(c.s1.tag, c.s0.tag)
	return append(f,
		model.Mix(tTop, c.s0.both, 0), model.Mix(tTop+1, c.s0.form, 0), model.Mix(tTop+2, c.s0.tag, 0),
		model.Mix(tTop+3, c.s1.both, 0), model.Mix(tTop+4, c.s1.form, 0), model.Mix(tTop+5, c.s1.tag, 0),
		model.Mix(tTop+6, c.s2.form, 0), model.Mix(tTop+7, c.s2.tag, 0),
		model.Mix(tPair+8, under, 0), model.Mix(tPair+9, c.s1.form, c.s0.form),
		model.Mix(tPair+10, c.s1.form, c.s0.tag), model.Mix(tPair+11, c.s1.tag, c.s0.form),
		model.Mix(tPair+12, c.s1.both, c.s0.both), model.Mix(tTriple+3, under, c.s2.tag),
		model.Mix(tNear+5, under, c.before.tag), model.Mix(tNear+6, c.after.form, c.s0.tag), model.Mix(tNear+7, c.before.form, c.s0.tag),
		model.Mix(tGap+1, under, c.beneath),
		model.Mix(tDistance+1, under, c.under), model.Mix(tDistance+5, two(c.s1.form, c.s0.form), c.under),
		model.Mix(tCluster+3, c.s1.fine, c.s0.fine), model.Mix(tCluster+4, c.s0.fine, 0),
	)
}

// stackChildren are the features of the dependents that no move can change while
// the word on top is there: its left ones, and all of the word below it.
func (c *scene) stackChildren(f []uint32) []uint32 {
	under := two(c.s1.tag, c.s0.tag)
	f = append(f,
		model.Mix(tChild+1, under, c.l0.tag), model.Mix(tChild+5, under, c.l1.tag), model.Mix(tChild+6, under, c.r1.tag),
		model.Mix(tValency+1, c.s0.tag, uint32(c.n0.lefts)), model.Mix(tValency+3, c.s1.tag, uint32(c.n1.rights)),
		model.Mix(tValency+5, c.s0.form, uint32(c.n0.lefts)),
	)
	if c.n0.left >= 0 {
		f = append(f, model.Mix(tChild+7, c.l0.form, 0), model.Mix(tChild+8, two(c.l0.tag, c.l02.tag), c.s0.tag))
	}
	if c.n1.right >= 0 {
		f = append(f, model.Mix(tChild+12, c.r1.form, c.s1.form), model.Mix(tChild+13, c.r1.both, c.s0.tag))
	}
	return f
}
