package news

import "time"

// Encounter is one real meeting, as all articles that report it tell of it.
type Encounter struct {
	// ID is its number in the database.
	ID      int64         `json:"id"`
	Status  MeetingStatus `json:"status"`
	Detail  MeetingDetail `json:"detail,omitempty"`
	Format  MeetingFormat `json:"format"`
	Setting string        `json:"setting,omitempty"`
	Series  string        `json:"series,omitempty"`
	// Parties are names, Countries two-letter codes, each once.
	Parties   []string      `json:"parties"`
	Countries []string      `json:"countries"`
	Held      EncounterSite `json:"place,omitzero"`
	// Date is a TIMEX3 value, First and Last the days that it covers; zero where no
	// report states a date.
	Date  string    `json:"date,omitempty"`
	First time.Time `json:"first,omitzero"`
	Last  time.Time `json:"last,omitzero"`
	Topic string    `json:"topic,omitempty"`
	// Statuses are those of the reports, the earliest first.
	Statuses      []MeetingStatus `json:"statuses"`
	FirstReported time.Time       `json:"first_reported,omitzero"`
	LastReported  time.Time       `json:"last_reported,omitzero"`
	Reports       int             `json:"reports"`
	Articles      int             `json:"articles"`
	Sources       int             `json:"sources"`
	// Source, Title and URL are those of the newest report.
	Source string `json:"source"`
	Title  string `json:"title,omitempty"`
	URL    string `json:"url,omitempty"`
	// Sequence grows whenever what is known of the meeting changes.
	Sequence int `json:"sequence"`
}

// EncounterReport is what one article reports of an encounter.
type EncounterReport struct {
	// Reported is the article's time of publication; zero where unknown.
	Reported time.Time     `json:"reported,omitzero"`
	Status   MeetingStatus `json:"status"`
	Detail   MeetingDetail `json:"detail,omitempty"`
	// Date is the TIMEX3 value that the article states.
	Date    string   `json:"date,omitempty"`
	Place   string   `json:"place,omitempty"`
	Parties []string `json:"parties,omitempty"`
	// Article is its number in the database; Source, Title and URL are its own.
	Article int64  `json:"article"`
	Source  string `json:"source"`
	Title   string `json:"title,omitempty"`
	URL     string `json:"url,omitempty"`
	// Sentence is the evidence.
	Sentence string `json:"sentence,omitempty"`
}

// EncounterSite is where an encounter is held.
type EncounterSite struct {
	Name string `json:"name,omitempty"`
	// Country is the two-letter code.
	Country string `json:"country,omitempty"`
	Point   *Point `json:"point,omitempty"`
}

// Dyad is one direction between two parties of an encounter, coded.
type Dyad struct {
	Encounter              int64
	Source, SourceCountry  string
	Target, TargetCountry  string
	CAMEO, PLOVER, Mode    string
	Status, Detail, Format string
	First, Last            time.Time
	Held                   EncounterSite
	FirstReported          time.Time
	Articles, Sources      int
	URL                    string
}
