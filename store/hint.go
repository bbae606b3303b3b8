package store

import (
	"hash/maphash"
	"sync"
)

// hintLimit bounds each of the two generations of [hints]: some three megabytes
// together, and the names of a few days' news.
const hintLimit = 1 << 16

// hint is something that the database was seen to know: an entity with some of
// its details, or another name of one.
type hint struct {
	key entityKey
	// alias is the other name, folded; empty for the entity itself.
	alias string
	// details has a bit for each detail.
	details uint8
}

// hints remembers what the database need not be told again. It holds no ids and
// is not relied on: a transaction that goes by a hint looks the entity up itself
// and finds out, at no further round trip, where it was wrong. So nothing has to
// be kept in step with other processes, merges, deletions or a backup that was
// restored, under which ids could come back for other names. Hence a hash is
// enough to remember.
//
// What was not asked for while a generation filled up is forgotten.
type hints struct {
	seed       maphash.Seed
	limit      int
	lock       sync.Mutex
	young, old map[uint64]struct{}
}

func newHints(limit int) *hints {
	return &hints{seed: maphash.MakeSeed(), limit: limit, young: make(map[uint64]struct{})}
}

// know reports whether all that the rows say was seen in the database.
func (h *hints) know(rows []entityRow) bool {
	h.lock.Lock()
	defer h.lock.Unlock()
	for _, row := range rows {
		for one := range row.hints() {
			if !h.has(maphash.Comparable(h.seed, one)) {
				return false
			}
		}
	}
	return true
}

// has looks a hash up and keeps it young.
func (h *hints) has(hash uint64) bool {
	if _, found := h.young[hash]; found {
		return true
	}
	_, found := h.old[hash]
	if found {
		h.put(hash)
	}
	return found
}

func (h *hints) put(hash uint64) {
	if len(h.young) >= h.limit {
		h.young, h.old = make(map[uint64]struct{}, h.limit), h.young
	}
	h.young[hash] = struct{}{}
}

// learn notes that the database has all that the rows say.
func (h *hints) learn(rows []entityRow) {
	h.lock.Lock()
	defer h.lock.Unlock()
	for _, row := range rows {
		for one := range row.hints() {
			h.put(maphash.Comparable(h.seed, one))
		}
	}
}

// forget takes back what was learnt of the rows.
func (h *hints) forget(rows []entityRow) {
	h.lock.Lock()
	defer h.lock.Unlock()
	for _, row := range rows {
		for one := range row.hints() {
			hash := maphash.Comparable(h.seed, one)
			delete(h.young, hash)
			delete(h.old, hash)
		}
	}
}
