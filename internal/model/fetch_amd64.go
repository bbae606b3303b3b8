package model

import "unsafe"

// prefetch asks for what lies at table + (place >> shift) * size.
//
//go:noescape
func prefetch(table unsafe.Pointer, size uintptr, shift uint64, places []uint32)
