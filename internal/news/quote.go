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
}
