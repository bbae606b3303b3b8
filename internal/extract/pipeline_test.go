package extract_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// stageFunc makes a stage of a function.
type stageFunc func(*extract.Document) error

func (f stageFunc) Annotate(doc *extract.Document) error { return f(doc) }

// nothing is a stage that finds nothing.
func nothing(*extract.Document) error { return nil }

// whole takes the whole text for one sentence.
func whole(doc *extract.Document) error {
	doc.Sentences = []news.Span{doc.Text.All()}
	return nil
}

// named makes the whole text one person's name.
func named(doc *extract.Document) error {
	doc.Entities = []news.Entity{{
		Type: news.Person, Name: doc.Text.String(),
		Mentions: []news.Mention{{Span: doc.Text.All(), Kind: news.NameMention}},
	}}
	return nil
}

func newPipeline(steps ...extract.Step) *extract.Pipeline { return extract.New("en-test", steps...) }

func TestPipeline_Names(t *testing.T) {
	t.Parallel()
	steps := []extract.Step{{Name: "sentence", Stage: stageFunc(whole)}, {Name: "entity", Stage: stageFunc(named)}}
	pipeline := newPipeline(steps...)
	steps[0].Name = "changed"
	require.Equal(t, "en-test", pipeline.Name())
	require.Equal(t, []string{"sentence", "entity"}, pipeline.Stages(), "the caller's list is copied")
	other := pipeline.Named("en-other")
	require.Equal(t, "en-other", other.Name())
	require.Equal(t, "en-test", pipeline.Name())
	require.Equal(t, pipeline.Stages(), other.Stages())
}

func TestPipeline_Extract(t *testing.T) {
	t.Parallel()
	t.Run("Facts", func(t *testing.T) {
		t.Parallel()
		pipeline := newPipeline(extract.Step{Name: "sentence", Stage: stageFunc(whole)}, extract.Step{Name: "entity", Stage: stageFunc(named)})
		facts, err := pipeline.Extract(context.Background(), "Zoë 🎉", time.Time{})
		require.NoError(t, err)
		require.NoError(t, facts.Validate())
		require.Equal(t, "en-test", facts.Pipeline)
		require.Equal(t, "Zoë 🎉", facts.Text)
		require.Equal(t, []news.Span{{Start: 0, End: 5}}, facts.Sentences)
		require.Equal(t, "Zoë 🎉", facts.Entities[0].Name)
	})
	t.Run("EmptyLists", func(t *testing.T) {
		t.Parallel()
		facts, err := newPipeline().Extract(context.Background(), "Nothing.", time.Time{})
		require.NoError(t, err)
		require.Equal(t, news.Extraction{
			Pipeline: "en-test", Text: "Nothing.", Sentences: []news.Span{}, Entities: []news.Entity{},
			Quotes: []news.Quote{}, Times: []news.Time{}, Meetings: []news.Meeting{},
		}, facts)
	})
	t.Run("PublishedAt", func(t *testing.T) {
		t.Parallel()
		published := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
		seen := time.Time{}
		pipeline := newPipeline(extract.Step{Name: "timex", Stage: stageFunc(func(doc *extract.Document) error {
			seen = doc.PublishedAt
			return nil
		})})
		_, err := pipeline.Extract(context.Background(), "Today.", published)
		require.NoError(t, err)
		require.Equal(t, published, seen)
	})
	t.Run("ErrStage", func(t *testing.T) {
		t.Parallel()
		broken := errors.New("broken")
		pipeline := newPipeline(extract.Step{Name: "entity", Stage: stageFunc(func(*extract.Document) error { return broken })})
		_, err := pipeline.Extract(context.Background(), "Text.", time.Time{})
		require.ErrorIs(t, err, broken)
		require.ErrorContains(t, err, "stage entity")
	})
}

// TestPipeline_ExtractCancelled stops between two stages with the cause that the
// context was cancelled for, so that a stop is not taken for a fault of the text.
func TestPipeline_ExtractCancelled(t *testing.T) {
	t.Parallel()
	stopping := errors.New("stopping")
	ctx, cancel := context.WithCancelCause(context.Background())
	ran := []string{}
	step := func(name string) extract.Step {
		return extract.Step{Name: name, Stage: stageFunc(func(*extract.Document) error {
			ran = append(ran, name)
			cancel(stopping)
			return nil
		})}
	}
	_, err := newPipeline(step("first"), step("second")).Extract(ctx, "Text.", time.Time{})
	require.ErrorIs(t, err, stopping)
	require.Equal(t, []string{"first"}, ran)
}

func TestPipeline_Until(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	pipeline := newPipeline(
		extract.Step{Name: "sentence", Stage: stageFunc(whole)},
		extract.Step{Name: "entity", Stage: stageFunc(named)},
		extract.Step{Name: "quote", Stage: stageFunc(func(*extract.Document) error { return broken })},
	)
	t.Run("First", func(t *testing.T) {
		t.Parallel()
		doc := extract.NewDocument("Text.", time.Time{})
		require.NoError(t, pipeline.Until(doc, "sentence"))
		require.Len(t, doc.Sentences, 1)
		require.Empty(t, doc.Entities)
	})
	t.Run("Middle", func(t *testing.T) {
		t.Parallel()
		doc := extract.NewDocument("Text.", time.Time{})
		require.NoError(t, pipeline.Until(doc, "entity"))
		require.Len(t, doc.Entities, 1)
	})
	t.Run("ErrStage", func(t *testing.T) {
		t.Parallel()
		require.ErrorIs(t, pipeline.Until(extract.NewDocument("Text.", time.Time{}), "quote"), broken)
	})
	t.Run("ErrUnknown", func(t *testing.T) {
		t.Parallel()
		doc := extract.NewDocument("Text.", time.Time{})
		require.ErrorContains(t, pipeline.Until(doc, "entities"), "sentence entity quote")
		require.Empty(t, doc.Sentences, "no stage runs")
	})
}

func BenchmarkPipeline_Extract(b *testing.B) {
	pipeline := newPipeline(extract.Step{Name: "sentence", Stage: stageFunc(nothing)})
	b.ReportAllocs()
	for b.Loop() {
		facts, err := pipeline.Extract(context.Background(), "Nothing.", time.Time{})
		require.NoError(b, err)
		require.Empty(b, facts.Entities)
	}
}
