package name

import (
	"math/bits"

	"github.com/dateline-news/dateline/internal/model"
)

// nameClasses are the classes whose phrases are laid over the text.
const nameClasses = model.PersonName | model.Place | model.MinorPlace | model.Country |
	model.Demonym | model.Organization | model.Title | model.OtherName

// lookUp lays the names of the lexicon over a sentence: at each word the longest
// that begins there and, of two that overlap, the one that begins first.
func (p *Page) lookUp(s []spot) {
	var until [32]int
	for i := range s {
		key, e := s[i].Lower, s[i].Entry
		longest := e.Classes() & nameClasses
		size := 1
		for k := i + 1; e.Classes()&model.Prefix != 0 && k < len(s); k++ {
			key = model.Join(key, s[k].Lower)
			e = p.lexicon.Find(key)
			if c := e.Classes() & nameClasses; c != 0 {
				longest, size = c, k+1-i
			}
		}
		if s[i].Kind.Capital() || size > 1 {
			lay(s[i:i+size], longest, i, &until)
		}
	}
}

// lay marks the words of a match, for each class that has none there yet.
func lay(s []spot, classes model.Class, at int, until *[32]int) {
	for c := uint32(classes); c != 0; c &= c - 1 {
		k := bits.TrailingZeros32(c)
		if at < until[k] {
			continue
		}
		until[k] = at + len(s)
		for i := range s {
			s[i].match |= place(i, len(s)) << (2 * matchSlot(k))
		}
	}
}

// matchSlot numbers the classes of names from zero.
func matchSlot(class int) int { return class - bits.TrailingZeros32(uint32(model.PersonName)) }

// place is how a name of n words lies over its i-th: it alone, first, inner,
// last, in two bits and one that says that there is a name at all.
func place(i, n int) uint32 {
	switch {
	case n == 1:
		return 1
	case i == 0:
		return 2
	default:
		return 3
	}
}
