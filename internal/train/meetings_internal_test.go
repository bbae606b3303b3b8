package train

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/train/label"
)

// mark is where the nth occurrence of words stands; texts of these tests are ASCII.
func mark(tb testing.TB, text, words string, nth int) news.Span {
	tb.Helper()
	at := -1
	for range nth {
		next := bytes.Index([]byte(text)[at+1:], []byte(words))
		require.GreaterOrEqual(tb, next, 0, words)
		at += 1 + next
	}
	return news.Span{Start: at, End: at + len(words)}
}

// tinyMeetings are three labelled articles of invented people. In all of them a
// bazaar is visited, which is no encounter, and people meet, which is one.
func tinyMeetings(tb testing.TB) []label.Article {
	tb.Helper()
	var all []label.Article
	for i, names := range [][2]string{{"Anna Halvorsen", "Tomas Okello"}, {"Ben Marchetti", "Ada Whitcombe"}, {"Ines Oduya", "Jon Zhao"}} {
		text := names[0] + " met " + names[1] + " in Bergen on Monday. " + names[0] + " will meet " + names[1] + " in Oslo. The plan of " + names[0] + " met with applause."
		article := label.Article{ID: string(rune('a' + i)), Text: text, Published: time.Date(2017, time.May, 11, 0, 0, 0, 0, time.UTC)}
		for nth, trigger := range []string{"met", "meet"} {
			m := label.Meeting{Trigger: mark(tb, text, trigger, 1), Core: true, Status: news.Happened, Format: news.InPerson, Event: trigger}
			if nth == 1 {
				m.Status = news.Planned
			}
			for _, name := range names {
				m.Parties = append(m.Parties, label.Party{Span: mark(tb, text, name, nth+1), Role: news.ParticipantRole})
			}
			article.Meetings = append(article.Meetings, m)
		}
		all = append(all, article)
	}
	return all
}

// grounded is the pipeline in front of the meeting stage; the models of one take a
// second to read.
var grounded = sync.OnceValues(english.Ground)

// prepared are articles as the pipeline leaves them in front of the meeting stage.
func prepared(tb testing.TB, labelled []label.Article) []MeetingArticle {
	tb.Helper()
	pipeline, err := grounded()
	require.NoError(tb, err)
	var all []MeetingArticle
	for _, a := range labelled {
		doc := extract.NewDocument(a.Text, a.Published)
		require.NoError(tb, pipeline.Until(doc, "timex"))
		all = append(all, MeetingArticle{Article: a, Doc: doc})
	}
	return all
}

// TestMeetingSources holds which sources a shipped model may learn from, and in
// which order.
func TestMeetingSources(t *testing.T) {
	t.Parallel()
	var names []string
	for _, source := range MeetingSources(t.TempDir()) {
		names = append(names, source.Name)
		articles, err := source.Read()
		if source.Name == "written" {
			require.NoError(t, err, "it comes with the project")
			require.NotEmpty(t, articles)
			continue
		}
		require.ErrorIs(t, err, os.ErrNotExist, source.Name)
	}
	require.Equal(t, []string{"voa_meet.dev.docs.jsonl", "voa_blocks.dev.jsonl", "standoff", "written"}, names)
}

// TestMeetingSources_Set reads a set where it lies in DATA.
func TestMeetingSources_Set(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	source := MeetingSources(data)[1]
	folder := filepath.Join(data, "meetings", "dev")
	require.NoError(t, os.MkdirAll(folder, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(folder, source.Name), []byte(`{"id":"x","text":"Halvorsen left.","meetings":[]}`), 0o600))
	articles, err := source.Read()
	require.NoError(t, err)
	require.Equal(t, []label.Article{{ID: "x", Text: "Halvorsen left."}}, articles)
}

func TestReadMeetings(t *testing.T) {
	t.Parallel()
	labelled := tinyMeetings(t)
	articles, err := ReadMeetings(MeetingSource{Name: "tiny", Read: func() ([]label.Article, error) { return labelled, nil }})
	require.NoError(t, err)
	require.Len(t, articles, len(labelled))
	for i, a := range articles {
		require.Equal(t, labelled[i], a.Article)
		require.Equal(t, a.Text, a.Doc.Text.String())
		require.Equal(t, a.Published, a.Doc.PublishedAt)
		require.Equal(t, len(a.Doc.Tokens), a.Doc.Tree.Len(), "articles are parsed")
		require.NotEmpty(t, a.Doc.Entities)
		require.NotEmpty(t, a.Doc.Times)
		require.Empty(t, a.Doc.Meetings)
	}
	broken := errors.New("broken")
	_, err = ReadMeetings(MeetingSource{Name: "broken", Read: func() ([]label.Article, error) { return nil, broken }})
	require.ErrorIs(t, err, broken)
}

func TestGoldMeetings(t *testing.T) {
	t.Parallel()
	span := func(start int) news.Span { return news.Span{Start: start, End: start + 1} }
	labels := []label.Meeting{
		{
			Trigger: span(1), Core: true, Status: news.Denied, Detail: "refused", Format: news.Talks, Event: "a", Place: span(2), Time: span(3), Date: "2017",
			Parties: []label.Party{{Span: span(4), Role: news.HostRole}, {Span: span(5)}},
		},
		{Trigger: span(6), Status: news.Planned},
	}
	require.Equal(t, []meeting.Gold{
		{
			Trigger: span(1), Core: true, Status: news.Denied, Event: "a", Place: span(2), Time: span(3),
			Participants: []meeting.GoldParty{{Span: span(4), Role: news.HostRole}, {Span: span(5)}},
		},
		{Trigger: span(6), Status: news.Planned},
	}, goldMeetings(labels))
	require.Empty(t, goldMeetings(nil))
}

// weightFile is a file of weights learnt from articles.
func weightFile(tb testing.TB, articles []MeetingArticle) []byte {
	tb.Helper()
	weights, err := fitMeetings(articles)
	require.NoError(tb, err)
	var file bytes.Buffer
	require.NoError(tb, model.WriteMeetings(&file, weights))
	return file.Bytes()
}

// TestFitMeetings holds that the same articles give the same weights, and that
// each model learns something of them.
func TestFitMeetings(t *testing.T) {
	t.Parallel()
	labelled := tinyMeetings(t)
	first := weightFile(t, prepared(t, labelled))
	require.True(t, bytes.Equal(first, weightFile(t, prepared(t, labelled))), "training is deterministic")
	learnt, err := model.ReadMeetings(first)
	require.NoError(t, err)
	labels := meeting.Labels()
	for name, c := range map[string]struct {
		linear *model.Linear
		labels []string
	}{
		"event": {learnt.Event, labels.Event}, "status": {learnt.Status, labels.Status}, "part": {learnt.Part, labels.Part},
		"role": {learnt.Role, labels.Role}, "link": {learnt.Link, labels.Link},
	} {
		require.Equal(t, c.labels, c.linear.Labels(), name)
		require.Positive(t, c.linear.Rows(), name)
	}
}

// TestMeetings reads an article with weights learnt from others.
func TestMeetings(t *testing.T) {
	t.Parallel()
	articles := prepared(t, tinyMeetings(t))
	stage, err := Meetings(articles[:2])
	require.NoError(t, err)
	doc := articles[2].Doc
	require.NoError(t, stage.Annotate(doc))
	require.Len(t, doc.Meetings, 2, "that a plan met with applause is no meeting")
	for i, want := range articles[2].Meetings {
		got := doc.Meetings[i]
		require.Equal(t, want.Trigger, got.Trigger)
		require.Equal(t, want.Status, got.Status)
		require.Len(t, got.Participants, len(want.Parties))
		for k, party := range want.Parties {
			require.Equal(t, party.Span, got.Participants[k].Span)
			require.Equal(t, party.Role, got.Participants[k].Role)
		}
	}
}

// TestMeetings_Nothing holds that without lessons all weighs nothing.
func TestMeetings_Nothing(t *testing.T) {
	t.Parallel()
	learnt, err := model.ReadMeetings(weightFile(t, nil))
	require.NoError(t, err)
	require.Zero(t, learnt.Event.Rows()+learnt.Status.Rows()+learnt.Part.Rows()+learnt.Role.Rows()+learnt.Link.Rows())
}

// TestMakeMeetings_NoData tells of missing sets before anything is written.
func TestMakeMeetings_NoData(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	err := makeMeetings(Settings{Data: t.TempDir(), Out: out}, slog.New(slog.NewTextHandler(io.Discard, nil)))
	require.ErrorIs(t, err, os.ErrNotExist)
	files, err := os.ReadDir(out)
	require.NoError(t, err)
	require.Empty(t, files)
}
