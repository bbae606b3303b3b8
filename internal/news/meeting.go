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

// MeetingDetail is the finer word for a status, where the text tells more.
type MeetingDetail string

// The details of a status.
const (
	OngoingDetail     MeetingDetail = "ongoing"     // happened: goes on at publication
	ScheduledDetail   MeetingDetail = "scheduled"   // planned: with a date or by an organiser
	ExpectedDetail    MeetingDetail = "expected"    // planned: foreseen by others
	DelayedDetail     MeetingDetail = "delayed"     // planned: put off to a named date
	ProposedDetail    MeetingDetail = "proposed"    // hypothetical: somebody offers it
	DemandedDetail    MeetingDetail = "demanded"    // hypothetical: somebody demands it
	ThreatenedDetail  MeetingDetail = "threatened"  // any but cancelled or denied: somebody threatens to end it
	InvitedDetail     MeetingDetail = "invited"     // hypothetical or planned: an invitation is out
	ConditionalDetail MeetingDetail = "conditional" // hypothetical: if, could, may
	PostponedDetail   MeetingDetail = "postponed"   // cancelled: put off without a date
	SuspendedDetail   MeetingDetail = "suspended"   // cancelled: broken off
	RefusedDetail     MeetingDetail = "refused"     // denied: somebody will not
	UnconfirmedDetail MeetingDetail = "unconfirmed" // happened or planned, but one side does not say so
)

// MeetingSetting says between how many sides a meeting is.
type MeetingSetting string

// The settings of a meeting.
const (
	Bilateral    MeetingSetting = "bilateral"
	Multilateral MeetingSetting = "multilateral"
	Internal     MeetingSetting = "internal"
)

// MeetingTense is the tense in which a meeting is told.
type MeetingTense string

// The tenses of a meeting.
const (
	PastTense    MeetingTense = "past"
	PresentTense MeetingTense = "present"
	FutureTense  MeetingTense = "future"
)

// DateSource says what the date of a meeting was read from.
type DateSource string

// The sources of a date.
const (
	ExplicitDate DateSource = "explicit" // a calendar date: 10 May 2017
	RelativeDate DateSource = "relative" // counted from the day of publication: Tuesday
	NarratedDate DateSource = "narrated" // counted from another date of the text: the next day
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

// MeetingEvent is one real meeting of an article: what its mentions say together.
type MeetingEvent struct {
	// Mentions are indexes into the list of meetings, in the order of the text.
	Mentions []int         `json:"mentions"`
	Status   MeetingStatus `json:"status"`
	Detail   MeetingDetail `json:"detail,omitempty"`
	Format   MeetingFormat `json:"format"`
	// Setting is empty where the parties do not tell.
	Setting MeetingSetting `json:"setting,omitempty"`
	// Participants are the fullest list: each party once, by its best span.
	Participants []Participant `json:"participants,omitempty"`
	Place        *Place        `json:"place,omitempty"`
	Date         string        `json:"date,omitempty"`
	DateSource   DateSource    `json:"date_source,omitempty"`
	Topic        Span          `json:"topic,omitzero"`
	// Series is the canonical name of a recurring meeting, for example "G20".
	Series string `json:"series,omitempty"`
	// Confidence is from 0 to 1.
	Confidence float64 `json:"confidence,omitempty"`
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
	Sentence     Span           `json:"sentence"`
	Status       MeetingStatus  `json:"status"`
	Detail       MeetingDetail  `json:"detail,omitempty"`
	Format       MeetingFormat  `json:"format"`
	Setting      MeetingSetting `json:"setting,omitempty"`
	Participants []Participant  `json:"participants,omitempty"`
	Place        *Place         `json:"place,omitempty"`
	Time         *TimeRef       `json:"time,omitempty"`
	// Date is the resolved TIMEX3 value, for example "2017-05-10" or "2017-07".
	// It is empty where the article states no date: a publication date is never
	// given in its place.
	Date       string     `json:"date,omitempty"`
	DateSource DateSource `json:"date_source,omitempty"`
	Topic      Span       `json:"topic,omitzero"`
	// Series is the canonical name of a recurring meeting, for example "G20".
	Series string `json:"series,omitempty"`
	// Tense is how the mention is told; Negative that a negation governs it;
	// Asserted that it is told as a fact, not as supposed, wished or demanded.
	Tense    MeetingTense `json:"tense,omitempty"`
	Negative bool         `json:"negative,omitempty"`
	Asserted bool         `json:"asserted,omitempty"`
	// Attribution is the source that the mention rests on: "according to the Kremlin".
	Attribution Span `json:"attribution,omitzero"`
	// Confidence is from 0 to 1; zero where it was not estimated.
	Confidence float64 `json:"confidence,omitempty"`
}
