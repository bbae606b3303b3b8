package news_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

func TestExtraction_Validate(t *testing.T) {
	t.Parallel()
	none, negative := 3, -1
	for name, c := range map[string]struct {
		spoil func(*news.Extraction)
		want  string
	}{
		"ErrText":            {func(e *news.Extraction) { e.Text = "\xff" }, "text: not valid UTF-8"},
		"ErrSentenceOutside": {func(e *news.Extraction) { e.Sentences[1].End = 500 }, "sentence 1: span [73,500] in a text of 95"},
		"ErrSentenceEmpty":   {func(e *news.Extraction) { e.Sentences[0] = span(3, 3) }, "sentence 0: span [3,3]"},
		"ErrSentenceOverlap": {func(e *news.Extraction) { e.Sentences[1].Start = 71 }, "sentence 1: [71,95] begins before [0,72] ends"},
		"ErrEntityID":        {func(e *news.Extraction) { e.Entities[1].ID = 7 }, "entity 1: has id 7"},
		"ErrEntityName":      {func(e *news.Extraction) { e.Entities[1].Name = "" }, "entity 1: has no name"},
		"ErrEntityMention":   {func(e *news.Extraction) { e.Entities[1].Mentions = nil }, "entity 1: has no mention"},
		"ErrEntityType":      {func(e *news.Extraction) { e.Entities[1].Type = "PER" }, `entity 1: type: "PER" is not known`},
		"ErrEntitySubtype":   {func(e *news.Extraction) { e.Entities[1].Subtype = "boat" }, `entity 1: subtype: "boat" is not known`},
		"ErrMentionReversed": {func(e *news.Extraction) { e.Entities[0].Mentions[1].Span = span(9, 4) }, "entity 0: mention 1: span [9,4]"},
		"ErrMentionNegative": {func(e *news.Extraction) { e.Entities[0].Mentions[1].Span = span(-2, 4) }, "entity 0: mention 1: span [-2,4]"},
		"ErrMentionKind":     {func(e *news.Extraction) { e.Entities[0].Mentions[1].Kind = "" }, `entity 0: mention 1: kind: "" is not known`},
		"ErrStandsFor":       {func(e *news.Extraction) { e.Entities[0].Mentions[0].StandsFor = "boat" }, `entity 0: mention 0: stands for: "boat" is not known`},
		"ErrPoint":           {func(e *news.Extraction) { e.Entities[1].Link.Point = &news.Point{Latitude: 91} }, "entity 1: {91 0} is no point"},
		"ErrRoleSpan":        {func(e *news.Extraction) { e.Entities[0].Roles = []news.EntityRole{{Title: "envoy"}} }, "entity 0: role 0: span [0,0]"},
		"ErrRoleEmpty":       {func(e *news.Extraction) { e.Entities[0].Roles = []news.EntityRole{{Span: span(0, 3)}} }, "entity 0: role 0: tells nothing"},
		"ErrRoleAge":         {func(e *news.Extraction) { e.Entities[0].Roles = []news.EntityRole{{Span: span(0, 3), Age: 131}} }, "entity 0: role 0: age 131"},
		"ErrRoleStanding": {func(e *news.Extraction) {
			e.Entities[0].Roles = []news.EntityRole{{Span: span(0, 3), Title: "envoy", Standing: "late"}}
		}, `standing: "late" is not known`},
		"ErrRoleOrganization": {func(e *news.Extraction) {
			e.Entities[0].Roles = []news.EntityRole{{Span: span(0, 3), Title: "envoy", Organization: &none}}
		}, "entity 0: role 0: organization: no entity 3"},
		"ErrQuoteEmpty":       {func(e *news.Extraction) { e.Quotes[0].Content = nil }, "quote 0: has no content"},
		"ErrQuoteOrder":       {func(e *news.Extraction) { e.Quotes[0].Content = []news.Span{span(4, 6), span(1, 3)} }, "quote 0: piece 1 begins before"},
		"ErrQuoteKind":        {func(e *news.Extraction) { e.Quotes[0].Kind = "said" }, `quote 0: kind: "said"`},
		"ErrQuoteCue":         {func(e *news.Extraction) { e.Quotes[0].Cue = span(90, 99) }, "quote 0: cue: span [90,99]"},
		"ErrQuoteSpeaker":     {func(e *news.Extraction) { e.Quotes[0].Speaker = span(5, 5) }, "quote 0: speaker: span [5,5]"},
		"ErrQuoteEntity":      {func(e *news.Extraction) { e.Quotes[0].Entity = &none }, "quote 0: no entity 3"},
		"ErrQuoteAddressee":   {func(e *news.Extraction) { e.Quotes[0].Addressee = span(90, 99) }, "quote 0: addressee: span [90,99]"},
		"ErrQuoteManner":      {func(e *news.Extraction) { e.Quotes[0].Manner = "sang" }, `quote 0: manner: "sang"`},
		"ErrQuoteMedium":      {func(e *news.Extraction) { e.Quotes[0].Medium = "opera" }, `quote 0: medium: "opera"`},
		"ErrQuoteWithin":      {func(e *news.Extraction) { e.Quotes[0].Within = new(int) }, "quote 0: within no other quote 0"},
		"ErrTimeSpan":         {func(e *news.Extraction) { e.Times[0].Span = news.Span{} }, "time 0: span [0,0]"},
		"ErrTimeType":         {func(e *news.Extraction) { e.Times[0].Type = "date" }, `time 0: type: "date"`},
		"ErrTimeMod":          {func(e *news.Extraction) { e.Times[0].Mod = "EARLY" }, `time 0: mod: "EARLY"`},
		"ErrTimeValue":        {func(e *news.Extraction) { e.Times[0].Value = "10 May" }, `time 0: "10 May" is no TIMEX3 value`},
		"ErrTimeRelative":     {func(e *news.Extraction) { e.Times[0].Relative = "published-P1D" }, "time 0: both a value and relative"},
		"ErrTimeZone":         {func(e *news.Extraction) { e.Times[0].Zone = "EST" }, `time 0: zone "EST" is no offset`},
		"ErrMeetingTrigger":   {func(e *news.Extraction) { e.Meetings[0].Trigger = news.Span{} }, "meeting 0: trigger: span [0,0]"},
		"ErrMeetingSentence":  {func(e *news.Extraction) { e.Meetings[0].Sentence = span(72, 95) }, "trigger [10,13] lies outside of sentence [72,95]"},
		"ErrMeetingStatus":    {func(e *news.Extraction) { e.Meetings[0].Status = "held" }, `meeting 0: status: "held"`},
		"ErrMeetingFormat":    {func(e *news.Extraction) { e.Meetings[0].Format = "" }, `meeting 0: format: ""`},
		"ErrParticipantSpan":  {func(e *news.Extraction) { e.Meetings[0].Participants[1].Span = span(94, 96) }, "meeting 0: participant 1: span [94,96]"},
		"ErrParticipantRef":   {func(e *news.Extraction) { e.Meetings[0].Participants[1].Entity = &negative }, "meeting 0: participant 1: no entity -1"},
		"ErrParticipantRole":  {func(e *news.Extraction) { e.Meetings[0].Participants[0].Role = "guest" }, `participant 0: role: "guest"`},
		"ErrMeetingPlace":     {func(e *news.Extraction) { e.Meetings[0].Place.Span = news.Span{} }, "meeting 0: place: span [0,0]"},
		"ErrMeetingPlaceRef":  {func(e *news.Extraction) { e.Meetings[0].Place.Entity = &none }, "meeting 0: place: no entity 3"},
		"ErrMeetingTime":      {func(e *news.Extraction) { e.Meetings[0].Time.Span = news.Span{} }, "meeting 0: time: span [0,0]"},
		"ErrMeetingDate":      {func(e *news.Extraction) { e.Meetings[0].Date = "tomorrow" }, `meeting 0: date: "tomorrow"`},
		"ErrMeetingTopic":     {func(e *news.Extraction) { e.Meetings[0].Topic = span(94, 196) }, "meeting 0: topic: span [94,196]"},
		"ErrMeetingDetail":    {func(e *news.Extraction) { e.Meetings[0].Detail = "odd" }, `meeting 0: detail: "odd"`},
		"ErrMeetingSetting":   {func(e *news.Extraction) { e.Meetings[0].Setting = "odd" }, `meeting 0: setting: "odd"`},
		"ErrMeetingTense":     {func(e *news.Extraction) { e.Meetings[0].Tense = "odd" }, `meeting 0: tense: "odd"`},
		"ErrMeetingSource":    {func(e *news.Extraction) { e.Meetings[0].DateSource = "odd" }, `meeting 0: date source: "odd"`},
		"ErrConfidence":       {func(e *news.Extraction) { e.Meetings[0].Confidence = math.NaN() }, "meeting 0: confidence NaN"},
		"ErrAttribution":      {func(e *news.Extraction) { e.Meetings[0].Attribution = span(94, 196) }, "meeting 0: attribution: span [94,196]"},
		"ErrEventMention":     {func(e *news.Extraction) { e.Events = []news.MeetingEvent{event(7)} }, "event 0: no meeting 7"},
		"ErrEventOrder":       {func(e *news.Extraction) { e.Events = []news.MeetingEvent{event(0, 0)} }, "event 0: mention 1 is out of order"},
		"ErrEventEmpty":       {func(e *news.Extraction) { e.Events = []news.MeetingEvent{event()} }, "event 0: has no mention"},
		"ErrEventStatus":      {func(e *news.Extraction) { e.Events = []news.MeetingEvent{{Mentions: []int{0}}} }, `event 0: status: ""`},
		"ErrReferenceNowhere": {func(e *news.Extraction) { e.Entities, e.Meetings = nil, nil }, "quote 0: no entity 0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := sample(t)
			c.spoil(&e)
			require.ErrorContains(t, e.Validate(), c.want)
		})
	}
}

func TestExtraction_ValidateTellsEverything(t *testing.T) {
	t.Parallel()
	e := sample(t)
	e.Entities[0].Type, e.Quotes[0].Kind, e.Times[0].Type = "x", "y", "z"
	err := e.Validate()
	require.ErrorContains(t, err, "entity 0")
	require.ErrorContains(t, err, "quote 0")
	require.ErrorContains(t, err, "time 0")
}

func TestExtraction_ValidateTakesTheLeastThereIs(t *testing.T) {
	t.Parallel()
	require.NoError(t, news.Extraction{}.Validate())
	require.NoError(t, news.Extraction{
		Text:     "They met.",
		Times:    []news.Time{{Span: span(0, 4), Type: news.DateTime}},
		Quotes:   []news.Quote{{Content: []news.Span{span(0, 4)}, Kind: news.Indirect}},
		Meetings: []news.Meeting{{Trigger: span(5, 8), Sentence: span(0, 9), Status: news.Happened, Format: news.InPerson}},
	}.Validate())
}

func TestExtraction_ValidateTimexValues(t *testing.T) {
	t.Parallel()
	valid := []string{
		"2017", "2017-05", "2017-05-10", "201", "19", "XXXX-05-10", "199X", "2017-W19", "2017-W19-3", "2017-W19-WE", "2017-Q2", "2017-H1",
		"2017-SU", "FY2017", "BC0044", "2017-05-10T14:30", "2017-05-10T14:30:00Z", "2017-05-10TMO", "2017-05-10T14:30+02:00", "T14:30", "TNI",
		"XXXX-XX-XXTEV", "P3D", "P2W", "P1Y6M", "PXD", "P0.5Y", "PT30M", "PT1H30M", "P1DE", "P2C", "P2DT4H", "XXXX-WXX-1",
		"PRESENT_REF", "PAST_REF", "FUTURE_REF",
	}
	for _, value := range valid {
		require.NoError(t, dated(value).Validate(), value)
	}
	for _, value := range []string{"10 May 2017", "2017/05/10", "May", "P", "PD", "2017-5-1", "20170510", "NOW", "2017-05-10 ", "2017-05-10\n", "T", "-05-10"} {
		require.ErrorContains(t, dated(value).Validate(), "TIMEX3", "%q", value)
	}
}

func dated(value string) news.Extraction {
	return news.Extraction{Text: "May", Times: []news.Time{{Span: span(0, 3), Type: news.DateTime, Value: value}}}
}

// What passes can be cut without a panic: that is what Validate is for.
func FuzzExtraction_Validate(f *testing.F) {
	f.Add(facts)
	f.Add(`{"text":"a","meetings":[{"place":{"span":[0,1],"entity":-9}}]}`)
	f.Add(`{"text":"é","sentences":[[0,2]]}`)
	f.Fuzz(func(t *testing.T, data string) {
		var e news.Extraction
		if json.Unmarshal([]byte(data), &e) != nil || e.Validate() != nil {
			return
		}
		text := news.NewText(e.Text)
		for _, sentence := range e.Sentences {
			require.NotEmpty(t, text.Slice(sentence))
		}
		for _, entity := range e.Entities {
			for _, mention := range entity.Mentions {
				require.NotEmpty(t, text.Slice(mention.Span))
			}
		}
		for _, quote := range e.Quotes {
			require.NotEmpty(t, text.Slice(quote.Content[0]))
			require.True(t, quote.Entity == nil || e.Entities[*quote.Entity].ID == *quote.Entity)
		}
		for _, meeting := range e.Meetings {
			require.Contains(t, text.Slice(meeting.Sentence), text.Slice(meeting.Trigger))
		}
	})
}

func BenchmarkExtraction_Validate(b *testing.B) {
	e := sample(b)
	for b.Loop() {
		require.NoError(b, e.Validate())
	}
}

// event is a good event of the given mentions.
func event(mentions ...int) news.MeetingEvent {
	return news.MeetingEvent{Mentions: mentions, Status: news.Happened, Format: news.Talks}
}
