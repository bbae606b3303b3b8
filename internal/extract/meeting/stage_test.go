package meeting_test

import (
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

// The people of these tests are invented; the articles are of Thursday 11 May
// 2017.
var people = extracttest.Entities{
	news.Person:       {"Anna Reyes", "Reyes", "Tomas Lindqvist", "Lindqvist", "Okafor"},
	news.Organization: {"European Union", "Harbour Authority"},
	news.Location:     {"Berlin", "Lisbon", "Norway", "Jordan", "Grand Palace"},
}

// annotate runs the time and the meeting stage.
func annotate(tb testing.TB, text string) *extract.Document {
	tb.Helper()
	doc := extracttest.Document(tb, text, people)
	require.NoError(tb, timex.New().Annotate(doc))
	require.NoError(tb, meeting.New(nil, nil).Annotate(doc))
	extracttest.RequireValid(tb, doc)
	return doc
}

// only is the single meeting of a text.
func only(tb testing.TB, text string) (*extract.Document, news.Meeting) {
	tb.Helper()
	doc := annotate(tb, text)
	require.Len(tb, doc.Meetings, 1, text)
	return doc, doc.Meetings[0]
}

// parties writes the participants of a meeting, joined by " + ".
func parties(doc *extract.Document, m news.Meeting) string {
	var list []string
	for _, p := range m.Participants {
		list = append(list, doc.Text.Slice(p.Span))
	}
	return strings.Join(list, " + ")
}

func TestStage_Constructions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, trigger, parties string }{
		{"Reyes met Lindqvist.", "met", "Reyes + Lindqvist"},
		{"Reyes met with Lindqvist.", "met", "Reyes + Lindqvist"},
		{"Reyes and Lindqvist met.", "met", "Reyes + Lindqvist"},
		{"Reyes also met Lindqvist and Okafor.", "met", "Reyes + Lindqvist + Okafor"},
		{"The Norwegian prime minister met Foreign Minister Lindqvist.", "met", "The Norwegian prime minister + Foreign Minister Lindqvist"},
		{"Reyes, the mayor, met Lindqvist.", "met", "Reyes + Lindqvist"},
		{"Reyes flew to Berlin and met Lindqvist.", "met", "Reyes + Lindqvist"},
		{"The meeting between Reyes and Lindqvist went well.", "meeting", "Reyes + Lindqvist"},
		{"Reyes' party read of Lindqvist's meeting with Okafor.", "meeting", "Lindqvist + Okafor"},
		{"Okafor spoke of his meeting with Lindqvist.", "meeting", "his + Lindqvist"},
		{"Reyes held talks with Lindqvist.", "talks", "Reyes + Lindqvist"},
		{"Reyes hosted Lindqvist.", "hosted", "Reyes + Lindqvist"},
		{"Norway will hold peace talks with Jordan.", "peace talks", "Norway + Jordan"},
		{"A phone call between the two leaders lasted an hour.", "phone call", "the two leaders"},
		{"The president of Norway met the king of Jordan.", "met", "The president of Norway + the king of Jordan"},
		{"The visit by Lindqvist ended early.", "visit", "Lindqvist"},
		{"Officials of the European Union met Lindqvist.", "met", "Officials of the European Union + Lindqvist"},
		{"He met her.", "met", "He + her"},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			doc, m := only(t, c.text)
			require.Equal(t, c.trigger, doc.Text.Slice(m.Trigger))
			require.Equal(t, c.parties, parties(doc, m))
			require.Equal(t, doc.Sentences[0], m.Sentence)
		})
	}
}

func TestStage_Status(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want news.MeetingStatus
	}{
		{"Reyes met Lindqvist in Berlin.", news.Happened},
		{"Reyes said after a meeting with Lindqvist that the port was safe.", news.Happened},
		{"The talks between Reyes and Lindqvist ended late.", news.Happened},
		{"Reyes will meet Lindqvist in Berlin.", news.Planned},
		{"Reyes is to meet Lindqvist in Berlin.", news.Planned},
		{"Reyes and Lindqvist to meet in Berlin in July", news.Planned},
		{"Reyes plans to meet Lindqvist.", news.Planned},
		{"Reyes agreed to hold talks with Lindqvist.", news.Planned},
		{"A meeting with Lindqvist is scheduled for July.", news.Planned},
		{"Talks with Lindqvist were called off on Monday.", news.Cancelled},
		{"Reyes cancelled a meeting with Lindqvist.", news.Cancelled},
		{"Reyes postponed her visit to Berlin.", news.Cancelled},
		{"The summit in Berlin was postponed.", news.Cancelled},
		{"Norway suspended talks with Jordan.", news.Cancelled},
		{"Reyes called off her visit to Berlin.", news.Cancelled},
		{"Reyes refused to meet Lindqvist.", news.Denied},
		{"Reyes did not meet Lindqvist.", news.Denied},
		{"Reyes will not meet Lindqvist.", news.Denied},
		{"Reyes denied any meeting with Lindqvist.", news.Denied},
		{"No meeting with Lindqvist was scheduled.", news.Denied},
		{"Reyes has never met Lindqvist.", news.Denied},
		{"Reyes declined to hold talks with Lindqvist.", news.Denied},
		{"Reyes could meet Lindqvist in Berlin.", news.Hypothetical},
		{"Reyes proposed a meeting with Lindqvist.", news.Hypothetical},
		{"Reyes invited Lindqvist to visit Berlin.", news.Hypothetical},
		{"If Reyes met Lindqvist, nobody saw it.", news.Hypothetical},
		{"Norway called for talks with Jordan.", news.Hypothetical},
		{"Reyes wants to meet Lindqvist.", news.Hypothetical},
		{"A meeting with Lindqvist may take place in July.", news.Hypothetical},
		{"The talks did not produce an agreement.", news.Happened},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			_, m := only(t, c.text)
			require.Equal(t, c.want, m.Status)
		})
	}
}

func TestStage_Format(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want news.MeetingFormat
	}{
		{"Reyes met Lindqvist.", news.InPerson},
		{"Reyes spoke by telephone with Lindqvist.", news.Phone},
		{"Reyes had a phone call with Lindqvist.", news.Phone},
		{"Reyes and Lindqvist held a video conference.", news.Video},
		{"Reyes held talks with Lindqvist.", news.Talks},
		{"The summit in Berlin ended.", news.Summit},
		{"Reyes visited Berlin.", news.Visit},
		{"Reyes arrived for a visit to Berlin.", news.Visit},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			_, m := only(t, c.text)
			require.Equal(t, c.want, m.Format)
		})
	}
}

func TestStage_OtherSenses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"The port will not meet the deadline.", "The new ships meet European standards.", "The plan met its targets.",
		"Reyes called him a liar.", "Reyes told reporters that the port was safe.", "Reyes spoke at a news conference.",
		"The meeting room was empty.", "Lindqvist held a press conference in Berlin.", "The rally ended late.",
		"It was a close call for Lindqvist.", "Reyes talks about the weather.", "Thousands visited the fair.",
		"The parties negotiated hard.", "Reyes called for calm.", "Many host sports at home.",
	} {
		require.Empty(t, annotate(t, text).Meetings, text)
	}
}

func TestStage_PlaceAndTime(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, place, time, date string }{
		{"Reyes met Lindqvist in Berlin on Monday.", "Berlin", "Monday", "2017-05-08"},
		{"Reyes will meet Lindqvist in Berlin on Monday.", "Berlin", "Monday", "2017-05-15"},
		{"Reyes met Lindqvist at the Grand Palace in Lisbon.", "Grand Palace in Lisbon", "", ""},
		{"Reyes met Lindqvist.", "", "", ""},
		{"Reyes visited Berlin last week.", "Berlin", "last week", "2017-W18"},
		{"In Lisbon on 3 May 2017, Reyes met Lindqvist.", "Lisbon", "3 May 2017", "2017-05-03"},
		{"Reyes met Lindqvist on Wednesday morning.", "", "Wednesday morning", "2017-05-10"},
		{"Reyes and Lindqvist to meet in Berlin in July", "Berlin", "July", "2017-07"},
		{"Reyes met Lindqvist and resigned on Monday.", "", "", ""},
		{"Reyes met Lindqvist for two hours.", "", "", ""},
		{"Reyes recently met Lindqvist.", "", "", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			doc, m := only(t, c.text)
			place, when := "", ""
			if m.Place != nil {
				place = doc.Text.Slice(m.Place.Span)
				require.NotNil(t, m.Place.Entity)
			}
			if m.Time != nil {
				when = doc.Text.Slice(m.Time.Span)
			}
			require.Equal(t, []string{c.place, c.time, c.date}, []string{place, when, m.Date})
		})
	}
}

// TestStage_NeverPublicationDate holds that a meeting without a stated date has
// none.
func TestStage_NeverPublicationDate(t *testing.T) {
	t.Parallel()
	_, m := only(t, "Reyes met Lindqvist in Berlin.")
	require.Nil(t, m.Time)
	require.Empty(t, m.Date)
}

func TestStage_Roles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want []news.Role
	}{
		{"Reyes met Lindqvist.", []news.Role{news.ParticipantRole, news.ParticipantRole}},
		{"Reyes hosted Lindqvist.", []news.Role{news.HostRole, news.ParticipantRole}},
		{"Reyes visited Lindqvist.", []news.Role{news.VisitorRole, news.HostRole}},
		{"The visit by Lindqvist ended early.", []news.Role{news.VisitorRole}},
	} {
		_, m := only(t, c.text)
		var roles []news.Role
		for _, p := range m.Participants {
			roles = append(roles, p.Role)
			require.NotNil(t, p.Entity, c.text)
		}
		require.Equal(t, c.want, roles, c.text)
	}
}

// TestStage_CallAgain counts "the call" once a telephone call was told of.
func TestStage_CallAgain(t *testing.T) {
	t.Parallel()
	doc := annotate(t, "Reyes had a phone call with Lindqvist. The call lasted an hour.")
	require.Len(t, doc.Meetings, 2)
	require.Equal(t, news.Phone, doc.Meetings[1].Format)
	require.Empty(t, annotate(t, "The call lasted an hour.").Meetings)
}

func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{
		"Reyes met Lindqvist in Berlin on Monday.", "meeting meeting", "of talks between", "will , to meet", "🚢 met Ö", "שלום met Levi\n\nvisit to", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := extracttest.Rough(strings.ToValidUTF8(text, ""))
		require.NoError(t, timex.New().Annotate(doc))
		require.NoError(t, meeting.New(nil, nil).Annotate(doc))
		extracttest.RequireValid(t, doc)
	})
}

// TestStage_Long holds the cost of a text to its length.
func TestStage_Long(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{
		"Reyes met Lindqvist in Berlin on Monday and ", "met ", "meeting ", "visit to Berlin, ", "meeting of Reyes and ", "talks with ", "Monday met ",
	} {
		t.Run(strings.TrimSpace(unit), func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Rough(strings.Repeat(unit, 1<<19/len(unit)))
			require.NoError(t, timex.New().Annotate(doc))
			start := time.Now()
			require.NoError(t, meeting.New(nil, nil).Annotate(doc))
			require.Less(t, time.Since(start), time.Minute)
			require.NotEmpty(t, doc.Meetings)
		})
	}
}

func BenchmarkStage_Annotate(b *testing.B) {
	text := strings.Repeat("Reyes met Lindqvist in Berlin on Monday. The talks were called off. The port stayed open and nobody was hurt.\n\n", 200)
	doc := extracttest.Document(b, text, people)
	require.NoError(b, timex.New().Annotate(doc))
	stage := meeting.New(nil, nil)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		require.NoError(b, stage.Annotate(doc))
		require.Len(b, doc.Meetings, 400)
	}
}
