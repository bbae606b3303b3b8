package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// TestView_CurrentTimes shows when, with what the words add to the value.
func TestView_CurrentTimes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	record := summit(pipelineA)
	b.save(t, record)
	require.Equal(t, []string{
		"DATE 2026-03-02 - 2026-03-02 2026-03-02 2 March 2026 in Foreign",
		"DATE 2026-05 START 2026-05-01 2026-05-31 May in Brandt",
	}, column[string](t, b.conn, `
		SELECT concat_ws(' ', type, value, coalesce(mod, '-'), date_start, date_end, surface, 'in', split_part(sentence, ' ', 1))
		FROM current_times ORDER BY start_pos`))
	require.Equal(t, []string{"2 March 2026 DATE -", "May DATE START"}, column[string](t, b.conn, `
		SELECT concat_ws(' ', time_text, time_type, coalesce(time_mod, '-')) FROM met ORDER BY start_pos`))

	b.save(t, kill(record.Article, arrival(noon.AddDate(0, 0, 1), 2)))
	require.Zero(t, one[int](t, b.conn, "SELECT count(*) FROM current_times"), "a withdrawn article says nothing")
}

// TestStore_Save_TimeMods keeps every modifier that there is.
func TestStore_Save_TimeMods(t *testing.T) {
	t.Parallel()
	b := setup(t)
	record := summit(pipelineA)
	mods := []news.TimeMod{
		"", news.ModStart, news.ModMid, news.ModEnd, news.ModApprox, news.ModMoreThan, news.ModLessThan, news.ModAtLeast, news.ModAtMost,
	}
	span := record.Extraction.Times[0].Span
	record.Extraction.Times = nil
	for _, mod := range mods {
		record.Extraction.Times = append(record.Extraction.Times, news.Time{Span: span, Type: news.DurationTime, Value: "P2D", Mod: mod})
	}
	b.save(t, record)
	require.Equal(t, mods, column[news.TimeMod](t, b.conn, "SELECT coalesce(mod, '') FROM times ORDER BY time_id"))
	require.Len(t, column[int64](t, b.conn, "SELECT meeting_id FROM met"), 2, "a meeting is there once however many times stand at one place")
}
