package show

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

const (
	// joint stands between the pieces of a quote that words part.
	joint = " … "
	// excerpt is the longest quote of the summary, in characters.
	excerpt = 240
)

// speaker is who said the quote, as far as that is known.
func (q QuoteEvidence) speaker() string {
	switch {
	case q.Entity != nil:
		return q.Entity.Name
	case q.Speaker != nil:
		return q.Speaker.Text
	}
	return "somebody"
}

// said is the pieces of the quote in one line.
func (q QuoteEvidence) said() string {
	pieces := make([]string, len(q.Said))
	for i, piece := range q.Said {
		pieces[i] = oneLine(piece.Text)
	}
	return strings.Join(pieces, joint)
}

// manner is how it was said, in a few words.
func (q QuoteEvidence) manner() string {
	parts := []string{string(q.Kind)}
	if q.Cue != nil {
		parts = append(parts, "“"+oneLine(q.Cue.Text)+"”")
	}
	if q.Manner != "" && q.Manner != news.SaidManner {
		parts = append(parts, string(q.Manner))
	}
	if q.Negated {
		parts = append(parts, "not said")
	}
	if q.Addressee != nil {
		parts = append(parts, "to "+oneLine(q.Addressee.Text))
	}
	if q.Medium != "" {
		parts = append(parts, plain(string(q.Medium)))
	}
	if q.Anonymous {
		parts = append(parts, "anonymous")
	}
	if q.Within != nil {
		parts = append(parts, "within "+strconv.Itoa(*q.Within+1))
	}
	return strings.Join(parts, " · ")
}

// name is who the party is, as far as that is known.
func (p Party) name() string {
	if p.Entity != nil {
		return p.Entity.Name
	}
	return oneLine(p.Text)
}

// parties names everybody once; who did not come is said to be absent.
func (m MeetingEvidence) parties() string {
	var names []string
	seen := map[string]bool{}
	for _, party := range m.Parties {
		name := party.name()
		switch party.Role {
		case news.NonAttendeeRole:
			name = "without " + name
		case news.ParticipantRole, "":
		default:
			name += " (" + string(party.Role) + ")"
		}
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "somebody"
	}
	return strings.Join(names, ", ")
}

// course is what became of the meeting, in a few words.
func (m MeetingEvidence) course() string {
	parts := []string{string(m.Status)}
	if m.Format != news.UnspecifiedFormat && m.Format != "" {
		parts = append(parts, plain(string(m.Format)))
	}
	if m.Place != nil {
		parts = append(parts, m.Place.name())
	}
	switch {
	case m.Date != "":
		parts = append(parts, m.Date)
	case m.Time != nil:
		parts = append(parts, oneLine(m.Time.Text))
	}
	if m.Trigger != nil {
		parts = append(parts, "“"+oneLine(m.Trigger.Text)+"”")
	}
	if m.Topic != nil {
		parts = append(parts, "about "+oneLine(m.Topic.Text))
	}
	return strings.Join(parts, " · ")
}

// summary writes who said what and who met whom.
func (t Terminal) summary(out *strings.Builder, e Evidence) {
	if len(e.Quotes) > 0 {
		t.title(out, "Who said what")
	}
	for i, quote := range e.Quotes {
		t.entry(out, i, quote.speaker(), clip(quote.said(), excerpt), quote.manner())
	}
	if len(e.Meetings) > 0 {
		t.title(out, "Who met whom")
	}
	for i, meeting := range e.Meetings {
		t.entry(out, i, meeting.parties(), meeting.course(), "")
	}
}

func (t Terminal) title(out *strings.Builder, text string) {
	fmt.Fprintf(out, "\n%s\n", t.paint(bold, text))
}

// entry writes one numbered item: who, what, and how.
func (t Terminal) entry(out *strings.Builder, i int, who, what, how string) {
	const indent = "     "
	number := fmt.Sprintf("%3d  ", i+1)
	out.WriteString(number)
	t.wrapped(out, indent, safe(oneLine(who))+": "+safe(oneLine(what)))
	how = safe(how)
	for _, line := range wrap(how, t.width()-len(indent)) {
		if line.start < line.end {
			out.WriteString(indent + t.paint(dim, how[line.start:line.end]) + "\n")
		}
	}
}

// oneLine is text without line ends and runs of space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// plain is a word of snake_case as people write it.
func plain(word string) string { return strings.ReplaceAll(word, "_", " ") }

// clip shortens text to limit characters, at a word's end.
func clip(text string, limit int) string {
	whole := news.NewText(text)
	if whole.Len() <= limit {
		return text
	}
	cut := whole.Slice(news.Span{End: limit})
	if space := strings.LastIndexByte(cut, ' '); space > 0 {
		cut = cut[:space]
	}
	return cut + " …"
}
