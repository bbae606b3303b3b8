package meeting_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/news"
)

// bodies are names that hold a word for an encounter.
var bodies = extracttest.Entities{
	news.Person:       {"Reyes", "Lindqvist", "Okafor", "Carol Meeting"},
	news.Organization: {"Forum for Democratic Change", "Assembly of Fishers", "Lisbon Visit Company", "Conference on Fish"},
	news.Location:     {"Berlin", "Lisbon", "Norway"},
}

// triggersOf are the triggers of the meetings of a text: by the rules, and by the
// shipped weights.
func triggersOf(tb testing.TB, text string, entities extracttest.Entities) (rules, learnt []string) {
	tb.Helper()
	stage, err := shipped()
	require.NoError(tb, err)
	plain, parsed := extracttest.Document(tb, text, entities), extracttest.Parsed(tb, text, entities)
	for _, c := range []struct {
		doc   *extract.Document
		stage *meeting.Stage
		into  *[]string
	}{{plain, meeting.New(nil, nil), &rules}, {parsed, stage, &learnt}} {
		require.NoError(tb, timex.New().Annotate(c.doc))
		require.NoError(tb, c.stage.Annotate(c.doc))
		extracttest.RequireValid(tb, c.doc)
		for _, m := range c.doc.Meetings {
			*c.into = append(*c.into, c.doc.Text.Slice(m.Trigger))
		}
	}
	return rules, learnt
}

func TestStage_Elsewhere(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"Deadline":         "The port will not meet the deadline.",
		"Standards":        "The new ships meet all European standards.",
		"VisitingScholar":  "Okafor is a visiting scholar in Berlin.",
		"VisitingFellows":  "Two visiting fellows of Lisbon read papers.",
		"VisitingHours":    "The visiting hours of the clinic were cut.",
		"NameOfBody":       "The Forum for Democratic Change lost two seats.",
		"NameOfBodyOf":     "The Assembly of Fishers lost two seats.",
		"NameOfCompany":    "The Lisbon Visit Company sold two ships.",
		"NameOfPerson":     "Carol Meeting sold two ships.",
		"NewsConference":   "Reyes spoke at a news conference.",
		"RollCall":         "The roll call took an hour.",
		"MeetingRoom":      "The meeting room was empty.",
		"CurtainCall":      "Lindqvist took a last curtain call.",
		"MeetCriteria":     "Norway met the criteria for a loan.",
		"MeetWithApproval": "The plan met with approval.",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rules, learnt := triggersOf(t, text, bodies)
			require.Empty(t, rules)
			require.Empty(t, learnt)
		})
	}
}

// TestStage_Compounds holds that words which name one encounter together give one
// meeting, of the form that the last of them names.
func TestStage_Compounds(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Reyes and Lindqvist held a breakfast meeting in Berlin.":         "meeting",
		"Reyes and Lindqvist held a dinner meeting in Berlin.":            "meeting",
		"Reyes and Lindqvist held phone talks on Monday.":                 "phone talks",
		"Reyes had a phone call with Lindqvist on Monday.":                "phone call",
		"Reyes had a conference call with Lindqvist on Monday.":           "conference call",
		"Reyes and Lindqvist held a video conference on Monday.":          "video conference",
		"Reyes and Lindqvist held a Video Conference call on Monday.":     "Video Conference call",
		"Reyes attended the peace conference talks in Berlin.":            "peace conference talks",
		"The Forum for Democratic Change met Lindqvist in Berlin.":        "met",
		"Okafor, a visiting professor in Lisbon, met Reyes on Monday.":    "met",
		"The conditions were read when Reyes met Lindqvist in Berlin.":    "met",
		"Reyes met Lindqvist in Berlin, and the loan met the conditions.": "met",
	} {
		rules, learnt := triggersOf(t, text, bodies)
		require.Equal(t, []string{want}, rules, text)
		require.Equal(t, []string{want}, learnt, text)
	}
}

// TestStage_Terms holds that what somebody has to meet is no party; it takes a
// parse to see.
func TestStage_Terms(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"The conditions that Norway must meet are hard.", "The conditions that Norway has to meet are hard.",
		"Norway rejected the terms that it would have to meet.", "The tests that the ships have to meet are hard.",
	} {
		_, learnt := triggersOf(t, text, bodies)
		require.Empty(t, learnt, text)
	}
	_, learnt := triggersOf(t, "The officials that Reyes has to meet in Berlin are from Norway.", bodies)
	require.Equal(t, []string{"meet"}, learnt)
}

// vocabulary is what random texts are made of.
const vocabulary = `Reyes Lindqvist Okafor Norway Berlin met meet visited hosted the a his with between and , by phone talks meeting summit visit call
	conference video peace trade state breakfast lunch session on Monday Friday in May will refused to not cancelled off called chaired mediated . . .`

// randomText is some hundred words without sense.
func randomText(seed uint64) string {
	random, words := rand.New(rand.NewPCG(seed, 4)), strings.Fields(vocabulary)
	var text strings.Builder
	for range 150 {
		if word := words[random.IntN(len(words))]; word == "." || word == "," {
			text.WriteString(word)
		} else {
			text.WriteString(" " + word)
		}
	}
	return strings.TrimLeft(text.String(), " .,") + "."
}

// requireEvents fails where a mention is not in exactly one event, or where one
// event takes the same words twice.
func requireEvents(tb testing.TB, doc *extract.Document) {
	tb.Helper()
	seen := make([]int, len(doc.Meetings))
	for _, e := range doc.Events {
		require.NotEmpty(tb, e.Mentions)
		triggers := map[news.Span]bool{}
		for k, i := range e.Mentions {
			seen[i]++
			require.True(tb, k == 0 || i > e.Mentions[k-1], "mentions are in order")
			require.False(tb, triggers[doc.Meetings[i].Trigger], "a trigger is one mention")
			triggers[doc.Meetings[i].Trigger] = true
		}
	}
	for i := range doc.Meetings {
		require.Equal(tb, 1, seen[i], "a mention is in one event")
		if i > 0 {
			require.GreaterOrEqual(tb, doc.Meetings[i].Trigger.Start, doc.Meetings[i-1].Trigger.End, "triggers are apart: %q and %q",
				doc.Text.Slice(doc.Meetings[i-1].Trigger), doc.Text.Slice(doc.Meetings[i].Trigger))
		}
	}
}

func TestStage_RandomTexts(t *testing.T) {
	t.Parallel()
	found := 0
	for seed := range uint64(60) {
		text := randomText(seed)
		for _, doc := range []*extract.Document{annotate(t, text), judged(t, text)} {
			requireEvents(t, doc)
			found += len(doc.Meetings)
		}
	}
	require.Greater(t, found, 1000)
}

// TestStage_Deterministic holds that a text gives the same meetings each time.
func TestStage_Deterministic(t *testing.T) {
	t.Parallel()
	text := randomText(1000)
	first := judged(t, text)
	for range 5 {
		again := judged(t, text)
		require.Equal(t, first.Meetings, again.Meetings)
		require.Equal(t, first.Events, again.Events)
	}
}

// TestStage_OneLongStory holds the cost of a text to its length where all of it is
// told of one meeting.
func TestStage_OneLongStory(t *testing.T) {
	t.Parallel()
	const unit = "Reyes met Lindqvist in Berlin on Monday. The talks on Monday ended.\n\n"
	text := strings.Repeat(unit, 1<<18/len(unit))
	stage, err := shipped()
	require.NoError(t, err)
	plain, parsed := extracttest.Document(t, text, nil), extracttest.Parsed(t, text, nil)
	for _, doc := range []*extract.Document{plain, parsed} {
		require.NoError(t, timex.New().Annotate(doc))
	}
	start := time.Now()
	require.NoError(t, meeting.New(nil, nil).Annotate(plain))
	require.NoError(t, stage.Annotate(parsed))
	require.Less(t, time.Since(start), 20*time.Second)
	require.Greater(t, len(parsed.Meetings), strings.Count(text, "Reyes"))
	requireEvents(t, plain)
	requireEvents(t, parsed)
}
