//go:build !amd64

package model

import "unsafe"

// prefetch does nothing: what is read is waited for.
func prefetch(unsafe.Pointer, uintptr, uint64, []uint32) {}
