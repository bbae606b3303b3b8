// Package golden compares what a test got with a file that a reviewer has read.
//
// A test that calls [Equal] fails with a readable difference where the two
// disagree; `go test ./that/package -update` writes what it got, and the change
// is then read in the diff of the commit.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// update is the flag that rewrites golden files.
var update = flag.Bool("update", false, "rewrite golden files with what the tests got")

// Equal fails the test where got differs from the file at path.
func Equal(tb testing.TB, path string, got []byte) {
	tb.Helper()
	if *update {
		write(tb, path, got)
		return
	}
	compare(tb, path, got)
}

func write(tb testing.TB, path string, got []byte) {
	tb.Helper()
	require.NoError(tb, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(tb, os.WriteFile(path, got, 0o644))
}

func compare(tb testing.TB, path string, got []byte) {
	tb.Helper()
	want, err := os.ReadFile(path)
	require.NoError(tb, err, "no golden file yet: run the test with -update and read what it wrote")
	require.Equal(tb, string(want), string(got), "%s differs: if that is wanted, run the test with -update", path)
}
