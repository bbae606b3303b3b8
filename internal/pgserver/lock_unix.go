//go:build linux || darwin

package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// lockInterval is the time between two looks at a lock that someone holds. The
// system's own wait could not be given up.
const lockInterval = 50 * time.Millisecond

// lock takes the lock of a file, which is made where missing, or waits for it
// until ctx ends. The kernel frees it when this process ends in any way.
func lock(ctx context.Context, path string) (release func(), err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("opening a lock file: %w", err)
	}
	if err := await(ctx, file); err != nil {
		return nil, errors.Join(fmt.Errorf("waiting for %s: %w", path, err), file.Close())
	}
	return func() { _ = file.Close() }, nil // frees the lock; nothing was written
}

func await(ctx context.Context, file *os.File) error {
	ticks := time.NewTicker(lockInterval)
	defer ticks.Stop()
	for {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return fmt.Errorf("asking for the lock: %w", err)
		}
		select {
		case <-ticks.C:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// ignoreBrokenPipes keeps a process alive that writes to a program that has
// died: it still has a server to stop.
func ignoreBrokenPipes() { signal.Ignore(syscall.SIGPIPE) }
