package model

import (
	"math"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
)

func TestMakeTable(t *testing.T) {
	t.Parallel()
	cases := map[string]int{"Empty": 0, "Small": 10, "AlmostAPage": largePage/8 - 1, "Page": largePage / 8, "Odd": largePage/8*3 + 5}
	for name, n := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table := makeTable[block](n)
			require.Len(t, table, n)
			require.Equal(t, n, cap(table))
			for i := range table {
				require.Zero(t, table[i])
				table[i] = block{set: uint32(i), before: math.MaxUint32}
			}
			if n >= largePage/8 {
				require.Zero(t, uintptr(unsafe.Pointer(&table[0]))%largePage, "a large page begins where the table does")
			}
		})
	}
}

func TestBuckets_Rows(t *testing.T) {
	t.Parallel()
	set := make([]uint32, 8)
	want := map[uint32]uint32{}
	for i, b := range []uint32{0, 1, 31, 32, 100, 200, 255} {
		set[b/perBlock] |= 1 << (b % perBlock)
		want[b] = uint32(3 * i)
	}
	b := newBuckets(8, set)
	require.Equal(t, len(want), b.count())
	scratch := make(Scratch, MaxFeatures)
	for bucket := range uint32(256) {
		rows := b.rows([]uint32{bucket<<24 | 12345}, 3, scratch)
		if row, has := want[bucket]; has {
			require.Equal(t, []uint32{row}, rows)
		} else {
			require.Empty(t, rows)
		}
	}
}
