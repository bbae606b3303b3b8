package model

import "unsafe"

// largePage is the size of a large page of memory on the processors that we know.
const largePage = 2 << 20

// makeTable makes a table that will be read here and there, in large pages of
// memory where it fills one and the system has them. A table of models is larger
// than what a processor remembers the addresses of small pages for, so that it
// would look up the address as often as the weight.
func makeTable[T any](n int) []T {
	var entry T
	size := int(unsafe.Sizeof(entry))
	if n*size < largePage {
		return make([]T, n)
	}
	table := make([]T, n+largePage/size)
	at := uintptr(unsafe.Pointer(unsafe.SliceData(table)))
	skip := int(-at%largePage) / size
	table = table[skip : skip+n : skip+n]
	first := (*byte)(unsafe.Pointer(unsafe.SliceData(table)))
	adviseLargePages(unsafe.Slice(first, n*size))
	return table
}
