package label_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/train/label"
)

// setFile is a set of these lines.
func setFile(tb testing.TB, lines string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "set.jsonl")
	require.NoError(tb, os.WriteFile(path, []byte(lines), 0o600))
	return path
}

func TestSet(t *testing.T) {
	t.Parallel()
	articles, err := label.Set(setFile(t, `{"id":"a","text":"Ása met Öle in Bergen on Monday.","published_at":"2026-02-11","meetings":[{"trigger":[4,7],`+
		`"participants":[[0,3],[8,11]],"place":[15,21],"time":[25,31],"attrs":{"status":"happened","detail":"ongoing","format":"in_person","core":true,"date":"2026-02-09"}},`+
		`{"trigger":[4,7],"participants":[],"place":null,"time":null,"attrs":{"status":"planned","core":false}},`+
		`{"trigger":[4,7],"attrs":{"status":"denied"}}]}`+"\n"+`{"id":"b","text":"Nobody left.","meetings":[]}`))
	require.NoError(t, err)
	require.Equal(t, []label.Article{
		{
			ID: "a", Text: "Ása met Öle in Bergen on Monday.", Published: time.Date(2026, time.February, 11, 0, 0, 0, 0, time.UTC),
			Meetings: []label.Meeting{
				{
					Trigger: news.Span{Start: 4, End: 7}, Core: true, Status: news.Happened, Detail: "ongoing", Format: news.InPerson,
					Parties: []label.Party{{Span: news.Span{Start: 0, End: 3}}, {Span: news.Span{Start: 8, End: 11}}},
					Place:   news.Span{Start: 15, End: 21}, Time: news.Span{Start: 25, End: 31}, Date: "2026-02-09",
				},
				{Trigger: news.Span{Start: 4, End: 7}, Status: news.Planned},
				{Trigger: news.Span{Start: 4, End: 7}, Core: true, Status: news.Denied},
			},
		},
		{ID: "b", Text: "Nobody left."},
	}, articles, "a party has no role; an encounter counts unless its label says that it does not")
}

func TestSet_Errors(t *testing.T) {
	t.Parallel()
	const good = `{"id":"a","text":"Öle left.","meetings":[]}` + "\n"
	for name, c := range map[string]struct{ lines, want string }{
		"NotJSON":      {good + "{", "reading line 2"},
		"Blank":        {good + "\n" + good, "reading line 2"},
		"Day":          {`{"published_at":"11 May"}`, "reading line 1"},
		"TriggerAfter": {good + `{"text":"Öle met.","meetings":[{"trigger":[4,9]}]}`, "reading offsets 4-9"},
		"TriggerBack":  {`{"text":"Öle met.","meetings":[{"trigger":[7,4]}]}`, "reading offsets 7-4"},
		"Negative":     {`{"text":"Öle met.","meetings":[{"trigger":[-1,4]}]}`, "reading offsets -1-4"},
		"PartyAfter":   {`{"text":"Öle met.","meetings":[{"trigger":[4,7],"participants":[[0,3],[8,12]]}]}`, "reading offsets 8-12"},
		"PlaceAfter":   {`{"text":"Öle met.","meetings":[{"trigger":[4,7],"place":[8,12]}]}`, "reading offsets 8-12"},
		"TimeAfter":    {`{"text":"Öle met.","meetings":[{"trigger":[4,7],"time":[8,12]}]}`, "reading offsets 8-12"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := label.Set(setFile(t, c.lines))
			require.ErrorContains(t, err, c.want)
			require.ErrorContains(t, err, "set.jsonl")
		})
	}
	t.Run("NoFile", func(t *testing.T) {
		t.Parallel()
		_, err := label.Set(filepath.Join(t.TempDir(), "none"))
		require.ErrorIs(t, err, os.ErrNotExist)
	})
}

// FuzzSet holds that what a set gives lies inside of its articles.
func FuzzSet(f *testing.F) {
	f.Add(`{"id":"a","text":"Öle met Ása.","meetings":[{"trigger":[4,7],"participants":[[0,3]],"place":[8,11]}]}`)
	f.Add(`{"text":"x","meetings":[{"trigger":[0,2]}]}`)
	f.Add("null")
	f.Fuzz(func(t *testing.T, line string) {
		articles, err := label.Set(setFile(t, line))
		if err != nil {
			return
		}
		for _, a := range articles {
			text := []rune(a.Text)
			for _, m := range a.Meetings {
				for _, span := range []news.Span{m.Trigger, m.Place, m.Time} {
					_ = text[span.Start:span.End]
				}
				for _, p := range m.Parties {
					_ = text[p.Span.Start:p.Span.End]
				}
			}
		}
	})
}
