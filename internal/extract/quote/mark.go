package quote

import "unicode"

// stretch is a part of the text in quotation marks, marks included. Offsets
// are code points.
type stretch struct {
	start, end int
	// unclosed is set where the paragraph ends before the closing mark.
	unclosed bool
	// continues is set where the stretch carries on one that the paragraph
	// before left unclosed.
	continues bool
}

// marker reads quotation marks paragraph by paragraph. What one paragraph
// leaves open reaches into the next only if that one begins with a mark of its
// own, so that a lost mark costs a paragraph at most.
type marker struct {
	open bool
}

// read finds the stretches of a paragraph whose first code point has the
// given offset in the text.
func (m *marker) read(paragraph string, offset int) []stretch {
	p := page{runes: []rune(paragraph)}
	found := p.double(m.open)
	if single := p.single(found); len(single) > 0 {
		found = merge(found, single)
	}
	m.open = len(found) > 0 && found[len(found)-1].unclosed
	for i := range found {
		found[i].start += offset
		found[i].end += offset
	}
	return found
}

// page is the paragraph that is being read.
type page struct{ runes []rune }

func (p page) at(i int) rune {
	if i < 0 || i >= len(p.runes) {
		return ' '
	}
	return p.runes[i]
}

// double finds stretches in double marks. A mark that opens while one is open
// is nested or a slip, and does not start a new stretch.
func (p page) double(continued bool) []stretch {
	var found []stretch
	start := -1
	for i := 0; i < len(p.runes); i++ {
		kind, width := p.doubleMark(i, start >= 0)
		if start >= 0 && p.runes[start] == '„' && p.runes[i] == '“' {
			kind = closing
		}
		switch {
		case kind == opening && start < 0:
			start = i
		case kind == closing && start >= 0:
			found = append(found, stretch{start: start, end: i + width})
			start = -1
		case kind == closing && continued && len(found) == 0:
			found = append(found, stretch{end: i + width})
		}
		if width > 1 {
			i += width - 1
		}
	}
	if start >= 0 {
		found = append(found, stretch{start: start, end: p.length(), unclosed: true})
	}
	if continued && len(found) > 0 && found[0].start == 0 {
		found[0].continues = true
	}
	return found
}

// length is the length of the paragraph without white space at its end.
func (p page) length() int {
	n := len(p.runes)
	for n > 0 && unicode.IsSpace(p.runes[n-1]) {
		n--
	}
	return n
}

// markKind tells what a mark does.
type markKind int

const (
	noMark markKind = iota
	opening
	closing
)

// doubleMark reads the double mark at i; width is its length in code points.
func (p page) doubleMark(i int, open bool) (kind markKind, width int) {
	switch r := p.runes[i]; r {
	case '“', '„', '«', '‟':
		return opening, 1
	case '”', '»':
		return p.closingOr(i, open), 1
	case '"', '＂':
		return p.straight(i, i, open), 1
	case '`', '\'', '’', '‘':
		if p.at(i+1) != r {
			return noMark, 0
		}
		if r == '`' || r == '‘' {
			return opening, 2
		}
		return p.straight(i, i+1, open), 2
	}
	return noMark, 0
}

// closingOr takes ” for an opening mark where it was typed as one.
func (p page) closingOr(i int, open bool) markKind {
	if !open && unicode.IsSpace(p.at(i-1)) && isWordRune(p.at(i+1)) {
		return opening
	}
	return closing
}

// straight decides what a mark from first to last does, which looks the same
// on both sides of a quotation, from what stands beside it.
func (p page) straight(first, last int, open bool) markKind {
	before, after := p.at(first-1), p.at(last+1)
	opens := unicode.IsSpace(before) || before == '(' || before == '[' || before == '—' || before == '–' || before == '-' || before == '/'
	closes := unicode.IsSpace(after) || unicode.IsPunct(after)
	switch {
	case open:
		return closing
	case isDigitRune(before) && closes && !opens:
		return noMark // inches: 5'11"
	case closes && !opens:
		return closing
	}
	return opening
}

func isWordRune(r rune) bool  { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func isDigitRune(r rune) bool { return '0' <= r && r <= '9' }

// merge joins two lists of stretches that do not overlap, in order.
func merge(a, b []stretch) []stretch {
	joined := make([]stretch, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].start < b[0].start {
			joined, a = append(joined, a[0]), a[1:]
		} else {
			joined, b = append(joined, b[0]), b[1:]
		}
	}
	return append(append(joined, a...), b...)
}
