package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// witness is a testing.TB that remembers a failure instead of failing.
type witness struct {
	testing.TB
	said string
}

func (*witness) Helper() {}

func (w *witness) Errorf(format string, args ...any) { w.said += fmt.Sprintf(format, args...) }

// FailNow ends the goroutine's work as the real one does; compare is the last
// thing its caller does, so that a panic would add nothing.
func (*witness) FailNow() {}

func TestCompare(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "case", "facts.golden.json")
	write(t, path, []byte("one\ntwo\n"))

	t.Run("Same", func(t *testing.T) {
		t.Parallel()
		compare(t, path, []byte("one\ntwo\n"))
	})
	t.Run("DifferenceIsShown", func(t *testing.T) {
		t.Parallel()
		w := &witness{TB: t}
		compare(w, path, []byte("one\nthree\n"))
		require.Contains(t, w.said, "-two")
		require.Contains(t, w.said, "+three")
		require.Contains(t, w.said, "-update")
	})
	t.Run("MissingFile", func(t *testing.T) {
		t.Parallel()
		w := &witness{TB: t}
		compare(w, filepath.Join(t.TempDir(), "none"), nil)
		require.Contains(t, w.said, "no golden file yet")
	})
}

func TestWrite(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new", "folder", "facts.golden.json")
	write(t, path, []byte("x"))
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "x", string(got))
}

func TestFacts(t *testing.T) {
	t.Parallel()
	id := 0
	got := Facts(t, news.Extraction{
		Text:     "“Go,” said Ö.",
		Entities: []news.Entity{{Name: "Ö", Type: news.Person, Mentions: []news.Mention{{Span: news.Span{Start: 11, End: 12}}}}},
		Quotes: []news.Quote{{
			Content: []news.Span{{Start: 0, End: 5}}, Kind: news.Direct,
			Cue: news.Span{Start: 6, End: 10}, Speaker: news.Span{Start: 11, End: 12}, Entity: &id,
		}},
	})
	require.JSONEq(t, `{
		"entities": [{"name": "Ö", "type": "person", "mentions": ["Ö [11,12]"]}],
		"quotes": [{"speaker": "Ö [11,12]", "entity": "Ö", "cue": "said [6,10]", "kind": "direct", "said": ["“Go,” [0,5]"]}],
		"times": [], "meetings": [], "events": []}`, string(got))
}

// TestFacts_Meetings writes every field of a mention and of its event.
func TestFacts_Meetings(t *testing.T) {
	t.Parallel()
	id, span := 0, func(start, end int) news.Span { return news.Span{Start: start, End: end} }
	parties := []news.Participant{{Span: span(0, 1), Entity: &id, Role: news.HostRole}, {Span: span(6, 8), Role: news.ParticipantRole}}
	got := Facts(t, news.Extraction{
		Text:     "Ö met Al in Ur on May 3 on gas, aides said.",
		Entities: []news.Entity{{Name: "Ö", Type: news.Person, Mentions: []news.Mention{{Span: span(0, 1)}}}},
		Meetings: []news.Meeting{{
			Trigger: span(2, 5), Sentence: span(0, 43), Status: news.Denied, Detail: news.RefusedDetail, Format: news.InPerson, Setting: news.Bilateral,
			Participants: parties, Place: &news.Place{Span: span(12, 14)}, Time: &news.TimeRef{Span: span(18, 23)}, Date: "2026-05-03",
			DateSource: news.ExplicitDate, Topic: span(27, 30), Series: "G20", Tense: news.PastTense, Negative: true, Attribution: span(32, 37),
			Confidence: 0.87,
		}},
		Events: []news.MeetingEvent{{
			Mentions: []int{0}, Status: news.Happened, Detail: news.OngoingDetail, Format: news.Summit, Setting: news.Multilateral,
			Participants: parties[1:], Place: &news.Place{Span: span(12, 14)}, Date: "2026-05", DateSource: news.RelativeDate, Topic: span(27, 30),
			Series: "G7", Confidence: 0.94,
		}},
	})
	require.JSONEq(t, `{
		"entities": [{"name": "Ö", "type": "person", "mentions": ["Ö [0,1]"]}], "quotes": [], "times": [],
		"meetings": [{
			"trigger": "met [2,5]", "status": "denied", "detail": "refused", "format": "in_person", "setting": "bilateral",
			"parties": [{"text": "Ö [0,1]", "entity": "Ö", "role": "host"}, {"text": "Al [6,8]", "role": "participant"}],
			"place": "Ur [12,14]", "time": "May 3 [18,23]", "date": "2026-05-03", "date_source": "explicit", "topic": "gas [27,30]",
			"series": "G20", "confidence": 0.9, "manner": "past negative unasserted", "attribution": "aides [32,37]"}],
		"events": [{
			"mentions": ["met [2,5]"], "status": "happened", "detail": "ongoing", "format": "summit", "setting": "multilateral",
			"parties": [{"text": "Al [6,8]", "role": "participant"}], "place": "Ur [12,14]", "date": "2026-05", "date_source": "relative",
			"topic": "gas [27,30]", "series": "G7", "confidence": 0.9}]}`, string(got))
}
