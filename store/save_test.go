package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestStore_Save(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summit(pipelineA))
	require.Equal(t, map[string]int{
		"articles": 1, "revisions": 1, "extractions": 1, "sentences": 4, "entities": 3, "entity_aliases": 2, "mentions": 6,
		"quotes": 1, "quote_spans": 2, "times": 2, "meetings": 2, "meeting_participants": 3,
	}, counts(t, b.conn))
}
