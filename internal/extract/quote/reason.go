package quote

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// reason is the evidence on which a speaker was chosen, as [news.Quote] gives it.
type reason string

// The kinds of evidence, from what the words beside the quote say to what only
// its place suggests.
const (
	subjectOfCue    reason = "subject_of_cue"
	accordingTo     reason = "according_to"
	colon           reason = "colon"
	dash            reason = "dash"
	lineOfItsOwn    reason = "line_of_its_own"
	sentenceBefore  reason = "sentence_before"
	sameParagraph   reason = "same_paragraph"
	previousSpeaker reason = "previous_speaker"
	interviewTurn   reason = "interview_turn"
)

// reason is the evidence for the speaker of a draft; empty where it has none.
func (d *detailer) reason(x *draft) reason {
	if x.speaker.IsZero() {
		return ""
	}
	if x.reason != "" {
		return x.reason
	}
	cue := strings.Fields(strings.ToLower(d.doc.Text.Slice(x.cue)))
	last := ""
	if len(cue) > 0 {
		last = cue[len(cue)-1]
	}
	switch {
	case len(cue) > 0 && cue[0] == "according":
		return accordingTo
	case len(cue) == 1 && (last == ":" || last == "."):
		return d.label(x)
	case len(cue) == 1 && strings.ContainsAny(last, "—–―-"):
		return dash
	case x.cue.IsZero() || d.paragraph(x.speaker.Start) != d.paragraph(x.cue.Start):
		return previousSpeaker
	case d.sentence(x.speaker.Start) != d.sentence(x.cue.Start):
		return sameParagraph
	}
	return subjectOfCue
}

// label tells a speaker on a line of their own from one before a colon.
func (d *detailer) label(x *draft) reason {
	switch {
	case d.paragraph(x.cue.Start) != d.paragraph(x.pieces[0].Start):
		return lineOfItsOwn
	case d.doc.Text.Slice(x.cue) == ".":
		return interviewTurn
	}
	return colon
}

func (d *detailer) paragraph(offset int) int { return indexOf(d.doc.Paragraphs, offset) }
func (d *detailer) sentence(offset int) int  { return indexOf(d.doc.Sentences, offset) }

// indexOf is the index of the first span that ends after an offset.
func indexOf(spans []news.Span, offset int) int {
	return sort.Search(len(spans), func(i int) bool { return spans[i].End > offset })
}
