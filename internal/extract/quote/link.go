package quote

import (
	"sort"

	"github.com/dateline-news/dateline/internal/model"
)

// The templates of features of links between parts.
const (
	tLinkKind = 8192 + iota*16
	tLinkPlace
	tLinkWord
	tLinkRule
	tLinkNone
	tLinkGoesOn
	tLinkTree
)

// Parts are the parts of a passage, each kind in order.
type Parts struct {
	Passage                 *Passage
	Contents, Cues, Sources []Part
	// before are the parts of the passage before, nil where there is none.
	before *Parts
}

// The kinds of links.
const (
	contentToCue = 1 + iota
	cueToSource
)

// pair appends the features of a link of a kind between two parts. Others are
// the parts of the kind of the second, which may be nearer.
func (s *Sheet) pair(kind uint32, a, b Part, parts *Parts, f []uint32) []uint32 {
	first, second, side := a, b, uint32(0)
	if b.First < a.First {
		first, second, side = b, a, 1
	}
	from, to := &s.cells[first.End-1], &s.cells[second.First]
	distance := bucket(max(0, second.First-first.End))
	stops := uint32(min(max(to.commas-from.commas, 0), 4))
	verbs := uint32(min(max(to.verbs-from.verbs, 0), 3))
	if b.First < parts.Passage.First || a.First < parts.Passage.First {
		stops, verbs = 7, 7
	}
	crossed := uint32(min(countSentences(s, first, second), 3))
	cues := uint32(min(between(parts.Cues, first, second), 3))
	contents := uint32(min(between(parts.Contents, first, second), 3))
	sources := uint32(min(between(parts.Sources, first, second), 3))
	where := kind<<20 | side<<16 | crossed<<12 | cues<<8 | contents<<4 | sources
	mark := uint32(s.cells[a.First].mark)
	agrees := s.agrees(kind, a, b)
	next := uint32(edge)
	if first.End < len(s.cells) {
		next = s.cells[first.End].word.Lower
	}
	way, relation := s.way(a, b)
	f = append(f, model.Mix(tLinkTree, kind<<8|way, 0), model.Mix(tLinkTree+1, kind<<8|way, relation),
		model.Mix(tLinkTree+2, kind<<8|way, where), model.Mix(tLinkTree+3, kind<<8|way, agrees))
	return append(f,
		model.Mix(tLinkPlace, kind<<8|side<<4|crossed, 0), model.Mix(tLinkPlace+1, where, 0), model.Mix(tLinkPlace+2, where, distance),
		model.Mix(tLinkPlace+3, kind<<8|side<<4|distance, stops), model.Mix(tLinkPlace+4, kind<<8|side<<4|verbs, stops<<4|crossed),
		model.Mix(tLinkPlace+5, kind<<8|side<<4|crossed, mark), model.Mix(tLinkPlace+6, kind<<12|side<<8|distance<<4|mark, next),
		model.Mix(tLinkWord, kind<<4|side, s.cells[b.End-1].word.Lower), model.Mix(tLinkWord+1, kind<<4|side, s.cells[a.End-1].word.Lower),
		model.Mix(tLinkWord+2, kind<<8|side<<4|uint32(s.cells[b.End-1].hint), distance),
		model.Mix(tLinkWord+3, kind<<4|side, s.cells[b.First].tag), model.Mix(tLinkWord+4, kind<<8|side<<4|cues, s.cells[a.First].tag),
		model.Mix(tLinkRule, kind<<4|agrees, 0), model.Mix(tLinkRule+1, kind<<8|agrees<<4|crossed, side<<4|cues))
}

// The ways from a part to another one in the tree.
const (
	wayNone = iota
	wayBelow
	wayAbove
	waySide
	wayFar
)

// way tells how the head of a part hangs together with that of another one: right
// below or above it, below a word on the way up, or otherwise; and by which
// relations.
func (s *Sheet) way(a, b Part) (way, relation uint32) {
	t := &s.doc.Tree
	from, to := t.HeadOf(a.First, a.End), t.HeadOf(b.First, b.End)
	if from < 0 || to < 0 {
		return wayNone, 0
	}
	relation = uint32(t.Relation(from))<<8 | uint32(t.Relation(to))
	above := t.Head(to)
	for k, steps := from, uint32(0); k >= 0 && steps < treeReach; k, steps = t.Head(k), steps+1 {
		switch {
		case k == to:
			return wayAbove | min(steps, 3)<<4, relation
		case k == above && k == from:
			return wayBelow, relation
		case k == above:
			return waySide | min(steps, 3)<<4, relation
		}
	}
	return wayFar, relation
}

// countSentences is the number of ends of sentences between two parts.
func countSentences(s *Sheet, first, second Part) int {
	n := 0
	for at := first.End - 1; n < 4; n++ {
		end := s.cells[at].sentence.End
		if end > second.First || end <= at {
			break
		}
		at = end
		if at >= len(s.cells) {
			break
		}
	}
	return n
}

// between is the number of parts that lie between two others, up to four.
func between(parts []Part, first, second Part) int {
	n := 0
	for i := firstFrom(parts, first.End); i < len(parts) && n < 4 && parts[i].End <= second.First; i++ {
		n++
	}
	return n
}

// firstFrom is the index of the first part that begins at or after a token.
func firstFrom(parts []Part, token int) int {
	return sort.Search(len(parts), func(i int) bool { return parts[i].First >= token })
}

// agrees tells whether the rules made the same link: 1 for yes, 2 for another
// one, 0 where they know nothing of the first part.
func (s *Sheet) agrees(kind uint32, a, b Part) uint32 {
	for _, i := range [...]int{a.First, a.End - 1, (a.First + a.End) / 2} {
		c := &s.cells[i]
		if c.draft == 0 || (kind == cueToSource) != (c.rule == FirstCue || c.rule == InCue) {
			continue
		}
		d := &s.drafts[c.draft-1]
		to := d.cue
		if kind == cueToSource {
			to = d.speaker
		}
		if to.Overlaps(s.span(b)) {
			return 1
		}
		return 2
	}
	return 0
}

// none appends the features of leaving a Part without a link.
func (s *Sheet) none(kind uint32, a Part, parts *Parts, f []uint32) []uint32 {
	c := &s.cells[a.First]
	choices := len(parts.Cues)
	if kind == cueToSource {
		choices = len(parts.Sources)
	}
	return append(f,
		model.Mix(tLinkNone, kind, 0), model.Mix(tLinkNone+1, kind<<8|uint32(min(choices, 3))<<4|uint32(c.mark), uint32(c.rule)),
		model.Mix(tLinkNone+2, kind, s.cells[a.End-1].word.Lower), model.Mix(tLinkNone+3, kind, c.tag),
		model.Mix(tLinkNone+4, kind<<4|uint32(c.mark), parts.Passage.before))
}

// goesOn appends the features of taking a content for more of the one before.
func (s *Sheet) goesOn(a, last Part, parts *Parts, f []uint32) []uint32 {
	c, before := &s.cells[a.First], &s.cells[last.End-1]
	same := uint32(0)
	if last.First >= parts.Passage.First {
		same = 1
	}
	if a.First == parts.Passage.First {
		same |= 2
	}
	marks := uint32(c.mark)<<4 | uint32(before.mark)
	return append(f,
		model.Mix(tLinkGoesOn, same, marks), model.Mix(tLinkGoesOn+1, same<<4|uint32(min(len(parts.Cues), 3)), marks),
		model.Mix(tLinkGoesOn+2, same<<4|uint32(c.rule), marks), model.Mix(tLinkGoesOn+3, parts.Passage.before, marks),
		model.Mix(tLinkGoesOn+4, bucket(a.First-last.End), same))
}
