package news

// QuoteKind says how the words of a speaker are given.
type QuoteKind string

// The kinds of quote.
const (
	// Direct is wholly inside quotation marks.
	Direct QuoteKind = "direct"
	// Mixed is partly inside quotation marks.
	Mixed QuoteKind = "mixed"
	// Indirect has no quotation marks.
	Indirect QuoteKind = "indirect"
)

// Manner says how something was said, in a small controlled list.
type Manner string

// The manners of saying. [SaidManner] is neutral.
const (
	SaidManner       Manner = "said"
	AskedManner      Manner = "asked"
	AnsweredManner   Manner = "answered"
	AnnouncedManner  Manner = "announced"
	ConfirmedManner  Manner = "confirmed"
	DeniedManner     Manner = "denied"
	PromisedManner   Manner = "promised"
	WarnedManner     Manner = "warned"
	UrgedManner      Manner = "urged"
	AccusedManner    Manner = "accused"
	CriticisedManner Manner = "criticised"
	PraisedManner    Manner = "praised"
	ClaimedManner    Manner = "claimed"
	SuggestedManner  Manner = "suggested"
	AgreedManner     Manner = "agreed"
	RefusedManner    Manner = "refused"
)

// Medium says through what the speaker spoke.
type Medium string

// The media that are told apart.
const (
	InterviewMedium      Medium = "interview"
	StatementMedium      Medium = "statement"
	NewsConferenceMedium Medium = "news_conference"
	SocialMediaMedium    Medium = "social_media"
	SpeechMedium         Medium = "speech"
	BroadcastMedium      Medium = "broadcast"
	LetterMedium         Medium = "letter"
	ReportMedium         Medium = "report"
	TestimonyMedium      Medium = "testimony"
)

// Quote is one attribution of speech.
type Quote struct {
	// Content holds the pieces of what was said, in order, marks included.
	Content []Span    `json:"content"`
	Kind    QuoteKind `json:"kind"`
	// Cue is the word or phrase that attributes, for example "said".
	Cue Span `json:"cue,omitzero"`
	// Speaker is the source's noun phrase as printed.
	Speaker Span `json:"speaker,omitzero"`
	// Entity is the id of the speaker's entity; nil where it is not resolved.
	Entity *int `json:"entity,omitempty"`
	// Addressee is whom the words were said to, where the text tells.
	Addressee Span `json:"addressee,omitzero"`
	// Manner is how it was said; empty where no cue tells.
	Manner Manner `json:"manner,omitempty"`
	// Negated says that the words were not said: "declined to say whether".
	Negated bool `json:"negated,omitempty"`
	// Medium is what the words were said through; empty where it is not told.
	Medium Medium `json:"medium,omitempty"`
	// Anonymous says that the speaker is described but kept from being named; the
	// speaker's span is the description.
	Anonymous bool `json:"anonymous,omitempty"`
	// Within is the index of the quote that this one is nested in.
	Within *int `json:"within,omitempty"`
	// Reason names the evidence for the speaker, one word of snake_case, for
	// example "subject_of_cue" or "previous_speaker".
	Reason string `json:"reason,omitempty"`
}
