package news

import (
	"sort"
	"unicode/utf8"
)

// Text is a normalised text that can be cut by spans of code points. It is
// read-only after [NewText] and may be shared between goroutines.
type Text struct {
	content string
	// starts holds the byte offset of every code point and, last, the length in
	// bytes. It is nil where every code point is one byte: offsets agree there.
	starts []int32
	length int
}

// NewText indexes content, which must be valid UTF-8 of less than 2 GiB.
func NewText(content string) Text {
	length := utf8.RuneCountInString(content)
	if length == len(content) {
		return Text{content: content, length: length}
	}
	starts := make([]int32, 0, length+1)
	for at := range content {
		starts = append(starts, int32(at))
	}
	return Text{content: content, starts: append(starts, int32(len(content))), length: length}
}

// String is the whole text.
func (t Text) String() string { return t.content }

// Len is the length of the text in code points.
func (t Text) Len() int { return t.length }

// All is the span of the whole text.
func (t Text) All() Span { return Span{End: t.length} }

// Slice is the part of the text that s covers. It panics, as slicing a string
// does, when s does not lie inside the text; see [Text.Holds].
func (t Text) Slice(s Span) string { return t.content[t.Byte(s.Start):t.Byte(s.End)] }

// Holds reports whether s is a well-formed span of this text.
func (t Text) Holds(s Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= t.length }

// Byte is the byte offset of the code point at offset point.
func (t Text) Byte(point int) int {
	if t.starts == nil {
		return point
	}
	return int(t.starts[point])
}

// Point is the offset in code points of the byte at offset at. A byte inside
// of a code point belongs to that code point.
func (t Text) Point(at int) int {
	if t.starts == nil {
		return at
	}
	return sort.Search(len(t.starts), func(i int) bool { return int(t.starts[i]) > at }) - 1
}

// SpanOf is the span of the bytes [start, end), for results of byte-wise
// searches such as regular expressions.
func (t Text) SpanOf(start, end int) Span {
	return Span{Start: t.Point(start), End: t.Point(end)}
}
