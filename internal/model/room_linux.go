package model

import "syscall"

// adviseLargePages asks for large pages. It is only advice: a system without them
// says no, and nothing is lost but time.
func adviseLargePages(memory []byte) {
	_ = syscall.Madvise(memory[:len(memory)&^(syscall.Getpagesize()-1)], syscall.MADV_HUGEPAGE)
}
