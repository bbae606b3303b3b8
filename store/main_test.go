package store_test

import (
	"flag"
	"testing"

	"github.com/dateline-news/dateline/internal/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m, pgtest.NoLeaks) }

// seedsOnly reports whether go test runs without -fuzz, so that fuzz targets
// run their seeds once.
func seedsOnly() bool {
	wanted := flag.Lookup("test.fuzz")
	return wanted == nil || wanted.Value.String() == ""
}
