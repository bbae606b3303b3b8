package quote

import (
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// take lets the rules decide where the model has seen too little: on turns of a
// conversation, and on paragraphs that are nothing but speech, which it leaves out
// where nobody is named beside them.
func (d *desk) take(p *Passage) {
	first := &d.sheet.cells[p.First]
	if n := first.draft; n > 0 && d.sheet.drafts[n-1].turn {
		for i := p.First; i < p.End; i++ {
			d.roles[i-p.First] = int8(d.sheet.cells[i].rule) % floatingRole
		}
		return
	}
	if first.stretch == 0 || slices.ContainsFunc(d.roles, func(r int8) bool { return r != Outside }) {
		return
	}
	for i := p.First; i < p.End; i++ {
		if c := &d.sheet.cells[i]; c.stretch != first.stretch || c.rule != FirstContent+floatingRole && c.rule != InContent+floatingRole {
			return
		}
	}
	for i := range d.roles {
		d.roles[i] = InContent
	}
	d.roles[0] = FirstContent
}

// repair moves the borders of parts that grammar puts elsewhere.
func (d *desk) repair(x *Parts) {
	for i := range x.Contents {
		d.clipHearer(&x.Contents[i], x.Cues)
		d.clipClause(&x.Contents[i], x.Cues)
	}
	for i := range x.Sources {
		d.clipTime(&x.Sources[i])
	}
}

// clipHearer leaves the hearer out of what was said: asked [the council] why ….
func (d *desk) clipHearer(content *Part, cues []Part) {
	if !follows(*content, cues) || d.sheet.cells[content.First].noun == 0 {
		return
	}
	i := content.First
	for i < content.End && d.sheet.cells[i].noun != 0 && d.sheet.cells[i].mark == unmarked {
		i++
	}
	if i == content.First || i >= content.End-1 {
		return
	}
	switch strings.ToLower(d.sheet.doc.Tokens[i].Text) {
	case "that", "whether", "why", "how", "if":
		before := &d.sheet.cells[content.First-1]
		if d.sheet.doc.Tokens[i].Tag != "DT" && (before.hint == tellingHint || before.word.Lower == model.Hash("asked")) {
			content.First = i
		}
	}
}

// follows reports whether a content begins right behind a cue.
func follows(content Part, cues []Part) bool {
	i := firstFrom(cues, content.First) - 1
	return i >= 0 && cues[i].End == content.First
}

// clipClause ends a clause that hangs on a noun where the verb begins of which the
// noun is the subject: the claim [that it was safe] came late.
func (d *desk) clipClause(content *Part, cues []Part) {
	t, tokens := &d.sheet.doc.Tree, d.sheet.doc.Tokens
	noun := content.First - 1
	if t.Len() == 0 || !follows(*content, cues) || !strings.HasPrefix(tokens[noun].Tag, "NN") || !strings.EqualFold(tokens[content.First].Text, "that") {
		return
	}
	verb := t.Head(noun)
	if !t.Is(noun, tree.NSubj, tree.NSubjPass) || verb <= content.First+2 || verb >= content.End {
		return
	}
	end := verb
	for end > content.First+3 && t.Head(end-1) == verb && isAuxiliary(tokens[end-1]) {
		end--
	}
	content.End = end
}

// clipTime leaves a time before a name out of a source: On Tuesday [Okafor].
func (d *desk) clipTime(source *Part) {
	if source.End-source.First > 1 && times[strings.ToLower(d.sheet.doc.Tokens[source.First].Text)] {
		source.First++
	}
}

// subject finds the source that the model overlooks: that of the rules, else the
// subject of the cue in the tree, or of the verb that it is joined to.
func (d *desk) subject(cue Part) (Part, bool) {
	for i := cue.First; i < cue.End; i++ {
		c := &d.sheet.cells[i]
		if c.draft == 0 || c.rule != FirstCue && c.rule != InCue {
			continue
		}
		if rule := d.sheet.drafts[c.draft-1]; !rule.speaker.IsZero() {
			return d.sheet.Part(rule.speaker), true
		}
	}
	t := &d.sheet.doc.Tree
	verb := t.HeadOf(cue.First, cue.End)
	for range 2 {
		if verb < 0 || t.Child(verb, tree.NSubjPass) >= 0 {
			return Part{}, false
		}
		if s := t.Child(verb, tree.NSubj); s >= 0 {
			first, end := t.Span(s)
			return Part{first, end}, s != verb && (end <= cue.First || first >= cue.End)
		}
		if !t.Is(verb, tree.Conj, tree.XComp, tree.Advcl) {
			return Part{}, false
		}
		verb = t.Head(verb)
	}
	return Part{}, false
}

// mend puts a finished draft right.
func (d *desk) mend(x *draft) {
	d.mendPassive(x)
	d.mendGaps(x)
	d.mendColons(x)
	d.mendSpeaker(x)
}

// mendPassive reads "X was quoted as saying that …", in which X is no content but
// the speaker, and leaves out the "it" of "it was announced that …".
func (d *desk) mendPassive(x *draft) {
	if len(x.pieces) < 2 || x.pieces[0].End > x.cue.Start || !x.speaker.IsZero() {
		return
	}
	first := strings.ToLower(d.sheet.doc.Text.Slice(x.pieces[0]))
	cue := strings.ToLower(d.sheet.doc.Text.Slice(x.cue))
	switch {
	case first == "it", toldTo(strings.Fields(cue)):
		x.pieces = x.pieces[1:]
	case strings.Contains(cue, "quoted as") || strings.Contains(cue, "heard"):
		x.speaker = x.pieces[0]
		x.head = d.head(d.sheet.Part(x.speaker))
		x.pieces = x.pieces[1:]
	}
}

// toldTo reports whether a cue is a verb of telling in the passive, whose subject
// is the hearer: were told to ….
func toldTo(cue []string) bool {
	if len(cue) < 2 || !slices.ContainsFunc(cue, isBe) {
		return false
	}
	switch cue[len(cue)-1] {
	case "told", "asked", "urged", "warned", "ordered", "advised", "informed", "reminded":
		return true
	}
	return false
}

// mendGaps joins pieces between which nothing but a comma and a conjunction stands:
// the report was “false”, and the request “never came”.
func (d *desk) mendGaps(x *draft) {
	if len(x.pieces) < 2 {
		return
	}
	joined := x.pieces[:1]
	for _, piece := range x.pieces[1:] {
		last := &joined[len(joined)-1]
		gap := strings.Fields(strings.ToLower(d.sheet.doc.Text.Slice(news.Span{Start: last.End, End: max(last.End, piece.Start)})))
		if piece.Start >= last.End && d.sheet.cells[d.sheet.from(last.Start)].sentence == d.sheet.cells[d.sheet.from(piece.Start)].sentence && isGap(gap) {
			last.End = piece.End
			continue
		}
		joined = append(joined, piece)
	}
	x.pieces = joined
}

// mendColons parts words from the speech that a colon announces at their end: that
// it was no matter for the courts: “In our view, …”.
func (d *desk) mendColons(x *draft) {
	var parted []news.Span
	for _, piece := range x.pieces {
		p := d.sheet.Part(piece)
		i := p.First
		for i < p.End && (d.sheet.cells[i].mark != unmarked || d.sheet.doc.Tokens[i].Text != ":") {
			i++
		}
		if i > p.First+1 && i+2 < p.End && d.sheet.cells[i+1].stretch != 0 && d.sheet.cells[i+1].stretch == d.sheet.cells[p.End-1].stretch {
			parted = append(parted, d.sheet.span(Part{p.First, i}))
			piece.Start = d.sheet.doc.Tokens[i+1].Span.Start
		}
		parted = append(parted, piece)
	}
	x.pieces = parted
}

// isGap reports whether words only join what stands on both sides.
func isGap(words []string) bool {
	for _, w := range words {
		switch w {
		case ",", "and", "but", "or", ",and":
		default:
			return false
		}
	}
	return len(words) <= 2
}

// mendSpeaker takes the longer description that the rules have of a speaker:
// Lindqvist, who runs the harbour.
func (d *desk) mendSpeaker(x *draft) {
	if x.speaker.IsZero() || x.cue.IsZero() {
		return
	}
	p := d.sheet.Part(x.cue)
	for i := p.First; i < p.End; i++ {
		c := &d.sheet.cells[i]
		if c.draft == 0 || c.rule != FirstCue && c.rule != InCue {
			continue
		}
		if longer := d.sheet.drafts[c.draft-1].speaker; longer.Start == x.speaker.Start && longer.End > x.speaker.End && d.continuesWho(x.speaker.End) {
			x.speaker = longer
			return
		}
	}
}

// continuesWho reports whether a relative clause about a person follows an offset.
func (d *desk) continuesWho(offset int) bool {
	i := d.sheet.from(offset)
	for _, token := range d.sheet.doc.Tokens[i:min(len(d.sheet.doc.Tokens), i+2)] {
		if token.Tag == "WP" {
			return true
		}
	}
	return false
}

// hides reports whether what was "said" is that a name be kept back: who asked
// [not to be named].
func (d *desk) hides(x *draft) bool {
	said := strings.ToLower(d.sheet.doc.Text.Slice(x.pieces[0]))
	for _, word := range []string{"be named", "be identified", "be quoted by name"} {
		if strings.Contains(said, word) && len(said) < 60 {
			return true
		}
	}
	return false
}

// unmask gives the description of a speaker who asked not to be named to the quote
// that it describes, and leaves the request out.
func (d *desk) unmask() {
	for i := range d.drafts {
		x := &d.drafts[i]
		if x.speaker.IsZero() || !d.hides(x) {
			continue
		}
		for k := max(0, i-2); k < min(len(d.drafts), i+3); k++ {
			y := &d.drafts[k]
			if k != i && y.speaker.Start == x.speaker.Start && y.cue != x.cue {
				y.speaker = y.speaker.Cover(x.pieces[0])
				x.pieces = nil
				break
			}
		}
	}
	d.drafts = slices.DeleteFunc(d.drafts, func(x draft) bool { return len(x.pieces) == 0 })
}

// isNoQuote reports whether a draft only looks like a quote: words without a cue
// or marks, and names: the boat known as “Old Marta”.
func (d *desk) isNoQuote(x draft) bool {
	kind := d.sheet.marks.kind(d.sheet.doc.Text, x.pieces)
	if x.cue.IsZero() {
		return kind == news.Indirect
	}
	if !x.speaker.IsZero() || len(x.pieces) > 2 {
		return false
	}
	cue := strings.Fields(strings.ToLower(d.sheet.doc.Text.Slice(x.cue)))
	return kind != news.Indirect && slices.ContainsFunc(cue, func(w string) bool {
		return w == "known" || w == "nicknamed" || w == "dubbed" || w == "titled" || w == "named" || w == "so-called"
	})
}
