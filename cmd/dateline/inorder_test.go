package main

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestInOrder(t *testing.T) {
	t.Parallel()
	numbers := func(n int) []int {
		list := make([]int, n)
		for i := range list {
			list[i] = i
		}
		return list
	}

	t.Run("KeepsTheOrder", func(t *testing.T) {
		t.Parallel()
		var got []int
		err := inOrder(t.Context(), 4, slices.Values(numbers(500)),
			func(_ context.Context, n int) (int, error) { return 2 * n, nil },
			func(n int) error { got = append(got, n); return nil })
		require.NoError(t, err)
		require.Len(t, got, 500)
		require.True(t, slices.IsSorted(got))
	})

	t.Run("BoundsTheWork", func(t *testing.T) {
		t.Parallel()
		var now, most atomic.Int32
		err := inOrder(t.Context(), 3, slices.Values(numbers(300)),
			func(_ context.Context, n int) (int, error) {
				for busy := now.Add(1); ; {
					seen := most.Load()
					if busy <= seen || most.CompareAndSwap(seen, busy) {
						break
					}
				}
				defer now.Add(-1)
				return n, nil
			},
			func(int) error { return nil })
		require.NoError(t, err)
		// One more than the limit may wait for its place in the line, and one
		// result may be on its way out.
		require.LessOrEqual(t, most.Load(), int32(5))
	})

	t.Run("ErrOfWorkEndsIt", func(t *testing.T) {
		t.Parallel()
		broken := errors.New("broken")
		err := inOrder(t.Context(), 2, slices.Values(numbers(100)),
			func(_ context.Context, n int) (int, error) {
				if n == 10 {
					return 0, broken
				}
				return n, nil
			},
			func(int) error { return nil })
		require.ErrorIs(t, err, broken)
	})

	t.Run("ErrOfEmitEndsIt", func(t *testing.T) {
		t.Parallel()
		full := errors.New("full")
		err := inOrder(t.Context(), 2, slices.Values(numbers(100)),
			func(_ context.Context, n int) (int, error) { return n, nil },
			func(int) error { return full })
		require.ErrorIs(t, err, full)
	})

	t.Run("StopsWithItsContext", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithCancel(t.Context())
		err := inOrder(ctx, 2, slices.Values(numbers(100)),
			func(ctx context.Context, n int) (int, error) {
				if n == 5 {
					cancel()
				}
				return n, ctx.Err()
			},
			func(int) error { return nil })
		require.ErrorIs(t, err, context.Canceled)
	})
}
