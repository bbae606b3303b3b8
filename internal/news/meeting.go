package news

// MeetingStatus says whether a meeting takes place.
type MeetingStatus string

// The statuses of a meeting.
const (
	Happened     MeetingStatus = "happened"
	Planned      MeetingStatus = "planned"
	Cancelled    MeetingStatus = "cancelled"
	Denied       MeetingStatus = "denied"
	Hypothetical MeetingStatus = "hypothetical"
)

// MeetingFormat says in which form the parties meet.
type MeetingFormat string

// The formats of a meeting.
const (
	InPerson          MeetingFormat = "in_person"
	Phone             MeetingFormat = "phone"
	Video             MeetingFormat = "video"
	Talks             MeetingFormat = "talks"
	Summit            MeetingFormat = "summit"
	Visit             MeetingFormat = "visit"
	Conference        MeetingFormat = "conference"
	Mediation         MeetingFormat = "mediation"
	UnspecifiedFormat MeetingFormat = "unspecified"
)

// Role is the part that a participant plays in a meeting.
type Role string

// The roles of participants.
const (
	ParticipantRole Role = "participant"
	HostRole        Role = "host"
	VisitorRole     Role = "visitor"
	MediatorRole    Role = "mediator"
	ChairRole       Role = "chair"
	NonAttendeeRole Role = "non_attendee"
)

// Participant is one party of a meeting.
type Participant struct {
	Span Span `json:"span"`
	// Entity is the id of the party's entity; nil where it is not resolved.
	Entity *int `json:"entity,omitempty"`
	Role   Role `json:"role"`
}

// Place is where a meeting is held.
type Place struct {
	Span   Span `json:"span"`
	Entity *int `json:"entity,omitempty"`
}

// TimeRef points to the expression that dates a meeting.
type TimeRef struct {
	Span Span `json:"span"`
}

// Meeting is one mention of a meeting event.
type Meeting struct {
	// Trigger is the smallest word or phrase that names the event.
	Trigger Span `json:"trigger"`
	// Sentence is the evidence: the sentence that holds the trigger.
	Sentence     Span          `json:"sentence"`
	Status       MeetingStatus `json:"status"`
	Format       MeetingFormat `json:"format"`
	Participants []Participant `json:"participants,omitempty"`
	Place        *Place        `json:"place,omitempty"`
	Time         *TimeRef      `json:"time,omitempty"`
	// Date is the resolved TIMEX3 value, for example "2017-05-10" or "2017-07".
	// It is empty where the article states no date: a publication date is never
	// given in its place.
	Date  string `json:"date,omitempty"`
	Topic Span   `json:"topic,omitzero"`
}
