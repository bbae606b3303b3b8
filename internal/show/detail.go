package show

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// detail is one line of evidence: what it is and what the article says.
type detail struct{ Label, Value string }

// details are lines of evidence under way.
type details []detail

func (d *details) add(label, value string) {
	if value != "" {
		*d = append(*d, detail{label, oneLine(value)})
	}
}

func (d *details) words(label string, words *Words) {
	if words != nil {
		d.add(label, words.String())
	}
}

// String is the words with their place, as in "said [85,89]".
func (w Words) String() string { return w.Text + " " + w.Span.String() }

// String says who is meant and by what that is known.
func (e EntityEvidence) String() string {
	parts := []string{fmt.Sprintf("%s (%s)", e.Name, e.Type)}
	if e.Kind != "" {
		parts = append(parts, "by "+string(e.Kind))
	}
	if e.Named != nil {
		parts = append(parts, "named "+e.Named.String())
	}
	if e.Link.ISO3166 != "" {
		parts = append(parts, "country "+e.Link.ISO3166)
	}
	if e.Link.GeoNames != 0 {
		parts = append(parts, "GeoNames "+strconv.Itoa(e.Link.GeoNames))
	}
	return strings.Join(parts, ", ")
}

// String is the role with the words that tell it.
func (r RoleWords) String() string {
	var parts []string
	if r.Standing != "" {
		parts = append(parts, string(r.Standing))
	}
	if r.Title != "" {
		parts = append(parts, r.Title)
	}
	if r.Age != 0 {
		parts = append(parts, fmt.Sprintf("aged %d", r.Age))
	}
	return strings.Join(parts, " ") + ": " + r.Words.String()
}

// String is the words of the party, its role and who is meant.
func (p Party) String() string {
	text := p.Words.String()
	if p.Role != "" {
		text += ", " + plain(string(p.Role))
	}
	if p.Entity != nil {
		text += " → " + p.Entity.String()
	}
	return text
}

func (d *details) entity(e *EntityEvidence) {
	if e == nil {
		return
	}
	d.add("entity", e.String())
	for _, role := range e.Roles {
		d.add("role", role.String())
	}
}

// details lists the evidence of the quote.
func (q QuoteEvidence) details() details {
	var d details
	for _, piece := range q.Said {
		d.words("said", &piece)
	}
	d.add("kind", string(q.Kind))
	d.words("cue", q.Cue)
	d.words("speaker", q.Speaker)
	d.entity(q.Entity)
	d.words("addressee", q.Addressee)
	d.add("manner", string(q.Manner))
	if q.Negated {
		d.add("negated", "the article says that this was not said")
	}
	d.add("medium", plain(string(q.Medium)))
	if q.Anonymous {
		d.add("anonymous", "the speaker is described and not named")
	}
	if q.Within != nil {
		d.add("within", "quote "+strconv.Itoa(*q.Within+1))
	}
	d.add("reason", plain(q.Reason))
	d.words("sentence", q.Sentence)
	return d
}

// details lists the evidence of the meeting.
func (m MeetingEvidence) details() details {
	var d details
	d.add("status", string(m.Status))
	d.add("format", plain(string(m.Format)))
	d.words("trigger", m.Trigger)
	for _, party := range m.Parties {
		d.add("party", party.String())
	}
	if m.Place != nil {
		d.add("place", m.Place.String())
	}
	d.words("time", m.Time)
	d.add("date", m.Date)
	d.words("topic", m.Topic)
	d.words("sentence", m.Sentence)
	return d
}

// WriteEvidence writes the reasons of every quote and meeting as text.
func (t Terminal) WriteEvidence(w io.Writer, e Evidence) error {
	var out strings.Builder
	if e.ID != "" {
		t.heading(&out, "Why: "+e.ID)
	}
	for i, quote := range e.Quotes {
		t.reasons(&out, fmt.Sprintf("Quote %d, %s", i+1, quote.speaker()), quote.details())
	}
	for i, meeting := range e.Meetings {
		t.reasons(&out, fmt.Sprintf("Meeting %d, %s", i+1, meeting.parties()), meeting.details())
	}
	if len(e.Quotes)+len(e.Meetings) == 0 {
		out.WriteString("No quotes and no meetings.\n\n")
	}
	return write(w, out.String())
}

func (t Terminal) reasons(out *strings.Builder, title string, list details) {
	const indent = "             "
	out.WriteString(t.paint(bold, safe(oneLine(title))) + "\n")
	for _, item := range list {
		out.WriteString("  " + t.paint(dim, fmt.Sprintf("%-9s", item.Label)) + "  ")
		t.wrapped(out, indent, safe(item.Value))
	}
	out.WriteByte('\n')
}

// describe is what a segment is, for a tooltip.
func (s segment) describe(entities []news.Entity) string {
	var parts []string
	for _, m := range s.marks {
		switch m.role {
		case nameRole:
			parts = append(parts, fmt.Sprintf("%s: %s", m.kind, entities[m.number].Name))
		case triggerRole:
			parts = append(parts, fmt.Sprintf("meeting %d", m.number+1))
		case partyRole, placeRole, timeRole, topicRole:
			parts = append(parts, fmt.Sprintf("%s of meeting %d", m.role, m.number+1))
		case quoteRole:
			parts = append(parts, fmt.Sprintf("quote %d", m.number+1))
		case cueRole, speakerRole, addresseeRole:
			parts = append(parts, fmt.Sprintf("%s of quote %d", m.role, m.number+1))
		}
	}
	return strings.Join(parts, "\n")
}
