//go:build !linux

package model

// adviseLargePages does nothing: other systems have large pages of their own
// accord or not at all.
func adviseLargePages([]byte) {}
