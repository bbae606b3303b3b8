package english_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
)

// ground is made once for the tests of this file.
var ground = sync.OnceValues(english.Ground)

// TestGround holds that the pipeline on which weights are trained is the default
// one, up to the stages whose weights it must not need.
func TestGround(t *testing.T) {
	t.Parallel()
	pipeline, err := ground()
	require.NoError(t, err)
	whole := newPipeline(t)
	stages := whole.Stages()
	require.Equal(t, []string{"quote", "meeting"}, stages[len(stages)-2:])
	require.Equal(t, stages[:len(stages)-2], pipeline.Stages())
	require.Equal(t, whole.Name(), pipeline.Name())
}

// TestGround_SameFacts holds that what it leaves is what the later stages see.
func TestGround_SameFacts(t *testing.T) {
	t.Parallel()
	pipeline, err := ground()
	require.NoError(t, err)
	facts, whole := run(t, pipeline, article), run(t, newPipeline(t), article)
	require.NotEmpty(t, facts.Entities)
	require.NotEmpty(t, facts.Times)
	require.Equal(t, whole.Entities, facts.Entities)
	require.Equal(t, whole.Times, facts.Times)
	require.Equal(t, whole.Sentences, facts.Sentences)
	require.Empty(t, facts.Quotes)
	require.Empty(t, facts.Meetings)
	require.Empty(t, facts.Events)
}

// TestGround_Until leaves a document in front of the stages of quotes and meetings:
// parsed, with its times.
func TestGround_Until(t *testing.T) {
	t.Parallel()
	pipeline, err := ground()
	require.NoError(t, err)
	doc := extract.NewDocument(article, published)
	require.NoError(t, pipeline.Until(doc, "timex"))
	require.NotEmpty(t, doc.Times)
	require.Equal(t, len(doc.Tokens), doc.Tree.Len())
	require.ErrorContains(t, pipeline.Until(doc, "meeting"), "unknown stage")
}
