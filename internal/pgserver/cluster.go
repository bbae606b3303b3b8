package pgserver

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// cluster is the data folder of one server and what belongs to it.
type cluster struct{ dir string }

func (c cluster) data() string     { return filepath.Join(c.dir, "data") }
func (c cluster) run() string      { return filepath.Join(c.dir, "run") }
func (c cluster) tmp() string      { return filepath.Join(c.dir, "tmp") }
func (c cluster) lockFile() string { return filepath.Join(c.dir, "lock") }

// passwordFile holds the password of the superuser. It is written after the
// first start that went well, so it also marks a cluster that is complete.
func (c cluster) passwordFile() string { return filepath.Join(c.dir, "password") }

// prepare sees to it that the folder holds either a complete cluster of this
// version or nothing, and gives its password. A first start that was cut off
// leaves a cluster that looks ready and is not; such a one is cleared away.
func (c cluster) prepare(version string) (password string, err error) {
	// The log files of earlier runs gather in it.
	if err := errors.Join(os.RemoveAll(c.tmp()), os.MkdirAll(c.tmp(), 0o700)); err != nil {
		return "", fmt.Errorf("preparing the data folder: %w", err)
	}
	kept, err := os.ReadFile(c.passwordFile())
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.RemoveAll(c.data()); err != nil {
			return "", fmt.Errorf("clearing away an unfinished cluster: %w", err)
		}
		return rand.Text(), nil
	}
	if err != nil {
		return "", fmt.Errorf("reading the password of the cluster: %w", err)
	}
	return string(kept), c.checkVersion(version)
}

// checkVersion keeps data of another major version from harm: the library would
// clear the folder without asking.
func (c cluster) checkVersion(version string) error {
	made, err := os.ReadFile(filepath.Join(c.data(), "PG_VERSION"))
	if err != nil {
		return fmt.Errorf("reading the version of the cluster: %w", err)
	}
	major, _, _ := strings.Cut(version, ".")
	if old := strings.TrimSpace(string(made)); old != major {
		return fmt.Errorf("the data in %s was made by PostgreSQL %s and this is PostgreSQL %s; "+
			"choose another folder, or remove this one to begin anew", c.dir, old, major)
	}
	return nil
}

// complete marks the cluster as one that a later start may use. The rename
// makes the mark appear whole or not at all.
func (c cluster) complete(password string) error {
	draft := c.passwordFile() + ".new"
	err := os.WriteFile(draft, []byte(password), 0o600)
	if err == nil {
		err = os.Rename(draft, c.passwordFile())
	}
	if err != nil {
		return fmt.Errorf("keeping the password of the cluster: %w", err)
	}
	return nil
}
