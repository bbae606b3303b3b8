package model

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// Entry is what the lexicon knows of a word or phrase: classes and, for words,
// clusters. The zero Entry is that of an unknown one.
type Entry uint32

// Class is a set of kinds of word or name.
type Class uint32

// The classes of words and names. Prefix marks a beginning of a longer name.
const (
	Prefix Class = 1 << iota
	CommonWord
	GivenName
	Surname
	PersonName
	Place
	MinorPlace
	Country
	Demonym
	Organization
	Title
	OtherName

	classBits = iota
)

const (
	fineBits   = 11
	coarseBits = 9
)

// NewEntry packs an entry. Clusters count from one; zero is none.
func NewEntry(classes Class, coarse, fine uint32) Entry {
	return Entry(uint32(classes) | (fine&(1<<fineBits-1)|coarse&(1<<coarseBits-1)<<fineBits)<<classBits)
}

// Classes are the classes of the word or phrase.
func (e Entry) Classes() Class { return Class(e & (1<<classBits - 1)) }

// Fine is the word's cluster among a thousand; zero where it has none.
func (e Entry) Fine() uint32 { return uint32(e) >> classBits & (1<<fineBits - 1) }

// Coarse is the word's cluster among 256; zero where it has none.
func (e Entry) Coarse() uint32 { return uint32(e) >> (classBits + fineBits) }

// Lexicon finds words and phrases by their hash; see [Hash] and [Join]. Words
// are hashed in lower case. Two words in about ten thousand unknown ones are
// taken for known ones, which a model must live with.
type Lexicon struct {
	slots []slot
	shift uint
	size  int
}

type slot struct {
	key   uint32
	entry Entry
}

const lexiconMagic = "DLLEXICO"

// Size is the number of entries.
func (l *Lexicon) Size() int { return l.size }

// Find is the entry of a word or phrase.
func (l *Lexicon) Find(key uint32) Entry {
	mask := uint32(len(l.slots) - 1)
	for i := key * 0x9e3779b1 >> l.shift; ; i = (i + 1) & mask {
		switch s := l.slots[i]; {
		case s.entry == 0:
			return 0
		case s.key == key:
			return s.entry
		}
	}
}

func (l *Lexicon) insert(key uint32, e Entry) {
	mask := uint32(len(l.slots) - 1)
	i := key * 0x9e3779b1 >> l.shift
	for l.slots[i].entry != 0 && l.slots[i].key != key {
		i = (i + 1) & mask
	}
	l.slots[i] = slot{key: key, entry: e}
}

// NewLexicon makes a lexicon of entries by their hash.
func NewLexicon(entries map[uint32]Entry) *Lexicon {
	l := newLexicon(len(entries))
	for key, e := range entries {
		if e != 0 {
			l.insert(key, e)
		}
	}
	return l
}

// newLexicon makes a table that n entries fill to two thirds at most.
func newLexicon(n int) *Lexicon {
	bits := uint(4)
	for 1<<bits < n+n/2 {
		bits++
	}
	return &Lexicon{slots: makeTable[slot](1 << bits), shift: 32 - bits, size: n}
}

// WriteLexicon writes entries as a lexicon file, uncompressed: the hashes in
// order, each as its distance from the last, then the entries byte by byte.
func WriteLexicon(out io.Writer, entries map[uint32]Entry) error {
	keys := make([]uint32, 0, len(entries))
	for key, e := range entries {
		if e != 0 {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	data := append([]byte(lexiconMagic), fileVersion)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(keys)))
	last := uint32(0)
	for _, key := range keys {
		data = binary.AppendUvarint(data, uint64(key-last))
		last = key
	}
	for shift := 0; shift < 32; shift += 8 {
		for _, key := range keys {
			data = append(data, byte(entries[key]>>shift))
		}
	}
	_, err := writeSealed(out, data)
	return err
}

// ReadLexicon reads a lexicon file, uncompressed.
func ReadLexicon(data []byte) (*Lexicon, error) {
	r, err := open(data, lexiconMagic)
	if err != nil {
		return nil, err
	}
	n := int(r.uint32())
	if !r.has(n) {
		return nil, fmt.Errorf("reading a lexicon: %d entries: %w", n, errDamaged)
	}
	keys := make([]uint32, n)
	last := uint64(0)
	for i := range keys {
		last += r.uvarint()
		keys[i] = uint32(last)
	}
	columns := [4][]byte{r.take(n), r.take(n), r.take(n), r.take(n)}
	if err := r.finish(); err != nil {
		return nil, err
	}
	l := newLexicon(n)
	for i, key := range keys {
		e := Entry(columns[0][i]) | Entry(columns[1][i])<<8 | Entry(columns[2][i])<<16 | Entry(columns[3][i])<<24
		if e != 0 {
			l.insert(key, e)
		}
	}
	return l, nil
}
