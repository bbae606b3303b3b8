package golden

import (
	"math"

	"github.com/dateline-news/dateline/internal/news"
)

// telling is what a mention and the event it is of both have.
type telling struct {
	Status     string  `json:"status"`
	Detail     string  `json:"detail,omitempty"`
	Format     string  `json:"format"`
	Setting    string  `json:"setting,omitempty"`
	Parties    []party `json:"parties,omitempty"`
	Place      place   `json:"place,omitempty"`
	Time       place   `json:"time,omitempty"`
	Date       string  `json:"date,omitempty"`
	DateSource string  `json:"date_source,omitempty"`
	Topic      place   `json:"topic,omitempty"`
	Series     string  `json:"series,omitempty"`
	// Confidence is rounded to a tenth: a new training shall not touch every file.
	Confidence float64 `json:"confidence,omitempty"`
}

type meeting struct {
	Trigger place `json:"trigger"`
	telling
	Manner      string `json:"manner,omitempty"`
	Attribution place  `json:"attribution,omitempty"`
}

type event struct {
	// Mentions are the words that name it.
	Mentions []place `json:"mentions"`
	telling
}

type party struct {
	Text   place  `json:"text"`
	Entity string `json:"entity,omitempty"`
	Role   string `json:"role"`
}

func (r reviewer) meeting(m news.Meeting) meeting {
	out := meeting{
		Trigger: r.place(m.Trigger), Manner: manner(m), Attribution: r.place(m.Attribution),
		telling: telling{
			Status: string(m.Status), Detail: string(m.Detail), Format: string(m.Format), Setting: string(m.Setting),
			Parties: each(m.Participants, r.party), Place: r.where(m.Place), Date: m.Date, DateSource: string(m.DateSource),
			Topic: r.place(m.Topic), Series: m.Series, Confidence: tenth(m.Confidence),
		},
	}
	if m.Time != nil {
		out.Time = r.place(m.Time.Span)
	}
	return out
}

func (r reviewer) event(e news.MeetingEvent) event {
	return event{
		Mentions: each(e.Mentions, func(i int) place { return r.place(r.extraction.Meetings[i].Trigger) }),
		telling: telling{
			Status: string(e.Status), Detail: string(e.Detail), Format: string(e.Format), Setting: string(e.Setting),
			Parties: each(e.Participants, r.party), Place: r.where(e.Place), Date: e.Date, DateSource: string(e.DateSource),
			Topic: r.place(e.Topic), Series: e.Series, Confidence: tenth(e.Confidence),
		},
	}
}

func (r reviewer) party(p news.Participant) party {
	return party{r.place(p.Span), r.name(p.Entity), string(p.Role)}
}

func (r reviewer) where(p *news.Place) place {
	if p == nil {
		return ""
	}
	return r.place(p.Span)
}

// manner says how a mention is told: its tense, and whether it is denied or only
// supposed.
func manner(m news.Meeting) string {
	told := string(m.Tense)
	if m.Negative {
		told += " negative"
	}
	if !m.Asserted {
		told += " unasserted"
	}
	return told
}

func tenth(x float64) float64 { return math.Round(10*x) / 10 }
