package store

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRetryDelay(t *testing.T) {
	t.Parallel()
	require.Equal(t, firstDelay/2, retryDelay(1, 0))
	require.Equal(t, lastDelay/2, retryDelay(20, 0))
	for attempt := 1; attempt < 100; attempt++ {
		require.LessOrEqual(t, retryDelay(attempt, 0.999), lastDelay)
		require.Less(t, retryDelay(attempt, 0), retryDelay(attempt, 0.999))
	}
}
