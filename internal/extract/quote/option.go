package quote

// Option is one of the links between which a linker chooses.
type Option struct {
	Kind OptionKind
	// To is the part that is linked to; it is empty where the kind is not ToPart.
	To       Part
	Features []uint32
}

// OptionKind tells options without a part apart.
type OptionKind int

// The kinds of option.
const (
	// ToPart links a content to its cue, or a cue to its source.
	ToPart OptionKind = iota
	// GoesOn takes a content for more of the one before.
	GoesOn
	// Alone leaves a part without a link.
	Alone
)

// linkReach is how many cues of the passage before may attribute words of this
// one; choiceReach how many parts before and after may be linked to.
const (
	linkReach   = 2
	choiceReach = 12
)

// Follow makes the parts that are found next follow those of x, which may be nil.
func (x *Parts) Follow(before *Parts) { x.before = before }

// last is the content before content k, in this passage or the one before.
func (x *Parts) last(k int) (Part, bool) {
	if k > 0 {
		return x.Contents[k-1], true
	}
	if b := x.before; b != nil && len(b.Contents) > 0 && b.Passage.index == x.Passage.index-1 {
		return b.Contents[len(b.Contents)-1], true
	}
	return Part{}, false
}

// ContentOptions are the links that content k of the parts may have.
func (s *Sheet) ContentOptions(x *Parts, k int) []Option {
	from := x.Contents[k]
	var options []Option
	if b := x.before; b != nil && b.Passage.index == x.Passage.index-1 {
		for _, to := range b.Cues[max(0, len(b.Cues)-linkReach):] {
			options = append(options, Option{To: to, Features: s.pair(contentToCue, from, to, x, nil)})
		}
	}
	for _, to := range nearest(x.Cues, from) {
		options = append(options, Option{To: to, Features: s.pair(contentToCue, from, to, x, nil)})
	}
	if last, ok := x.last(k); ok {
		options = append(options, Option{Kind: GoesOn, Features: s.goesOn(from, last, x, nil)})
	}
	return append(options, Option{Kind: Alone, Features: s.none(contentToCue, from, x, nil)})
}

// SourceOptions are the links that cue k of the parts may have.
func (s *Sheet) SourceOptions(x *Parts, k int) []Option {
	from := x.Cues[k]
	var options []Option
	for _, to := range nearest(x.Sources, from) {
		options = append(options, Option{To: to, Features: s.pair(cueToSource, from, to, x, nil)})
	}
	return append(options, Option{Kind: Alone, Features: s.none(cueToSource, from, x, nil)})
}

// nearest are the parts around another one.
func nearest(parts []Part, from Part) []Part {
	first := firstFrom(parts, from.First)
	return parts[max(0, first-choiceReach):min(len(parts), first+choiceReach)]
}
