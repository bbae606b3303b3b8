package model

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFetch holds that any place may be asked for, far outside of the table too.
func TestFetch(t *testing.T) {
	t.Parallel()
	table := []uint16{1, 2, 3}
	for _, places := range [][]uint32{nil, {0}, {0, 1, 2}, {math.MaxUint32, 1 << 31, 7}} {
		for _, shift := range []uint{0, 9, 31} {
			fetch(table, shift, places)
		}
	}
	fetch([]uint64(nil), 0, []uint32{5})
	require.Equal(t, []uint16{1, 2, 3}, table)
}
