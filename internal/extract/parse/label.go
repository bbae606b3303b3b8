package parse

import (
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/model"
)

// Fixed is the relation of an arc that needs no weights, as that of the root and
// of punctuation; None for every other.
func (s *State) Fixed(x *Sentence, head, dependent int) tree.Relation {
	if s.IsRoot(head) {
		return tree.Root
	}
	r := x.words[dependent].sure
	if r == tree.Det && (head < dependent || !x.words[head].noun) {
		return tree.None
	}
	return r
}

// LabelFeatures appends the hashed features of the relation of an arc that is
// about to be made.
func (s *State) LabelFeatures(x *Sentence, head, dependent int, f []uint32) []uint32 {
	h, d := x.at(head), x.at(dependent)
	nh, nd := &s.nodes[head], &s.nodes[dependent]
	side := uint32(1)
	if dependent < head {
		side = 2
	}
	far := side + 4*uint32(min(max(head-dependent, dependent-head), 7))
	tags := two(h.tag, d.tag) + side
	before, after := x.near(dependent-1), x.near(dependent+1)
	f = append(f,
		model.Mix(tLabelPair, two(h.form, d.form), side), model.Mix(tLabelPair+1, tags, 0),
		model.Mix(tLabelPair+2, two(h.form, d.tag), side), model.Mix(tLabelPair+3, two(h.tag, d.form), side),
		model.Mix(tLabelPair+4, tags, far),
		model.Mix(tLabel, d.form, side), model.Mix(tLabel+1, d.tag, side),
		model.Mix(tLabel+2, h.form, side), model.Mix(tLabel+3, d.suffix, side),
		model.Mix(tLabelNear, two(before.form, d.tag), side), model.Mix(tLabelNear+1, two(before.tag, d.tag), after.tag),
		model.Mix(tLabelNear+2, two(after.form, d.tag), side),
		model.Mix(tLabelCluster, two(h.fine, d.fine), side), model.Mix(tLabelCluster+1, two(d.fine, h.tag), side),
		model.Mix(tLabelCluster+2, two(h.fine, d.tag), side),
		model.Mix(tLabelSet, tags, set(nh)), model.Mix(tLabelSet+1, tags, set(nd)),
		model.Mix(tLabelSet+2, two(h.form, d.tag), set(nh)), model.Mix(tLabelSet+3, two(h.tag, d.form), set(nd)),
	)
	if nd.right >= 0 {
		f = append(f, model.Mix(tLabelChild, two(x.at(nd.right).tag, d.tag), side))
	}
	if nd.left < 0 {
		return f
	}
	inner, outer := x.at(nd.left), x.at(nd.left)
	if nd.left2 >= 0 {
		outer = x.at(nd.left2)
	}
	return append(f,
		model.Mix(tLabelChild+1, inner.form, tags), model.Mix(tLabelChild+2, two(inner.tag, d.tag), side),
		model.Mix(tLabelChild+3, inner.form, side), model.Mix(tLabelChild+4, two(outer.form, h.form), side),
		model.Mix(tLabelChild+5, two(inner.form, h.form), d.tag), model.Mix(tLabelChild+6, two(h.fine, d.tag), inner.form),
		model.Mix(tLabelChild+7, outer.form, tags),
	)
}

// set hashes the relations of the dependents of a word, whatever their number.
func set(n *node) uint32 {
	return two(two(uint32(n.leftRels), uint32(n.leftRels>>32)), two(uint32(n.rightRels), uint32(n.rightRels>>32)))
}
