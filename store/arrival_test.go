package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

const (
	textA = "Ada Orlova arrived."
	textB = "Ada Orlova left."
	textC = "Ada Orlova stayed."
)

// story is a message about one article, in minutes after noon; the text "kill"
// is a kill notice.
type story struct {
	minute uint64
	text   string
}

func (s story) record() news.Record {
	origin := arrival(noon.Add(time.Duration(s.minute)*time.Minute), s.minute)
	if s.text == "kill" {
		return kill(note("story", textA, "Ada Orlova", origin).Article, origin)
	}
	return note("story", s.text, "Ada Orlova", origin)
}

// current is the text that the views show; nothing for a withdrawn article.
func current(tb testing.TB, b bundle) []string {
	tb.Helper()
	shown := column[string](tb, b.conn, "SELECT sentence FROM current_mentions")
	require.Equal(tb, shown, column[string](tb, b.conn, "SELECT text FROM current_extractions"))
	return shown
}

func TestStore_Save_NewestArrivalIsCurrent(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		messages []story
		want     []string
	}{
		"NewRevision":       {[]story{{1, textA}, {2, textB}}, []string{textB}},
		"OldRedelivered":    {[]story{{1, textA}, {2, textB}, {1, textA}}, []string{textB}},
		"Late":              {[]story{{2, textB}, {1, textA}}, []string{textB}},
		"ComesBack":         {[]story{{1, textA}, {2, textB}, {3, textA}}, []string{textA}},
		"ComesBackLate":     {[]story{{1, textA}, {3, textA}, {2, textB}}, []string{textA}},
		"ComesBackFirst":    {[]story{{3, textA}, {2, textB}, {1, textA}}, []string{textA}},
		"Kill":              {[]story{{1, textA}, {2, "kill"}}, []string{}},
		"KillTwice":         {[]story{{1, textA}, {2, "kill"}, {2, "kill"}}, []string{}},
		"KillFirst":         {[]story{{2, "kill"}, {1, textA}}, []string{}},
		"KillOnly":          {[]story{{2, "kill"}}, []string{}},
		"Returns":           {[]story{{1, textA}, {2, "kill"}, {3, textB}}, []string{textB}},
		"ReturnsUnchanged":  {[]story{{1, textA}, {2, "kill"}, {3, textA}}, []string{textA}},
		"ReturnsThenKill":   {[]story{{1, textA}, {2, "kill"}, {3, textB}, {2, "kill"}}, []string{textB}},
		"KilledAgain":       {[]story{{1, textA}, {2, "kill"}, {3, textB}, {4, "kill"}}, []string{}},
		"OldAfterKill":      {[]story{{1, textA}, {4, "kill"}, {3, textB}}, []string{}},
		"OldKillAfterTexts": {[]story{{1, textA}, {4, textB}, {3, "kill"}, {2, textC}}, []string{textB}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			for _, message := range test.messages {
				b.save(t, message.record())
			}
			require.Equal(t, test.want, current(t, b))
		})
	}
}

// TestStore_Save_AnyOrder shows that the order of saving does not matter.
func TestStore_Save_AnyOrder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	messages := []story{{1, textA}, {2, "kill"}, {3, textB}, {4, textA}}
	for i := range messages {
		for _, order := range [][]story{
			slices.Concat(messages[i:], messages[:i]),
			slices.Concat(reversed(messages[i:]), messages[:i]),
		} {
			for _, message := range order {
				b.save(t, message.record())
			}
			require.Equal(t, []string{textA}, current(t, b), "%v", order)
			_, err := b.conn.Exec(t.Context(), "TRUNCATE articles, entities CASCADE")
			require.NoError(t, err)
		}
	}
}

func reversed(messages []story) []story {
	turned := slices.Clone(messages)
	slices.Reverse(turned)
	return turned
}

func TestStore_Save_SameMomentBySequence(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, note("story", textB, "Ada Orlova", arrival(noon, 8)))
	b.save(t, note("story", textA, "Ada Orlova", arrival(noon, 7)))
	require.Equal(t, []string{textB}, current(t, b))
}

// TestStore_Save_WithoutBus orders records without an arrival by the clock.
func TestStore_Save_WithoutBus(t *testing.T) {
	t.Parallel()
	at := noon
	b := setup(t, store.WithClock(func() time.Time {
		at = at.Add(time.Second)
		return at
	}))
	b.save(t, note("story", textA, "Ada Orlova", news.Origin{}))
	b.save(t, note("story", textB, "Ada Orlova", news.Origin{}))
	require.Equal(t, []string{textB}, current(t, b))
	require.Equal(t, noon.Add(2*time.Second), one[time.Time](t, b.conn, "SELECT received_at FROM current_extractions").UTC())
	require.Equal(t, []*string{nil}, column[*string](t, b.conn, "SELECT DISTINCT origin_stream FROM revisions"))
}

// TestStore_Save_OnlyArrival shows what a text that comes back may write.
func TestStore_Save_OnlyArrival(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, message := range []story{{1, textA}, {2, textB}} {
		b.save(t, message.record())
	}
	before := snapshot(t, b.conn)
	b.save(t, story{3, textA}.record())
	after := snapshot(t, b.conn)
	for _, table := range tables() {
		if table != "articles" && table != "revisions" {
			require.Equal(t, before[table], after[table], table)
		}
	}
	require.Equal(t, []int64{2, 3}, column[int64](t, b.conn, "SELECT received_sequence FROM revisions ORDER BY 1"))
}

func TestStore_Saved(t *testing.T) {
	t.Parallel()
	b := setup(t)
	saved := func(message story, pipeline string) bool {
		record := message.record()
		known, err := b.store.Saved(t.Context(), record.Article, record.Origin, pipeline)
		require.NoError(t, err)
		return known
	}
	current := func() []int64 {
		return column[int64](t, b.conn, `SELECT r.received_sequence FROM articles a
			JOIN revisions r ON r.revision_id = a.current_revision_id WHERE NOT a.withdrawn`)
	}
	first, second := story{1, textA}, story{2, textB}
	require.False(t, saved(first, pipelineA), "an empty database")
	b.save(t, first.record())
	require.True(t, saved(first, pipelineA))
	require.False(t, saved(first, pipelineB), "another pipeline")
	require.False(t, saved(second, pipelineA), "another text")
	b.save(t, second.record())
	require.True(t, saved(second, pipelineA))

	before := snapshot(t, b.conn)
	require.True(t, saved(first, pipelineA), "an old message, delivered again")
	require.Equal(t, before, snapshot(t, b.conn), "the same arrival writes nothing")
	require.Equal(t, []int64{2}, current())

	require.True(t, saved(story{3, textA}, pipelineA), "a text that comes back is not extracted again")
	require.Equal(t, []int64{3}, current(), "but it is current again")
	b.save(t, story{4, "kill"}.record())
	require.Empty(t, current())
	require.True(t, saved(story{5, textA}, pipelineA))
	require.Equal(t, []int64{5}, current(), "and it brings a killed article back")
}
