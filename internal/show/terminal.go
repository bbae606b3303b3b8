package show

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// DefaultWidth is the number of columns where nothing tells another.
const DefaultWidth = 80

// minWidth keeps a line of text longer than its indent.
const minWidth = 24

// Terminal shows articles as lines of text.
type Terminal struct {
	// Width is the number of columns; zero means [DefaultWidth].
	Width int
	// Colour marks by colours and attributes; without it marks are written out,
	// as in "{person Ada Orlova}".
	Colour bool
}

func (t Terminal) width() int {
	if t.Width == 0 {
		return DefaultWidth
	}
	return max(t.Width, minWidth)
}

// Write shows the article with its marks, a legend, and below it who said what
// and who met whom.
func (t Terminal) Write(w io.Writer, a Article) error {
	var out strings.Builder
	if a.ID != "" {
		t.heading(&out, a.ID)
	}
	t.text(&out, a)
	out.WriteByte('\n')
	t.legend(&out)
	t.summary(&out, NewEvidence(a))
	out.WriteByte('\n')
	return write(w, out.String())
}

func write(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("showing an article: %w", err)
	}
	return nil
}

func (t Terminal) paint(codes, text string) string {
	if !t.Colour {
		return text
	}
	return paint(codes, text)
}

// heading writes text on a line of its own, with an empty one below.
func (t Terminal) heading(out *strings.Builder, text string) {
	text = strings.ReplaceAll(safe(text), "\n", " ")
	fmt.Fprintf(out, "%s\n\n", t.paint(bold, text))
}

func (t Terminal) text(out *strings.Builder, a Article) {
	text := news.NewText(safe(a.Text))
	pieces := segments(text, text.All(), marksOf(a.Extraction, text))
	if !t.Colour {
		t.wrapped(out, "", marked(pieces))
		return
	}
	runs := make([]run, len(pieces))
	for i, piece := range pieces {
		runs[i] = run{piece.text, piece.codes()}
	}
	t.painted(out, runs)
}

// run is a stretch of text of one look.
type run struct{ text, codes string }

// painted writes the runs, which follow one another, in lines; each line ends
// what it began.
func (t Terminal) painted(out *strings.Builder, runs []run) {
	var whole strings.Builder
	for _, r := range runs {
		whole.WriteString(r.text)
	}
	text := whole.String()
	next, at := 0, 0 // the first run that is not all shown, and its first byte
	for _, line := range wrap(text, t.width()) {
		for ; next < len(runs); next++ {
			end := at + len(runs[next].text)
			if from, to := max(at, line.start), min(end, line.end); from < to {
				out.WriteString(paint(runs[next].codes, text[from:to]))
			}
			if end > line.end {
				break
			}
			at = end
		}
		out.WriteByte('\n')
	}
}

// wrapped writes text in lines; those after the first are indented by indent.
func (t Terminal) wrapped(out *strings.Builder, indent, text string) {
	for i, line := range wrap(text, t.width()-len(indent)) {
		if i > 0 {
			out.WriteString(indent)
		}
		out.WriteString(text[line.start:line.end])
		out.WriteByte('\n')
	}
}

// marked writes marks out around the text that they cover. A mark that crosses
// the end of another is closed there and opened again.
func marked(pieces []segment) string {
	var out strings.Builder
	var open []mark
	for _, piece := range pieces {
		keep := 0
		for keep < len(open) && keep < len(piece.marks) && open[keep] == piece.marks[keep] {
			keep++
		}
		out.WriteString(strings.Repeat("}", len(open)-keep))
		for _, m := range piece.marks[keep:] {
			out.WriteString("{" + m.label() + " ")
		}
		open = piece.marks
		out.WriteString(piece.text)
	}
	out.WriteString(strings.Repeat("}", len(open)))
	return out.String()
}

// label is how a mark is called in a text without colours.
func (m mark) label() string {
	if m.role == nameRole {
		return string(m.kind)
	}
	return string(m.role) + strconv.Itoa(m.number+1)
}

const plainLegend = "Marks: {person …}, {organization …}, {location …} and {misc …} are names; {quote1 …} is what was said, " +
	"{cue1 …} and {speaker1 …} tell by whom; {met1 …} is a meeting, with {party1 …}, {place1 …}, {time1 …}, {topic1 …}."

// legend says what stands for what.
func (t Terminal) legend(out *strings.Builder) {
	if !t.Colour {
		t.wrapped(out, "", plainLegend)
		return
	}
	gap := run{text: "  "}
	t.painted(out, []run{
		{"person", colourOf(news.Person)},
		gap,
		{"organization", colourOf(news.Organization)},
		gap,
		{"location", colourOf(news.Location)},
		gap,
		{"misc", colourOf(news.Misc)},
		gap,
		{"said", italic + ";" + blue},
		gap,
		{"cue", bold + ";" + blue},
		gap,
		{"speaker", underline},
		gap,
		{"meeting", bold + ";" + reverse},
		gap,
		{"party, place, time", bold},
	})
}
