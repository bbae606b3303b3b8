package pgserver

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// bundle is the server's programs and their files in the cache.
type bundle struct {
	// dir holds one version; whatever else is in it can be made again.
	dir string
}

func newBundle(cacheDir, version string) bundle {
	return bundle{dir: filepath.Join(cacheDir, version)}
}

// binaries is the folder that holds bin, lib and share.
func (b bundle) binaries() string { return filepath.Join(b.dir, "bundle") }

// archives is the folder of what was fetched.
func (b bundle) archives() string { return filepath.Join(b.dir, "archive") }

func (b bundle) manifest() string { return filepath.Join(b.dir, "manifest") }

// pgCtl is the program that starts and stops PostgreSQL.
func (b bundle) pgCtl() string { return filepath.Join(b.binaries(), "bin", "pg_ctl") }

// unpacked reports whether unpacking has come as far as the program that
// starts PostgreSQL.
func (b bundle) unpacked() bool {
	_, err := os.Stat(b.pgCtl())
	return err == nil
}

// use runs start, which unpacks the bundle where it is missing and fetches it
// where there is nothing to unpack. Only a start on an intact bundle runs
// beside others; one that has to fetch lets the others wait. tell hears what
// takes time.
func (b bundle) use(ctx context.Context, tell func(step string), start func() error) error {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return fmt.Errorf("making the cache folder: %w", err)
	}
	release, err := lock(ctx, filepath.Join(b.dir, "lock"))
	if err != nil {
		return err
	}
	defer func() { release() }()
	if b.intact() {
		release()
		release = func() {}
		return start()
	}
	return b.restore(tell, start)
}

// restore unpacks again from the archive at hand, then once more from a fresh
// one: an archive may be damaged as well.
func (b bundle) restore(tell func(step string), start func() error) error {
	if err := b.clear(b.binaries(), b.manifest()); err != nil {
		return err
	}
	hadArchive := !empty(b.archives())
	tell(b.step(hadArchive))
	err := start()
	if err != nil && hadArchive {
		if err := b.clear(b.binaries(), b.archives()); err != nil {
			return err
		}
		tell(b.step(false))
		err = start()
	}
	if err != nil {
		return err
	}
	return b.seal()
}

func (b bundle) step(hasArchive bool) string {
	version := filepath.Base(b.dir)
	if hasArchive {
		return "unpacking PostgreSQL " + version
	}
	return "fetching PostgreSQL " + version + " (15 MB, once)"
}

func (b bundle) clear(paths ...string) error {
	for _, path := range paths {
		if err := os.RemoveAll(path); err != nil {
			return fmt.Errorf("clearing the cache: %w", err)
		}
	}
	return nil
}

// seal notes what a complete bundle looks like.
func (b bundle) seal() error {
	print, err := b.fingerprint()
	if err == nil {
		err = os.WriteFile(b.manifest(), []byte(print), 0o644)
	}
	if err != nil {
		return fmt.Errorf("sealing the cache: %w", err)
	}
	return nil
}

// intact reports whether the bundle still looks as it did when it was sealed.
func (b bundle) intact() bool {
	sealed, err := os.ReadFile(b.manifest())
	if err != nil {
		return false
	}
	print, err := b.fingerprint()
	return err == nil && print == string(sealed)
}

// fingerprint counts files and bytes: enough to see a file that was removed or
// cut short, and done in milliseconds.
func (b bundle) fingerprint() (string, error) {
	var files, bytes int64
	err := filepath.WalkDir(b.binaries(), func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return fmt.Errorf("looking at %s: %w", entry.Name(), err)
		}
		files++
		bytes += info.Size()
		return nil
	})
	return fmt.Sprintf("%d files, %d bytes\n", files, bytes), err
}

func empty(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err != nil || len(entries) == 0
}
