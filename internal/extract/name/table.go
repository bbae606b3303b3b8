package name

// table counts, for hashes of words, up to eight things each. It is cheap to
// empty: a slot belongs to the table only if it carries the current round.
type table struct {
	slots []tally
	mask  uint32
	round uint32
}

type tally struct {
	key, round uint32
	counts     counts
}

// kinds is the number of things that a table counts.
const kinds = 24

type counts [kinds]uint8

// reset empties the table and makes room for n keys.
func (t *table) reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if size > len(t.slots) {
		t.slots, t.round = make([]tally, size), 0
	}
	t.mask = uint32(len(t.slots) - 1)
	t.round++
}

// add counts one more thing of a kind under key.
func (t *table) add(key uint32, kind int) {
	i := t.find(key)
	if t.slots[i].round != t.round {
		t.slots[i] = tally{key: key, round: t.round}
	}
	if c := &t.slots[i].counts[kind]; *c < 255 {
		*c++
	}
}

// at is what was counted under key.
func (t *table) at(key uint32) counts {
	if s := &t.slots[t.find(key)]; s.round == t.round {
		return s.counts
	}
	return counts{}
}

func (t *table) find(key uint32) uint32 {
	i := key * 0x9e3779b1 & t.mask
	for t.slots[i].round == t.round && t.slots[i].key != key {
		i = (i + 1) & t.mask
	}
	return i
}
