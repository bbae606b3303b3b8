package store_test

import (
	"testing"

	"github.com/dateline-news/dateline/internal/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m, pgtest.NoLeaks) }
