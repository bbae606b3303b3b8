package wire

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// gap is the white space that is due before the next word.
type gap int

const (
	noGap gap = iota
	spaceGap
	lineGap
	blockGap
)

func (g gap) String() string { return [...]string{"", " ", "\n", "\n\n"}[g] }

// htmlSpace is the white space that HTML collapses; a no-break space is not.
const htmlSpace = " \t\n\f\r"

// softHyphen is where a browser may break a word: layout, not text.
const softHyphen = "\u00AD"

// blockWriter writes words and the gaps between them, but no gap at the ends.
type blockWriter struct {
	out strings.Builder
	due gap
	// glued drops the gap before the next word.
	glued bool
}

// blocks renders the text of a tree: paragraphs, headings, list items and other
// blocks apart by a blank line, as they stand apart on a screen, everything else
// in one line.
func blocks(node *html.Node) string {
	w := &blockWriter{}
	w.node(node)
	return w.out.String()
}

func (w *blockWriter) node(node *html.Node) {
	if node.Type == html.TextNode {
		w.text(node.Data)
		return
	}
	if node.Type == html.ElementNode && isHidden(node) {
		return
	}
	around := gapAround(node.DataAtom)
	w.want(around)
	switch node.DataAtom {
	case atom.Br:
		w.breakLine()
	case atom.Q:
		w.quoted(node)
	default:
		w.children(node)
	}
	w.want(around)
}

func (w *blockWriter) children(node *html.Node) {
	for child := range node.ChildNodes() {
		w.node(child)
	}
}

// quoted writes the quotation marks that a browser adds to a q element.
func (w *blockWriter) quoted(node *html.Node) {
	w.word("“")
	w.glued = true
	w.children(node)
	w.glued = true
	w.word("”")
}

func (w *blockWriter) text(data string) {
	data = strings.ReplaceAll(data, softHyphen, "")
	for data != "" {
		rest := strings.TrimLeft(data, htmlSpace)
		if len(rest) < len(data) {
			w.want(spaceGap)
		}
		end := strings.IndexAny(rest, htmlSpace)
		if end < 0 {
			end = len(rest)
		}
		w.word(rest[:end])
		data = rest[end:]
	}
}

func (w *blockWriter) word(word string) {
	if word == "" {
		return
	}
	if w.out.Len() > 0 && !w.glued {
		w.out.WriteString(w.due.String())
	}
	w.due, w.glued = noGap, false
	w.out.WriteString(word)
}

func (w *blockWriter) want(due gap) { w.due = max(w.due, due) }

// breakLine starts a new line; two breaks in a row are a new paragraph.
func (w *blockWriter) breakLine() {
	if w.due >= lineGap {
		w.due = blockGap
		return
	}
	w.due = lineGap
}

func gapAround(element atom.Atom) gap {
	switch element {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl,
		atom.Blockquote, atom.Pre, atom.Hr, atom.Table, atom.Figure, atom.Figcaption, atom.Section, atom.Article,
		atom.Main, atom.Header, atom.Address, atom.Details, atom.Summary, atom.Body, atom.Center, atom.Fieldset:
		return blockGap
	case atom.Tr, atom.Dt, atom.Dd, atom.Caption:
		return lineGap
	case atom.Td, atom.Th:
		return spaceGap
	}
	return noGap
}

// isHidden reports whether an element is furniture or not shown at all.
func isHidden(node *html.Node) bool {
	switch node.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Svg, atom.Math, atom.Object,
		atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Button, atom.Select, atom.Textarea, atom.Audio, atom.Video, atom.Canvas:
		return true
	}
	for _, a := range node.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return true
		}
	}
	return false
}
