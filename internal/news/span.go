package news

import (
	"encoding/json"
	"fmt"
)

// Span is a half-open range [Start, End) of code points in a normalised text.
// The zero value is empty and stands for "absent".
type Span struct {
	Start, End int
}

// Len is the number of code points that the span covers.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether the span is absent; encoding/json leaves it out then.
func (s Span) IsZero() bool { return s == Span{} }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one code point.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover is the smallest span that holds both s and o.
func (s Span) Cover(o Span) Span {
	return Span{Start: min(s.Start, o.Start), End: max(s.End, o.End)}
}

// Compare orders spans by their start, then by their end, as [cmp.Compare] does.
func (s Span) Compare(o Span) int {
	if s.Start != o.Start {
		return s.Start - o.Start
	}
	return s.End - o.End
}

// String writes the span as it stands in the facts, for example "[3,9]".
func (s Span) String() string { return fmt.Sprintf("[%d,%d]", s.Start, s.End) }

// MarshalJSON writes the span as the pair [start, end].
func (s Span) MarshalJSON() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalJSON reads the pair [start, end].
func (s *Span) UnmarshalJSON(data []byte) error {
	var pair []int
	if err := json.Unmarshal(data, &pair); err != nil {
		return fmt.Errorf("reading a span: %w", err)
	}
	if len(pair) != 2 || pair[0] < 0 || pair[1] < pair[0] {
		return fmt.Errorf("reading a span: want [start, end], got %s", data)
	}
	*s = Span{Start: pair[0], End: pair[1]}
	return nil
}
