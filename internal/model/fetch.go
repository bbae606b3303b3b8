package model

import "unsafe"

// fetch asks the memory for entries of a table that will be read soon: the number
// of each is a place without its lowest bits. It does not wait for them, so that
// the processor can ask for many and go on; a plain read holds up everything
// behind it once a few dozen are under way. Places may be anything.
func fetch[T any](table []T, shift uint, places []uint32) {
	var entry T
	prefetch(unsafe.Pointer(unsafe.SliceData(table)), unsafe.Sizeof(entry), uint64(shift), places)
}
