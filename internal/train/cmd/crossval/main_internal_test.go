package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/train"
	"github.com/dateline-news/dateline/internal/train/label"
)

// tiny are four articles, each of which says that two people met.
func tiny(tb testing.TB) []article {
	tb.Helper()
	source := train.MeetingSource{Name: "tiny", Read: func() ([]label.Article, error) {
		var all []label.Article
		for _, id := range []string{"a", "b", "c", "d"} {
			all = append(all, label.Article{ID: id, Text: "Anna Halvorsen met Tomas Okello in Bergen on Monday.", Meetings: []label.Meeting{{
				Trigger: news.Span{Start: 15, End: 18}, Core: true, Status: news.Happened, Event: "a",
				Parties: []label.Party{{Span: news.Span{Start: 0, End: 14}}, {Span: news.Span{Start: 19, End: 31}}},
			}}})
		}
		return all, nil
	}}
	read, err := train.ReadMeetings(source)
	require.NoError(tb, err)
	var all []article
	for _, a := range read {
		all = append(all, article{a, source.Name})
	}
	return all
}

// TestRunFold holds that each article is read in one fold, by weights of the
// others.
func TestRunFold(t *testing.T) {
	t.Parallel()
	all, found := tiny(t), map[string][]facts{}
	for fold := range 2 {
		require.NoError(t, runFold(all, fold, 2, found))
	}
	require.Len(t, found, 1)
	var ids []string
	for _, f := range found["tiny"] {
		ids = append(ids, f.ID)
		require.Len(t, f.Meetings, 1)
		require.Equal(t, news.Span{Start: 15, End: 18}, f.Meetings[0].Trigger)
		require.Len(t, f.Events, 1)
		require.Equal(t, "Anna Halvorsen met Tomas Okello in Bergen on Monday.", f.Text)
	}
	require.Equal(t, []string{"a", "c", "b", "d"}, ids)
}

// TestRun_NoData tells of the source that is missing, and of none that is left out.
func TestRun_NoData(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "out")
	s := settings{data: t.TempDir(), out: out, folds: 2, without: []string{"voa_meet.dev.docs.jsonl", "voa_blocks.dev.jsonl", "written"}}
	require.ErrorIs(t, run(s), os.ErrNotExist)
	s.without = append(s.without, "standoff")
	require.NoError(t, run(s))
	require.NoDirExists(t, out)
}

func TestWrite(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	require.NoError(t, write(out, "x", []facts{{ID: "a"}, {ID: "b"}}))
	data, err := os.ReadFile(filepath.Join(out, "x"))
	require.NoError(t, err)
	require.Equal(t, `{"id":"a","text":"","meetings":null,"events":null}`+"\n"+`{"id":"b","text":"","meetings":null,"events":null}`+"\n", string(data))
	require.ErrorContains(t, write(out, "y", []func(){nil}), "encoding facts")
	require.ErrorContains(t, write(out, "no/such/folder", []facts{}), "writing facts")
}
