package show

import (
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// The codes of a terminal's colours and attributes that marks are shown by.
const (
	bold      = "1"
	dim       = "2"
	italic    = "3"
	underline = "4"
	reverse   = "7"
	green     = "32"
	yellow    = "33"
	blue      = "34"
	magenta   = "35"
	cyan      = "36"
)

// colourOf is the colour of a type of entity.
func colourOf(kind news.EntityType) string {
	switch kind {
	case news.Person:
		return cyan
	case news.Organization:
		return yellow
	case news.Location:
		return green
	default:
		return magenta
	}
}

// codes are what the marks of a segment add up to. Each role has an attribute
// of its own, so that a speaker inside a quote shows as both.
func (s segment) codes() string {
	var codes []string
	add := func(when bool, code ...string) {
		if when {
			codes = append(codes, code...)
		}
	}
	add(s.has(cueRole, partyRole, placeRole, timeRole), bold)
	add(s.has(quoteRole), italic)
	add(s.has(speakerRole, addresseeRole), underline)
	add(s.has(triggerRole), bold, reverse)
	name, named := s.name()
	switch {
	case named:
		codes = append(codes, colourOf(name.kind))
	case s.has(quoteRole, cueRole):
		codes = append(codes, blue)
	}
	slices.Sort(codes)
	return strings.Join(slices.Compact(codes), ";")
}

// paint wraps text, which must hold no line end, in the codes.
func paint(codes, text string) string {
	if codes == "" || text == "" {
		return text
	}
	return "\x1b[" + codes + "m" + text + "\x1b[0m"
}
