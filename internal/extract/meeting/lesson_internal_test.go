package meeting

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// parsed is a parsed text with the entities of these tests and its times.
func parsed(tb testing.TB, text string) *extract.Document {
	tb.Helper()
	doc := extracttest.Parsed(tb, text, extracttest.Entities{
		news.Person: {"Reyes", "Lindqvist", "Okafor"}, news.Location: {"Berlin", "Lisbon"},
	})
	require.NoError(tb, timex.New().Annotate(doc))
	return doc
}

// untaught is a stage that has learnt nothing yet.
func untaught(tb testing.TB) *Stage {
	tb.Helper()
	lexicon, err := model.Words()
	require.NoError(tb, err)
	return New(nil, lexicon)
}

// spanOf is where the nth occurrence of words stands in a text.
func spanOf(tb testing.TB, doc *extract.Document, words string, nth int) news.Span {
	tb.Helper()
	text, at := doc.Text.String(), -1
	for range nth {
		next := strings.Index(text[at+1:], words)
		require.GreaterOrEqual(tb, next, 0, words)
		at += 1 + next
	}
	return news.Span{Start: at, End: at + len(words)} // the texts of these tests are ASCII
}

// gold is a meeting as a reader labels it: parties by name and role.
func gold(tb testing.TB, doc *extract.Document, trigger, event string, roles map[string]news.Role) Gold {
	tb.Helper()
	g := Gold{Trigger: spanOf(tb, doc, trigger, 1), Core: true, Status: news.Happened, Event: event}
	for _, name := range []string{"Reyes", "Lindqvist", "Okafor"} {
		if role, plays := roles[name]; plays {
			g.Participants = append(g.Participants, GoldParty{Span: spanOf(tb, doc, name, 1), Role: role})
		}
	}
	return g
}

// tally counts the lessons of each label.
func tally(lessons []Lesson, labels int) []int {
	counts := make([]int, labels)
	for _, l := range lessons {
		counts[l.Label]++
	}
	return counts
}

func TestLabels(t *testing.T) {
	t.Parallel()
	labels := Labels()
	require.Equal(t, "event", labels.Event[eventSense])
	require.Equal(t, []string{"none", "party", "place", "time"}, labels.Part)
	require.Equal(t, "linked", labels.Link[linked])
	require.Len(t, labels.Status, len(statuses()))
	require.Equal(t, string(news.NonAttendeeRole), labels.Role[5])
}

func TestStage_Study(t *testing.T) {
	t.Parallel()
	doc := parsed(t, "Reyes hosted Lindqvist in Berlin on Monday. The port will not host the fair. Okafor spoke at a rally.")
	right := gold(t, doc, "hosted", "a", map[string]news.Role{"Reyes": news.HostRole, "Lindqvist": news.VisitorRole})
	right.Place, right.Time = spanOf(t, doc, "Berlin", 1), spanOf(t, doc, "Monday", 1)
	l := untaught(t).Study(doc, []Gold{right})

	senses := tally(l.Event, 2)
	require.Equal(t, 1, senses[eventSense])
	require.Positive(t, senses[otherSense], "a trigger that nobody labelled has another sense")
	require.Equal(t, []int{2, 1, 1}, tally(l.Part, 4)[partyPart:])
	require.Equal(t, []int{0, 1, 1, 0, 0, 0}, tally(l.Role, 6))
	require.Equal(t, []int{1, 0, 0, 0, 0}, tally(l.Status, 5))
	require.Empty(t, l.Link, "one mention is joined to none")
	for name, lessons := range map[string][]Lesson{"event": l.Event, "part": l.Part, "role": l.Role, "status": l.Status} {
		for _, lesson := range lessons {
			require.NotEmpty(t, lesson.Features, name)
		}
	}
}

// TestStage_StudyOther holds that encounters which neither count nor are wrong teach
// nothing.
func TestStage_StudyOther(t *testing.T) {
	t.Parallel()
	doc := parsed(t, "Reyes met Lindqvist in Berlin.")
	right := gold(t, doc, "met", "a", map[string]news.Role{"Reyes": news.ParticipantRole})
	right.Core = false
	require.Equal(t, Lessons{}, untaught(t).Study(doc, []Gold{right}))
	require.Equal(t, []int{1, 0}, tally(untaught(t).Study(doc, nil).Event, 2), "what nobody labelled has another sense")
}

// TestStage_StudyUnparsed holds that a text without a parse teaches nothing.
func TestStage_StudyUnparsed(t *testing.T) {
	t.Parallel()
	doc := extracttest.Document(t, "Reyes met Lindqvist in Berlin.", nil)
	right := Gold{Trigger: spanOf(t, doc, "met", 1), Core: true, Status: news.Happened, Event: "a"}
	require.Equal(t, Lessons{}, untaught(t).Study(doc, []Gold{right}))
}

func TestStage_StudyRoles(t *testing.T) {
	t.Parallel()
	doc := parsed(t, "Reyes met Lindqvist, but Okafor stayed away.")
	right := gold(t, doc, "met", "a", map[string]news.Role{"Reyes": news.ChairRole, "Lindqvist": "", "Okafor": news.NonAttendeeRole})
	l := untaught(t).Study(doc, []Gold{right})
	require.Equal(t, 3, tally(l.Part, 4)[partyPart])
	require.Equal(t, []int{0, 0, 0, 0, 1, 1}, tally(l.Role, 6), "a party whose role nobody told teaches none")
}

func TestStage_StudyStatus(t *testing.T) {
	t.Parallel()
	doc := parsed(t, "Reyes refused to meet Lindqvist.")
	right := gold(t, doc, "meet", "a", nil)
	for i, status := range statuses() {
		right.Status = status
		require.Equal(t, i, untaught(t).Study(doc, []Gold{right}).Status[0].Label, status)
	}
	right.Status = ""
	require.Empty(t, untaught(t).Study(doc, []Gold{right}).Status, "a status that nobody told teaches none")
}

func TestStage_StudyLinks(t *testing.T) {
	t.Parallel()
	doc := parsed(t, "Reyes met Lindqvist in Berlin. The summit in Lisbon ended. The talks in Berlin went well. Okafor had a phone call.")
	labelled := func(events ...string) []Gold {
		var all []Gold
		for i, trigger := range []string{"met", "summit", "talks", "phone call"} {
			all = append(all, gold(t, doc, trigger, events[i], nil))
		}
		return all
	}
	for name, c := range map[string]struct {
		events []string
		// want are the labels of each mention beside the meetings before it, the last first.
		want []int
	}{
		"AllApart":   {[]string{"a", "b", "c", "d"}, []int{apart, apart, apart, apart, apart, apart}},
		"AllOne":     {[]string{"a", "a", "a", "a"}, []int{linked, linked, linked}},
		"FirstThird": {[]string{"a", "b", "a", "c"}, []int{apart, apart, linked, apart, apart}},
		"Unknown":    {[]string{"a", "", "a", ""}, []int{linked}},
		"NoneKnown":  {[]string{"", "", "", ""}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []int
			for _, l := range untaught(t).Study(doc, labelled(c.events...)).Link {
				got = append(got, l.Label)
			}
			require.Equal(t, c.want, got)
		})
	}
}

// TestJoinLessons_Far holds that a mention of a meeting too far back is joined to it
// and teaches nothing of it.
func TestJoinLessons_Far(t *testing.T) {
	t.Parallel()
	j, first := joinLessons{}, tellingOf("meet")
	j.note(&first, &Gold{Event: "first"})
	for i := range 2 * memory {
		other := tellingOf("meet")
		j.note(&other, &Gold{Event: "other" + string(rune('a'+i))})
	}
	before, again := len(j.lessons), tellingOf("meet")
	j.note(&again, &Gold{Event: "first"})
	require.Equal(t, memory, len(j.lessons)-before)
	require.Equal(t, []int{memory, 0}, tally(j.lessons[before:], 2))
	require.Equal(t, []int{0, 2*memory + 1}, j.all[0].mentions)
	require.Len(t, j.all, 2*memory+1)
}

func TestSentence_StaysAway(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Reyes stayed away from the summit.":    "stayed",
		"Reyes stayed in Berlin.":               "",
		"Reyes did not attend the summit.":      "attend",
		"Reyes attended the summit.":            "",
		"Reyes refused to attend the summit.":   "attend",
		"Reyes agreed to attend the summit.":    "",
		"Reyes declined to join the talks.":     "join",
		"Reyes never joined the talks.":         "joined",
		"Reyes skipped the summit.":             "skipped",
		"Reyes will not come to the talks.":     "come",
		"Reyes will come to the talks.":         "",
		"Lindqvist was absent from the summit.": "absent",
		"Reyes opened the summit.":              "",
	} {
		s := &sentences(parsed(t, text))[0]
		found := ""
		for i := range s.tokens {
			if s.staysAway(i) {
				found += s.lower(i)
			}
		}
		require.Equal(t, want, found, text)
	}
}
