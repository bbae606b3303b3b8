package pgserver

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// programPath is the file to run this program from once more, and what to call
// when it runs. An account that stands in for root may not be able to reach the
// file (the go command builds tests in a closed folder); Linux offers a way to
// it that passes through no folder.
func programPath(cacheDir string, who *account) (path string, remove func(), err error) {
	path, err = os.Executable()
	if err != nil {
		return "", nil, fmt.Errorf("finding this program: %w", err)
	}
	info, err := os.Stat(path)
	mayRun := who == nil || err == nil && info.Mode()&0o001 != 0
	switch {
	case mayRun && runtime.GOOS == "linux":
		return "/proc/self/exe", func() {}, nil
	case mayRun && (who == nil || who.checkWay(filepath.Dir(path)) == nil):
		return path, func() {}, nil
	default:
		path, err = copyProgram(path, cacheDir)
		// The name is not needed once the copy runs; a leftover does no harm.
		return path, func() { _ = os.Remove(path) }, err
	}
}

// copyProgram puts a copy where everybody can run it.
func copyProgram(path, dir string) (string, error) {
	from, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("reading this program: %w", err)
	}
	// A process that another goroutine starts now would inherit the open copy,
	// and a file that is open for writing cannot be run: "text file busy".
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	defer from.Close() //nolint:errcheck // it was only read
	to, err := os.CreateTemp(dir, "keeper-")
	if err != nil {
		return "", fmt.Errorf("copying this program: %w", err)
	}
	_, err = io.Copy(to, from)
	if err := errors.Join(err, to.Chmod(0o755), to.Close()); err != nil {
		return "", fmt.Errorf("copying this program: %w", err)
	}
	return to.Name(), nil
}
