package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/train"
	"github.com/dateline-news/dateline/internal/train/label"
)

// labelled are articles with a full meeting, a bare one and none.
func labelled() []train.MeetingArticle {
	return []train.MeetingArticle{
		{Article: label.Article{
			ID: "a", Text: "Ása met Öle in Bergen on Monday.", Published: time.Date(2026, time.February, 11, 0, 0, 0, 0, time.UTC),
			Meetings: []label.Meeting{
				{
					Trigger: news.Span{Start: 4, End: 7}, Core: true, Status: news.Happened, Format: news.InPerson, Event: "a", Date: "2026-02-09",
					Parties: []label.Party{{Span: news.Span{Start: 0, End: 3}, Role: news.HostRole}, {Span: news.Span{Start: 8, End: 11}, Role: news.VisitorRole}},
					Place:   news.Span{Start: 15, End: 21}, Time: news.Span{Start: 25, End: 31},
				},
				{Trigger: news.Span{Start: 4, End: 7}, Status: news.Planned},
			},
		}},
		{Article: label.Article{ID: "b", Text: "Nobody left."}},
	}
}

func TestWriteGold(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "deep", "folder")
	require.NoError(t, writeGold(out, "tiny", labelled()))
	data, err := os.ReadFile(filepath.Join(out, "tiny.gold"))
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	require.Len(t, lines, 2, "an article a line")
	require.JSONEq(t, `{"id":"a","text":"Ása met Öle in Bergen on Monday.","published_at":"2026-02-11","meetings":[
		{"trigger":[4,7],"participants":[[0,3],[8,11]],"place":[15,21],"time":[25,31],
		 "attrs":{"status":"happened","format":"in_person","core":true,"date":"2026-02-09","event":"a","roles":["host","visitor"]}},
		{"trigger":[4,7],"participants":[],"place":null,"time":null,"attrs":{"status":"planned","format":"","core":false,"roles":null}}]}`, lines[0])
	require.JSONEq(t, `{"id":"b","text":"Nobody left.","meetings":[]}`, lines[1])
}

// TestWriteGold_ReadAsSet holds that what is written is a set again: all but events
// and roles, which sets do not have.
func TestWriteGold_ReadAsSet(t *testing.T) {
	t.Parallel()
	out, articles := t.TempDir(), labelled()
	require.NoError(t, writeGold(out, "tiny", articles))
	read, err := label.Set(filepath.Join(out, "tiny.gold"))
	require.NoError(t, err)
	require.Len(t, read, len(articles))
	for i := range articles {
		want := articles[i].Article
		for k := range want.Meetings {
			want.Meetings[k].Event = ""
			for p := range want.Meetings[k].Parties {
				want.Meetings[k].Parties[p].Role = ""
			}
		}
		require.Equal(t, want, read[i])
	}
}

func TestWriteGold_NoFolder(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	require.ErrorContains(t, writeGold(file, "tiny", labelled()), "making a folder for facts")
}

func TestMaybe(t *testing.T) {
	t.Parallel()
	require.Nil(t, maybe(news.Span{}))
	require.Nil(t, maybe(news.Span{Start: 4, End: 4}))
	require.Equal(t, &[2]int{4, 7}, maybe(news.Span{Start: 4, End: 7}))
}
