package store_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// meetingCodes is the mapping, row by row: for a status and a detail, the formats
// and what each is coded as: CAMEO there, back and elsewhere; PLOVER with its
// mode; ACE.
func meetingCodes() map[string]map[string]string {
	const formats = "in_person phone video talks summit visit conference mediation unspecified"
	const rest = "in_person phone video talks summit conference unspecified"
	refused, stopped, threatened := " REJECT meet Contact.Meet Asserted Negative Unspecified",
		" REJECT - Contact.Meet Asserted Negative Unspecified", " THREATEN relations Contact.Meet Other Negative Unspecified"
	threat := map[string]string{rest + " visit": "134 134 -" + threatened, "mediation": "135 135 -" + threatened}
	return map[string]map[string]string{
		"happened/": {
			"in_person summit conference unspecified": "040 040 044 CONSULT - Contact.Meet Asserted Positive Past",
			"visit":       "042 043 - CONSULT visit Contact.Meet Asserted Positive Past",
			"phone video": "041 041 - CONSULT phone Contact.Phone-Write Asserted Positive Past",
			"talks":       "046 046 - CONSULT - Contact.Meet Asserted Positive Past",
			"mediation":   "045 045 - CONSULT - Contact.Meet Asserted Positive Past",
		},
		"planned/":              {formats: "036 036 - AGREE - Contact.Meet Asserted Positive Future"},
		"hypothetical/":         {formats: "- - - - - Contact.Meet Other Positive Unspecified"},
		"hypothetical/proposed": {formats: "036 036 - AGREE - Contact.Meet Other Positive Unspecified"},
		"hypothetical/invited":  {formats: "036 036 - AGREE - Contact.Meet Other Positive Unspecified"},
		"hypothetical/demanded": {
			rest + " visit": "106 106 - REQUEST meet Contact.Meet Other Positive Unspecified",
			"mediation":     "108 108 - REQUEST meet Contact.Meet Other Positive Unspecified",
		},
		"happened/threatened": threat, "planned/threatened": threat, "hypothetical/threatened": threat,
		"denied/":        {formats: "- - - - - Contact.Meet Asserted Negative Unspecified"},
		"denied/refused": {rest + " visit": "125 125 -" + refused, "mediation": "126 126 -" + refused},
		"cancelled/":     {rest: "164 164 -" + stopped, "visit": "160 160 -" + stopped, "mediation": "165 165 -" + stopped},
	}
}

// TestMeetingCodes walks every row of the mapping, and the table has no other.
func TestMeetingCodes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var want []string
	for status, formats := range meetingCodes() {
		for names, codes := range formats {
			for _, format := range strings.Fields(names) {
				want = append(want, status+"/"+format+" "+codes)
			}
		}
	}
	require.Len(t, want, 12*9, "every format in every row")
	require.ElementsMatch(t, want, column[string](t, b.conn, `
		SELECT concat_ws('/', status, detail, format) || ' ' || concat_ws(' ', coalesce(cameo, '-'), coalesce(cameo_back, '-'),
			coalesce(cameo_elsewhere, '-'), coalesce(plover, '-'), coalesce(plover_mode, '-'), ace, ace_modality, ace_polarity, ace_tense)
		FROM meeting_codes`))
}

// dyadsSQL writes each direction in one line, parties by the first letter.
const dyadsSQL = `
	SELECT left(source_party, 1) || '>' || left(target_party, 1) || concat_ws(' ', '', coalesce(cameo, '-'), coalesce(plover, '-'), plover_mode)
	FROM meeting_dyads ORDER BY 1`

func TestView_MeetingDyads(t *testing.T) {
	t.Parallel()
	astana, vienna := town("Astana", "KZ", 1526273), town("Vienna", "AT", 2761369)
	happened := func(format news.MeetingFormat) news.MeetingEvent {
		return news.MeetingEvent{Status: news.Happened, Format: format, Date: "2026-05-12"}
	}
	tests := map[string]struct {
		roles []news.Role
		place *news.Entity
		event news.MeetingEvent
		want  []string
	}{
		"Home":      {place: &astana, event: happened(news.Summit), want: []string{"A>Y 040 CONSULT", "Y>A 040 CONSULT"}},
		"Elsewhere": {place: &vienna, event: happened(news.InPerson), want: []string{"A>Y 044 CONSULT third-party", "Y>A 044 CONSULT third-party"}},
		"NoPlace":   {event: happened(news.InPerson), want: []string{"A>Y 040 CONSULT", "Y>A 040 CONSULT"}},
		"VisitByRole": {
			roles: []news.Role{news.VisitorRole, news.HostRole}, event: happened(news.Visit),
			want: []string{"A>Y 042 CONSULT visit", "Y>A 043 -"},
		},
		"VisitByHost": {
			roles: []news.Role{news.HostRole, news.ParticipantRole}, event: happened(news.Visit),
			want: []string{"A>Y 043 -", "Y>A 042 CONSULT visit"},
		},
		"VisitByPlace":   {place: &astana, event: happened(news.Visit), want: []string{"A>Y 042 CONSULT visit", "Y>A 043 -"}},
		"VisitUndecided": {event: happened(news.Visit), want: []string{"A>Y 040 CONSULT", "Y>A 040 CONSULT"}},
		"DetailOfItsOwn": {
			event: news.MeetingEvent{Status: news.Denied, Detail: news.RefusedDetail, Format: news.Talks},
			want:  []string{"A>Y 125 REJECT meet", "Y>A 125 REJECT meet"},
		},
		"Demanded": {
			event: news.MeetingEvent{Status: news.Hypothetical, Detail: news.DemandedDetail, Format: news.Talks},
			want:  []string{"A>Y 106 REQUEST meet", "Y>A 106 REQUEST meet"},
		},
		"Threatened": {
			event: news.MeetingEvent{Status: news.Happened, Detail: news.ThreatenedDetail, Format: news.Mediation},
			want:  []string{"A>Y 135 THREATEN relations", "Y>A 135 THREATEN relations"},
		},
		"CalledOffVisit": {
			roles: []news.Role{news.VisitorRole, news.HostRole}, event: news.MeetingEvent{Status: news.Cancelled, Format: news.Visit},
			want: []string{"A>Y 160 REJECT", "Y>A 160 REJECT"},
		},
		"DetailOfNone": {
			event: news.MeetingEvent{Status: news.Cancelled, Detail: news.PostponedDetail, Format: news.Talks},
			want:  []string{"A>Y 164 REJECT", "Y>A 164 REJECT"},
		},
		"Multilateral": {
			event: news.MeetingEvent{Status: news.Happened, Format: news.Conference, Setting: news.Multilateral},
			want:  []string{"A>Y 040 CONSULT multilateral", "Y>A 040 CONSULT multilateral"},
		},
		"NoCode": {
			event: news.MeetingEvent{Status: news.Hypothetical, Detail: news.ConditionalDetail, Format: news.Talks},
			want:  []string{"A>Y - -", "Y>A - -"},
		},
		"NotThere": {roles: []news.Role{news.ParticipantRole, news.NonAttendeeRole}, event: happened(news.Talks), want: []string{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			facts := kvamme()
			facts.roles, facts.place, facts.meeting = test.roles, test.place, test.event
			b.save(t, telling("a", 13, facts))
			require.Equal(t, test.want, column[string](t, b.conn, dyadsSQL))
		})
	}
}

// TestView_MeetingDyads_VisitorAlone has the country for a host, but not at home.
func TestView_MeetingDyads_VisitorAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	astana, oslo := town("Astana", "KZ", 1526273), town("Oslo", "NO", 3143244)
	facts := told{
		parties: []news.Entity{minister("Astrid Kvamme", 1)}, place: &astana,
		meeting: news.MeetingEvent{Status: news.Happened, Format: news.Visit, Date: "2026-05-12"},
	}
	b.save(t, telling("a", 13, facts))
	facts.parties = []news.Entity{minister("Astrid Kvamme", 1)}
	facts.place = &oslo
	b.save(t, telling("b", 13, facts))
	require.Equal(t, []string{"Astana 043 NO", "Astrid Kvamme 042 KZ"}, column[string](t, b.conn,
		"SELECT source_party || ' ' || cameo || ' ' || target_country FROM meeting_dyads ORDER BY 1"))
}

// TestView_MeetingDyads_Crowd has n·(n−1) rows for n parties.
func TestView_MeetingDyads_Crowd(t *testing.T) {
	t.Parallel()
	b := setup(t)
	facts := told{meeting: news.MeetingEvent{Status: news.Happened, Format: news.Summit}}
	for _, name := range []string{"Ada Orlova", "Jon Brandt", "Ines Duarte", "Moussa Keita", "Liisa Rannamäe"} {
		facts.parties = append(facts.parties, news.Entity{Type: news.Person, Name: name})
	}
	b.save(t, telling("a", 13, facts))
	require.Equal(t, 5*4, one[int](t, b.conn, "SELECT count(*) FROM meeting_dyads WHERE cameo = '040'"))
}
